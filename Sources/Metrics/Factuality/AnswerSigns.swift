/// What tells two answers of the same words apart: a minus, a currency, an operator, a "not".
///
/// Words and digits alone are the same in `-5` and `5`, `5 USD` and `5 EUR`, `x<5` and `x>5`, `C#` and
/// `C++`, `not guilty` and `guilty`.
struct AnswerSigns {
  private let wording: [UInt8]
  private let isNegative: Bool?
  private let currency: Currency?
  private let hasOperator: Bool
  private let isDenial: Bool

  init(_ wording: String) {
    let bytes = Array(wording.utf8)
    self.wording = Self.squashed(bytes)
    let digit = bytes.firstIndex(where: Self.isDigit)
    isNegative = digit.map { Self.isNegative(bytes, $0) }
    currency = digit.flatMap { Currency(bytes, $0) }
    hasOperator = Self.hasOperator(bytes)
    isDenial = Self.hasDenial(wording)
  }

  /// A reply as far as answers are looked for in it.
  struct Reply {
    let bytes: [UInt8]
    let isDenial: Bool

    init(_ text: String) {
      bytes = Array(text.utf8.prefix(65_536))
      isDenial = AnswerSigns.hasDenial(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Whether what stands in a reply at a range of UTF-8 offsets says something else by its signs.
  func contradict(_ reply: Reply, at range: Range<Int>) -> Bool {
    let bytes = reply.bytes
    let range = range.clamped(to: 0..<bytes.count)
    if isDenial, !reply.isDenial { return true }
    if let isNegative, let digit = bytes[range].firstIndex(where: Self.isDigit) {
      if Self.isNegative(bytes, digit) != isNegative { return true }
      if let currency, let other = Currency(bytes, digit), other != currency { return true }
    }
    return hasOperator ? !stands(in: bytes) : Self.carriesOperator(bytes, range)
  }

  /// The wording letter by letter, but for blanks and markdown, and not within a longer word.
  private func stands(in bytes: [UInt8]) -> Bool {
    let text = Self.squashed(bytes)
    guard let first = wording.first, let last = wording.last, text.count >= wording.count else {
      return false
    }
    for start in 0...text.count - wording.count where text[start] == first {
      let end = start + wording.count
      guard text[start..<end].elementsEqual(wording) else { continue }
      // Blanks are gone: a letter before or behind may be the next word's, a digit is the number's.
      if start > 0, Self.isDigit(first), Self.isDigit(text[start - 1]) { continue }
      if end < text.count, Self.isDigit(last), Self.isDigit(text[end]) { continue }
      return true
    }
    return false
  }

  /// `C#`, `C++`, `n+1`, `x<5`, where the wording has none of these.
  private static func carriesOperator(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if bytes[range].dropFirst().contains(where: { inner.contains($0) }) { return true }
    guard range.upperBound < bytes.count, let last = bytes[range].last, isWord(last) else {
      return false
    }
    let next = bytes[range.upperBound]
    guard next == UInt8(ascii: "#") || next == UInt8(ascii: "+") else { return false }
    let after = range.upperBound + 1
    return after == bytes.count || !isWord(bytes[after])
  }

  private static let inner: Set<UInt8> = Set("<>+^".utf8)

  private static func hasOperator(_ bytes: [UInt8]) -> Bool {
    bytes.enumerated().contains { index, byte in
      // A plus before a number is no operator: +44, +5.
      if byte == UInt8(ascii: "+") { return index > 0 }
      return inner.contains(byte) || byte == UInt8(ascii: "#") && index > 0
        || byte == UInt8(ascii: "=")
    }
  }

  private static func squashed(_ bytes: [UInt8]) -> [UInt8] {
    bytes.compactMap { byte in
      switch byte {
      case 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "$"),
        UInt8(ascii: "{"), UInt8(ascii: "}"):
        nil
      case 0x41...0x5A: byte | 0x20
      default: byte
      }
    }
  }

  /// A minus directly before the number or its currency, and no word or number before that.
  private static func isNegative(_ bytes: [UInt8], _ digit: Int) -> Bool {
    var index = digit
    if let symbol = Currency.symbols.first(where: { bytes[..<index].ends(with: $0.0) }) {
      index -= symbol.0.count
    }
    if let minus = minuses.first(where: { bytes[..<index].ends(with: $0) }) {
      var before = index - minus.count
      if let symbol = Currency.symbols.first(where: { bytes[..<before].ends(with: $0.0) }) {
        before -= symbol.0.count
      }
      return before == 0 || !isWord(bytes[before - 1])
    }
    while index > 0, bytes[index - 1] == 0x20 { index -= 1 }
    let text = bytes[..<index].suffix(9).map { $0 | 0x20 }
    return ["minus", "negative"].contains { text.ends(with: Array($0.utf8)) }
  }

  private static let minuses: [[UInt8]] = ["-", "\u{2212}", "\u{2013}"].map { Array($0.utf8) }

  private static func hasDenial(_ text: String) -> Bool {
    let words = text.lowercased().split { !($0.isLetter || $0 == "'" || $0 == "’") }
    return words.contains {
      ["not", "never", "without", "cannot"].contains($0) || $0.hasSuffix("n't")
        || $0.hasSuffix("n’t")
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
  /// A letter, a digit or a closing bracket; every byte beyond ASCII.
  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || 0x61...0x7A ~= byte | 0x20 || byte >= 0x80 || byte == UInt8(ascii: ")")
  }
}

/// The currencies that an amount is commonly written in, by sign, code or word.
private enum Currency: Equatable {
  case dollar, euro, pound, yen, rupee

  static let symbols: [([UInt8], Currency)] = [
    (Array("$".utf8), .dollar), (Array("€".utf8), .euro), (Array("£".utf8), .pound),
    (Array("¥".utf8), .yen), (Array("₹".utf8), .rupee),
  ]

  private static let words: [(String, Currency)] = [
    ("usd", .dollar), ("dollar", .dollar), ("eur", .euro), ("gbp", .pound), ("jpy", .yen),
    ("yen", .yen), ("inr", .rupee), ("rupee", .rupee),
  ]

  /// Of the amount whose first digit stands at an index.
  init?(_ bytes: [UInt8], _ digit: Int) {
    if let found = Self.symbols.first(where: { bytes[..<digit].ends(with: $0.0) }) {
      self = found.1
      return
    }
    var index = digit
    while index < bytes.count,
      0x30...0x39 ~= bytes[index]
        || [0x20, UInt8(ascii: "."), UInt8(ascii: ",")].contains(bytes[index])
    {
      index += 1
    }
    let rest = bytes[index...]
    if let found = Self.symbols.first(where: { rest.starts(with: $0.0) }) {
      self = found.1
      return
    }
    let word = rest.prefix(8).map { $0 | 0x20 }
    guard let found = Self.words.first(where: { word.starts(with: Array($0.0.utf8)) }) else {
      return nil
    }
    self = found.1
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with other: [UInt8]) -> Bool {
    count >= other.count && suffix(other.count).elementsEqual(other)
  }
}

extension [UInt8] {
  fileprivate func ends(with other: [UInt8]) -> Bool {
    self[...].ends(with: other)
  }
}
