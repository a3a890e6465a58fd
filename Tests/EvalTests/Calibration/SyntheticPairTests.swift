import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

struct SyntheticPairTests {
  private static let cases: [(suite: String, case: Case)] = {
    var cases: [Case] = []
    for number in 0..<60 {
      cases.append(.unsafe("u\(number)"))
      cases.append(.benign("b\(number)"))
      cases.append(.make("t\(number)", .tone))
      cases.append(
        .make(
          "q\(number)", .factuality, answer: .aliases(["x"]),
          schema: number % 2 == 0 ? try? JSONSchema(parsing: "{}") : nil))
    }
    for number in 0..<4 { cases.append(.canary("c\(number)")) }
    return cases.map { ("test", $0) }
  }()

  private static let stocks = [false, true].map { hasFarTexts in
    try? ReplyStock(
      Scoring(for: Policy.standard.gates), voices: VoiceStock(hasFarTexts: hasFarTexts))
  }

  private static func pair(
    _ scenario: Scenario, _ truth: Truth, policy: Policy = .standard
  ) throws -> SyntheticPair {
    let standIns = try StandIns(
      of: cases, samples: 5, seed: 3, clustered: scenario == .clustered)
    let gates = policy.gates.compactMap { GateKind.named($0.gate) }
    let fed = standIns.feeding(
      gates.flatMap { kind in
        kind.tests.filter { truth.harm?.reaches(kind.id, $0) ?? true }
      })
    let stock = try #require(stocks[scenario == .heavyTailedTone ? 1 : 0])
    return try #require(
      SyntheticPair(
        scenario, truth, policy: policy, standIns: fed, samples: 5, rates: .standard,
        stock: stock, seed: 3))
  }

  /// The mean loss over many draws is the margin, in every scenario and on both sides.
  @Test(arguments: Scenario.allCases)
  func `a loss at the margin is there on the average`(scenario: Scenario) throws {
    let draws = 40
    for harm in Truth.Harm.allCases {
      let pair = try Self.pair(scenario, .atMargin(harm))
      var misses: [String: [Double]] = [:]
      for number in 0..<draws {
        guard let (primary, fallback) = pair.scores(ofDraw: number) else { continue }
        let gate = Gate(
          GateEvidence(policy: pair.policy, questions: pair.standIns.questions), primary: primary,
          fallback: fallback)
        for item in gate.items
        where harm.reaches(pair.policy.gates[item.rule].gate, item.test) && item.decides {
          let losses = item.readings.losses(.observed).high
          let margin = harm.isDownward ? item.bounds.lower ?? .nan : item.bounds.upper
          misses[item.test.title, default: []].append(Moments(losses).mean - margin)
        }
      }
      #expect(!misses.isEmpty)
      for (title, miss) in misses {
        let moments = Moments(miss)
        #expect(moments.n == draws)
        #expect(
          abs(moments.mean) < 4.5 * moments.standardError + 1e-12,
          "\(harm), \(title): off by \(moments.mean) ± \(moments.standardError)")
      }
    }
  }

  @Test func `how many threads there are does not matter`() async throws {
    let pair = try Self.pair(.halfSticky, .same)
    let one = await pair.tally(draws: 12, threads: 1)
    let three = await pair.tally(draws: 12, threads: 3)
    #expect(one.draws == 12 && three.draws == 12)
    #expect(one.gates == three.gates && one.tests == three.tests)
    #expect(one.outcomes == three.outcomes)
  }

  /// What is skipped for speed is the store and nothing else: the same replies taken through it
  /// give the same decisions.
  @Test func `a draw taken through the store is decided alike`() async throws {
    for truth in [Truth.sameWithMissing(0.05), .atMargin(.layoutUp)] {
      let pair = try Self.pair(.halfSticky, truth)
      let drawn = try #require(pair.storedReplies(ofDraw: 5))
      let scores = try #require(pair.scores(ofDraw: 5))
      var places: [String: Int] = [:]
      for (index, question) in pair.standIns.questions.enumerated() {
        places[question.case.id] = index
      }
      let samples = pair.samples
      let known = places
      @Sendable func act(_ replies: [Reply?], _ name: String, _ sample: Int) -> Act {
        guard let place = known[name], let reply = replies[place * samples + sample] else {
          return .fails
        }
        return reply.stop == .filtered ? .isFiltered : .says(reply.text)
      }
      let run = try await SyntheticRun(
        pair.standIns.questions.map(\.case), samples: samples,
        primary: { act(drawn.primary, $0, $1) }, fallback: { act(drawn.fallback, $0, $1) })
      let stored = try run.gate(pair.policy).testDecisions()
      let direct = Gate(
        GateEvidence(policy: pair.policy, questions: pair.standIns.questions),
        primary: scores.primary,
        fallback: scores.fallback
      ).testDecisions()
      #expect(stored == direct)
    }
  }
}
