import Testing

@testable import Metrics

struct ContradictionTests {
  @Test(arguments: [
    ("It has 206 bones.", "It has 205 bones.", [Contradiction.Kind.number]),
    ("It has 206 bones.", "An adult has 206 bones.", []),
    ("It is 10 km away.", "It is 6.21 miles away.", []),
    ("Yes, it is.", "No, it isn't.", [.polarity]),
    ("On 4 May 1931.", "On 5 May 1931.", [.date]),
    ("On 4 May 1931.", "In 1931.", []),
    ("It was designed by Brandt.", "It was designed by Meier.", [.entity]),
    ("It was designed by Ilse Brandt.", "Brandt designed it.", []),
    ("", "", []),
  ])
  func `kinds of contradiction`(first: String, second: String, kinds: [Contradiction.Kind]) {
    let found = Contradiction.between(ReplyText(first), ReplyText(second)).map(\.kind)
    #expect(found.filter(kinds.contains) == kinds)
    if kinds.isEmpty { #expect(found.isEmpty) }
  }
}

struct FlipsTests {
  /// p₁(1 − p₂) + p₂(1 − p₁) for 0.8 and 0.8.
  @Test
  func `the independence ceiling`() {
    #expect(abs(Flips.ceiling(0.8, 0.8) - 0.32) < 1e-12)
  }

  /// By hand: items (1,0), (½,1), (1,1): rate (1 + ½ + 0)/3, harmful 1/3, self (0 + 1 + 0)/3.
  @Test
  func `flips, harmful flips and self-flips`() throws {
    let flips = try #require(
      Flips([
        ([true, true], [false, false]), ([true, false], [true, true]),
        ([true, true], [true, true]),
        ([], [true]),
      ]))
    #expect(abs(flips.rate - 0.5) < 1e-12)
    #expect(abs(flips.harmfulRate - 1.0 / 3) < 1e-12)
    #expect(abs((flips.selfRate ?? 0) - 1.0 / 3) < 1e-12)
    let ceiling = Flips.ceiling(5.0 / 6, 2.0 / 3)
    #expect(abs((flips.excess ?? 0) - (0.5 - 1.0 / 3) / (ceiling - 1.0 / 3)) < 1e-12)
  }

  @Test
  func `nothing paired, nothing to say`() {
    #expect(Flips([]) == nil)
    #expect(Flips([([true], [true])])?.selfRate == nil)
    #expect(Flips([([true], [true])])?.excess == nil)
  }
}

struct SummaryTests {
  /// SimpleQA (2024): harmonic mean of overall correct and correct given attempted.
  @Test
  func `SimpleQA's metrics`() throws {
    let summary = SimpleQA(correct: 38, incorrect: 50, notAttempted: 12)
    #expect(summary.overallCorrect == 0.38)
    #expect(abs(try #require(summary.correctGivenAttempted) - 0.4318181818181818) < 1e-12)
    #expect(abs(try #require(summary.fScore) - 0.4042553191489362) < 1e-12)
    #expect(abs(try #require(summary.penalised(by: 0.5)) - 0.13) < 1e-12)
  }

  @Test
  func `SimpleQA's edges`() {
    #expect(SimpleQA([Grade]()).fScore == nil)
    #expect(SimpleQA([Grade.notAttempted]).correctGivenAttempted == nil)
    #expect(SimpleQA([Grade.incorrect]).fScore == 0)
    #expect(SimpleQA([Grade.correct, .incorrect]).total == 2)
  }

  /// scipy 1.17.1: entropy([3, 1], base=2) = 0.8112781244591328.
  @Test
  func `agreement of samples`() throws {
    let agreement = try #require(SampleAgreement(["Paris", "paris.", "the Paris", "Lyon"]))
    #expect(agreement.distinct == 2)
    #expect(agreement.modeShare == 0.75)
    #expect(agreement.pairwise == 0.5)
    #expect(abs(agreement.entropy - 0.8112781244591328) < 1e-12)
    #expect(SampleAgreement([String]()) == nil)
    #expect(SampleAgreement(["x"])?.pairwise == nil)
    #expect(SampleAgreement([Grade.correct, .correct])?.entropy == 0)
  }
}

struct HostileFactualityTests {
  private static let keys: [AnswerKey] = [
    .number(206, unit: "km", tolerance: 0.1), .date("1969-07-20"), .aliases(["Paris", "New York"]),
    .text(contains: ["a"], lacks: ["b"]), .choice("B", options: ["x", "y"]),
    .pattern("(a+)+$"), .patterns(all: ["(?i:x)"], none: ["(a|a)*b"]),
    .context("A short passage.", aliases: []), .json(.null), .unknowable,
    .falsePremise(aliases: ["no"]), .falsePremise(aliases: ["no"], premise: ["x y"]),
  ]

  @Test(arguments: [
    String(repeating: "9", count: 100_000), String(repeating: "1,", count: 50_000),
    String(repeating: "1 000 ", count: 20_000), String(repeating: "[", count: 100_000),
    String(repeating: "two hundred and ", count: 8_000), String(repeating: "not ", count: 30_000),
    String(repeating: "\u{1F600}", count: 30_000), String(repeating: "A ", count: 50_000),
    String(repeating: "-", count: 100_000), String(repeating: "new york ", count: 10_000),
    String(repeating: "10^9999", count: 2_000), String(repeating: "é", count: 50_000),
    String(decoding: (0..<60_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }, as: UTF8.self),
  ])
  func `every key grades any text`(text: String) {
    let reply = ReplyText(text)
    for key in Self.keys {
      let reading = Grade.read(Response(text: text), reply, key: key, question: "How far is it?")
      if let range = reading.evidence { #expect(range.upperBound <= text.utf8.count) }
    }
    #expect(Contradiction.between(reply, reply).isEmpty)
  }
}
