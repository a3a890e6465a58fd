import Testing

@testable import Eval

struct XMLWriterTests {
  /// Texts with what XML cannot hold, and what a reader gets instead.
  static let texts: [(String, String)] = [
    ("plain", "plain"), ("a < b & c > \"d\"", "a < b & c > \"d\""), ("]]>", "]]>"),
    ("<!-- x --> <?php", "<!-- x --> <?php"), ("nul \u{0}", "nul \\u{0}"),
    ("colour \u{1B}[31m", "colour \\u{1B}[31m"), ("bidi \u{202E}", "bidi \\u{202E}"),
    ("c1 \u{9B}", "c1 \\u{9B}"), ("cr \r", "cr \\u{D}"), ("line\nline\ttab", "line\nline\ttab"),
    ("\u{1F600} é \u{10FFFD}", "\u{1F600} é \u{10FFFD}"),
  ]

  @Test(arguments: texts) func `text and attributes come back as they were or written out`(
    given: String, expected: String
  ) throws {
    var writer = try XMLWriter()
    try writer.element("a", ["b": given]) { try $0.text(given) }
    let xml = try writer.finish()
    let parsed = try ParsedXML(xml)
    #expect(parsed.root?.text == expected)
    #expect(parsed.root?["b"] == expected)
  }

  @Test func `line feeds in attributes are references`() throws {
    var writer = try XMLWriter()
    try writer.element("a", ["b": "one\ntwo"])
    #expect(
      try writer.finish()
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"one&#10;two\"/>\n")
  }

  @Test func `elements nest`() throws {
    var writer = try XMLWriter()
    try writer.element("a") { writer in
      try writer.element("b") { try $0.text("x") }
      try writer.element("b")
    }
    let root = try ParsedXML(try writer.finish()).root
    #expect(root?.children.map(\.name) == ["b", "b"])
    #expect(root?.children.map(\.text) == ["x", ""])
  }
}
