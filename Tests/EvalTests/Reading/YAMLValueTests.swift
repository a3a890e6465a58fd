import Metrics
import Testing

@testable import Eval

@Suite struct YAMLValueTests {
  private func value(_ text: String) throws -> YAMLValue {
    try YAMLValue(composing: SourceFile(path: "x.yaml", text: text))
  }

  @Test(arguments: [
    ("60s", 60.0), ("1500ms", 1.5), ("2m", 120), ("1h", 3600), ("0.5", 0.5), ("7", 7),
  ])
  func `a duration is read in seconds`(text: String, seconds: Double) throws {
    #expect(try value(text).seconds() == seconds)
  }

  @Test(arguments: ["0s", "-1s", "soon", "5 weeks", "s", "1e999s", "nan", "[1]"])
  func `what is no duration is refused`(text: String) {
    #expect(throws: Problem.self) { try value(text).seconds() }
  }

  @Test(arguments: ["", "~", "null"])
  func `an empty value is as good as none`(text: String) throws {
    let members = try value("a: \(text)\nb: \"\"").members(["a", "b"])
    #expect(members["a"] == nil)
    #expect(members["b"] != nil)
    #expect(throws: Problem.self) { try members.required("a") }
  }

  /// Keys of different tags are different to YAML, and the same to whoever reads them.
  @Test(arguments: [
    "a: 1\na: 2", "a: 1\n\"a\": 2", "!x a: 1\na: 2", "\"1\": a\n1: b", "true: a\n\"true\": b",
  ])
  func `a key written twice is refused however it is written`(text: String) {
    #expect(throws: Problem.self) { try value(text).pairs() }
  }

  @Test func `plain scalars become JSON by the core schema, quoted ones stay text`() throws {
    let json = try value("{ a: 1, b: \"1\", c: true, d: \"true\", e: ~, f: 1.50, g: [x, {}] }")
      .json()
    let expected = try JSONValue(
      parsing: #"{"a":1,"b":"1","c":true,"d":"true","e":null,"f":1.5,"g":["x",{}]}"#)
    #expect(json == expected)
  }

  @Test func `a place counts lines and columns from one, in scalars`() throws {
    let error = #expect(throws: Problem.self) {
      try value("é: 1\n日本: { ok: 1, wrong: 2 }").pairs()[1].value.members(["ok"])
    }
    #expect(error?.place?.line == 2)
    #expect(error?.place?.column == 14)
    #expect(error?.excerpt == "日本: { ok: 1, wrong: 2 }")
  }

  @Test(arguments: ["a: [1", "\ta: 1", "a: b: c", "- a\nb: 1", "\"", "{", "%", "&a *b", "a: *none"])
  func `what is not YAML is refused with its place`(text: String) {
    let error = #expect(throws: Problem.self) { _ = try value(text) }
    #expect(error?.place?.file == "x.yaml")
  }
}
