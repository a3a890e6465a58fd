import Testing

@testable import Eval

@Suite struct BrokenYAMLTests {
  private func told(_ text: String) -> String {
    do {
      _ = try YAMLValue(composing: SourceFile(path: "x.yaml", text: text))
      return ""
    } catch let problem as Problem {
      return problem.description
    } catch {
      return "\(error)"
    }
  }

  private static let bomb =
    "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    + (1...11).map { level in
      "a\(level): &a\(level) ["
        + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",") + "]\n"
    }.joined()

  @Test(arguments: [
    ("", "x.yaml:1:1: x.yaml is empty"), ("# a\n\n# b\n", "x.yaml:1:1: x.yaml is empty"),
    ("é: 1\nb: 2\né: 3\n", "x.yaml:3:1: the key \"é\" is written twice"),
    ("b:\n  - id: a\n    x: 1\n\n    # id: c\n    id: b\n", "x.yaml:6:5: the key \"id\""),
    ("b:\n  - id: a\n    x: { id: 1 }\n    \"id\": b\n", "x.yaml:4:5: the key \"id\""),
    ("b: { id: 1, idle: 2, id : 3 }\n", "x.yaml:1:22: the key \"id\" is written twice"),
    ("b: { id: 1,\n id: 3 }\n", "x.yaml:1:6: the key \"id\" is written twice"),
    ("é: \"x\u{7}y\"\n", "x.yaml:1:6: not YAML: control characters are not allowed"),
    ("a: 1\nb: x\0y\n", "x.yaml:2:5: not YAML: control characters are not allowed"),
    ("a: *b\n", "x.yaml:1:4: not YAML: found undefined alias"),
    (bomb, "x.yaml:7:1: x.yaml unfolds to more than 4000000 values"),
    (bomb + "? *a11\n: 1\n", "x.yaml:13:1: a key that is no plain text"),
    (bomb + "k: { *a11 : 1, *a10 : 2 }\n", "x.yaml:13:1: a key that is no plain text"),
    (bomb + "k: { [*a11]: 1 }\n", "x.yaml:13:1: a key that is no plain text"),
  ])
  func `a mistake is told with its place, its line and a hint`(_ text: String, _ says: String) {
    let told = told(text)
    #expect(told.hasPrefix("error: " + says), "\(told)")
    #expect(told.contains(" | "))
    #expect(told.contains("\nhint: "))
  }

  /// What is no key, in a file of many aliases.
  @Test func `stars and question marks within texts are let be`() {
    let text =
      "a: &a 1\nb: [\(Array(repeating: "*a", count: 60).joined(separator: ", "))]\n"
      + "c: |\n  Is it *so*: ?\n  **Note**: yes\nd: \"[x]\"\n"
    #expect(told(text).isEmpty)
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0xC3, 0xA9, 0xE9, 0x62], 2, 2, 4), ([0xC3], 1, 1, 0), ([0xFF, 0xFE], 1, 1, 0),
      ([0xE2, 0x82, 0xAC, 0x80], 1, 2, 3), ([], 1, 1, 0), ([0x0A, 0x0A], 3, 1, 2),
    ] as [([UInt8], Int, Int, Int)])
  func `bytes that are not UTF-8 have a place`(
    _ bytes: [UInt8], _ line: Int, _ column: Int, _ offset: Int
  ) {
    let fault = UTF8Fault(in: bytes)
    #expect((fault.line, fault.column, fault.offset) == (line, column, offset))
  }
}
