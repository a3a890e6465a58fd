import Adapters
import Metrics
import Testing

@testable import Eval

@Suite struct KeyWarningsTests {
  private static func warnings(_ answer: AnswerKey, asking prompt: String = "Which?") -> [String] {
    let item = Case(
      id: "x", dimension: .factuality, messages: [Message(role: .user, content: prompt)],
      answer: answer)
    return KeyWarnings(suite: Suite(name: "s", version: "1", cases: [item])).all
  }

  @Test(arguments: [
    (AnswerKey.aliases(["A"]), "answer: A"), (.aliases(["Paris", "the"]), "answer: the"),
    (.aliases(["a"]), "answer: a"), (.aliases(["yes|"]), "answer: yes|"),
    (.aliases(["Paris|Lyon"]), "answer: Paris|Lyon"), (.aliases(["..."]), "answer: ..."),
    (.context("text", aliases: ["of the"]), "aliases: of the"),
    (.text(contains: ["a"], lacks: []), "contains: a"),
    (.text(contains: [], lacks: ["refund"]), "lacks: refund"),
    (.pattern(".*"), "pattern: .*"), (.pattern("yes|"), "pattern: yes|"),
    (.pattern("(?i:ok)?"), "pattern: (?i:ok)?"),
    (.patterns(all: ["a+", "b*"], none: []), "pattern: b*"),
    (.patterns(all: [], none: ["x"]), "lacks_pattern: x"),
    (.patterns(all: ["a"], none: ["x*"]), "lacks_pattern: x*"),
    (.number(10, unit: nil, tolerance: 1), "tolerance: 1"), (.json([:]), "json: {}"),
    (.falsePremise(aliases: ["never"]), "false_premise: never"),
    (.falsePremise(aliases: ["no gills", "lungs"]), "false_premise: lungs"),
    (.falsePremise(aliases: ["does not have"]), "false_premise: does not have"),
  ])
  func `a key that grades nothing is named with its case`(answer: AnswerKey, part: String) {
    let warnings = Self.warnings(answer)
    #expect(warnings.count == 1)
    #expect(warnings.first?.hasPrefix("s: 1 answer ") == true)
    #expect(warnings.first?.hasSuffix(": \"x\" (\(part))") == true, "\(warnings)")
  }

  @Test(arguments: [
    AnswerKey.aliases(["Paris"]), .aliases(["7"]), .aliases(["yes"]), .aliases(["no"]),
    .aliases(["N2"]), .aliases(["q"]), .aliases(["C#"]), .aliases(["👍"]), .aliases(["京"]),
    .aliases(["a || b"]),
    .aliases(["The Hague"]), .pattern("^ok$"), .patterns(all: ["a"], none: ["b"]),
    .text(contains: ["refund"], lacks: ["voucher"]), .number(10, unit: nil, tolerance: 0.05),
    .falsePremise(aliases: ["lungs"], premise: ["through their gills"]),
    .falsePremise(aliases: ["no gills", "doesn't have gills"]), .unknowable, .date("1969"),
  ])
  func `a sound key is let be`(answer: AnswerKey) {
    #expect(Self.warnings(answer).isEmpty)
  }

  @Test func `a letter alone is no answer to a list of options`() {
    let prompt = "Capital of France?\nA) Paris\nB) London"
    #expect(Self.warnings(.aliases(["B"]), asking: prompt).first?.contains("(answer: B)") == true)
    #expect(Self.warnings(.aliases(["B"])).isEmpty)
  }

  @Test(arguments: [
    ("Capital of France?\nA) Paris\nB) London", true),
    ("Capital of France?\nA) London\nB) Paris.", false),
    ("Capital of France? Answer with A or B.", false),
    ("Capital of France?\nA) Paris\nB) London\nC) Rome", false),
  ])
  func `options that contradict the prompt's letters are named`(prompt: String, isNamed: Bool) {
    let warnings = Self.warnings(.choice("B", options: ["London", "Paris"]), asking: prompt)
    #expect(warnings.isEmpty != isNamed)
    #expect(warnings.allSatisfy { $0.contains("\"x\" (options: London)") })
  }
}
