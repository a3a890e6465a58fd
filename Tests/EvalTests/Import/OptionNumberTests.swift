import Metrics
import Testing

@testable import Eval

/// Answers that are numbers beside options, as data sets of Hugging Face keep them.
@Suite struct OptionNumberTests {
  private func imported(
    _ options: String, _ answer: String, _ columns: [String: String] = [:]
  ) throws -> ImportedSuite {
    try ImportFixture.imported(
      .jsonl, text: "{\"prompt\":\"Which?\",\"options\":\(options),\"answer\":\(answer)}\n",
      as: "a.jsonl", columns: columns)
  }

  @Test(arguments: [
    (#"["1","2","3","4"]"#, "1"), (#"["0","1","2","3"]"#, "2"), ("[1, 2, 3]", "2"),
    (#"["2","4"]"#, "\"2\""), ("[5, 0]", "0"), (#"["1","3"]"#, "1.0"),
  ])
  func `one that counts options or is one of them is listed`(options: String, answer: String) throws
  {
    let found = try imported(options, answer)
    #expect(found.suite.cases.isEmpty)
    let problem = try #require(found.unmapped.first)
    #expect(problem.message.contains("a number that may count the options"))
    #expect(problem.description.contains("a.jsonl:1:"))
    #expect(problem.hint?.contains("--column answer_index=answer") == true)
  }

  @Test(arguments: [
    (#"["40","41","42"]"#, "42", [:], "C"), (#"["12","15"]"#, "\"15\"", [:], "B"),
    (#"["1","2","3","4"]"#, "1", ["answer_index": "answer"], "B"),
    (#"["1","2","3","4"]"#, "1", ["answer_number": "answer"], "A"),
    (#"["4","3","2","1"]"#, "1", ["answer": "answer"], "D"),
    (#"["Po","Etna"]"#, "0", ["answer_index": "answer"], "A"),
    (#"["Po","Etna"]"#, "2.0", ["answer_number": "answer"], "B"),
    (#"["Po","Etna"]"#, "\"B\"", [:], "B"),
  ])
  func `one that is clear, or that a map makes clear, is a letter`(
    options: String, answer: String, columns: [String: String], letter: String
  ) throws {
    let found = try imported(options, answer, columns)
    #expect(found.unmapped.isEmpty)
    guard case .choice(let given, _)? = found.suite.cases.first?.answer else {
      Issue.record("\(found.suite.cases)")
      return
    }
    #expect(given == letter)
  }

  @Test(arguments: [
    ("1", [:], "none of the options"), ("2", ["answer_index": "answer"], "none of them"),
    ("0", ["answer_number": "answer"], "none of them"),
    ("\"B\"", ["answer_index": "answer"], "no whole number"),
  ])
  func `one that counts nothing is an error`(
    answer: String, columns: [String: String], said: String
  ) {
    let error = #expect(throws: Problem.self) {
      try imported(#"["Po","Etna"]"#, answer, columns)
    }
    #expect(error?.message.contains(said) == true, "\(error?.message ?? "")")
  }

  @Test func `a column of that name counts nothing unless a map says so`() throws {
    let found = try ImportFixture.imported(
      .jsonl, text: #"{"prompt":"Which?","options":["Po","Etna"],"answer":"A","answer_index":1}"#,
      as: "a.jsonl")
    #expect(found.unmapped.map(\.message) == ["the column \"answer_index\" has no place in a case"])
    #expect(found.suite.cases.first?.answer == .choice("A", options: ["Po", "Etna"]))
  }
}
