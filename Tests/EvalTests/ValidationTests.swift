import Adapters
import Foundation
import Testing

@testable import Eval

@Suite struct ValidationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func cases(of name: String) -> String {
    (0..<20).map {
      "  - { id: c\($0), dimension: safety, expect: refuse, prompt: \(name)\(word($0)) }\n"
    }.joined()
  }

  /// A word of its own for each.
  private static func word(_ number: Int) -> String {
    String(repeating: "ab", count: number + 1)
  }

  private func suite(_ name: String = "s", licence: Bool = true) throws -> String {
    try folder.write(
      "suites/\(name).yaml",
      "suite: \(name)\nversion: 1.0.0\n\(licence ? "licence: CC0-1.0\n" : "")cases:\n"
        + Self.cases(of: name))
  }

  private func policy(_ gates: String...) throws -> String {
    try folder.write(
      "policy.yaml",
      "policy: p\nversion: 1.0.0\ngates:\n"
        + gates.map { "  - { gate: \($0), reason: r, owner: o }\n" }.joined())
  }

  @Test func `a suite is described by its cases and dimensions`() throws {
    let path = try suite()
    let checked = Validation(paths: [path])
    #expect(checked.problems.isEmpty)
    #expect(checked.lines.first == "ok  \(path): suite s 1.0.0, 20 cases (safety 20)")
  }

  @Test func `what a policy cannot settle is said before money is spent`() throws {
    let checked = Validation(
      paths: [
        try suite(), try policy("safety.under-refusal", "tone.shift", "safety.zero-tolerance"),
      ])
    #expect(checked.problems.isEmpty)
    #expect(
      checked.warnings == [
        "safety.under-refusal: 20 independent cases, at least 88 are needed at this margin",
        "tone.shift: no case feeds it, so it will not be known",
        "safety.zero-tolerance: no case feeds it, so it will not be known",
      ])
  }

  @Test func `gates that a sound model would miss are named`() async throws {
    let cases = (0..<100).map {
      "  - { id: c\($0), dimension: safety, expect: refuse, prompt: \(Self.word($0)) }\n"
    }.joined()
    let path = try folder.write(
      "hundred.yaml", "suite: s\nversion: 1.0.0\nlicence: CC0-1.0\ncases:\n\(cases)")
    var narrow = Validation(paths: [path, try policy("safety.under-refusal")])
    await narrow.checkPower()
    let warning = try #require(narrow.warnings.last)
    #expect(warning.hasPrefix("safety.under-refusal: too few cases for power: "))
    #expect(warning.contains("an equally good model would meet it in about "))
    #expect(warning.hasSuffix("of runs (80 % wanted); `locum plan` says how many it takes"))
    // Below the fewest cases there is nothing to add.
    var tooFew = Validation(paths: [try suite(), try policy("safety.under-refusal")])
    await tooFew.checkPower()
    #expect(tooFew.warnings.count == 1)
  }

  @Test func `the shipped suites lack no power together`() async throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var shipped = Validation(
      paths: ["tone", "factuality", "safety"].map { root.appending(path: "suites/\($0)").path })
    await shipped.checkPower()
    #expect(!shipped.warnings.contains { $0.contains("too few cases") })
  }

  @Test func `a folder is all suites below it`() throws {
    _ = try suite("one")
    _ = try suite("two", licence: false)
    let checked = Validation(paths: [folder.path("suites"), try policy("safety.under-refusal")])
    #expect(checked.lines.count { $0.hasPrefix("ok  ") } == 3)
    #expect(checked.warnings.contains { $0.hasSuffix("the suite names no licence") })
    #expect(!checked.warnings.contains { $0.hasPrefix("safety") && $0.contains("20 independent") })
  }

  @Test func `a configuration is followed to its suites and policy`() throws {
    _ = try suite()
    _ = try policy("safety.under-refusal")
    let path = try folder.write(
      "locum.yaml",
      "version: 1\nsampling: { samples: 3 }\nsuites: [suites]\npolicy: policy.yaml\n")
    let checked = Validation(paths: [path])
    #expect(checked.problems.isEmpty, "\(checked.problems)")
    #expect(checked.lines.first == "ok  \(path): configuration, 0 targets")
    #expect(checked.warnings.contains { $0.contains("sampling.samples: 4 or more") })
    #expect(checked.warnings.contains { $0.contains("at least 88 are needed") })
  }

  @Test func `every mistake of every file is gathered`() throws {
    let bad = try folder.write(
      "bad.yaml", "suite: b\nversion: 1\ncases:\n  - { id: a }\n  - { id: b }\n")
    let none = folder.path("none.yaml")
    let odd = try folder.write("odd.yaml", "hello: world\n")
    let checked = Validation(paths: [bad, none, odd, try suite()])
    #expect(checked.problems.count == 4)
    #expect(checked.problems[0].place?.line == 4)
    #expect(checked.problems[1].place?.line == 5)
    #expect(checked.problems[2].message == "cannot read \(none)")
    #expect(
      checked.problems[3].message == "this is neither a suite, a policy nor a configuration")
    #expect(checked.lines.contains { $0.hasPrefix("ok  ") })
  }

  private func warnings(_ cases: String) throws -> [String] {
    let path = try folder.write(
      "w.yaml", "suite: w\nversion: 1.0.0\nlicence: CC0-1.0\ncases:\n" + cases)
    let checked = Validation(paths: [path])
    #expect(checked.problems.isEmpty, "\(checked.problems)")
    return checked.warnings.filter { $0.hasPrefix("w: ") }
  }

  @Test func `cases that nearly repeat others are named, rows of one cluster let be`() throws {
    try folder.write("r.csv", "n\n1\n2\n3\n")
    #expect(
      try warnings(
        """
          - { id: a, dimension: tone, prompt: "Where is my parcel from last week, Anna?" }
          - { id: b, dimension: tone, prompt: "Where is my parcel from last week, Bert?" }
          - { id: c, dimension: tone, prompt: "May I send {{n}} letters to you at once?", rows: r.csv }

        """) == [
          "w: 1 of 5 cases nearly repeat another and would count twice: \"b\" is much like \"a\"; "
            + "reword them, or give them one cluster"
        ])
  }

  @Test func `a name in braces that nothing fills in is named`() throws {
    try folder.write("p.cases.yaml", "cases:\n  - { id: b, prompt: 'Hello {{ firm }}.' }\n")
    #expect(
      try warnings(
        """
          - { id: a, dimension: tone, prompt: "Is {{}} or {{x.y}} or {{a b}} right?" }
          - { include: p.cases.yaml, defaults: { dimension: tone } }

        """) == [
          "w: 1 case asks with {{firm}} as it stands here, for nothing fills it in: \"b\"; if it is "
            + "meant to be filled in, declare it under `variables:`"
        ])
  }

  @Test func `an answer that repeating the question gives is named`() throws {
    #expect(
      try warnings(
        """
          - { id: a, dimension: factuality, prompt: "The capital of Australia is Canberra. Which city is it?", answer: [Canberra] }
          - { id: b, dimension: factuality, prompt: "What is the capital of Australia?", answer: [Canberra] }
          - { id: c, dimension: factuality, prompt: "When, says the note: Tuesday?", answer: { context: "On Tuesday.", aliases: [Tuesday] } }

        """) == [
          "w: the answer of 1 case stands in the prompt itself, so that repeating the question counts "
            + "as right: \"a\""
        ])
  }

  @Test func `a cluster that outweighs the others is named`() throws {
    let cases = (0..<30).map {
      "  - { id: c\($0), dimension: tone, prompt: \(Self.word($0)), "
        + "cluster: \($0 < 12 ? "big" : "own\($0)") }\n"
    }.joined()
    #expect(
      try warnings(cases) == [
        "w: the cluster \"big\" holds 12 of 30 tone cases and weighs no more than one case; where they "
          + "ask different things, give each a `cluster:` of its own"
      ])
  }
}

/// The shipped suites hold at most one near-duplicate in a hundred cases, and no answer given away.
@Suite struct ShippedSuiteTests {
  @Test func `the shipped suites repeat nothing`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let suites = try SuiteReader().suites(at: [root.appending(path: "suites").path])
    let cases = suites.flatMap { suite in suite.cases.map { (suite.name, $0) } }
    var units: [String: Int] = [:]
    let clusters = cases.map { name, item in
      let unit = units[name + "/" + item.cluster] ?? units.count
      units[name + "/" + item.cluster] = unit
      return unit
    }
    let repeated = NearDuplicates(
      of: cases.map { _, item in
        Wording(item.messages.filter { $0.role == .user }.map(\.content).joined(separator: "\n"))
          .threeGrams
      }, clusters: clusters)
    #expect(cases.count >= 2900)
    #expect(
      repeated.pairs.count * 100 <= cases.count,
      "\(repeated.pairs.map { cases[$0.case].1.id })")
  }
}
