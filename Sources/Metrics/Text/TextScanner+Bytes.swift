extension TextScanner {
  @inline(__always)
  static func isASCIIWordByte(_ b: UInt8) -> Bool {
    (b | 0x20) &- 0x61 < 26 || b &- 0x30 < 10
  }

  @inline(__always)
  static func isDigit(_ b: UInt8) -> Bool { b &- 0x30 < 10 }

  @inline(__always)
  static func isASCIILetter(_ b: UInt8) -> Bool { (b | 0x20) &- 0x61 < 26 }

  func isNameByte(_ b: UInt8) -> Bool {
    Self.isASCIIWordByte(b) || b == 0x2D || b == 0x5F || b == 0x3A || b >= 0x80
  }

  /// The code point at `i` and its length in bytes; the input is valid UTF-8.
  @inline(__always)
  func codePoint(at i: Int) -> (value: UInt32, length: Int) {
    let b = bytes[i]
    if b < 0x80 { return (UInt32(b), 1) }
    let length = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
    guard i + length <= bytes.count else { return (0xFFFD, bytes.count - i) }
    var value = UInt32(b) & (0x7F >> UInt32(length))
    for k in 1..<length { value = value << 6 | UInt32(bytes[i + k] & 0x3F) }
    return (value, length)
  }

  @inline(__always)
  func isBlank(_ i: Int, _ end: Int) -> Bool {
    i < end ? bytes[i] == 0x20 || bytes[i] == 0x09 : i == end
  }

  func skipBlanks(_ from: Int, _ end: Int) -> Int {
    var i = from
    while i < end, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
    return i
  }

  func skipWhitespace(_ from: Int) -> Int {
    var i = from
    while i < bytes.count, bytes[i] <= 0x20 { i += 1 }
    return i
  }

  func run(of byte: UInt8, at from: Int, _ end: Int) -> Int {
    var i = from
    while i < end, bytes[i] == byte { i += 1 }
    return i - from
  }

  func starts(_ prefix: [UInt8], at i: Int, _ end: Int) -> Bool {
    guard i + prefix.count <= end else { return false }
    for (k, byte) in prefix.enumerated() where bytes[i + k] != byte { return false }
    return true
  }

  @inline(__always)
  mutating func appendSpace() {
    if let last = prose.last, last != 0x20 { prose.append(0x20) }
  }
}

/// Where closing delimiters stand in the line being read.
///
/// Each sign is searched for once per line at most, so a line of ten million opening brackets is
/// still read in linear time.
struct LineLookups {
  private var next: (bracket: Int, paren: Int, angle: Int, dollar: Int) = (-1, -1, -1, -1)
  /// Lengths of backtick runs (up to 31) that have no partner in the rest of the line.
  private var missingBackticks: UInt32 = 0

  mutating func startLine() { self = LineLookups() }

  enum Sign: UInt8 { case bracket = 0x5D, paren = 0x29, angle = 0x3E, dollar = 0x24 }

  /// The first `sign` at or behind `from`, or `end`.
  mutating func first(
    _ sign: Sign, from: Int, _ end: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let known =
      switch sign {
      case .bracket: next.bracket
      case .paren: next.paren
      case .angle: next.angle
      case .dollar: next.dollar
      }
    if known >= from { return known }
    var i = from
    while i < end, bytes[i] != sign.rawValue { i += 1 }
    switch sign {
    case .bracket: next.bracket = i
    case .paren: next.paren = i
    case .angle: next.angle = i
    case .dollar: next.dollar = i
    }
    return i
  }

  /// The start of the next run of exactly `length` backticks at or behind `from`.
  mutating func backticks(
    _ length: Int, from: Int, _ end: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard length < 32, missingBackticks & (1 << UInt32(length)) == 0 else { return nil }
    var i = from
    while i < end {
      guard bytes[i] == 0x60 else {
        i += 1
        continue
      }
      let start = i
      while i < end, bytes[i] == 0x60 { i += 1 }
      if i - start == length { return start }
    }
    missingBackticks |= 1 << UInt32(length)
    return nil
  }
}
