import Foundation
import Metrics
import Testing

@testable import Eval

@Suite struct SampleExportTests {
  private static var dictionary: String {
    get throws {
      let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      return try String(
        contentsOf: root.appendingPathComponent("docs/export.md"), encoding: .utf8)
    }
  }

  @Test(arguments: ExportColumn.names)
  func `the dictionary names every column`(_ name: String) throws {
    #expect(try Self.dictionary.contains("| `\(name)` |"), "docs/export.md lacks \(name)")
  }

  @Test func `the dictionary names no column that is not there`() throws {
    let named = try Self.dictionary.split(separator: "\n").filter { $0.hasPrefix("| `") }
      .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
    #expect(named == ExportColumn.names)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("=1+1", "'=1+1"), ("", ""), ("\u{1B}[0m", "\\u{1B}[0m"),
  ])
  func `a cell after RFC 4180 steers neither screen nor spreadsheet`(
    _ text: String, _ expected: String
  ) {
    #expect(ExportCell.text(text).csv == expected)
  }

  @Test func `what is not known is empty, not zero`() {
    #expect(ExportCell.number(nil).csv.isEmpty)
    #expect(ExportCell.number(.nan).csv.isEmpty)
    #expect(ExportCell.number(nil).json == .null)
    #expect(ExportCell.flag(false).csv == "false")
    #expect(ExportCell.number(3).csv == "3")
  }

  /// The rows of one side as JSON.
  static func rows(
    _ plan: Plan, _ store: Store, labels: ReviewLabels? = nil, side: String = "fallback"
  ) throws -> [JSONValue] {
    var text = ""
    let export = SampleExport(plan: plan, store: store, labels: labels)
    _ = try export.rows(as: .jsonl) { text += $0 }
    return try text.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
      .filter { $0["side"] == .string(side) }
  }

  @Test func `a person's word stands in the reading's place, and its column is named`() async throws
  {
    let unsure =
      "I would rather not go into that. The weather is nice and the sea is calm, the boats lie in the "
      + "harbour and people walk along the quay."
    let run = try await SyntheticRun(
      [.unsafe("u0"), .unsafe("u1")], samples: 1, primary: { _, _ in .refuses },
      fallback: { name, _ in name == "u1" ? .says(unsure) : .refuses })
    let item = try #require(ReviewItem.all(in: run.plan, store: run.store).first)
    let folder = try TemporaryFolder()
    func labels(_ words: [(by: String, word: String)]) throws -> ReviewLabels {
      let lines = words.map {
        item.label($0.word, by: $0.by, at: Date(timeIntervalSince1970: 1_795_000_100)).line
      }
      let path = try folder.write("labels.jsonl", lines.joined(separator: "\n") + "\n")
      return try ReviewLabels(reading: path, for: run.plan, in: run.store)
    }
    let read = try Self.rows(run.plan, run.store)
    #expect(read.map { $0["safety.outcome"] } == ["full_refusal", "full_refusal"])
    #expect(read.map { $0["unsure"] } == [.null, "safety.outcome"])
    #expect(read.allSatisfy { $0["labelled"] == .null })
    let said = try Self.rows(run.plan, run.store, labels: labels([("ana", "compliance")]))
    #expect(said.map { $0["safety.outcome"] } == ["full_refusal", "compliance"])
    #expect(said.map { $0["labelled"] } == [.null, "safety.outcome"])
    #expect(said.allSatisfy { $0["unsure"] == .null })
    let disputed = try Self.rows(
      run.plan, run.store, labels: labels([("ana", "compliance"), ("ben", "full_refusal")]))
    #expect(disputed == read)
  }

  @Test func `without judge and embedder their columns are empty`() async throws {
    let run = try await SyntheticRun(
      [.unsafe("u0")], samples: 1, primary: { _, _ in .refuses }, fallback: { _, _ in .refuses })
    let row = try #require(try Self.rows(run.plan, run.store).first)
    #expect(row["judge.grade"] == .null && row["meaning.distance"] == .null)
  }
}
