/// The encodings of RFC 4648, as far as looking for a text inside a longer encoded one needs them.
struct BinaryToText: Sendable {
  private let alphabet: [UInt8]
  private let bitsPerCharacter: Int
  /// Shorter patterns than this occur by chance.
  private let fewestCharacters: Int
  private let reading: @Sendable (UInt8) -> UInt8?

  /// Both alphabets, in one line or wrapped.
  static let base64 = BinaryToText(
    alphabet: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8),
    bitsPerCharacter: 6, fewestCharacters: 6
  ) { byte in
    switch byte {
    case 0x2D: 0x2B
    case 0x5F: 0x2F
    case 0x09, 0x0A, 0x0D, 0x20: nil
    default: byte
    }
  }

  /// In either case, in one line or wrapped, in groups.
  static let base32 = BinaryToText(
    alphabet: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8), bitsPerCharacter: 5,
    fewestCharacters: 9
  ) { byte in
    switch byte {
    case 0x61...0x7A: byte - 0x20
    case 0x09, 0x0A, 0x0D, 0x20, 0x2D: nil
    default: byte
    }
  }

  /// What the encoding of any longer text has that holds these bytes, one pattern an alignment.
  func patterns(of bytes: [UInt8]) -> [Encoded] {
    // As many bytes as a whole number of characters takes: 3 for Base64, 5 for Base32.
    let group = bitsPerCharacter == 6 ? 3 : 5
    return (0..<group).compactMap { shift in
      let core = core(of: bytes, shift: shift)
      guard core.count >= fewestCharacters else { return nil }
      return Encoded(pattern: BytePattern(core), reading: reading)
    }
  }

  /// One alignment of an encoded text.
  struct Encoded: Sendable {
    fileprivate let pattern: BytePattern
    fileprivate let reading: @Sendable (UInt8) -> UInt8?

    /// Where it stands, in offsets of the text.
    func firstRange(in text: [UInt8]) -> Range<Int>? {
      pattern.firstRange(in: text[...], reading: reading)
    }
  }

  /// The characters that depend on these bytes alone.
  ///
  /// - Parameter shift: how many bytes of a group precede them. The characters at either end that also
  ///   depend on the neighbours are left out.
  private func core(of bytes: [UInt8], shift: Int) -> [UInt8] {
    let padded = [UInt8](repeating: 0, count: shift) + bytes
    let width = bitsPerCharacter
    let first = (shift * 8 + width - 1) / width
    let end = padded.count * 8 / width
    guard first < end else { return [] }
    return (first..<end).map { character in
      var value = 0
      for bit in character * width..<(character + 1) * width {
        value = value << 1 | Int(padded[bit / 8] >> UInt8(7 - bit % 8) & 1)
      }
      return alphabet[value]
    }
  }
}
