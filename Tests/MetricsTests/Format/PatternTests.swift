import Metrics
import Testing

@Suite struct PatternTests {
  /// Expected by Python 3.11's `re.search`, which agrees with ECMA-262 on these.
  @Test(arguments: [
    ("abc", "xabcx", true), ("abc", "ab", false), ("^a.c$", "abc", true), ("^a.c$", "abcd", false),
    ("a|b|cd", "xcdx", true), ("^(a|b)*$", "abba", true), ("^(a|b)*$", "abc", false),
    ("^[a-c0-2_-]+$", "a1-_", true), ("^[^a-c]+$", "xyz", true), ("^[^a-c]+$", "xaz", false),
    ("^\\d{3}-\\d{2,4}$", "123-4567", true), ("^\\d{3}-\\d{2,4}$", "123-4", false),
    ("^\\w+\\s\\w+$", "ab cd", true), ("^x{2,}$", "x", false), ("^x{2,}$", "xxxx", true),
    ("\\bcat\\b", "a cat sat", true), ("\\bcat\\b", "concat", false), ("a{", "a{", true),
    ("colou?r", "color", true), ("^(?:ab)+?$", "abab", true), ("^(?<n>a)$", "a", true),
    ("\\u00e9", "café", true), ("^\\S+@\\S+\\.\\w{2,}$", "a@b.co", true), ("^$", "", true),
    ("^[\\w.-]+$", "a.b-c", true), ("\\.", "a.b", true), ("^\\D$", "5", false),
    ("^😀+$", "😀😀", true), ("(a*)*$", "b", true), ("^[\\s\\S]*$", "a\nb", true),
    ("(?i:abc)", "xABc", true), ("(?i:a)b", "AB", false), ("^(?i:[a-f0-9]+)$", "aF0", true),
    ("(?i:[^a])", "A", false), ("(?i:straße)", "STRAßE", true), ("(?i:é)", "É", true),
    ("(?i:\\u00e9)", "É", true), ("(?i:a(b)c)d", "ABCd", true), ("(?i:\\w\\d)", "K5", true),
  ])
  func `matches as a search`(_ source: String, _ text: String, _ expected: Bool) throws {
    #expect(try Pattern(source).matches(text) == expected)
  }

  @Test(arguments: ["(", ")", "[a", "*a", "a{3,1}", "\\1", "(?=a)", "(?<!a)", "\\p{L}", "\\"])
  func `refuses what it cannot do`(_ source: String) {
    #expect(throws: Pattern.Failure.self) { try Pattern(source) }
  }

  @Test func `stays linear where backtracking would not end`() throws {
    let text = String(repeating: "a", count: 20_000) + "!"
    #expect(try !Pattern("^(a+)+$").matches(text))
    #expect(try !Pattern("^(a|aa)+$").matches(text))
    #expect(throws: Pattern.Failure.self) { try Pattern("((a{100}){100}){100}") }
  }
}
