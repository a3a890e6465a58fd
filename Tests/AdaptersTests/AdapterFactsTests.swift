import Foundation
import Testing

@testable import Adapters

struct AdapterFactsTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/adapters.md")

  private static var table: String {
    let rows = Adapter.all.map { adapter in
      var cells = adapter.facts
      cells[0] = "`\(cells[0])`"
      return "| " + cells.joined(separator: " | ") + " |"
    }
    let names = "| " + Adapter.factNames.joined(separator: " | ") + " |"
    let rule = "|" + Adapter.factNames.map { _ in "---|" }.joined()
    return ([names, rule] + rows).joined(separator: "\n") + "\n"
  }

  /// With `RECORD=1` the page is brought up to date, and the test fails all the same.
  @Test func `docs/adapters.md holds the table that locum targets prints`() throws {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(page.range(of: "<!-- table -->\n"))
    let end = try #require(page.range(of: "<!-- end of table -->"))
    let written = String(page[start.upperBound..<end.lowerBound])
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      let new = page[..<start.upperBound] + Self.table + page[end.lowerBound...]
      try Data(new.utf8).write(to: Self.page)
      Issue.record("recorded docs/adapters.md; read it, then test without RECORD")
    }
    #expect(written == Self.table, "RECORD=1 scripts/test --filter AdapterFactsTests writes it")
  }

  @Test(arguments: Adapter.all.map(\.name))
  func `Every adapter says something for each column`(_ name: String) throws {
    let facts = try #require(Adapter.named(name)).facts
    #expect(facts.count == Adapter.factNames.count)
    #expect(facts.allSatisfy { !$0.isEmpty && !$0.contains("|") })
  }
}
