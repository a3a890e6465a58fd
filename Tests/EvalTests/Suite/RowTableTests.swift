import Adapters
import Testing

@testable import Eval

/// Rows from CSV, JSON and JSON Lines.
@Suite struct RowTableTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func prompts(_ name: String, _ rows: String, prompt: String = "{{a}}|{{b}}") throws
    -> [String]
  {
    try folder.write(name, rows)
    let path = try folder.write(
      "s.yaml",
      "suite: s\nversion: 1\ncases:\n  - { id: x, dimension: tone, prompt: \"\(prompt)\", rows: \(name) }\n"
    )
    return try SuiteReader().suite(at: path).cases.map { $0.messages.last?.content ?? "" }
  }

  @Test(arguments: [
    ("a,b\n1,2\n3,4\n", ["1|2", "3|4"]),
    ("a,b\r\n1,2\r\n", ["1|2"]),
    ("b,a\n1,2", ["2|1"]),
    ("a,b\n\"x, y\",\"he said \"\"no\"\"\"\n", ["x, y|he said \"no\""]),
    ("a,b\n\"two\nlines\",2\n\n3,4\n", ["two\nlines|2", "3|4"]),
    ("a,b\n,\n", ["|"]),
    ("\u{FEFF}a,b\n1,2\n", ["1|2"]),
    ("a,b\né,日本\n", ["é|日本"]),
  ])
  func `comma-separated rows follow RFC 4180`(rows: String, expected: [String]) throws {
    #expect(try prompts("r.csv", rows) == expected)
  }

  @Test func `JSON rows give texts as they are and other values as JSON`() throws {
    #expect(
      try prompts("r.jsonl", "{\"a\":\"x\",\"b\":1.50}\n\n{\"a\":[1, 2],\"b\":null}\n")
        == ["x|1.50", "[1,2]|null"])
    #expect(try prompts("r.json", "[{\"a\":\"x\",\"b\":true}]") == ["x|true"])
  }

  @Test(arguments: [
    ("r.csv", "a,a\n1,2\n", "a column is named twice"),
    ("r.csv", "a,b\n1\n", "this row has 1 cells, the header 2"),
    ("r.csv", "a,b\n\"1\"x,2\n", "text after a closing quote"),
    ("r.csv", "a,b\n\"1,2\n", "a quoted cell is never closed"),
    ("r.csv", "", "has no rows"),
    ("r.jsonl", "{\"a\":1", "not JSON"),
    ("r.jsonl", "[1]", "each line must be a JSON object"),
    ("r.json", "{\"a\":1}", "a .json file of rows must be a list of objects"),
    ("r.txt", "a", "rows end in .csv, .json or .jsonl"),
    ("r.csv", "a,c\n1,2\n", "asks for the column \"b\""),
  ])
  func `a mistake in rows is told`(name: String, rows: String, says: String) throws {
    let error = #expect(throws: Problems.self) { try prompts(name, rows) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  @Test func `braces without an end are told`() {
    #expect(throws: Problems.self) { try prompts("r.csv", "a\n1\n", prompt: "{{a") }
  }

  @Test func `a cell cannot bring another column in`() throws {
    #expect(try prompts("r.csv", "a,b\n{{b}},2\n") == ["{{b}}|2"])
  }
}
