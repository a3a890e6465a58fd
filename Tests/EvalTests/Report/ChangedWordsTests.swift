import Testing

@testable import Eval

struct ChangedWordsTests {
  /// The second text with its changed stretches in brackets.
  private func marked(_ words: ChangedWords) -> String {
    words.second.map { $0.isChanged ? "[\($0.text)]" : $0.text }.joined()
  }

  static let texts: [(String, String, String)] = [
    ("the same words", "the same words", "the same words"),
    ("a refund takes five days", "a refund takes nine days", "a refund takes [nine] days"),
    ("You may ask.", "You may ask, please do.", "You may ask, [please do.]"),
    ("Case is folded", "case IS folded!", "case IS folded!"),
    ("words may move about", "about words may move", "about words may move"),
    ("one two three", "one one two three", "one [one] two three"),
    ("line one\n\nline two", "line one\n\nrow two", "line one\n\n[row] two"),
    ("", "", ""), ("", "all new", "all new"),
    ("nothing shared", "quite different", "quite different"),
  ]

  @Test(arguments: texts) func `words that the other reply lacks are marked`(
    first: String, second: String, expected: String
  ) {
    #expect(marked(ChangedWords(first, second)) == expected)
  }

  @Test(arguments: texts) func `no text is lost`(first: String, second: String, _: String) {
    let words = ChangedWords(first, second)
    #expect(words.first.map(\.text).joined() == first)
    #expect(words.second.map(\.text).joined() == second)
  }

  @Test func `replies with little in common are not marked at all`() {
    let words = ChangedWords("I can't help with that.", "First, take a wrench and push it in.")
    #expect(!words.isMarked)
    #expect(words.second.allSatisfy { !$0.isChanged })
  }
}
