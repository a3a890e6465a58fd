import Adapters
import Metrics
import Testing

@testable import Eval

@Suite struct HarnessImportTests {
  private func faults(_ text: String) throws -> String {
    try ImportFixture.faults(.lmEval, "a.jsonl", text)
  }

  @Test func `samples keep replies of what was generated, not of likelihoods`() throws {
    let imported = try ImportFixture.imported(.lmEval, "lm-eval-samples.jsonl")
    #expect(
      imported.suite.cases.map(\.answer) == [
        .number(7, unit: nil, tolerance: 0), .choice("B", options: ["salt", "iron"]),
      ])
    #expect(imported.replies.map(\.case) == ["doc-0"])
  }

  @Test func `a second filter's line is counted, another request is listed`() throws {
    let line = "{\"doc_id\": 0, \"arguments\": [[\"x\", {}]], \"filter\": \"a\"}\n"
    #expect(try faults(line + line).isEmpty)
    let other = line.replacing("\"x\"", with: "\"y\"")
    #expect(try faults(line + other).contains("stands at line 1 with another request"))
  }

  @Test(
    arguments: [
      ("['Paris', \"the 'city'\"]", ["Paris", "the 'city'"]), ("[]", nil), ("['a'", nil),
      ("['it\\'s']", ["it's"]), ("[1, 2]", nil), ("Paris", nil), ("['a''b']", nil), ("['", nil),
    ] as [(String, [String]?)])
  func `a list as Python prints it is read`(_ text: String, _ expected: [String]?) {
    #expect(HarnessImport.pythonList(text) == expected)
  }

  @Test(arguments: [
    ("\"metrics\": [\"bleu\"], \"bleu\": 1.0", "the metric bleu has no equivalent"),
    ("\"prompt_level_strict_acc\": true", "the metric prompt_level_strict_acc has no equivalent"),
    ("\"bleu\": [\"a\", \"b\"]", "the metric bleu has no equivalent"),
  ])
  func `what is not judged by its target is a tone case, and the metric is listed`(
    _ scores: String, _ expected: String
  ) throws {
    let imported = try ImportFixture.imported(
      .lmEval,
      text: "{\"doc_id\": 1, \"arguments\": [[\"x\", {}]], \"target\": 0, \(scores)}\n",
      as: "a.jsonl")
    #expect(imported.unmapped.first?.message.contains(expected) == true)
    #expect(imported.suite.cases.map(\.answer) == [nil])
    #expect(imported.suite.cases.map(\.dimension) == [.tone])
    #expect(!imported.text.contains("Not kept, for nothing is asked or judged by it: bleu"))
  }

  @Test(
    arguments: [
      ("\"exact_match\": 0.0", true), ("\"metrics\": [\"acc\", \"acc_norm\"], \"x\": 1", true),
      ("\"metrics\": [\"exact_match\", \"f1\"]", false), ("\"doc_hash\": \"3f\"", true),
    ])
  func `what is judged by its target keeps it`(_ scores: String, _ isWhole: Bool) throws {
    let imported = try ImportFixture.imported(
      .lmEval,
      text: "{\"doc_id\": 1, \"arguments\": [[\"x\", {}]], \"target\": 7, \(scores)}\n",
      as: "a.jsonl")
    #expect(imported.unmapped.isEmpty == isWhole)
    #expect(imported.suite.cases.map(\.answer) == [.number(7, unit: nil, tolerance: 0)])
  }

  @Test func `one option that the document marks as right is the key`() throws {
    let item = try ImportFixture.imported(
      .lmEval,
      text: "{\"doc_id\": 1, \"arguments\": [[\"a\", \" x\"], [\"a\", \" y\"]], \"target\": 0, "
        + "\"acc\": 0.0, \"doc\": {\"mc1_targets\": {\"choices\": [\"x\", \"y\"], \"labels\": [1, 0]}, "
        + "\"mc2_targets\": {\"choices\": [\"x\", \"w\"], \"labels\": [1, 1]}}}\n",
      as: "a.jsonl"
    ).suite.cases.first
    #expect(item?.answer == .choice("A", options: ["x", "y"]))
  }

  /// Targets as the harness writes them, with the likelihoods of the options.
  @Test(
    arguments: [
      ("A B C D", "2", "", "C"), ("A B C D", "24", "", "C"), ("A B C D", "d", "", "D"),
      ("8 2 24 120", "24", "", "C"), ("8 2 24 120", "1", "", "B"),
      ("8 2 24 120", "2", "\"acc\": 1.0, ", "C"), ("8 2 24 120", "2", "\"acc\": 0.0, ", "B"),
      ("8 2 24 120", "2", "", nil), ("O A B AB", "A", "", "B"),
    ] as [(String, String, String, String?)])
  func `a number as the target is an option's place or its wording`(
    _ continuations: String, _ target: String, _ score: String, _ expected: String?
  ) throws {
    let asked = continuations.split(separator: " ").map { "[\"Q\", \" \($0)\"]" }
    let choices =
      continuations == "A B C D" ? ["8", "2", "24", "120"] : continuations.split(separator: " ")
    let imported = try ImportFixture.imported(
      .lmEval,
      text: "{\"doc_id\": 0, \"target\": \"\(target)\", \"doc\": {\"choices\": \(choices)}, "
        + "\"metrics\": [\"acc\"], \(score)\"arguments\": [\(asked.joined(separator: ", "))], "
        + "\"resps\": [[[\"-3.0\", \"False\"]], [[\"-4.0\", \"False\"]], "
        + "[[\"-0.1\", \"True\"]], [[\"-5\", \"False\"]]]}\n",
      as: "a.jsonl")
    let options = choices.map { String($0) }
    #expect(
      imported.suite.cases.map(\.answer)
        == (expected.map { [.choice($0, options: options)] } ?? []))
    #expect(
      imported.unmapped.map(\.message).contains { $0.contains("the wording of another") }
        == (expected == nil))
  }

  private func generated(
    _ target: String, asked: String = "Is it so?", doc: String = "{}", reply: String, score: String
  ) -> String {
    "{\"doc_id\": \(target)\(reply.count), \"target\": \(target), \"doc\": \(doc), "
      + "\"arguments\": [[\"\(asked)\", {\"until\": []}]], \"resps\": [[\"\(reply)\"]], "
      + "\"filtered_resps\": [\"\(reply)\"], \"metrics\": [\"exact_match\"], "
      + "\"exact_match\": \(score)}\n"
  }

  /// `process_results` of the harness (0.4.9) takes `doc_to_choice(doc)[target]` for right where a
  /// task has `doc_to_choice`, else the number itself.
  @Test(
    arguments: [
      // The first line is scored as the place of an option: the wording was right.
      ("yes", "1.0", "{\"choices\": [\"no\", \"yes\"]}", "Is it so?", .aliases(["yes"])),
      // Nothing but the number, and wrong.
      ("1", "0.0", "{\"choices\": [\"no\", \"yes\"]}", "Is it so?", .aliases(["yes"])),
      ("B", "1.0", "{}", "Which? (A) Po (B) Etna", .choice("B", options: ["Po", "Etna"])),
      (
        "B", "1.0", "{\"choices\": {\"text\": [\"Etna\", \"Po\"]}}", "Which?\\nA. Po\\nB. Etna",
        .choice("A", options: ["Po", "Etna"])
      ),
      // The number itself was right.
      (
        "1", "1.0", "{\"choices\": [\"no\", \"yes\"]}", "Is it so?",
        .number(1, unit: nil, tolerance: 0)
      ),
      ("it is 1.", "1.0", "{}", "How many?", .number(1, unit: nil, tolerance: 0)),
      ("no idea", "0.0", "{}", "How many?", .number(1, unit: nil, tolerance: 0)),
      // Nothing tells, or the options are not there.
      ("no idea", "0.0", "{\"choices\": [\"no\", \"yes\"]}", "Is it so?", nil),
      ("yes", "1.0", "{}", "Is it so?", nil),
      ("yes", "1.0", "{\"choices\": [\"A\", \"B\"]}", "Is it so?", nil),
    ] as [(String, String, String, String, AnswerKey?)])
  func `a number as the target of a generated text is what its scores say`(
    _ reply: String, _ score: String, _ doc: String, _ asked: String, _ key: AnswerKey?
  ) throws {
    for target in ["1", "\"1\""] {
      let line = generated(target, asked: asked, doc: doc, reply: reply, score: score)
        .replacing("\"doc_id\": \"1\"", with: "\"doc_id\": 1")
      let imported = try ImportFixture.imported(.lmEval, text: line, as: "a.jsonl")
      // As a text that is a number it stays a wording, which a number meets too.
      let expected: AnswerKey? =
        if target != "1", case .number = key { .aliases(["1"]) } else { key }
      #expect(imported.suite.cases.map(\.answer) == (expected.map { [$0] } ?? []))
      #expect(imported.unmapped.isEmpty == (key != nil))
    }
  }

  @Test func `one reply that was scored tells for all samples of a file`() throws {
    let doc = "{\"choices\": [\"no\", \"yes\", \"perhaps\"]}"
    let imported = try ImportFixture.imported(
      .lmEval,
      text: generated("1", doc: doc, reply: "who knows", score: "0.0")
        + generated("2", doc: doc, reply: "perhaps", score: "1.0"),
      as: "a.jsonl")
    #expect(imported.suite.cases.map(\.answer) == [.aliases(["yes"]), .aliases(["perhaps"])])
  }

  @Test func `a letter as the target is the option that it stands for`() throws {
    let item = try #require(
      try ImportFixture.imported(
        .lmEval,
        text: "{\"doc_id\": 0, \"target\": \"(A)\", \"arguments\": [[\"Which is largest? "
          + "(A) Jupiter (B) Mars (C) Venus\", {}]], \"exact_match\": 0.0}\n",
        as: "a.jsonl"
      ).suite.cases.first)
    let key = try #require(item.answer)
    #expect(key == .choice("A", options: ["Jupiter", "Mars", "Venus"]))
    let reply = "A good question. The answer is (C)."
    #expect(
      Grade.read(Response(text: reply), ReplyText(reply), key: key, question: "x").grade
        == .incorrect)
  }

  @Test(arguments: [
    (
      "{\"doc_id\": 1, \"arguments\": [[\"a\", {}]], \"target\": \"A\"}\n",
      "the answer is a letter"
    ),
    (
      "{\"doc_id\": 1, \"arguments\": [[\"A. x\\nB. y\", {}]], \"target\": \"C\"}\n",
      "the answer is a letter"
    ),
    (
      "{\"doc_id\": 1, \"arguments\": [[\"a\", \" A\"], [\"a\", \" B\"]], \"target\": 0}\n",
      "what its lettered options say is not there"
    ),
    (
      "{\"doc_id\": 1, \"arguments\": [[\"a\", \" x\"], [\"a\", \" y\"]], \"target\": 0, "
        + "\"perplexity\": 3.5}\n", "and not by its target"
    ),
    ("{\"doc_id\": 1}\n", "there is no \"doc_id\" with \"arguments\""),
    ("{\"doc_id\": 1, \"arguments\": [[1]]}\n", "is no text"),
    ("{\"doc_id\": 1, \"arguments\": [[\"a\", \" b\"]]}\n", "is no multiple choice"),
    ("{\"doc_id\": 1, \"arguments\": [[\"a\", {}], [\"b\", {}]]}\n", "several requests"),
    ("{\"doc_id\": 1, \"arguments\": [[\"a\", {}]], \"target\": {}}\n", "\"target\" is no text"),
    (
      "{\"doc_id\": 1, \"arguments\": [[\"a\", \" x\"], [\"a\", \" y\"]], \"target\": \"0\", "
        + "\"acc\": 0.62}\n", "more than one is right"
    ),
    (
      "{\"doc_id\": 1, \"arguments\": [[\"a\", \" x\"], [\"a\", \" y\"], [\"a\", \" z\"]], "
        + "\"target\": \"0\", \"acc\": 1.0, \"doc\": {\"mc2_targets\": {\"choices\": [\"x\", \"y\", "
        + "\"z\"], \"labels\": [1, 1, 0]}}}\n", "more than one is right"
    ),
    (
      "{\"doc_id\": 1, \"arguments\": [[\"a\", \" x\"], [\"a\", \" y\"]], \"target\": 5}\n",
      "none of the options"
    ),
  ])
  func `what is broken or has no equivalent is one sentence`(
    _ text: String, _ expected: String
  ) throws {
    let found = try faults(text)
    #expect(found.contains(expected), "\(found)")
  }
}
