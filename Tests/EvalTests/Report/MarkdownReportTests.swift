import Testing

@testable import Eval

struct MarkdownReportTests {
  @Test func `hostile text formats nothing and splits no cell`() throws {
    let markdown = Report.hostile.markdown()
    // The text has runs of two backticks, so its spans of code are fenced by three.
    let outside = markdown.split(separator: "```").enumerated().filter { $0.offset % 2 == 0 }
    #expect(outside.count > 1)
    #expect(outside.allSatisfy { !$0.element.contains("<") && !$0.element.contains("@someone") })
    #expect(!markdown.unicodeScalars.contains { $0.isUnprintable && $0 != "\n" })
    let table = markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(table.count > 2)
    for row in table {
      #expect(row.replacing("\\|", with: "").count { $0 == "|" } == 9)
    }
  }

  static let texts: [(String, String)] = [
    ("a*b_c", "a\\*b\\_c"), ("<b>&", "&lt;b&gt;&amp;"), ("@me", "&#64;me"), ("a\nb", "a b"),
    ("[x](y)", "\\[x\\](y)"), ("\u{1B}[1m", "\\\\u{1B}\\[1m"),
  ]

  @Test(arguments: texts) func `text is escaped`(given: String, expected: String) {
    #expect(given.markdown == expected)
  }

  static let spans: [(String, String)] = [
    ("a", "`a`"), ("a`b", "`` a`b ``"), ("``", "``` `` ```"), ("", ""),
  ]

  @Test(arguments: spans) func `code is fenced by more backticks than it has`(
    given: String, expected: String
  ) {
    #expect(given.markdownCode == expected)
  }

  @Test(arguments: ReportScene.readable)
  func `it reads as recorded`(scene: ReportScene) throws {
    try Golden.expect(scene.report.markdown(), equals: "report/\(scene.rawValue).md")
  }
}
