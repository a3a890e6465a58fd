import Metrics
import Testing

@testable import Eval

@Suite struct PlainScalarTests {
  /// Each text without quotes, the type that js-yaml 4.1.1 gives it, and JavaScript's text of that.
  @Test(arguments: [
    ("0o17", "number", "15"), ("017", "number", "17"), ("yes", "string", "yes"),
    ("no", "string", "no"), ("on", "string", "on"), ("off", "string", "off"),
    ("Yes", "string", "Yes"), ("NO", "string", "NO"), ("On", "string", "On"),
    ("~", "null", "null"), ("null", "null", "null"), ("Null", "null", "null"),
    ("NULL", "null", "null"), ("nuLL", "string", "nuLL"), ("true", "boolean", "true"),
    ("True", "boolean", "true"), ("TRUE", "boolean", "true"), ("tRUE", "string", "tRUE"),
    ("false", "boolean", "false"), ("False", "boolean", "false"), ("FALSE", "boolean", "false"),
    (".inf", "number", "Infinity"), ("-.inf", "number", "-Infinity"),
    ("+.inf", "number", "Infinity"), (".Inf", "number", "Infinity"),
    (".INF", "number", "Infinity"), (".iNF", "string", ".iNF"), (".nan", "number", "NaN"),
    (".NaN", "number", "NaN"), (".NAN", "number", "NaN"), ("0x1F", "number", "31"),
    ("0x1f", "number", "31"), ("0xg", "string", "0xg"), ("0X1F", "string", "0X1F"),
    ("0b101", "number", "5"), ("0b102", "string", "0b102"), ("0o18", "string", "0o18"),
    ("0O17", "string", "0O17"), ("-0x1F", "number", "-31"), ("+0x1F", "number", "31"),
    ("-0o17", "number", "-15"), ("12:30", "string", "12:30"),
    ("190:20:30", "string", "190:20:30"), ("1:30.5", "string", "1:30.5"),
    ("1e3", "number", "1000"), ("1E3", "number", "1000"), ("1e+3", "number", "1000"),
    ("1.5e-3", "number", "0.0015"), ("1.", "number", "1"), (".5", "number", "0.5"),
    ("+12", "number", "12"), ("-12", "number", "-12"), ("-0", "number", "0"),
    ("0", "number", "0"), ("00", "number", "0"), ("0.0", "number", "0"), ("-0.0", "number", "0"),
    ("1.0", "number", "1"), ("1.10", "number", "1.1"), ("3.14159", "number", "3.14159"),
    ("1,000", "string", "1,000"), ("1 000", "string", "1 000"), ("0x", "string", "0x"),
    ("0o", "string", "0o"), ("0b", "string", "0b"), ("e3", "string", "e3"),
    ("1e", "string", "1e"), ("1e+", "string", "1e+"), ("+", "string", "+"),
    ("-1-", "string", "-1-"), (".", "string", "."), ("..5", "string", "..5"),
    ("1.2.3", "string", "1.2.3"), ("0.1.", "string", "0.1."), ("y", "string", "y"),
    ("n", "string", "n"), ("Y", "string", "Y"), ("N", "string", "N"), ("=", "string", "="),
    ("<<x", "string", "<<x"), ("123abc", "string", "123abc"), ("+-1", "string", "+-1"),
    ("--1", "string", "--1"), ("Infinity", "string", "Infinity"), ("NaN", "string", "NaN"),
    ("inf", "string", "inf"), ("nan", "string", "nan"), ("undefined", "string", "undefined"),
    ("0x1p3", "string", "0x1p3"),
  ])
  func `a text without quotes is what js-yaml takes it for`(
    _ text: String, _ type: String, _ expected: String
  ) throws {
    let json = PlainScalar(text).json
    switch type {
    case "null": #expect(json == .null)
    case "boolean": #expect(json == .bool(expected == "true"))
    case "number" where expected.last?.isLetter != true:
      #expect(json.asScript == expected)
      if case .number(let number) = json {
        #expect(try JSONValue(parsing: JSONValue.number(number).description) == json)
      } else {
        Issue.record("\(text) is no number")
      }
    default: #expect(json == .string(expected))
    }
    #expect(PlainScalar.isNull(text) == (json == .null))
  }

  /// js-yaml 4 takes underscores for nothing, dates for times and a sign before a point for a letter;
  /// the specification (1.2.2, 10.3.2) and js-yaml 5 read the first two as here, the specification all.
  @Test(
    arguments: [
      ("1_000", "1_000"), ("0x1_F", "0x1_F"), ("2001-12-14", "2001-12-14"),
      ("2001-12-14t21:59:43Z", "2001-12-14t21:59:43Z"), ("-.5", -0.5), ("+.5", 0.5),
      ("0x-1", "0x-1"), ("0o+7", "0o+7"), ("1e400", "1e400"), ("0x1p3", "0x1p3"),
    ] as [(String, JSONValue)])
  func `of YAML 1 dot 1 nothing remains`(_ text: String, _ expected: JSONValue) {
    #expect(PlainScalar(text).json == expected)
  }

  @Test func `a decimal keeps its digits`() throws {
    #expect(PlainScalar("12345678901234567890").json.description == "12345678901234567890")
    #expect(PlainScalar("1.10").json.description == "1.10")
    #expect(PlainScalar("+5").json.description == "5")
  }

  /// `String(number)` of Node.js 20.
  @Test(
    arguments: [
      (1e21, "1e+21"), (1e20, "100000000000000000000"),
      (123_456_789_012_345_680_000, "123456789012345680000"),
      (1e-6, "0.000001"), (1e-7, "1e-7"), (1.5e-7, "1.5e-7"), (0.1, "0.1"),
      (1.0 / 3, "0.3333333333333333"),
      (100, "100"), (-0.5, "-0.5"), (-1e-7, "-1e-7"),
      (1.7976931348623157e308, "1.7976931348623157e+308"),
      (5e-324, "5e-324"), (9_007_199_254_740_992, "9007199254740992"),
      (12_345_678_901_234_567_890, "12345678901234567000"), (1e15, "1000000000000000"),
      (1.25e22, "1.25e+22"), (0.000001234, "0.000001234"), (-0.0, "0"), (123.456, "123.456"),
    ] as [(Double, String)])
  func `a number is written as JavaScript writes it`(_ value: Double, _ expected: String) {
    #expect(value.asScript == expected)
  }
}
