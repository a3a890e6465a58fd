/// A writing system, as far as it tells languages apart.
enum Script: UInt8, CaseIterable {
  case latin, cyrillic, greek, armenian, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati
  case tamil, telugu, kannada, malayalam, sinhala, thai, lao, burmese, georgian, ethiopic, khmer
  case hangul, kana, han, other

  /// The script of a letter.
  init(_ c: UInt32) {
    self =
      switch c {
      case 0..<0x370, 0x1E00..<0x1F00, 0x2C60..<0x2C80, 0xFF21...0xFF5A: .latin
      case 0x370..<0x400, 0x1F00..<0x2000: .greek
      case 0x400..<0x530, 0x1C80..<0x1C90: .cyrillic
      case 0x530..<0x590: .armenian
      case 0x590..<0x600: .hebrew
      case 0x600..<0x700, 0x750..<0x780, 0x8A0..<0x900, 0xFB50..<0xFF00: .arabic
      case 0x900..<0x980: .devanagari
      case 0x980..<0xA00: .bengali
      case 0xA00..<0xA80: .gurmukhi
      case 0xA80..<0xB00: .gujarati
      case 0xB80..<0xC00: .tamil
      case 0xC00..<0xC80: .telugu
      case 0xC80..<0xD00: .kannada
      case 0xD00..<0xD80: .malayalam
      case 0xD80..<0xE00: .sinhala
      case 0xE00..<0xE80: .thai
      case 0xE80..<0xF00: .lao
      case 0x1000..<0x10A0: .burmese
      case 0x10A0..<0x1100: .georgian
      case 0x1200..<0x1380: .ethiopic
      case 0x1780..<0x1800: .khmer
      case 0x1100..<0x1200, 0x3130..<0x3190, 0xAC00..<0xD7B0: .hangul
      case 0x3040..<0x3100, 0x31F0..<0x3200, 0xFF66..<0xFFA0: .kana
      case 0x2E80..<0x3040, 0x3400..<0xA000, 0xF900..<0xFB00, 0x20000..<0x40000: .han
      default: .other
      }
  }

  /// The languages written in it, the commonest first; empty where words must decide.
  var languages: [String] {
    switch self {
    case .latin, .cyrillic, .other: []
    case .greek: ["el"]
    case .armenian: ["hy"]
    case .hebrew: ["he", "yi"]
    case .arabic: ["ar", "fa", "ur", "ps", "ckb", "ug"]
    case .devanagari: ["hi", "mr", "ne", "sa"]
    case .bengali: ["bn", "as"]
    case .gurmukhi: ["pa"]
    case .gujarati: ["gu"]
    case .tamil: ["ta"]
    case .telugu: ["te"]
    case .kannada: ["kn"]
    case .malayalam: ["ml"]
    case .sinhala: ["si"]
    case .thai: ["th"]
    case .lao: ["lo"]
    case .burmese: ["my"]
    case .georgian: ["ka"]
    case .ethiopic: ["am", "ti"]
    case .khmer: ["km"]
    case .hangul: ["ko"]
    case .kana: ["ja"]
    case .han: ["zh", "ja"]
    }
  }
}
