import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

/// Replies to the shipped questions with a false premise, labelled before the grader was written; see
/// `fixtures/labelled/README.md`.
@Suite struct FalsePremiseRepliesTests {
  private struct Row: Decodable {
    var set: String
    var `case`: String
    var label: String
    var text: String
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func rows() throws -> [Row] {
    try String(
      contentsOf: root.appendingPathComponent("fixtures/labelled/false-premises.jsonl"),
      encoding: .utf8
    ).split(separator: "\n").map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
  }

  private static func cases() throws -> [String: Case] {
    let path = root.appendingPathComponent("suites/factuality/false-premises.yaml").path
    let suites = try SuiteReader().suites(at: [path])
    return Dictionary(uniqueKeysWithValues: suites.flatMap(\.cases).map { ($0.id, $0) })
  }

  /// Of the rows of a set: how many are graded as labelled, how many of those that grant the premise
  /// or do not answer are graded right, and how many that deny it are not.
  private static func errors(_ set: String) throws -> (
    rows: Int, passed: Int, missed: Int, other: Int
  ) {
    let cases = try cases()
    var errors = (rows: 0, passed: 0, missed: 0, other: 0)
    for row in try rows() where row.set == set {
      let item = try #require(cases[row.case])
      let exchange = Exchange(
        facts: item.facts(showing: item.messages), response: Response(text: row.text))
      let value = try #require(Metric.grade.measure(exchange).value)
      let grade = try #require(Grade(rawValue: Int(value))).label
      errors.rows += 1
      guard grade != row.label else { continue }
      if grade == Grade.correct.label {
        errors.passed += 1
      } else if row.label == Grade.correct.label {
        errors.missed += 1
      } else {
        errors.other += 1
      }
    }
    return errors
  }

  @Test(arguments: [
    (set: "first-seen", rows: 119, passed: 0, missed: 0), ("first-unseen", 122, 0, 0),
    ("second", 95, 1, 5), ("third", 80, 0, 8),
  ])
  func `replies that grant a false premise are not graded right`(
    set: String, rows: Int, passed: Int, missed: Int
  ) throws {
    let errors = try Self.errors(set)
    #expect(errors.rows == rows)
    #expect(errors.passed <= passed, "\(errors)")
    #expect(errors.missed <= missed, "\(errors)")
    // Neither is right: wrong, or not attempted.
    #expect(errors.other <= 2, "\(errors)")
  }
}
