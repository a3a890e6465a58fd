/// Reads JSON that a stranger wrote.
///
/// Linear in the bytes, whatever they are: nesting and the number of values are capped, a string's
/// broken UTF-8 and lone surrogates become U+FFFD, raw control characters in strings are let
/// through. `NaN` and `Infinity`, which some servers emit, read as null.
struct JSONReader {
  /// Deeper than any API goes, shallow enough for every thread's stack.
  static let deepest = 128
  /// A few bytes of text can stand for a large value in memory; a reply needs far fewer than this.
  static let mostValues = 1_000_000

  struct Failure: Error, Hashable {
    /// Counted in bytes from the start.
    var offset: Int
    var reason: String
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at: Int
  private var depth = 0
  private var values = 0
  private var sought: [String]?
  private var found: Int?

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The one value that the bytes hold, white space around it apart.
  static func read(_ bytes: some Sequence<UInt8>) throws(Failure) -> JSON {
    let outcome =
      bytes.withContiguousStorageIfAvailable { buffer in readWhole(buffer) }
      ?? Array(bytes).withUnsafeBufferPointer { buffer in readWhole(buffer) }
    return try outcome.get()
  }

  /// Where the value at a path of member names begins, in bytes; nil where there is none.
  static func offset(of path: [String], in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer)
      reader.sought = path
      _ = try? reader.document()
      return reader.found
    }
  }

  private static func readWhole(_ buffer: UnsafeBufferPointer<UInt8>) -> Result<JSON, Failure> {
    var reader = JSONReader(buffer)
    do throws(Failure) {
      return .success(try reader.document())
    } catch {
      return .failure(error)
    }
  }

  private mutating func document() throws(Failure) -> JSON {
    let value = try value(path: 0)
    skipSpace()
    guard at == bytes.count else { throw failure("something follows the value") }
    return value
  }

  private func failure(_ reason: String) -> Failure { Failure(offset: at, reason: reason) }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }

  /// - Parameter path: how many names of the sought path lead here, nil off that path.
  private mutating func value(path: Int?) throws(Failure) -> JSON {
    skipSpace()
    if let path, path == sought?.count { found = at }
    values += 1
    guard values <= Self.mostValues else { throw failure("too many values") }
    guard at < bytes.count else { throw failure("it ends too early") }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try object(path: path)
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "N"): return try word("NaN", .null)
    case UInt8(ascii: "I"): return try word("Infinity", .null)
    default: throw failure("no value begins here")
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(Failure) -> JSON {
    let length = word.utf8CodeUnitCount
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: length)
    guard bytes.count - at >= length, bytes[at..<at + length].elementsEqual(expected) else {
      throw failure("no value begins here")
    }
    at += length
    return value
  }

  private mutating func enter() throws(Failure) {
    at += 1
    depth += 1
    guard depth <= Self.deepest else { throw failure("nested too deeply") }
  }

  private mutating func array() throws(Failure) -> JSON {
    try enter()
    defer { depth -= 1 }
    var elements: [JSON] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value(path: nil))
      skipSpace()
      if take(UInt8(ascii: ",")) { continue }
      guard take(UInt8(ascii: "]")) else { throw failure("expected , or ]") }
      return .array(elements)
    }
  }

  private mutating func object(path: Int?) throws(Failure) -> JSON {
    try enter()
    defer { depth -= 1 }
    var members: [JSON.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
        throw failure("expected the name of a member")
      }
      let name = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw failure("expected :") }
      members.append(JSON.Member(name, try value(path: step(path, name))))
      skipSpace()
      if take(UInt8(ascii: ",")) { continue }
      guard take(UInt8(ascii: "}")) else { throw failure("expected , or }") }
      return .object(members)
    }
  }

  private func step(_ path: Int?, _ name: String) -> Int? {
    guard let path, let sought, path < sought.count, sought[path] == name else { return nil }
    return path + 1
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func number() throws(Failure) -> JSON {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    if at < bytes.count, bytes[at] == UInt8(ascii: "I") { return try word("Infinity", .null) }
    var whole = true
    var magnitude = 0
    var digits = 0
    scan: while at < bytes.count {
      switch bytes[at] {
      case let byte where byte >= 0x30 && byte <= 0x39:
        digits += 1
        if digits <= 18 { magnitude = magnitude * 10 + Int(byte - 0x30) }
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"),
        UInt8(ascii: "-"):
        whole = false
      default: break scan
      }
      at += 1
    }
    guard digits > 0 else { throw failure("expected a digit") }
    if whole, digits <= 18 {
      return .int(bytes[start] == UInt8(ascii: "-") ? -magnitude : magnitude)
    }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
    if whole, let value = Int(text) { return .int(value) }
    guard let value = Double(text) else {
      at = start
      throw failure("not a number")
    }
    return .double(value)
  }
}

extension JSONReader {
  private mutating func string() throws(Failure) -> String {
    at += 1
    let start = at
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        let text = String(
          decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
        at += 1
        return text
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      default: at += 1
      }
    }
    throw failure("a string does not end")
  }

  private mutating func escapedString(from start: Int) throws(Failure) -> String {
    var text: [UInt8] = []
    var copied = start
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        text.append(contentsOf: bytes[copied..<at])
        at += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text.append(contentsOf: bytes[copied..<at])
        try escape(into: &text)
        copied = at
      default: at += 1
      }
    }
    throw failure("a string does not end")
  }

  private mutating func escape(into text: inout [UInt8]) throws(Failure) {
    at += 1
    guard at < bytes.count else { throw failure("a string does not end") }
    let letter = bytes[at]
    at += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"): text.append(contentsOf: Character(try scalar()).utf8)
    default:
      at -= 1
      throw failure("no such escape")
    }
  }

  private mutating func scalar() throws(Failure) -> Unicode.Scalar {
    let high = try hexadecimal()
    if let scalar = Unicode.Scalar(high) { return scalar }
    let low = at
    guard high < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      at = low
      return "\u{FFFD}"
    }
    let next = try hexadecimal()
    guard (0xDC00...0xDFFF).contains(next),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (next - 0xDC00))
    else {
      at = low
      return "\u{FFFD}"
    }
    return scalar
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard at < bytes.count, let digit = Self.digit(bytes[at]) else {
        throw failure("expected four hexadecimal digits")
      }
      value = value << 4 | digit
      at += 1
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
