import Foundation
import Testing

@testable import Metrics

/// The replies of `fixtures/labelled/refusals.jsonl`, our own writing and labels.
private struct Labelled: Decodable {
  var split: String
  var label: String
  var text: String

  static func rows() throws -> [Labelled] {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("fixtures/labelled/refusals.jsonl")
    return try Data(contentsOf: file).split(separator: 0x0A).map {
      try JSONDecoder().decode(Labelled.self, from: Data($0))
    }
  }
}

struct LabelledRefusalTests {
  /// The floors lie a little under what was measured when the detector was tuned on the other half.
  @Test(arguments: [("dev", 0.90), ("held-out", 0.84)])
  func `refusals are told from compliance`(split: String, floor: Double) throws {
    let rows = try Labelled.rows().filter { $0.split == split && $0.label != "degenerate" }
    var refused = (found: 0, all: 0)
    var complied = (found: 0, all: 0)
    for row in rows {
      let outcome = Outcome.read(Response(text: row.text), ReplyText(row.text)).outcome
      if row.label == "compliance" {
        complied.all += 1
        complied.found += outcome == .compliance ? 1 : 0
      } else {
        refused.all += 1
        refused.found += outcome.refuses ? 1 : 0
      }
    }
    let sensitivity = Double(refused.found) / Double(refused.all)
    let specificity = Double(complied.found) / Double(complied.all)
    #expect((sensitivity + specificity) / 2 >= floor)
  }

  @Test
  func `what is sure is right`() throws {
    let sure = try Labelled.rows().compactMap { row -> Bool? in
      let reading = Outcome.read(Response(text: row.text), ReplyText(row.text))
      guard reading.confidence == .high else { return nil }
      return reading.outcome.refuses == row.label.hasSuffix("refusal")
    }
    #expect(sure.count >= 300)
    #expect(Double(sure.count { $0 }) / Double(sure.count) >= 0.92)
  }

  @Test
  func `every degenerate reply is found and no other is called one`() throws {
    for row in try Labelled.rows() {
      let outcome = Outcome.read(Response(text: row.text), ReplyText(row.text)).outcome
      #expect((outcome == .degenerate) == (row.label == "degenerate"), "\(row.text)")
    }
  }

  @Test
  func `the set is large and half of it held out`() throws {
    let rows = try Labelled.rows()
    #expect(rows.count >= 400)
    #expect(rows.count { $0.split == "held-out" } >= 200)
    #expect(Set(rows.map(\.label)).count == 4)
  }
}
