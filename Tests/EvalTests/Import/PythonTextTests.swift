import Adapters
import Metrics
import Testing

@testable import Eval

/// Cells of tables that pandas wrote.
@Suite struct PythonTextTests {
  @Test(arguments: [
    ("messages", "\"[{'role': 'user', 'content': 'Hi'}]\""),
    ("prompt", "\"[{'role': 'user', 'content': 'Hi'}]\""),
    ("prompt,tags", "Hi,\"['a', 'b']\""), ("prompt,tags", "Hi,['a' 'b']"),
    ("prompt,answer", "Hi,\"['Lima', 'lima']\""), ("prompt,answer", "Hi,{'number': 4}"),
    ("prompt,answer", "Hi,\"(\"\"a\"\", 'b')\""),
    ("prompt,options,answer", "Hi,\"['a', 'b']\",A"),
    ("prompt,options,answer", "Hi,\"array(['a', 'b'], dtype=object)\",A"),
  ])
  func `a list as Python prints it is an error with its place`(head: String, row: String) {
    let error = #expect(throws: Problem.self) {
      try ImportFixture.imported(.csv, text: "\(head)\n\(row)\n", as: "a.csv")
    }
    #expect(error?.message.contains("as Python prints it") == true)
    #expect(error?.place?.line == 2)
    #expect(error?.hint?.contains("json.dumps") == true)
  }

  @Test func `lists in JSON, and brackets in sentences, are what they were`() throws {
    let cases = try ImportFixture.imported(
      .csv,
      text: """
        prompt,answer,tags
        ['tis the season] What is meant?,"[1, 2]",[]
        {'a'} in Python?,a set,"[""x"", ""y""]"
        Which?,(in the evening),"x, y"
        """, as: "a.csv"
    ).suite.cases
    #expect(cases.map { $0.messages.last?.content.prefix(5) } == ["['tis", "{'a'}", "Which"])
    #expect(cases.map(\.tags) == [[], ["x", "y"], ["x", "y"]])
    #expect(cases[0].answer == .aliases(["1", "2"]))
    #expect(cases[2].answer == .aliases(["(in the evening)"]))
  }
}
