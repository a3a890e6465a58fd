import Adapters
import Metrics
import Testing

@testable import Eval

@Suite struct OpenAIEvalsImportTests {
  private static let samples = """
    {"input": [{"role": "system", "content": "Yes or no?"}, {"role": "user", "content": "1 < 2"}], \
    "ideal": ["Yes", "yes."], "note": 1}
    """

  /// With the names of classes as the registry of the project has them.
  private static func whole(_ registry: String) -> String {
    registry.replacing("class: ", with: "class: evals.elsuite.basic.")
  }

  private func imported(_ spec: String) throws -> ImportedSuite {
    try ImportFixture.imported(
      .openaiEvals, text: Self.whole("less:\n  id: less.v0\nless.v0:\n" + spec), as: "less.yaml",
      beside: [
        "s.jsonl": Self.samples,
        "few.jsonl": """
        {"sample": [{"role": "system", "content": "3 < 2", "name": "example_user"}, \
        {"role": "system", "content": "No", "name": "example_assistant"}]}
        {"sample": []}
        """,
      ])
  }

  @Test func `examples within the instructions become turns`() throws {
    let cases = try ImportFixture.imported(.openaiEvals, "evals-samples.jsonl").suite.cases
    #expect(cases[0].messages.map(\.role) == [.system, .user, .assistant, .user])
    #expect(
      cases.map(\.answer) == [
        .aliases(["Quito"]), .aliases(["Jupiter", "the planet Jupiter"]),
      ])
  }

  /// After `evals/elsuite/basic` and `evals/api.py` of OpenAI Evals 3.0.1.
  @Test(arguments: [
    (
      "class: match:Match\n  args: { samples_jsonl: s.jsonl }", AnswerKey.pattern("^(?:Yes|yes\\.)")
    ),
    ("class: includes:Includes\n  args: { samples_jsonl: s.jsonl }", .pattern("Yes|yes\\.")),
    (
      "class: includes:Includes\n  args: { samples_jsonl: s.jsonl, ignore_case: true }",
      .pattern("(?i:Yes|yes\\.)")
    ),
    (
      "class: fuzzy_match:FuzzyMatch\n  args: { samples_jsonl: s.jsonl }",
      .aliases(["Yes", "yes."])
    ),
  ])
  func `the class decides how a reply is held against the ideal`(
    _ spec: String, _ key: AnswerKey
  ) throws {
    let imported = try imported("  \(spec)\n")
    #expect(imported.unmapped.isEmpty)
    #expect(imported.suite.cases.map(\.answer) == [key])
    #expect(imported.suite.cases.map(\.id) == ["less-v0-1"])
    #expect(imported.text.contains("note (1)"))
  }

  @Test func `few-shot examples go before the last turn`() throws {
    let imported = try imported(
      "  class: match:Match\n  args: { samples_jsonl: s.jsonl, num_few_shot: 1, "
        + "few_shot_jsonl: few.jsonl }\n")
    #expect(
      imported.suite.cases.first?.messages.map(\.content) == ["Yes or no?", "3 < 2", "No", "1 < 2"])
  }

  @Test func `instructions that come with the examples join those of the sample`() throws {
    let cases = try ImportFixture.imported(
      .openaiEvals,
      text: Self.whole(
        "j.v0:\n  class: match:Match\n  args: { samples_jsonl: j.jsonl, num_few_shot: 1, "
          + "few_shot_jsonl: f.jsonl }\n"),
      as: "j.yaml",
      beside: [
        "j.jsonl": """
        {"input": [{"role": "system", "content": "A"}, {"role": "user", "content": "q"}], \
        "ideal": "x"}
        """,
        "f.jsonl": """
        {"sample": [{"role": "system", "content": "B"}, {"role": "user", "content": "p"}, \
        {"role": "assistant", "content": "y"}]}
        """,
      ]
    ).suite.cases
    #expect(cases.first?.messages.map(\.content) == ["A\n\nB", "p", "y", "q"])
  }

  @Test func `a JSON match lets no further member pass`() throws {
    let item = try #require(
      try ImportFixture.imported(
        .openaiEvals,
        text: Self.whole(
          "j.v0:\n  class: json_match:JsonMatch\n  args: { samples_jsonl: j.jsonl }\n"),
        as: "j.yaml", beside: ["j.jsonl": "{\"input\": \"x\", \"ideal\": \"{\\\"a\\\": 1}\"}\n"]
      ).suite.cases.first)
    #expect(item.answer == .json(["a": 1]))
    #expect(item.schema?.accepts(["a": 1, "b": 2]) == false)
  }

  @Test(arguments: [
    ("a.jsonl", "version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer"),
    ("a.jsonl", "{\"ideal\": \"x\"}\n", "no \"input\""),
    ("a.jsonl", "{\"input\": \"x\", \"ideal\": {\"a\": 1}}\n", "neither a text nor a list"),
    ("a.jsonl", "{\"input\": \"x\", \"ideal\": \"y\", \"context\": \"z\"}\n", "\"context\""),
    (
      "a.yaml", "x.v0:\n  class: a:ModelBasedClassify\n  args: { samples_jsonl: a }\n",
      "\"a:ModelBasedClassify\" has no equivalent"
    ),
    (
      "a.yaml",
      "x.v0:\n  class: evals.elsuite.basic.match:Match\n  args: { samples_jsonl: ../../k.jsonl }\n",
      "cannot read ../../k.jsonl"
    ),
    (
      "a.yaml", "x.v0:\n  class: evals.elsuite.basic.match:Match\n  args: { max_tokens: 5 }\n",
      "names no samples"
    ),
    (
      "a.yaml",
      "x.v0:\n  class: evals.elsuite.basic.match:Match\n  args: { samples_jsonl: a, temperature: 1 }\n",
      "cannot read a"
    ),
    ("a.yaml", "x.v0: 3\n", "is no eval"),
    (
      "a.yaml", "x.v0:\n  class: firm.strict:Match\n  args: { samples_jsonl: a }\n",
      "\"firm.strict:Match\" has no equivalent"
    ),
    ("a.jsonl", "{\"input\": \"Which?\", \"ideal\": \"A\"}\n", "the answer is a letter"),
  ])
  func `what is broken or changes the question is one sentence`(
    _ name: String, _ text: String, _ expected: String
  ) throws {
    let found = try ImportFixture.faults(.openaiEvals, name, text)
    #expect(found.contains(expected), "\(found)")
  }
}
