/// A text as ASCII, for finding values however they were typed: one byte for each character.
///
/// Digits of any script and fullwidth letters become ASCII, every blank a space, every dash a hyphen,
/// a JSON escape what it stands for; what cannot be seen is left out. Linear in the text.
struct FoldedText {
  /// What a letter beyond ASCII becomes, and any other character.
  static let letter: UInt8 = 0x80
  static let other: UInt8 = 0x81

  private(set) var bytes: [UInt8] = []
  /// The offset in the text's UTF-8 of each byte, and of the text's end.
  private var offsets: [UInt32] = []

  init(_ text: [UInt8]) {
    bytes.reserveCapacity(text.count)
    offsets.reserveCapacity(text.count + 1)
    var index = 0
    while index < text.count {
      let (byte, length) = Self.character(in: text, at: index)
      if let byte {
        bytes.append(byte)
        offsets.append(UInt32(truncatingIfNeeded: index))
      }
      index += length
    }
    offsets.append(UInt32(truncatingIfNeeded: text.count))
  }

  /// Offsets in the text of a stretch of ``bytes``.
  func source(of range: Range<Int>) -> Range<Int> {
    Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound])
  }

  /// What stands for a character, nil where nothing does, and how many bytes it takes.
  private static func character(in text: [UInt8], at start: Int) -> (UInt8?, Int) {
    let first = text[start]
    if first == 0x5C { return escape(in: text, at: start) }
    if first < 0x80 { return (first == 0x09 ? 0x20 : first, 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC0, start + length <= text.count else { return (other, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for byte in text[start + 1..<start + length] { value = value << 6 | UInt32(byte & 0x3F) }
    return (folded(value), length)
  }

  /// An escape of JSON (RFC 8259, section 7); a backslash before anything else is itself.
  private static func escape(in text: [UInt8], at start: Int) -> (UInt8?, Int) {
    guard start + 1 < text.count else { return (0x5C, 1) }
    switch text[start + 1] {
    case 0x6E, 0x72: return (0x0A, 2)
    case 0x74: return (0x20, 2)
    case 0x22, 0x2F, 0x5C: return (text[start + 1], 2)
    case 0x75:
      guard start + 6 <= text.count,
        let value = UInt32(String(decoding: text[start + 2..<start + 6], as: UTF8.self), radix: 16)
      else { return (0x5C, 1) }
      return (value == 0x09 ? 0x20 : folded(value), 6)
    default: return (0x5C, 1)
    }
  }

  private static func folded(_ value: UInt32) -> UInt8? {
    switch value {
    case 0..<0x80: return UInt8(value)
    // Fullwidth ASCII.
    case 0xFF01...0xFF5E: return UInt8(value - 0xFEE0)
    case 0xB7, 0x2022, 0x2024, 0x30FB: return 0x2E
    case 0x2044, 0x2215: return 0x2F
    case 0x2212: return 0x2D
    default: break
    }
    guard let scalar = Unicode.Scalar(value) else { return other }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: return 0x20
    case .dashPunctuation: return 0x2D
    case .format, .nonspacingMark: return nil
    case .decimalNumber: return scalar.properties.numericValue.map { 0x30 + UInt8($0) } ?? other
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return letter
    default: return other
    }
  }
}
