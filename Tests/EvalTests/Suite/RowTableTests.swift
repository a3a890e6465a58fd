import Adapters
import Foundation
import Metrics
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
    ("a,b\r1,2\r3,4", ["1|2", "3|4"]),
    ("a,b\r\n\"x\r\ny\",2\r\n", ["x\r\ny|2"]),
    ("a,b\n5\" pipe,2\n", ["5\" pipe|2"]),
    ("a,b\n\"\",\"\"\"\"\n", ["|\""]),
    ("a,b\n{{c}},}}\n", ["{{c}}|}}"]),
  ])
  func `comma-separated rows follow RFC 4180`(rows: String, expected: [String]) throws {
    #expect(try prompts("r.csv", rows) == expected)
  }

  @Test func `JSON rows give texts as they are and other values as JSON`() throws {
    #expect(
      try prompts("r.jsonl", "{\"a\":\"x\",\"b\":1.50}\n\n{\"a\":[1, 2],\"b\":false}\n")
        == ["x|1.50", "[1,2]|false"])
    #expect(try prompts("r.json", "[{\"a\":\"x\",\"b\":true}]") == ["x|true"])
  }

  @Test func `null in the JSON that is expected stays null`() throws {
    try folder.write("r.jsonl", "{\"city\":null,\"n\":3}\n{\"city\":\"Ulm\",\"n\":null}\n")
    let path = try folder.write(
      "s.yaml",
      """
      suite: s
      version: 1
      variables: { city: Bonn }
      cases:
        - id: x
          dimension: factuality
          prompt: Extract.
          rows: r.jsonl
          answer: { json: { city: "{{city}}", nights: "{{ n }}" } }
      """)
    let keys = try SuiteReader().suite(at: path).cases.map(\.answer)
    #expect(
      keys == [
        .json(["city": .null, "nights": 3]), .json(["city": "Ulm", "nights": .null]),
      ])
  }

  @Test(arguments: [
    ("r.csv", "a,a\n1,2\n", "r.csv:1:1: the column \"a\" is named twice"),
    ("r.csv", "a,b\n1\n", "r.csv:2:1: this row has 1 cell, the header 2"),
    ("r.csv", "a,b\n\"1\"x,2\n", "r.csv:2:4: text after a closing quote"),
    ("r.csv", "a,b\né,\"1,2\n3,4\n", "r.csv:2:3: a quoted cell is never closed"),
    ("r.csv", "a,b\r\n\"1\n\"\"\",2,3\r\n", "r.csv:2:1: this row has 3 cells"),
    ("r.csv", "a,b\n1,2\n3,x\u{0}y\n", "r.csv:3:4: a NUL byte"),
    ("r.jsonl", "{\"a\":1,\"b\":2}\n{\"a\":\u{0}}\n", "r.jsonl:2:6: a NUL byte"),
    ("r.jsonl", "{\"a\":1,\"b\":2}\n{\"a\":1}\n", "asks for \"b\", which row 2 of"),
    ("r.jsonl", "{\"a\":1,\"b\":2}\n{\"a\" 1}\n", "r.jsonl:2:6: not JSON"),
    ("r.json", "[{\"a\":1,\"b\":2},\n 3]", "r.json:2:2: item 2 of the list is no JSON object"),
    ("r.json", "[{\"a\":1,\"b\":2,\"a\":3}]", "r.json:1:15: not JSON: a name is written twice"),
    ("r.jsonl", "{\"a\":1,\"a\":2}\n", "r.jsonl:1:8: not JSON: a name is written twice"),
    ("r.jsonl", "{\"a\":1,\"b\":null}\n", "asks for \"b\", which is null in row 1 of"),
    ("r.csv", "a;b\n1;2\n", "r.csv:1:2: the columns are separated by semicolons"),
    ("r.csv", "a\tb\n1\t2\n", "r.csv:1:2: the columns are separated by tabs"),
    ("r.json", "[{\"a\":1,\n \"b\":2,,}]", "r.json:2:8: not JSON"),
    ("r.csv", "", "has no rows"),
    ("r.jsonl", "{\"a\":1", "not JSON"),
    ("r.jsonl", "[1]", "each line must be a JSON object"),
    ("r.json", "{\"a\":1}", "a .json file of rows must be a list of objects"),
    ("r.txt", "a", "rows end in .csv, .json or .jsonl"),
    ("r.csv", "a,c\n1,2\n", "asks for \"b\", which row 1 of"),
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

extension RowTableTests {
  /// UTF-16 with its mark, as a spreadsheet saves "Unicode text".
  @Test func `rows that are no UTF-8 are told with the place`() throws {
    try folder.write("r.csv", Data([0xFF, 0xFE, 0x61, 0x00, 0x2C, 0x00]))
    let path = try folder.write("s.yaml", Self.suite("r.csv"))
    let error = #expect(throws: Problems.self) { try SuiteReader().suite(at: path) }
    #expect(error?.description.contains("r.csv:1:1: ") == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("not UTF-8") == true)
  }

  /// What stands at the end of a long table is found as surely as at its beginning.
  @Test func `a mistake behind a hundred thousand rows is told with its line`() throws {
    let rows = "a,b\n" + String(repeating: "\"x, y\",2\n", count: 100_000) + "1\n"
    let error = #expect(throws: Problems.self) { try prompts("r.csv", rows) }
    #expect(error?.description.contains("r.csv:100002:1: this row has 1 cell") == true)
  }

  @Test(arguments: ["/etc/passwd.csv", "../r.csv", "data/../../r.csv", "inside/link.csv"])
  func `rows outside the suite's folder are refused`(name: String) throws {
    try folder.write("r.csv", "a\nsecret\n")
    try folder.write("suite/data/x.csv", "a\n1\n")
    try folder.write("suite/inside/y.csv", "a\n1\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("suite/inside/link.csv"), withDestinationPath: folder.path("r.csv"))
    let path = try folder.write("suite/s.yaml", Self.suite(name))
    let error = #expect(throws: Problems.self) { try SuiteReader().suite(at: path) }
    let text = error?.description ?? ""
    #expect(text.contains("which lies outside the suite's folder"), "\(text)")
    #expect(!text.contains("secret"))
  }

  @Test func `a suite that is a link reads what lies beside the file it links to`() throws {
    try folder.write("store/r.csv", "a\n1\n")
    try folder.write("store/s.yaml", Self.suite("r.csv"))
    try folder.write("work/readme", "")
    for name in ["r.csv", "s.yaml"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path("work/\(name)"), withDestinationPath: folder.path("store/\(name)"))
    }
    #expect(try SuiteReader().suite(at: folder.path("work/s.yaml")).cases.count == 1)
  }

  private static func suite(_ rows: String) -> String {
    "suite: s\nversion: 1\ncases:\n"
      + "  - { id: x, dimension: tone, prompt: \"{{a}}\", rows: \"\(rows)\" }\n"
  }
}
