import Foundation
import Testing

@testable import Metrics

@Suite struct JSONSchemaTests {
  /// Schema, a value it accepts, a value it refuses.
  ///
  /// Expected by the JSON Schema specification (2020-12, "Validation" sections 6 and 7, and "Core"
  /// sections 8 to 11).
  static let table: [(String, String, String)] = [
    ("{\"type\":\"integer\"}", "1.0", "1.5"),
    ("{\"type\":[\"string\",\"null\"]}", "null", "1"),
    ("{\"type\":\"number\"}", "1", "\"1\""),
    ("{\"enum\":[1,\"a\",{\"b\":[2]}]}", "{\"b\":[2.0]}", "{\"b\":[3]}"),
    ("{\"const\":{\"a\":1,\"b\":2}}", "{\"b\":2,\"a\":1}", "{\"a\":1}"),
    ("{\"properties\":{\"a\":{\"type\":\"string\"}}}", "{\"a\":\"x\",\"b\":1}", "{\"a\":1}"),
    ("{\"required\":[\"a\",\"b\"]}", "{\"a\":null,\"b\":1}", "{\"a\":1}"),
    ("{\"properties\":{\"a\":true},\"additionalProperties\":false}", "{\"a\":1}", "{\"b\":1}"),
    ("{\"additionalProperties\":{\"type\":\"number\"}}", "{\"x\":1}", "{\"x\":\"1\"}"),
    (
      "{\"patternProperties\":{\"^n_\":{\"type\":\"number\"}}}", "{\"n_a\":1,\"b\":\"\"}",
      "{\"n_a\":\"\"}"
    ),
    ("{\"propertyNames\":{\"pattern\":\"^[a-z]+$\"}}", "{\"ab\":1}", "{\"A\":1}"),
    ("{\"minProperties\":1,\"maxProperties\":2}", "{\"a\":1}", "{}"),
    ("{\"dependentRequired\":{\"a\":[\"b\"]}}", "{\"a\":1,\"b\":1}", "{\"a\":1}"),
    ("{\"items\":{\"type\":\"number\"}}", "[1,2]", "[1,\"2\"]"),
    ("{\"prefixItems\":[{\"type\":\"string\"}],\"items\":false}", "[\"a\"]", "[\"a\",1]"),
    ("{\"contains\":{\"const\":1}}", "[0,1]", "[0]"),
    ("{\"contains\":{\"const\":1},\"maxContains\":1}", "[0,1]", "[0]"),
    ("{\"contains\":{\"const\":1},\"minContains\":0,\"maxContains\":1}", "[0]", "[1,1]"),
    ("{\"contains\":{\"const\":1},\"minContains\":2,\"maxContains\":2}", "[1,1]", "[1,1,1]"),
    ("{\"minItems\":1,\"maxItems\":2}", "[1]", "[1,2,3]"),
    ("{\"uniqueItems\":true}", "[1,\"1\",{\"a\":1}]", "[{\"a\":1},{\"a\":1.0}]"),
    ("{\"minLength\":2,\"maxLength\":3}", "\"😀é\"", "\"😀\""),
    ("{\"pattern\":\"b+c\"}", "\"abbcd\"", "\"abd\""),
    ("{\"minimum\":1,\"maximum\":2}", "2", "2.01"),
    ("{\"exclusiveMinimum\":1,\"exclusiveMaximum\":2}", "1.5", "1"),
    ("{\"multipleOf\":0.1}", "0.3", "0.35"),
    ("{\"allOf\":[{\"minimum\":1},{\"maximum\":2}]}", "1", "3"),
    ("{\"anyOf\":[{\"type\":\"string\"},{\"minimum\":5}]}", "6", "4"),
    ("{\"oneOf\":[{\"minimum\":1},{\"maximum\":2}]}", "3", "1.5"),
    ("{\"not\":{\"type\":\"null\"}}", "1", "null"),
    (
      "{\"if\":{\"type\":\"string\"},\"then\":{\"minLength\":2},\"else\":{\"type\":\"number\"}}",
      "\"ab\"", "true"
    ),
    ("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"type\":\"string\"}}}", "\"x\"", "1"),
    (
      "{\"properties\":{\"next\":{\"$ref\":\"#\"}},\"required\":[\"v\"]}",
      "{\"v\":1,\"next\":{\"v\":2}}", "{\"v\":1,\"next\":{}}"
    ),
    ("{\"format\":\"date\"}", "\"2024-02-29\"", "\"2023-02-29\""),
    ("{\"format\":\"date-time\"}", "\"2024-02-29T10:00:00.5+02:00\"", "\"2024-02-29 10:00\""),
    ("{\"format\":\"time\"}", "\"10:00:00Z\"", "\"25:00:00Z\""),
    ("{\"format\":\"email\"}", "\"a.b@c.org\"", "\"a..b@c.org\""),
    ("{\"format\":\"uri\"}", "\"urn:x:y\"", "\"no scheme\""),
    ("{\"format\":\"uuid\"}", "\"123e4567-e89b-12d3-a456-426614174000\"", "\"123e4567\""),
    ("{\"format\":\"ipv4\"}", "\"10.0.0.1\"", "\"10.0.0.256\""),
    ("{\"format\":\"ipv6\"}", "\"2001:db8::1\"", "\"1:2:3\""),
    ("{\"format\":\"hostname\"}", "\"a-b.example\"", "\"-a.example\""),
    (
      "{\"title\":\"t\",\"description\":\"d\",\"default\":1,\"examples\":[1],\"minimum\":1}", "1",
      "0"
    ),
    ("{\"minLength\":5}", "3", "\"abc\""),
    ("{\"allOf\":[true,{\"not\":false},{\"minimum\":0}]}", "1", "-1"),
    ("{\"properties\":{\"a\":false}}", "{}", "{\"a\":1}"),
  ]

  @Test(arguments: table)
  func `accepts and refuses by the specification`(
    _ schema: String, _ good: String, _ bad: String
  ) throws {
    let schema = try JSONSchema(parsing: schema)
    #expect(schema.violations(of: try JSONValue(parsing: good)).isEmpty)
    #expect(!schema.accepts(try JSONValue(parsing: bad)))
  }

  @Test(arguments: [
    ("{\"typ\":\"string\"}", "", "the keyword 'typ' is not supported"),
    (
      "{\"properties\":{\"a\":{\"nullable\":true}}}", "/properties/a",
      "the keyword 'nullable' is not supported"
    ),
    ("{\"type\":\"text\"}", "/type", "there is no type 'text'"),
    ("{\"format\":\"phone\"}", "/format", "the format \"phone\" is not supported"),
    ("{\"pattern\":\"(?=a)\"}", "/pattern", "at character 3: look-around is not supported"),
    ("{\"minItems\":-1}", "/minItems", "must be a whole number from 0"),
    ("{\"$ref\":\"#/$defs/b\"}", "/$defs/b", "'$ref' leads to nothing"),
    (
      "{\"$ref\":\"http://x.y\"}", "/$ref",
      "only references within the document, '#/…', are supported"
    ),
    ("{\"$ref\":\"#\"}", "", "refers to itself without going into the value"),
    ("{\"then\":{}}", "/then", "stands without 'if'"),
    ("{\"$defs\":{\"a\":{\"oops\":1}}}", "/$defs/a", "the keyword 'oops' is not supported"),
    ("[]", "", "a schema is an object or a boolean"),
  ])
  func `refuses a schema it cannot keep`(
    _ text: String, _ pointer: String, _ message: String
  ) throws {
    let source = try JSONValue(parsing: text)
    #expect(throws: JSONSchema.Failure(pointer: pointer, message: message)) {
      try JSONSchema(source)
    }
  }

  @Test func `violations say where`() throws {
    let schema = try JSONSchema(
      parsing: """
        {"type":"object","properties":{"rows":{"items":{"properties":{"n":{"minimum":1}}}}},
         "required":["rows","id"]}
        """)
    let value = try JSONValue(parsing: "{\"rows\":[{\"n\":1},{\"n\":0}]}")
    #expect(
      schema.violations(of: value).map(\.description) == [
        "/rows/1/n: is 0, must be at least 1.0", "document: the member 'id' is missing",
      ])
  }

  @Test func `a deep value cannot make a recursive schema run away`() throws {
    let schema = try JSONSchema(
      parsing: """
        {"anyOf":[{"properties":{"c":{"$ref":"#"}},"required":["x"]},
                  {"properties":{"c":{"$ref":"#"}},"required":["y"]}]}
        """)
    let deep = String(repeating: "{\"c\":", count: 400) + "1" + String(repeating: "}", count: 400)
    #expect(!schema.accepts(try JSONValue(parsing: deep)))
  }

  @Test func `goes through Codable by its source`() throws {
    let schema = try JSONSchema(parsing: "{\"type\":\"string\"}")
    let data = try JSONEncoder().encode(schema)
    #expect(try JSONDecoder().decode(JSONSchema.self, from: data) == schema)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(JSONSchema.self, from: Data("{\"typo\":1}".utf8))
    }
  }
}
