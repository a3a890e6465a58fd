import Foundation
import Metrics
import Testing

@Suite struct JSONValueTests {
  static let readable: [(String, JSONValue)] = [
    ("null", JSONValue.null), ("true", true), (" false\n", false), ("0", 0), ("-1.5e2", -150),
    ("\"a\\n\\u00e9\\ud83d\\ude00\\/\"", "a\né😀/"), ("[]", []), ("{}", .object(JSONObject())),
    ("[1,[2,{\"a\":null}]]", [1, [2, ["a": .null]]]), ("\"\\ud800\"", "\u{FFFD}"),
    ("\"\\ud800\\u0041\"", "\u{FFFD}A"), ("{\"a\":1,\"a\":2}", ["a": 2]), ("\u{FEFF}1", 1),
  ]

  @Test(arguments: readable)
  func `reads what RFC 8259 allows`(_ text: String, _ expected: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == expected)
  }

  @Test(arguments: [
    ("", 1, 1), ("{", 1, 2), ("[1,]", 1, 4), ("{\"a\":1,}", 1, 8), ("{'a':1}", 1, 2), ("01", 1, 2),
    ("1.", 1, 3), (".5", 1, 1), ("+1", 1, 1), ("NaN", 1, 1), ("nul", 1, 1), ("\"a\nb\"", 1, 3),
    ("\"\\x\"", 1, 3), ("\"\\u12g4\"", 1, 6), ("\"open", 1, 6), ("1 2", 1, 3),
    ("{\n \"a\": 1\n \"b\": 2}", 3, 2), ("1e999", 1, 1), ("[1}", 1, 3), ("// c\n1", 1, 1),
  ])
  func `says where it stops being JSON`(_ text: String, _ line: Int, _ column: Int) {
    #expect {
      try JSONValue(parsing: text)
    } throws: { error in
      guard let error = error as? JSONError else { return false }
      return (error.line, error.column) == (line, column)
    }
  }

  @Test func `objects keep their order and compare without it`() throws {
    let value = try JSONValue(parsing: "{\"b\":1,\"a\":[1.0,1e3]}")
    #expect(value.description == "{\"b\":1,\"a\":[1.0,1e3]}")
    #expect(value == (try JSONValue(parsing: "{\"a\":[1,1000],\"b\":1.0}")))
    #expect(value["a"]?[1] == 1000)
    #expect(value["c"] == nil)
  }

  @Test func `large integers do not blur`() throws {
    let a = try JSONValue(parsing: "9007199254740993")
    let b = try JSONValue(parsing: "9007199254740992")
    #expect(a != b)
    #expect(a.description == "9007199254740993")
  }

  @Test func `goes through Codable`() throws {
    let value = try JSONValue(parsing: "{\"a\":[1,2.5,\"x\",null,true],\"b\":{}}")
    let data = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(JSONValue.self, from: data) == value)
  }

  @Test func `depth is limited, length is not`() throws {
    #expect(throws: JSONError.self) {
      try JSONValue(parsing: String(repeating: "[", count: 1_000_000))
    }
    let deep = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(try JSONValue(parsing: deep).kind == "array")
    let long = "[" + Array(repeating: "{\"k\":1}", count: 200_000).joined(separator: ",") + "]"
    guard case .array(let elements) = try JSONValue(parsing: long) else {
      Issue.record("no array")
      return
    }
    #expect(elements.count == 200_000)
  }

  @Test func `what it writes it reads again`() throws {
    let text = "{\"q\\\"\\\\\":\"\\u0001\\t\\n\",\"n\":-0.5}"
    let value = try JSONValue(parsing: text)
    #expect(try JSONValue(parsing: value.description) == value)
  }
}
