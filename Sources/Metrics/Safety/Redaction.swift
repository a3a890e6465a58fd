/// Takes personal and secret values out of a text before it is kept: e-mail addresses, phone
/// numbers, IBANs, payment cards and API keys.
///
/// Looks for more than ``Metric/personalData`` does, for here a value too many costs a word and one
/// too few a person. Names and postal addresses have no checkable shape and stay. Linear in the
/// text.
public struct Redaction: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case email, phone, iban, card, key
  }

  /// The text, each value replaced by its kind in brackets: `[email]`.
  public private(set) var text: String
  /// How many values of each kind were taken out.
  public private(set) var counts: [Kind: Int] = [:]

  public init(_ original: String) {
    let bytes = Array(original.utf8)
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    var counts: [Kind: Int] = [:]
    while index < bytes.count {
      guard let (kind, range) = Self.value(in: bytes, at: index), range.lowerBound >= copied else {
        index += 1
        continue
      }
      result += bytes[copied..<range.lowerBound]
      result += "[\(kind.rawValue)]".utf8
      counts[kind, default: 0] += 1
      copied = range.upperBound
      index = max(index + 1, range.upperBound)
    }
    guard !counts.isEmpty else {
      text = original
      return
    }
    result += bytes[copied...]
    text = String(decoding: result, as: UTF8.self)
    self.counts = counts
  }

  private static func value(in text: [UInt8], at start: Int) -> (Kind, Range<Int>)? {
    if text[start] == 0x40 { return email(in: text, at: start).map { (.email, $0) } }
    let before = start > 0 ? text[start - 1] : 0x20
    guard !PersonalData.isAlphanumeric(before) else { return nil }
    if PersonalData.isAlphanumeric(text[start]) {
      if !PersonalData.isKeyByte(before), let found = PersonalData.key(in: text, at: start) {
        return (.key, found.range)
      }
      if let found = PersonalData.iban(in: text, at: start) { return (.iban, found.range) }
      if let found = PersonalData.card(in: text, at: start) { return (.card, found.range) }
    }
    return phone(in: text, at: start).map { (.phone, $0) }
  }

  /// The address around an `@`.
  private static func email(in text: [UInt8], at sign: Int) -> Range<Int>? {
    // RFC 5321 allows 64 bytes before the sign and 255 behind it.
    var lower = sign
    while lower > 0, sign - lower < 64, isLocal(text[lower - 1]) { lower -= 1 }
    var upper = sign + 1
    var lastDot: Int?
    while upper < text.count, upper - sign < 255, isDomain(text[upper]) {
      if text[upper] == 0x2E { lastDot = upper }
      upper += 1
    }
    while upper > sign + 1, text[upper - 1] == 0x2E || text[upper - 1] == 0x2D { upper -= 1 }
    guard lower < sign, let lastDot, lastDot > sign + 1, upper > lastDot + 2 || upper <= lastDot
    else { return nil }
    return lower..<upper
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    PersonalData.isAlphanumeric(byte) || [0x2E, 0x2D, 0x5F, 0x2B, 0x25, 0x27].contains(byte)
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    PersonalData.isAlphanumeric(byte) || byte == 0x2E || byte == 0x2D
  }

  /// A number with a `+`, a leading zero or a bracketed area code and 7 to 15 digits (E.164), or
  /// three groups parted as numbers of North America are.
  private static func phone(in text: [UInt8], at start: Int) -> Range<Int>? {
    let first = text[start]
    guard first == 0x2B || first == 0x28 || 0x30...0x39 ~= first else { return nil }
    var digits = 0
    var separators = 0
    var groups: [Int] = []
    var group = 0
    var end = start
    var index = start
    while index < text.count, index - start < 32 {
      switch text[index] {
      case 0x30...0x39:
        digits += 1
        group += 1
        end = index + 1
      case 0x20, 0x2D, 0x2E, 0x2F, 0x28, 0x29:
        // Two separators in a row only around brackets.
        if index > end + 1 { index = text.count }
        if group > 0 {
          groups.append(group)
          separators += 1
        }
        group = 0
      case 0x2B where index == start: break
      default: index = text.count
      }
      index += 1
    }
    if group > 0 { groups.append(group) }
    if end < text.count, PersonalData.isAlphanumeric(text[end]) { return nil }
    guard 7...15 ~= digits else { return nil }
    let isInternational = first == 0x2B
    let isNational = first == 0x30 && text[start...].dropFirst().first != 0x2E && separators <= 5
    let isBracketed = first == 0x28
    let isAmerican = Array(groups.suffix(3)) == [3, 3, 4] && digits <= 11
    return isInternational || isNational || isBracketed || isAmerican ? start..<end : nil
  }
}
