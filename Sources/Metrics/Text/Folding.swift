/// What a code point is to the scanner.
enum CodePointClass {
  case letter, ideograph, digit, apostrophe, ignorable, space, openQuote, closeQuote
  case stop, question, exclamation, ellipsis, pause, dash, emoji, other
}

/// Classes and case folding of code points, from fixed ranges of the Unicode standard.
///
/// Own tables instead of `Unicode.Scalar.Properties`: they do not change with the toolchain, so a
/// stored verdict stays the same, and they cost a few comparisons.
enum Folding {
  /// Classifies a code point beyond ASCII.
  static func classify(_ c: UInt32) -> CodePointClass {
    switch c {
    case 0x80..<0xC0: classifyLatin1(c)
    case 0xD7, 0xF7: .other
    case 0xC0..<0x2000: classifyAlphabetic(c)
    case 0x2000..<0x2070: classifyPunctuation(c)
    case 0x2080...0x2089: .digit
    case 0x20D0...0x20FF: .ignorable
    case 0x2070..<0x2C00: Emoji.hasEmojiPresentation(c) ? .emoji : .other
    case 0x2C00..<0x2E00: .letter
    case 0x2E80..<0x2FE0: .ideograph
    case 0x2E00..<0x3040: classifyEastAsianPunctuation(c)
    case 0x30FB: .other
    case 0x3040..<0x3100, 0x31F0..<0x3200: .ideograph
    case 0x3100..<0x31F0: .letter
    case 0x3200..<0x3400: .other
    case 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xF900..<0xFB00, 0x20000..<0x40000: .ideograph
    case 0x4DC0..<0x4E00: .other
    case 0xFE00..<0xFE10, 0xFE20..<0xFE30, 0xFEFF, 0xE0000..<0xE1000: .ignorable
    case 0xFE10..<0xFE70: .other
    case 0xFF00..<0x10000: classifyFullwidth(c)
    case 0xE000..<0xF900: .other
    case 0x1F000..<0x1FB00: Emoji.hasEmojiPresentation(c) ? .emoji : .other
    case 0x1D000..<0x1D400: .other
    default: c < 0xF0000 ? .letter : .other
    }
  }

  private static func classifyLatin1(_ c: UInt32) -> CodePointClass {
    switch c {
    case 0xAA, 0xB5, 0xBA: .letter
    case 0x85, 0xA0: .space
    case 0xAB: .openQuote
    case 0xBB: .closeQuote
    case 0xAD: .ignorable
    case 0xB4: .apostrophe
    default: .other
    }
  }

  /// Alphabets from Latin-1 letters up to U+1FFF; what is not named here is a letter or a mark.
  private static func classifyAlphabetic(_ c: UInt32) -> CodePointClass {
    switch c {
    case 0x2BC: .apostrophe
    case 0x37E, 0x61F, 0x1367: .question
    case 0x589, 0x6D4, 0x964, 0x965, 0x1362, 0x104A, 0x104B, 0x17D4: .stop
    case 0x387, 0x60C, 0x61B, 0x1361, 0x1363...0x1366: .pause
    case 0x61C, 0x180B...0x180E: .ignorable
    case 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F, 0x9E6...0x9EF, 0xE50...0xE59: .digit
    case 0x5BE, 0x5C0, 0x5C3, 0x5F3, 0x5F4, 0x66A...0x66D, 0xE2F, 0xE4F, 0xE5A, 0xE5B: .other
    case 0x2C2...0x2C5, 0x2D2...0x2DF, 0x55A...0x55F, 0x700...0x70D: .other
    case 0x1680: .space
    default: .letter
    }
  }

  private static func classifyPunctuation(_ c: UInt32) -> CodePointClass {
    switch c {
    case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: .space
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F: .ignorable
    case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015: .dash
    case 0x2018, 0x2019, 0x201B, 0x2032: .apostrophe
    case 0x201C, 0x201E, 0x201F, 0x2039: .openQuote
    case 0x201D, 0x203A: .closeQuote
    case 0x2026: .ellipsis
    case 0x203C, 0x2049: .exclamation
    case 0x2047, 0x2048: .question
    default: .other
    }
  }

  private static func classifyEastAsianPunctuation(_ c: UInt32) -> CodePointClass {
    switch c {
    case 0x3000: .space
    case 0x3001: .pause
    case 0x3002: .stop
    case 0x3005...0x3007, 0x3021...0x3029: .ideograph
    case 0x300A, 0x300C, 0x300E: .openQuote
    case 0x300B, 0x300D, 0x300F: .closeQuote
    default: .other
    }
  }

  private static func classifyFullwidth(_ c: UInt32) -> CodePointClass {
    switch c {
    case 0xFF01: .exclamation
    case 0xFF0C, 0xFF1A, 0xFF1B: .pause
    case 0xFF0E, 0xFF61: .stop
    case 0xFF1F: .question
    case 0xFF07: .apostrophe
    case 0xFF10...0xFF19: .digit
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A: .letter
    case 0xFF66...0xFF9F: .ideograph
    case 0xFFA0...0xFFDC: .letter
    default: .other
    }
  }

  /// The folded code point: lower case, apostrophes as `'`, full-width forms as ASCII.
  ///
  /// 0 for what vanishes. Never longer in UTF-8 than what it replaces.
  static func folded(_ c: UInt32) -> UInt32 {
    if c < 0x80 { return c &- 0x41 < 26 ? c + 0x20 : c }
    switch classify(c) {
    case .ignorable: return 0
    case .apostrophe: return 0x27
    default: return lowercased(c)
    }
  }

  private static func lowercased(_ c: UInt32) -> UInt32 {
    switch c {
    case 0xC0...0xDE: c == 0xD7 ? c : c + 0x20
    case 0x130: 0x69
    case 0x178: 0xFF
    case 0x139...0x148, 0x179...0x17E: c & 1 == 1 ? c + 1 : c
    case 0x100...0x137, 0x14A...0x177: c & 1 == 0 ? c + 1 : c
    case 0x1A0...0x1A5, 0x1DE...0x1EF, 0x1F8...0x21F, 0x222...0x233: c & 1 == 0 ? c + 1 : c
    case 0x1AF: 0x1B0
    case 0x218...0x21B: c | 1
    case 0x386: 0x3AC
    case 0x388...0x38A: c + 37
    case 0x38C: 0x3CC
    case 0x38E, 0x38F: c + 63
    case 0x391...0x3AB: c == 0x3A2 ? c : c + 0x20
    case 0x3C2: 0x3C3
    case 0x400...0x40F: c + 0x50
    case 0x410...0x42F: c + 0x20
    case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: c & 1 == 0 ? c + 1 : c
    case 0x531...0x556: c + 0x30
    case 0x1E00...0x1E95, 0x1EA0...0x1EFF: c & 1 == 0 ? c + 1 : c
    case 0x2080...0x2089: c - 0x2080 + 0x30
    case 0xFF10...0xFF19: c - 0xFF10 + 0x30
    case 0xFF21...0xFF3A: c - 0xFF21 + 0x61
    case 0xFF41...0xFF5A: c - 0xFF41 + 0x61
    default: c
    }
  }
}
