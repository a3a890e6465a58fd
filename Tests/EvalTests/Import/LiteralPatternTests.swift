import Metrics
import Testing

@testable import Eval

@Suite struct LiteralPatternTests {
  @Test(arguments: ["a.b*c", "(x)|[y]{2}", "$1 ^ \\n", "50 % / -", "é😀\nline", "+?"])
  func `any text is found as it stands`(_ text: String) throws {
    let anywhere = try Pattern(LiteralPattern.finding([text, "other"]))
    #expect(anywhere.matches("<" + text + ">"))
    #expect(!anywhere.matches("<" + String(text.dropFirst()) + ">"))
    let whole = try Pattern(LiteralPattern.finding([text, "other"], .whole))
    #expect(whole.matches(text) && whole.matches("other"))
    #expect(!whole.matches(text + "x") && !whole.matches("x" + text))
    let start = try Pattern(LiteralPattern.finding([text], .start, ignoringCase: true))
    #expect(start.matches(text.uppercased() + "x") && !start.matches("x" + text))
  }
}
