import Metrics
import Testing

@Suite struct JSONDocumentTests {
  @Test(arguments: [
    ("{\"a\": 1}", true), ("  [1, 2]\n", true), ("```json\n{\"a\": 1}\n```", true),
    ("Here you are:\n\n```\n{\"a\":\n 1}\n```\nAnything else?", true), ("~~~\n[1]\n~~~", true),
    ("```json\n{\"a\": 1}", true), ("42", true), ("\"text\"", true),
    ("Here: {\"a\": 1}", false), ("```json\n{\"a\": 1}\n```\n```json\n{\"b\": 1}\n```", false),
    ("{\"a\": 1", false), ("{'a': 1}", false), ("", false), ("Sure!", false), ("```\n```", false),
  ])
  func `takes the document from the reply or its only fence`(_ text: String, _ found: Bool) {
    #expect((ReplyText(text).jsonDocument() != nil) == found)
  }

  @Test func `fence contents are cut out exactly`() {
    let text = ReplyText("a\n```swift\nlet x = 1\n\nlet y = 2\n```\nb\n~~~\nz")
    let contents = text.fenceContents().map { String(decoding: $0, as: UTF8.self) }
    #expect(contents == ["let x = 1\n\nlet y = 2\n", "z"])
  }

  @Test func `the metric is undefined without a schema, else 0 or 1`() throws {
    let schema = try JSONSchema(
      parsing: "{\"type\":\"object\",\"required\":[\"a\"],\"additionalProperties\":false}")
    func score(_ text: String, _ schema: JSONSchema?) -> Double? {
      let facts = Facts(dimension: .tone, schema: schema)
      return Metric.schema.measure(Exchange(facts: facts, response: Response(text: text))).value
    }
    #expect(score("{\"a\":1}", nil) == nil)
    #expect(score("no JSON", schema) == 0)
    #expect(score("{}", schema) == 0)
    // `a` is not among the properties, and others are not allowed.
    #expect(score("{\"a\":1}", schema) == 0)
    let open = try JSONSchema(parsing: "{\"type\":\"object\",\"required\":[\"a\"]}")
    #expect(score("```json\n{\"a\":1}\n```", open) == 1)
  }
}
