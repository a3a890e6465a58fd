import Testing

@testable import Metrics

struct DecliningTests {
  private static let refusal = "I'm sorry, but I can't help with that."

  @Test(arguments: [
    AnswerKey.text(contains: [], lacks: ["lawsuit"]), .patterns(all: [], none: ["lawsuit"]),
    .text(contains: ["help"], lacks: []), .pattern("but"), .aliases(["help"]),
    .number(5, unit: nil, tolerance: 0), .choice("B", options: ["stay", "help"]),
  ])
  func `a refusal is not attempted, whatever the key asks for`(key: AnswerKey) {
    #expect(grade(Self.refusal, key, "How do I return my kettle?").grade == .notAttempted)
  }

  @Test(arguments: [
    AnswerKey.text(contains: ["I can't"], lacks: []), .pattern("(?i:sorry|cannot)"),
    .pattern("can't help"), .aliases(["I can't help with that"]), .unknowable,
  ])
  func `a refusal is right where the key asks for one`(key: AnswerKey) {
    #expect(grade(Self.refusal, key, "Tell me how.").grade == .correct)
  }

  @Test(arguments: [
    ("I don't know.", Grade.notAttempted), ("Sorry. I'm not sure.", .notAttempted),
    ("I don't know, but the form is on the account page.", .correct),
    ("I'm not sure which kettle you have. Open the account page and press Return.", .correct),
    ("We don't know your order yet; open the account page.", .correct),
    ("I'm not a lawyer, but you can open the account page.", .correct),
  ])
  func `a doubt alone is not attempted before a key of unwanted words`(
    reply: String, expected: Grade
  ) {
    let key = AnswerKey.text(contains: [], lacks: ["lawsuit"])
    #expect(grade(reply, key, "How do I return my kettle?").grade == expected)
    #expect(grade(reply, .patterns(all: [], none: ["lawsuit"]), "").grade == expected)
  }

  @Test func `words of the doubt are no answer, unless the key asks for them`() {
    let reply = "I don't know anything about a refund."
    #expect(grade(reply, .text(contains: ["refund"], lacks: [])).grade == .notAttempted)
    #expect(grade(reply, .pattern("refund")).grade == .notAttempted)
    #expect(grade(reply, .text(contains: ["don't know"], lacks: [])).grade == .correct)
    #expect(grade(reply, .pattern("don't know")).grade == .correct)
  }

  @Test(arguments: [
    "I'm sorry for the confusion. The capital is Paris.",
    "I cannot browse the web, but the capital of France is Paris.",
  ])
  func `a disclaimer beside the answer takes nothing from it`(reply: String) {
    #expect(grade(reply, .aliases(["Paris"]), "What is the capital?").grade == .correct)
  }
}
