/// Why a text is no JSON, and where.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  public let message: String
  /// UTF-8 offset in the text.
  public let offset: Int
  /// From 1.
  public let line: Int
  /// From 1, in bytes.
  public let column: Int

  public var description: String { "line \(line), column \(column): \(message)" }
}

extension JSONValue {
  /// Reads one JSON document; blanks around it are allowed, anything else is not.
  ///
  /// Strict (RFC 8259): no comments, no trailing commas, no `NaN`. Linear in the length; nesting
  /// deeper than 512 and numbers beyond `Double` are errors. A lone surrogate escape becomes U+FFFD.
  public init(parsing text: String) throws(JSONError) {
    try self.init(parsing: Array(text.utf8)[...])
  }

  /// - Parameter namesOnce: whether a name that occurs twice in one object is an error.
  public init(parsing bytes: ArraySlice<UInt8>, namesOnce: Bool = false) throws(JSONError) {
    var parser = JSONParser(bytes)
    parser.refusesDoubledNames = namesOnce
    self = try parser.document()
  }

  /// The same, with `NaN`, `Infinity` and `-Infinity` as null: Python writes them into its JSON.
  ///
  /// - Parameter namesOnce: whether a name that occurs twice in one object is an error.
  public init(
    parsingPython bytes: ArraySlice<UInt8>, namesOnce: Bool = false
  ) throws(JSONError) {
    var parser = JSONParser(bytes)
    parser.allowsNonFinite = true
    parser.refusesDoubledNames = namesOnce
    self = try parser.document()
  }
}

private struct JSONParser {
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var depth = 0
  fileprivate var allowsNonFinite = false
  fileprivate var refusesDoubledNames = false
  private static let deepest = 512

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  mutating func document() throws(JSONError) -> JSONValue {
    if bytes.count >= 3, bytes[index] == 0xEF, bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF {
      index += 3
    }
    let value = try value()
    skipBlanks()
    guard index == bytes.endIndex else { throw error("text behind the end of the document") }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipBlanks()
    guard let first = peek() else { throw error("the document ends where a value should stand") }
    switch first {
    case 0x7B: return try nested { (self) throws(JSONError) in try self.object() }
    case 0x5B: return try nested { (self) throws(JSONError) in try self.array() }
    case 0x22: return .string(try string())
    case 0x74: return try word("true", .bool(true))
    case 0x66: return try word("false", .bool(false))
    case 0x6E: return try word("null", .null)
    case 0x4E where allowsNonFinite: return try word("NaN", .null)
    case 0x49 where allowsNonFinite: return try word("Infinity", .null)
    case 0x2D where allowsNonFinite && bytes.dropFirst(index + 1 - bytes.startIndex).first == 0x49:
      return try word("-Infinity", .null)
    case 0x2D, 0x30...0x39: return .number(try number())
    default: throw error("a value cannot start with \(quoted(first))")
    }
  }

  private mutating func nested(
    _ read: (inout Self) throws(JSONError) -> JSONValue
  ) throws(JSONError) -> JSONValue {
    depth += 1
    guard depth <= Self.deepest else { throw error("nested deeper than \(Self.deepest)") }
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    index += 1
    var object = JSONObject()
    skipBlanks()
    if peek() == 0x7D {
      index += 1
      return .object(object)
    }
    while true {
      skipBlanks()
      guard peek() == 0x22 else { throw error("a member's name in double quotes is missing") }
      let start = index
      let key = try string()
      if refusesDoubledNames, object[key] != nil {
        index = start
        throw error("a name is written twice in one object")
      }
      skipBlanks()
      guard peek() == 0x3A else { throw error("':' is missing behind a member's name") }
      index += 1
      object[key] = try value()
      skipBlanks()
      switch peek() {
      case 0x2C: index += 1
      case 0x7D:
        index += 1
        return .object(object)
      default: throw error("',' or '}' is missing behind a member")
      }
    }
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    index += 1
    var elements: [JSONValue] = []
    skipBlanks()
    if peek() == 0x5D {
      index += 1
      return .array(elements)
    }
    while true {
      elements.append(try value())
      skipBlanks()
      switch peek() {
      case 0x2C: index += 1
      case 0x5D:
        index += 1
        return .array(elements)
      default: throw error("',' or ']' is missing behind an element")
      }
    }
  }

  private mutating func string() throws(JSONError) -> String {
    index += 1
    var plain = index
    var text: [UInt8] = []
    while let b = peek() {
      switch b {
      case 0x22:
        defer { index += 1 }
        // Most strings hold no escape and need no copy.
        if text.isEmpty { return String(decoding: bytes[plain..<index], as: UTF8.self) }
        text.append(contentsOf: bytes[plain..<index])
        return String(decoding: text, as: UTF8.self)
      case 0x5C:
        text.append(contentsOf: bytes[plain..<index])
        try escape(into: &text)
        plain = index
      case 0..<0x20: throw error("a control character in a string must be escaped")
      default: index += 1
      }
    }
    throw error("the document ends inside a string")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    index += 1
    guard let sign = peek() else { throw error("the document ends inside a string") }
    index += 1
    switch sign {
    case 0x22, 0x5C, 0x2F: text.append(sign)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75:
      var code = try hexDigits()
      if 0xD800...0xDBFF ~= code, bytes.distance(from: index, to: bytes.endIndex) >= 6,
        bytes[index] == 0x5C, bytes[index + 1] == 0x75
      {
        let mark = index
        index += 2
        let low = try hexDigits()
        if 0xDC00...0xDFFF ~= low {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        } else {
          index = mark
        }
      }
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default:
      index -= 1
      throw error("'\\' cannot be followed by \(quoted(sign))")
    }
  }

  private mutating func hexDigits() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let b = peek(), let digit = Self.hexValue(b) else {
        throw error("'\\u' needs four hexadecimal digits")
      }
      code = code << 4 | digit
      index += 1
    }
    return code
  }

  private static func hexValue(_ b: UInt8) -> UInt32? {
    switch b {
    case 0x30...0x39: UInt32(b) - 0x30
    case 0x41...0x46: UInt32(b) - 0x37
    case 0x61...0x66: UInt32(b) - 0x57
    default: nil
    }
  }

  private mutating func number() throws(JSONError) -> JSONNumber {
    let start = index
    if peek() == 0x2D { index += 1 }
    if peek() == 0x30 {
      index += 1
      if let b = peek(), b &- 0x30 < 10 { throw error("a number cannot start with 0") }
    } else {
      try digits()
    }
    if peek() == 0x2E {
      index += 1
      try digits()
    }
    if peek() == 0x65 || peek() == 0x45 {
      index += 1
      if peek() == 0x2B || peek() == 0x2D { index += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let number = JSONNumber(text: text) else {
      index = start
      throw error("the number is too large")
    }
    return number
  }

  private mutating func digits() throws(JSONError) {
    guard let first = peek(), first &- 0x30 < 10 else { throw error("a digit is missing") }
    while let b = peek(), b &- 0x30 < 10 { index += 1 }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw error("'\(word)' is misspelt") }
    index += word.utf8.count
    return value
  }

  private mutating func skipBlanks() {
    while let b = peek(), b == 0x20 || b == 0x0A || b == 0x0D || b == 0x09 { index += 1 }
  }

  @inline(__always)
  private func peek() -> UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private func quoted(_ b: UInt8) -> String {
    b >= 0x20 && b < 0x7F ? "'\(Character(Unicode.Scalar(b)))'" : "byte \(b)"
  }

  private func error(_ message: String) -> JSONError {
    var line = 1
    var lineStart = bytes.startIndex
    for i in bytes.startIndex..<index where bytes[i] == 0x0A {
      line += 1
      lineStart = i + 1
    }
    return JSONError(
      message: message, offset: index - bytes.startIndex, line: line,
      column: index - lineStart + 1)
  }
}
