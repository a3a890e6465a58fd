import Testing

@testable import Metrics

struct ChoiceGradeTests {
  private static let options = ["lead", "iron", "salt", "gold"]
  private static let question = "Which one is no metal? A) lead B) iron C) salt D) gold"

  @Test(arguments: [
    "A) lead B) iron C) salt D) gold", "A) lead\nB) iron\nC) salt\nD) gold",
    "lead, iron, salt or gold", "The options are A, B, C and D.", "A or B or C or D", "A/B/C/D",
    "Which one is no metal? A) lead B) iron C) salt D) gold",
    "A) lead is one. B) iron is one. C) salt is one. D) gold is one.",
  ])
  func `a reply that goes through the options chooses none`(reply: String) {
    for letter in ["A", "B", "C", "D"] {
      let key = AnswerKey.choice(letter, options: Self.options)
      #expect(grade(reply, key, Self.question).grade == .incorrect, "\(letter)")
    }
  }

  @Test(arguments: [
    "A) lead B) iron C) salt D) gold\nC", "A) lead\nB) iron\nC) salt\nD) gold\n\nAnswer: C",
    "Which one is no metal? A) lead B) iron C) salt D) gold\n\nThe answer is C) salt.",
    "Lead, iron and gold are metals; salt is not. So the answer is salt.", "(C)", "c)", "Salt.",
    "Salt is no metal, whereas lead, iron and gold are.", "C. A and B are metals, and so is D.",
    "A) is a metal, B) is a metal, D) is a metal. Answer: C) salt", "C, not A.",
  ])
  func `what follows a repeated list is the answer`(reply: String) {
    let key = AnswerKey.choice("C", options: Self.options)
    #expect(grade(reply, key, Self.question).grade == .correct)
    let other = AnswerKey.choice("A", options: Self.options)
    #expect(grade(reply, other, Self.question).grade == .incorrect)
  }

  @Test(arguments: ["A or C", "It is either lead or salt.", "The answer is A or C.", "A and C"])
  func `two options are no choice`(reply: String) {
    for letter in ["A", "C"] {
      let key = AnswerKey.choice(letter, options: Self.options)
      #expect(grade(reply, key, Self.question).grade == .incorrect)
    }
  }

  @Test func `letters in brackets need not be options`() {
    let key = AnswerKey.choice("A", options: Self.options)
    let reply = "In which do you count two vowels (a, e, i, o, u)? A) lead B) iron C) salt D) gold"
    #expect(grade(reply, key, reply).grade == .incorrect)
  }

  @Test func `one who lists them and does not know has not attempted it`() {
    let key = AnswerKey.choice("C", options: Self.options)
    #expect(grade("I don't know which of lead, iron, salt or gold.", key).grade == .notAttempted)
  }
}
