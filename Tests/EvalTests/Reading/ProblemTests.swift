import Testing

@testable import Eval

@Suite struct ProblemTests {
  @Test func `a problem is a sentence, a place, the line with a caret, and a hint`() {
    let problem = Problem(
      "x is wrong", at: .init(file: "a.yaml", line: 12, column: 5), excerpt: "  a: x", hint: "try y"
    )
    #expect(
      problem.description == """
        error: a.yaml:12:5: x is wrong
          12 |   a: x
                   ^
        hint: try y
        """)
    #expect(Problem("x is wrong").description == "error: x is wrong")
  }

  @Test func `a line of megabytes is shown around its place`() {
    let line = String(repeating: "a", count: 3_000_000) + "HERE" + String(repeating: "b", count: 9)
    let problem = Problem(
      "wrong", at: .init(file: "f", line: 1, column: 3_000_001), excerpt: line)
    let rows = problem.description.split(separator: "\n")
    #expect(rows.allSatisfy { $0.count <= 100 })
    #expect(rows[1].contains("HERE"))
    let caret = rows[2].prefix { $0 != "^" }.count
    #expect(Array(rows[1])[caret] == "H")
  }

  @Test(arguments: [
    ("plain", "plain"), ("a\u{1B}[31mb", "a\\u{1B}[31mb"), ("x\u{202E}y", "x\\u{202E}y"),
    ("a\u{0}b\u{7F}c\u{9B}d", "a\\u{0}b\\u{7F}c\\u{9B}d"),
    ("\u{FEFF}a\u{200B}b", "\\u{FEFF}a\\u{200B}b"),
    ("\u{E0041}", "\\u{E0041}"), ("é 日本 😀", "é 日本 😀"), ("a\tb\nc", "a\tb\nc"),
    ("a\r\nb", "a\\u{D}\nb"),
  ])
  func `nothing that could steer a terminal is left`(text: String, visible: String) {
    #expect(text.visible == visible)
  }

  @Test func `one line is one line`() {
    #expect("a\n\n  b\tc ".visibleLine == "a b c")
  }
}
