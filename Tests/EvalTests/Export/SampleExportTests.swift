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
}
