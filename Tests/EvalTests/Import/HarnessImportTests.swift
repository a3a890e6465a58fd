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
    ("{\"doc_id\": 1}\n", "there is no \"doc_id\" with \"arguments\""),
    ("{\"doc_id\": 1, \"arguments\": [[1]]}\n", "is no text"),
    ("{\"doc_id\": 1, \"arguments\": [[\"a\", \" b\"]]}\n", "is no multiple choice"),
    ("{\"doc_id\": 1, \"arguments\": [[\"a\", {}], [\"b\", {}]]}\n", "several requests"),
    ("{\"doc_id\": 1, \"arguments\": [[\"a\", {}]], \"target\": {}}\n", "\"target\" is no text"),
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
