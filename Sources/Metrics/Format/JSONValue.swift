/// A JSON document as a value (RFC 8259).
///
/// Equality is by value: the order of an object's members and the spelling of a number do not count.
public indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// The name of its kind in JSON Schema: `null`, `boolean`, `number`, `string`, `array`, `object`.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  /// The member of an object; nil for anything else.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let object) = self else { return nil }
    return object[key]
  }

  /// The element of an array; nil beyond its ends and for anything else.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}

/// A JSON number: its value, and the text it was written as.
public struct JSONNumber: Sendable, Hashable {
  public let value: Double
  /// `1e3` stays `1e3`; digits that a `Double` cannot hold are kept here.
  public let text: String

  public init(_ value: Double) {
    self.value = value
    text = value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }

  /// `text` must be a JSON number; nil where it is none or too large for a `Double`.
  public init?(text: String) {
    guard let value = Double(text), value.isFinite else { return nil }
    self.value = value
    self.text = text
  }

  /// Whether the value is whole; `1.0` is.
  public var isInteger: Bool { value == value.rounded() }

  /// Beyond 2⁵³ different integers share a `Double`, so there the digits decide.
  public static func == (a: Self, b: Self) -> Bool {
    guard a.value == b.value else { return false }
    let isExact = abs(a.value) < 9_007_199_254_740_992
    return isExact || !a.isPlainInteger || !b.isPlainInteger || a.text == b.text
  }

  private var isPlainInteger: Bool { text.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 == 0x2D } }

  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

/// The members of a JSON object in the order in which they were written.
///
/// A name that occurs twice keeps its first place and its last value, as in most readers.
public struct JSONObject: Sendable, Hashable {
  public private(set) var keys: [String] = []
  private var values: [String: JSONValue] = [:]

  public init() {}

  public init(_ members: some Sequence<(String, JSONValue)>) {
    for (key, value) in members { self[key] = value }
  }

  public var count: Int { keys.count }
  public var isEmpty: Bool { keys.isEmpty }

  public subscript(key: String) -> JSONValue? {
    get { values[key] }
    set {
      guard let newValue else {
        if values.removeValue(forKey: key) != nil { keys.removeAll { $0 == key } }
        return
      }
      if values.updateValue(newValue, forKey: key) == nil { keys.append(key) }
    }
  }

  public var members: [(key: String, value: JSONValue)] {
    keys.compactMap { key in values[key].map { (key, $0) } }
  }

  public static func == (a: Self, b: Self) -> Bool { a.values == b.values }
  public func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .number(JSONNumber(Double(value))) }
  public init(floatLiteral value: Double) { self = .number(JSONNumber(value)) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(JSONObject(members))
  }
}
