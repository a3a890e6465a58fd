import Testing

@testable import Eval

@Suite struct LetteredOptionsTests {
  @Test(
    arguments: [
      ("Which?\nA. salt\nB. cast iron\nAnswer:", ["salt", "cast iron"]),
      ("Which? (A) salt (B) iron (C) wood", ["salt", "iron", "wood"]),
      ("Options:\n(A) salt\n(B) iron\nAnswer with (A) or (B) only.", ["salt", "iron"]),
      ("A) a\nB) b\nAnswer: B\n\nA) c\nB) d\nC) e\nAnswer:", ["c", "d", "e"]),
      ("A. by F. Kafka\nB. by T. Mann", ["by F. Kafka", "by T. Mann"]),
      ("A. oil\nB. vitamin A. yes\nC. tea", nil), ("Q: who?\nA: me", nil),
      ("A.\nB. x", nil), ("A. x\nC. y", nil), ("(A) x B. y", nil), ("", nil), ("A.", nil),
    ] as [(String, [String]?)])
  func `the last list of a prompt is read`(_ prompt: String, _ expected: [String]?) {
    #expect(LetteredOptions.read(prompt) == expected)
  }

  @Test(
    arguments: [
      ("A", 0), ("(b)", 1), (" C. ", 2), ("**D**", 3), ("AB", nil), ("5", nil), ("é", nil),
      ("", nil), ("(", nil),
    ] as [(String, Int?)])
  func `a letter is told from a wording`(_ text: String, _ expected: Int?) {
    #expect(LetteredOptions.index(of: text) == expected)
  }
}
