import Metrics

/// Where the parts of a large JSON document stand, found without reading them, so that they can be
/// read one at a time.
///
/// Linear in the document. What lies within a part is checked when that part is read.
struct JSONOutline {
  let source: SourceFile
  private let bytes: [UInt8]

  init(_ source: SourceFile) {
    self.source = source
    bytes = Array(source.text.utf8)
  }

  var whole: Range<Int> { 0..<bytes.count }

  /// The first byte of the document that is no blank.
  var first: UInt8? { bytes.first { !Self.isBlank($0) } }

  /// The elements of the list in a range.
  ///
  /// - Throws: ``Problem`` where it is no list, or what stands between its elements is not JSON.
  func elements(of range: Range<Int>) throws -> [Range<Int>] {
    var scanner = Scanner(bytes: bytes, range: range)
    guard scanner.take(0x5B) else {
      throw problem("a list is needed here", at: scanner.index, hint: "it begins with [")
    }
    var elements: [Range<Int>] = []
    if scanner.take(0x5D) { return elements }
    repeat { elements.append(scanner.value()) } while scanner.take(0x2C)
    guard scanner.take(0x5D), scanner.isAtEnd else {
      throw problem(
        "not JSON: a comma or ] is missing", at: scanner.index,
        hint: "a comma between two elements, none behind the last")
    }
    return elements
  }

  /// The members of the object in a range, in their order; of a name that occurs twice the last.
  ///
  /// - Throws: ``Problem`` where it is no object, or what stands between its members is not JSON.
  func members(of range: Range<Int>) throws -> [String: Range<Int>] {
    var scanner = Scanner(bytes: bytes, range: range)
    guard scanner.take(0x7B) else {
      throw problem("an object is needed here", at: scanner.index, hint: "it begins with {")
    }
    var members: [String: Range<Int>] = [:]
    if scanner.take(0x7D) { return members }
    repeat {
      let key = scanner.value()
      guard case .string(let name)? = try? JSONValue(parsing: bytes[key]), scanner.take(0x3A) else {
        throw problem(
          "not JSON: a member has no name", at: key.lowerBound,
          hint: "a name in double quotes and a colon before each value")
      }
      members[name] = scanner.value()
    } while scanner.take(0x2C)
    guard scanner.take(0x7D), scanner.isAtEnd else {
      throw problem(
        "not JSON: a comma or } is missing", at: scanner.index,
        hint: "a comma between two members, none behind the last")
    }
    return members
  }

  /// Reads what stands in a range.
  ///
  /// - Parameter isPython: whether `NaN` and `Infinity` are read, as null.
  func value(
    in range: Range<Int>, at spot: Spot? = nil, isPython: Bool = true
  ) throws -> JSONValue {
    do throws(JSONError) {
      return
        try isPython
        ? JSONValue(parsingPython: bytes[range], namesOnce: true)
        : JSONValue(parsing: bytes[range], namesOnce: true)
    } catch {
      var places = places
      let start = spot ?? places.spot(of: range.lowerBound)
      let column = error.line == 1 ? start.column + error.column - 1 : error.column
      throw Spot(source: source, line: start.line + error.line - 1, column: column)
        .problem("not JSON: \(error.message)", hint: error.hint)
    }
  }

  private func problem(_ message: String, at offset: Int, hint: String? = nil) -> Problem {
    var places = places
    return places.spot(of: offset).problem(message, hint: hint)
  }

  var places: Places { Places(source: source, bytes: bytes) }

  /// Lines and columns of offsets that are asked for in ascending order.
  struct Places {
    fileprivate let source: SourceFile
    fileprivate let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var column = 1

    fileprivate init(source: SourceFile, bytes: [UInt8]) {
      self.source = source
      self.bytes = bytes
    }

    mutating func spot(of offset: Int) -> Spot {
      while index < min(offset, bytes.count) {
        if bytes[index] == 0x0A {
          (line, column) = (line + 1, 1)
        } else if bytes[index] & 0xC0 != 0x80 {
          column += 1
        }
        index += 1
      }
      return Spot(source: source, line: line, column: column)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private struct Scanner {
    let bytes: [UInt8]
    let end: Int
    var index: Int

    init(bytes: [UInt8], range: Range<Int>) {
      self.bytes = bytes
      end = range.upperBound
      index = range.lowerBound
      skipBlanks()
    }

    var isAtEnd: Bool { index >= end }

    mutating func take(_ byte: UInt8) -> Bool {
      guard index < end, bytes[index] == byte else { return false }
      index += 1
      skipBlanks()
      return true
    }

    /// The value that begins here: up to the comma, colon or bracket behind it.
    mutating func value() -> Range<Int> {
      let start = index
      var depth = 0
      scanning: while index < end {
        switch bytes[index] {
        case 0x22: skipString()
        case 0x7B, 0x5B: depth += 1
        case 0x7D, 0x5D:
          if depth == 0 { break scanning }
          depth -= 1
        case 0x2C, 0x3A: if depth == 0 { break scanning }
        default: break
        }
        index += 1
      }
      index = min(index, end)
      return start..<index
    }

    private mutating func skipString() {
      index += 1
      while index < end, bytes[index] != 0x22 { index += bytes[index] == 0x5C ? 2 : 1 }
    }

    private mutating func skipBlanks() {
      while index < end, JSONOutline.isBlank(bytes[index]) { index += 1 }
    }
  }
}
