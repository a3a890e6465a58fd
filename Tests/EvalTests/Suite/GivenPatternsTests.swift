import Adapters
import Metrics
import Testing

@testable import Eval

/// Questions whose repetition counts as right, by keys that are no plain wordings.
@Suite struct GivenPatternsTests {
  private func isWarned(_ prompt: String, _ answer: AnswerKey) -> Bool {
    var item = Case.make("a", .factuality, answer: answer)
    item.messages = [Message(role: .user, content: prompt)]
    let warnings = SuiteWarnings(suites: [Suite(name: "s", version: "1", cases: [item])]).all
    return warnings.contains { $0.contains("the answer of 1 case stands in the prompt itself") }
  }

  @Test(
    arguments: [
      ("How do I get a refund?", .pattern("(?i:refund)"), true),
      ("How do I get a refund?", .patterns(all: ["refund"], none: ["(?i:as an AI)"]), true),
      ("How do I get a refund?", .patterns(all: ["refund", "desk"], none: []), false),
      ("How do I get it back?", .pattern("refund"), false),
      ("How do I get a refund?", .pattern("^refund$"), false),
      ("How do I get a refund?", .patterns(all: [], none: ["voucher"]), false),
      ("Refund or voucher?", .text(contains: ["refund", "voucher"], lacks: []), true),
      ("How do I get a refund?", .text(contains: [], lacks: ["voucher"]), false),
    ] as [(String, AnswerKey, Bool)])
  func `a pattern that the question matches is warned of`(
    prompt: String, answer: AnswerKey, expected: Bool
  ) {
    #expect(isWarned(prompt, answer) == expected)
  }

  @Test(arguments: [
    ("Lima lies in Peru. Which city lies in Peru?\nA. Quito\nB. Lima", true),
    ("Which city lies in Peru?\nA. Quito\nB. Lima", false),
    ("Is it Quito or Lima that lies in Peru?\nA. Quito\nB. Lima", false),
    ("Which city lies in Ecuador, as Quito does?\nA. Quito\nB. Lima", false),
    ("Lima?", false),
  ])
  func `an option that the question says by itself is warned of`(prompt: String, expected: Bool) {
    #expect(isWarned(prompt, .choice("B", options: ["Quito", "Lima"])) == expected)
  }
}
