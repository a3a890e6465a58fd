import Metrics

/// What a text without quotes is by the core schema of YAML 1.2 (section 10.3.2), as JSON.
///
/// Of YAML 1.1 nothing remains: `yes`, `on`, `1_000`, `1:30` and dates are texts, `017` is seventeen.
/// With js-yaml, `0b101` and signs before `0x` and `0o` are numbers too. `.inf` and `.nan`, which JSON
/// cannot write, become the texts `Infinity` and `NaN`.
struct PlainScalar {
  let json: JSONValue

  init(_ text: String) {
    switch text {
    case _ where Self.isNull(text): json = .null
    case "true", "True", "TRUE": json = .bool(true)
    case "false", "False", "FALSE": json = .bool(false)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": json = "Infinity"
    case "-.inf", "-.Inf", "-.INF": json = "-Infinity"
    case ".nan", ".NaN", ".NAN": json = "NaN"
    default: json = Self.number(text).map(JSONValue.number) ?? .string(text)
    }
  }

  static func isNull(_ text: String) -> Bool {
    text.utf8.count < 5 && ["", "~", "null", "Null", "NULL"].contains(text)
  }

  private static func number(_ text: String) -> JSONNumber? {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first < 0x3A, first != 0x20, bytes.count <= 400 else {
      return nil
    }
    let isSigned = first == 0x2B || first == 0x2D
    let body = bytes.dropFirst(isSigned ? 1 : 0)
    if body.count > 2, body.first == 0x30, let radix = radixes[body[body.startIndex + 1]] {
      // Written with a sign of its own, `Int` would take it.
      let digits = body.dropFirst(2)
      guard digits.allSatisfy({ $0 > 0x2F }),
        let value = UInt64(String(decoding: digits, as: UTF8.self), radix: radix)
      else { return nil }
      return JSONNumber(first == 0x2D ? -Double(value) : Double(value))
    }
    guard isDecimal(body), let value = Double(text), value.isFinite else { return nil }
    // As it was written where JSON writes it so: a `Double` holds no more than 17 digits.
    let isJSON = (try? JSONValue(parsing: text)) != nil
    return isJSON ? JSONNumber(text: text) : JSONNumber(value)
  }

  /// By the letter behind the nought.
  private static let radixes: [UInt8: Int] = [0x62: 2, 0x6F: 8, 0x78: 16]

  /// Whether a text without its sign is a decimal of section 10.3.2.
  ///
  /// `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
  private static func isDecimal(_ text: ArraySlice<UInt8>) -> Bool {
    func digits(_ rest: inout ArraySlice<UInt8>) -> Int {
      let before = rest.count
      rest = rest.drop { 0x30...0x39 ~= $0 }
      return before - rest.count
    }
    var rest = text
    let whole = digits(&rest)
    var fraction = 0
    if rest.first == 0x2E {
      rest = rest.dropFirst()
      fraction = digits(&rest)
    }
    guard whole + fraction > 0 else { return false }
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == 0x65 else { return false }
    rest = rest.dropFirst()
    if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
    return digits(&rest) > 0 && rest.isEmpty
  }
}
