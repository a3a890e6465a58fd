import Testing

@testable import Metrics

struct PhraseGrammarTests {
  private static let grammar = PhraseGrammar<Int>(
    classes: [("HELP", "help assist"), ("NO", "not never")],
    rules: [(1, "i NO ~2 HELP"), (2, "^ nope"), (3, "a/an b c"), (4, "so NO $")])

  private func cues(_ string: String) -> [Int] {
    let text = ReplyText(string)
    var cues: [Int] = []
    text.words.withUnsafeBufferPointer { words in
      for sentence in text.sentences {
        Self.grammar.forEachMatch(in: sentence.words, of: words) { _ in
          true
        } _: {
          cues.append($0.cue)
        }
      }
    }
    return cues
  }

  @Test(arguments: [
    ("I not help", [1]), ("I never really quite assist", [1]), ("I never ever once quite help", []),
    ("Nope", [2]), ("Well nope", []), ("an b c", [3]), ("a b", []), ("I not. Help", []),
    ("And so never.", [4]), ("So never again.", []),
  ])
  func `classes, gaps, alternatives and anchors match within a sentence`(text: String, cues: [Int])
  {
    #expect(self.cues(text) == cues)
  }
}
