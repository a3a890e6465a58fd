import Adapters
import Metrics
import Testing

@testable import Eval

@Suite struct InspectImportTests {
  @Test func `a log gives a suite and its replies`() throws {
    let imported = try ImportFixture.imported(.inspect, "inspect-log.json")
    #expect(imported.suite.cases.map(\.id) == ["femur"])
    #expect(imported.suite.cases.map(\.answer) == [.pattern("(?i:femur)")])
    #expect(imported.replies.map(\.sample) == [0, 1])
    let replies = try imported.replies.map { try $0.outcome.get() }
    #expect(replies.map(\.text) == ["The femur.", "It is the femur."])
    #expect(replies.map(\.stop) == [.finished, .length])
    #expect(imported.replies.allSatisfy { $0.suiteDigest == imported.suite.digest })
  }

  @Test func `choices stand in the prompt and their letter is the key`() throws {
    let item = try #require(
      try ImportFixture.imported(.inspect, "inspect-dataset.json").suite.cases.first)
    #expect(item.answer == .choice("A", options: ["Po", "Etna"]))
    #expect(item.messages.last?.content.contains("A. Po\nB. Etna") == true)
  }

  @Test(arguments: ["\"[\"\"Po\"\", \"\"Etna\"\"]\"", "\"Po, Etna\"", "Po Etna"])
  func `choices of a table are read as a list`(_ cell: String) throws {
    let item = try ImportFixture.imported(
      .inspect, text: "input,target,choices\nWhich is a river?,A,\(cell)\n", as: "a.csv"
    ).suite.cases.first
    #expect(item?.answer == .choice("A", options: ["Po", "Etna"]))
  }

  private func log(_ samples: String, scorers: String = "[]") throws -> ImportedSuite {
    try ImportFixture.imported(
      .inspect,
      text: "{\"eval\": {\"model\": \"m\", \"scorers\": \(scorers)}, \"samples\": [\(samples)]}",
      as: "log.json")
  }

  @Test func `a case is what came before the last reply, and epochs may differ`() throws {
    func sample(_ epoch: Int, _ found: String) -> String {
      """
      {"id": 1, "epoch": \(epoch), "input": "Weather?", "target": "",
       "messages": [{"role": "user", "content": "attachment://q"},
        {"role": "assistant", "content": "", "tool_calls": [{"id": "c", "function": "find", "arguments": {"a": 1}}]},
        {"role": "tool", "tool_call_id": "c", "content": "\(found)"},
        {"role": "assistant", "content": "It is \(found)."}],
       "attachments": {"q": "How is the weather?"},
       "events": [{"event": "model", "tools": [{"name": "find", "description": "d", "parameters": {"type": "object"}}]}],
       "output": {"model": "m", "choices": [{"message": {"role": "assistant",
        "content": [{"type": "reasoning", "reasoning": "hm"}, {"type": "text", "text": "It is \(found)."}]}, "stop_reason": "stop"}]}}
      """
    }
    let imported = try log(
      [sample(1, "dry"), sample(2, "wet"), sample(3, "dry")].joined(separator: ","))
    #expect(imported.unmapped.isEmpty)
    #expect(imported.suite.cases.map(\.id) == ["1", "1-2"])
    #expect(imported.suite.cases.map(\.cluster) == ["1", "1"])
    #expect(imported.suite.cases[0].messages.map(\.content) == ["How is the weather?", "", "dry"])
    #expect(imported.suite.cases[0].tools.map(\.name) == ["find"])
    #expect(imported.replies.map(\.case) == ["1", "1-2", "1"])
    #expect(imported.replies.map(\.sample) == [0, 0, 1])
    #expect(try imported.replies.map { try $0.outcome.get().reasoning } == ["hm", "hm", "hm"])
  }

  /// What `multiple_choice` of `inspect_ai` writes, and what a solver of one's own may.
  @Test(
    arguments: [
      ("Which?\\n\\nA) Po\\nB) Etna\\nC) Oslo", .choice("B", options: ["Po", "Etna", "Oslo"])),
      ("Which?\\n\\nA) Etna\\nB) Oslo\\nC) Po", .choice("A", options: ["Etna", "Oslo", "Po"])),
      ("Which? (A) Oslo (B) Po (C) Etna", .choice("C", options: ["Oslo", "Po", "Etna"])),
      ("Which?\\n\\nA) Po\\nB) Rome\\nC) Oslo", nil), ("Which?\\n\\nA) Po\\nB) Oslo", nil),
      ("Which?\\n\\n1) Po\\n2) Etna\\n3) Oslo", nil), ("Which?", nil),
    ] as [(String, AnswerKey?)])
  func `a log's letter is that of the option as it was shown`(
    _ shown: String, _ key: AnswerKey?
  ) throws {
    let imported = try log(
      """
      {"id": "a", "input": "Which?", "choices": ["Po", "Etna", "Oslo"], "target": "B",
       "messages": [{"role": "user", "content": "\(shown)"}, {"role": "assistant", "content": "B"}]}
      """, scorers: "[{\"name\": \"choice\"}]")
    #expect(imported.suite.cases.map(\.answer) == (key.map { [$0] } ?? []))
    #expect(imported.unmapped.isEmpty == (key != nil))
  }

  @Test func `options of several lines are known by the letters before them`() throws {
    let imported = try log(
      #"""
      {"id": "a", "input": "Which?", "choices": ["Po.\nA. river", "Etna\nB. hill"], "target": "B",
       "messages": [{"role": "user", "content": "Which?\n\nA) Po.\nA. river\nB) Etna\nB. hill"}]}
      """#)
    #expect(
      imported.suite.cases.map(\.answer)
        == [.choice("B", options: ["Po.\nA. river", "Etna\nB. hill"])])
  }

  @Test(
    arguments: [
      ("Which is a river?\\n(A) Etna (B) Po", ["B"], "B"), ("Which?\\nA. Po\\nB. Etna", ["A"], "A"),
      ("Which? A. Rome\\nB. Oslo", [], ""), ("Which? A. Po\\nB. Oslo\\nC. Etna", [], ""),
    ] as [(String, [String], String)])
  func `a question of a dataset that lists options is not given a second list`(
    _ input: String, _ letters: [String], _ letter: String
  ) throws {
    let imported = try ImportFixture.imported(
      .inspect,
      text: "[{\"input\": \"\(input)\", \"choices\": [\"Po\", \"Etna\"], \"target\": \"A\"}]",
      as: "a.json")
    let found = imported.suite.cases.compactMap { item -> String? in
      if case .choice(let letter, _) = item.answer { letter } else { nil }
    }
    #expect(found == letters)
    #expect(imported.unmapped.isEmpty == !letters.isEmpty)
    #expect(!imported.text.contains("Answer with the letter"))
  }

  @Test func `a failed sample leaves no reply, and that is said`() throws {
    let imported = try log(
      "{\"id\": \"a\", \"input\": \"x\", \"target\": \"yes\", \"error\": {\"message\": \"boom\"}}")
    #expect(imported.replies.isEmpty)
    #expect(imported.suite.cases.count == 1)
    #expect(imported.text.contains("1 sample failed there and left no reply."))
  }

  /// Right and wrong replies after `inspect_ai` 0.3.285's scorers, read from its source.
  @Test(arguments: [
    ("{\"name\": \"includes\"}", "Paris", "It is PARIS today", "Rome"),
    ("{\"name\": \"match\"}", "Paris", "It is paris.", "Paris it is"),
    (
      "{\"name\": \"match\", \"options\": {\"location\": \"begin\"}}", "Paris", "**Paris** it is",
      "It is Paris"
    ),
    (
      "{\"name\": \"match\", \"options\": {\"location\": \"exact\", \"ignore_case\": false}}",
      "Paris", " Paris! ", "paris"
    ),
    (
      "{\"name\": \"match\", \"options\": {\"location\": \"any\"}}", "Paris!", "in paris today",
      "in Rome"
    ),
    ("{\"name\": \"inspect_ai/exact\"}", "Paris", "Paris", "Rome"),
  ])
  func `a scorer's way to compare becomes the key's`(
    _ scorer: String, _ target: String, _ right: String, _ wrong: String
  ) throws {
    let imported = try log(
      "{\"id\": \"a\", \"input\": \"x\", \"target\": \"\(target)\"}", scorers: "[\(scorer)]")
    #expect(imported.unmapped.isEmpty)
    let key = try #require(imported.suite.cases.first?.answer)
    func grade(_ text: String) -> Grade {
      Grade.read(Response(text: text), ReplyText(text), key: key, question: "x").grade
    }
    #expect(grade(right) == .correct)
    #expect(grade(wrong) == .incorrect)
  }

  /// In each way that the log names; one that a key cannot follow is listed.
  @Test(
    arguments: [
      (
        "{\"name\": \"includes\"}, {\"name\": \"match\", \"options\": {\"location\": \"exact\"}}",
        .patterns(
          all: ["(?i:Paris)", "^[\\t-\\r !-/:-@\\[-`{-~]*(?i:Paris)[\\t-\\r !-/:-@\\[-`{-~]*$"],
          none: [])
      ),
      ("{\"name\": \"includes\"}, {\"name\": \"includes\"}", .pattern("(?i:Paris)")),
      ("{\"name\": \"exact\"}, {\"name\": \"answer\"}", .aliases(["Paris"])),
      ("{\"name\": \"mypkg/includes\"}", nil), ("{\"name\": \"Includes\"}", nil),
    ] as [(String, AnswerKey?)])
  func `all scorers decide together, and only Inspect's own`(
    _ scorers: String, _ key: AnswerKey?
  ) throws {
    let imported = try log(
      "{\"id\": \"a\", \"input\": \"x\", \"target\": \"Paris\"}", scorers: "[\(scorers)]")
    #expect(imported.unmapped.isEmpty == (key != nil))
    #expect(imported.suite.cases.map(\.answer) == [key])
  }

  @Test(arguments: [
    (
      "log.json",
      "{\"eval\": {\"scorers\": [{\"name\": \"includes\"}, {\"name\": \"exact\"}]}, "
        + "\"samples\": [{\"input\": \"x\", \"target\": \"Rome\"}]}", "a key has one way"
    ),
    ("a.json", "[{\"input\": \"x\", \"choices\": [\"Lima\"], \"target\": \"A\"}]", "one choice"),
    (
      "a.json", "[{\"input\": \"x\", \"choices\": [\"Lima\", \"\", \"Oslo\"], \"target\": \"B\"}]",
      "a choice is blank"
    ),
    ("a.csv", "input,choices,target\nx,\"Lima,,Oslo\",B\n", "a choice is blank"),
    (
      "a.json",
      "[{\"input\": \"x\", \"choices\": [\((1...27).map { "\"\($0)\"" }.joined(separator: ","))]}]",
      "27 choices, and 26 letters"
    ),
    ("a.json", "[{\"input\": \"x\", \"choices\": [[], \"y\"]}]", "a choice is no text"),
    ("a.json", "[{\"input\": \"x\", \"target\": \"A\"}]", "the answer is a letter"),
    ("a.json", "[{\"input\": \"x\", \"input\": \"y\"}]", "a name is written twice"),
    ("a.json", "{}", "neither a list of samples nor a log"), ("a.json", "3", "a list is needed"),
    ("a.json", "{\"eval\": {}}", "the log holds no samples"),
    ("a.json", "[{\"input\": \"x\"}, 3]", "must be a JSON object"),
    ("a.json", "[{\"input\": \"x\"", "a comma or ] is missing"),
    ("a.eval", "PK", "Inspect's own container"),
    ("a.json", "[{\"input\": \"x\", \"sandbox\": \"docker\"}]", "needs \"sandbox\""),
    ("a.json", "[{\"input\": \"x\", \"level\": 3}]", "\"level\" has no place"),
    ("a.json", "[{\"target\": \"x\"}]", "has no \"input\""),
    (
      "a.json", "[{\"input\": \"x\", \"choices\": [\"a\", \"b\"], \"target\": [\"A\", \"B\"]}]",
      "several options are right"
    ),
    (
      "a.json", "[{\"input\": \"x\", \"choices\": [\"a\", \"b\"], \"target\": \"E\"}]",
      "none of the choices"
    ),
    (
      "log.json",
      "{\"eval\": {\"scorers\": [{\"name\": \"model_graded_qa\"}]}, \"samples\": [{\"input\": \"x\"}]}",
      "the scorer model_graded_qa has no equivalent"
    ),
    (
      "log.json",
      "{\"eval\": {}, \"samples\": [{\"messages\": [{\"role\": \"user\", \"content\": \"attachment://a\"}]}]}",
      "an attachment of it is missing"
    ),
  ])
  func `what is broken or has no equivalent is one sentence`(
    _ name: String, _ text: String, _ expected: String
  ) throws {
    let found = try ImportFixture.faults(.inspect, name, text)
    #expect(found.contains(expected), "\(found)")
  }
}
