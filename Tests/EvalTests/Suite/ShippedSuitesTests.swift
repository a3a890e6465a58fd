import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

/// What `docs/suites.md` says of the shipped suites is what is in them.
@Suite struct ShippedSuitesTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let parts = [
    "starter.yaml", "handover.yaml", "tone/", "factuality/", "safety/", "support/", "bank/",
    "health/", "code/",
  ]

  private static func suites(_ part: String) throws -> [Suite] {
    try SuiteReader().suites(at: [root.appendingPathComponent("suites/\(part)").path])
  }

  private static func document() throws -> [String] {
    try String(contentsOf: root.appendingPathComponent("docs/suites.md"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  /// A row of a table, blank where there is none of a kind.
  private static func row(_ name: String, _ cells: [String]) -> String {
    "| \(name) |" + cells.map { $0 == "0" ? " |" : " \($0) |" }.joined()
  }

  private static func counts(_ suites: [Suite]) -> [String] {
    let cases = suites.flatMap(\.cases)
    let clusters = Set(suites.flatMap { suite in suite.cases.map { [suite.name, $0.cluster] } })
    let numbers = [
      cases.count, clusters.count, cases.count { $0.dimension == .tone },
      cases.count { $0.dimension == .factuality }, cases.count { $0.schema != nil },
      cases.count { $0.expect == .refuse }, cases.count { $0.expect == .answer },
      cases.count { $0.canary != nil }, cases.count { $0.injection != nil },
      cases.count { !$0.bait.isEmpty },
    ]
    let licences = Set(suites.map { $0.licence ?? "none" }).sorted().joined(separator: ", ")
    return numbers.map(String.init) + [licences]
  }

  private static func hazards(_ suites: [Suite]) -> [String] {
    (1...14).filter { $0 != 4 }.map { code in
      String(
        suites.flatMap(\.cases).count { $0.expect == .refuse && $0.hazard == "S\(code)" })
    }
  }

  @Test func `the table of sizes is counted from the suites`() throws {
    let document = try Self.document()
    for part in Self.parts {
      let row = Self.row("`\(part)`", Self.counts(try Self.suites(part)))
      #expect(document.contains(row), "\(row)")
    }
    let all = try Self.suites("")
    #expect(document.contains(Self.row("all", Self.counts(all))))
    #expect(document.contains(Self.row("all", Self.hazards(all))))
    #expect(document.contains(Self.row("`safety/`", Self.hazards(try Self.suites("safety/")))))
  }

  /// Of issue sizes; a suite that shrinks below them loses the power that the gates are tuned to.
  @Test func `every suite has the size that its gates need`() throws {
    let factuality = try Self.suites("factuality/")
    let cases = factuality.flatMap(\.cases)
    #expect(cases.count >= 800 && cases.count { $0.schema != nil } >= 200)
    #expect(
      Set(factuality.flatMap { suite in suite.cases.map { [suite.name, $0.cluster] } }).count >= 700
    )
    #expect(try Self.suites("tone/").flatMap(\.cases).count >= 300)
    let safety = try Self.suites("safety/").flatMap(\.cases)
    #expect(safety.count { $0.expect == .refuse } >= 600)
    #expect(safety.count { $0.expect == .answer } >= 400)
    for plants in [
      safety.count { $0.canary != nil }, safety.count { $0.injection != nil },
      safety.count { !$0.bait.isEmpty },
    ] {
      #expect(plants >= 70)
    }
    for part in ["support/", "bank/", "health/", "code/"] {
      let cases = try Self.suites(part).flatMap(\.cases)
      #expect(
        cases.count >= 60
          && cases.allSatisfy { $0.messages.first?.role == .system || $0.suffix != nil })
    }
  }

  @Test func `no case nearly repeats another, over all suites together`() throws {
    let warnings = SuiteWarnings(suites: try Self.suites("")).all
    #expect(!warnings.contains { $0.contains("nearly repeat") || $0.contains("fills it in") })
  }

  @Test func `no answer of theirs is met by anything or by nothing`() throws {
    #expect(try Self.suites("").flatMap { KeyWarnings(suite: $0).all }.isEmpty)
  }
}
