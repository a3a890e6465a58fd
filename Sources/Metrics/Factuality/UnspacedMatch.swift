/// Finds an answer where no blanks set words apart: in Chinese, Japanese and Korean, and emoji.
///
/// `東京` stands in `東京です`, `서울` in `서울입니다`, `👍` in `👍🏽`. An answer within a longer word of the
/// same script is told by script alone: `ロンドン` does not stand in `ロンドンデリー`, `京` not in `東京`, but
/// `東京` does stand in `東京湾`.
struct UnspacedMatch: Sendable {
  enum Finding: Sendable {
    case stated(Range<Int>)
    case denied(Range<Int>)
    /// One of several, joined by "or".
    case offered(Range<Int>)
  }

  private struct Sign: Sendable {
    var value: UInt32
    var offset: Int
  }

  /// At most so many bytes are looked at: an answer stands early, and hostile text is long.
  private static let limit = 65_536

  private let signs: [Sign]

  init(_ reply: String) {
    signs = Self.signs(reply)
  }

  private static func signs(_ text: String) -> [Sign] {
    var signs: [Sign] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      guard offset < limit else { break }
      // How an emoji is shown, and in which colour.
      if scalar.value != 0xFE0F, !(0x1F3FB...0x1F3FF ~= scalar.value) {
        signs.append(Sign(value: scalar.value, offset: offset))
      }
      offset += UTF8.width(scalar)
    }
    return signs
  }

  /// Whether an answer is to be looked for this way.
  static func applies(to wording: String) -> Bool {
    let signs = signs(wording)
    guard !signs.isEmpty, signs.count <= 64 else { return false }
    return signs.contains { script($0.value) != nil }
      && signs.allSatisfy { script($0.value) != nil || neutral.contains($0.value) }
      || signs.allSatisfy { isPictograph($0.value) || $0.value == joiner }
  }

  /// The first place where it stands undenied and alone, else the first of any.
  func find(_ wording: String) -> Finding? {
    let wanted = Self.signs(wording).map(\.value)
    guard let first = wanted.first, signs.count >= wanted.count else { return nil }
    var other: Finding?
    for start in 0...signs.count - wanted.count where signs[start].value == first {
      let end = start + wanted.count
      guard signs[start..<end].lazy.map(\.value).elementsEqual(wanted), isWhole(start..<end) else {
        continue
      }
      let range =
        signs[start].offset..<(end < signs.count ? signs[end].offset : signs[end - 1].offset + 1)
      if isDenied(start..<end) {
        other = other ?? .denied(range)
      } else if isOffered(start..<end) {
        other = other ?? .offered(range)
      } else {
        return .stated(range)
      }
    }
    return other
  }

  private func isWhole(_ place: Range<Int>) -> Bool {
    let first = signs[place.lowerBound].value
    let last = signs[place.upperBound - 1].value
    let before = place.lowerBound > 0 ? signs[place.lowerBound - 1].value : 0
    let after = place.upperBound < signs.count ? signs[place.upperBound].value : 0
    if Self.isPictograph(first) {
      guard before != Self.joiner, after != Self.joiner else { return false }
      // Flags are pairs of letters.
      guard Self.isFlagLetter(first) else { return true }
      let run = signs[..<place.lowerBound].reversed().prefix { Self.isFlagLetter($0.value) }.count
      return run.isMultiple(of: 2)
    }
    switch Self.script(first) {
    case .katakana where Self.script(before) == .katakana: return false
    case .hangul where Self.script(before) == .hangul: return false
    case .han where place.count == 1 && Self.script(before) == .han: return false
    default: break
    }
    switch Self.script(last) {
    case .katakana: return Self.script(after) != .katakana
    case .han: return place.count > 1 || Self.script(after) != .han
    default: return true
    }
  }

  private func isDenied(_ place: Range<Int>) -> Bool {
    let behind = string(place.upperBound..<min(signs.count, place.upperBound + 8))
    let before = string(max(0, place.lowerBound - 4)..<place.lowerBound)
    return Self.denialsBehind.contains { behind.hasPrefix($0) }
      || Self.denialsBefore.contains { before.hasSuffix($0) }
  }

  private func isOffered(_ place: Range<Int>) -> Bool {
    let behind = string(place.upperBound..<min(signs.count, place.upperBound + 5))
    let before = string(max(0, place.lowerBound - 5)..<place.lowerBound)
    return Self.alternatives.contains { behind.hasPrefix($0) || before.hasSuffix($0) }
  }

  /// Without blanks and quotation marks.
  private func string(_ range: Range<Int>) -> String {
    var text = ""
    for sign in signs[range] {
      guard let scalar = Unicode.Scalar(sign.value), !Self.quotes.contains(scalar) else { continue }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  private enum Script: Sendable { case han, hiragana, katakana, hangul }

  private static func script(_ value: UInt32) -> Script? {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x323AF, 0xF900...0xFAFF, 0x3005...0x3007:
      .han
    case 0x3041...0x309F: .hiragana
    case 0x30A1...0x30FA, 0x30FB...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: .katakana
    case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3131...0x318E: .hangul
    default: nil
    }
  }

  private static func isFlagLetter(_ value: UInt32) -> Bool { 0x1F1E6...0x1F1FF ~= value }

  private static func isPictograph(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value), !scalar.isASCII else { return false }
    return scalar.properties.generalCategory == .otherSymbol || isFlagLetter(value)
  }

  /// Blanks, brackets, dots and hyphens within names.
  private static let neutral: Set<UInt32> = [0x20, 0x28, 0x29, 0x2D, 0xB7, 0xFF08, 0xFF09]
  private static let joiner: UInt32 = 0x200D
  private static let quotes: Set<Unicode.Scalar> = [
    " ", "\u{3000}", "\"", "「", "」", "『", "』", "“", "”", "*", "、",
  ]
  private static let denialsBehind = [
    "ではない", "ではなく", "ではありません", "ではなかった", "じゃない", "じゃなく", "じゃありません", "でない", "でなく",
    "とは違", "は間違", "は誤", "이아니", "가아니", "은아니", "는아니", "이아닌", "가아닌", "不是正确", "是错",
    "不对", "不對", "是錯",
  ]
  private static let denialsBefore = ["不是", "并非", "並非", "而非", "不叫", "不在"]
  private static let alternatives = [
    "または", "もしくは", "あるいは", "或者", "或是", "还是", "還是", "或", "또는", "혹은",
  ]
}

extension FactualReply {
  /// What a reply says of answers that no blanks set apart; nil where it holds none of them.
  ///
  /// - Parameter wordings: those that ``UnspacedMatch/applies(to:)`` picks.
  func gradeUnspaced(_ wordings: [String]) -> GradeReading? {
    let match = UnspacedMatch(string)
    var reading: GradeReading?
    for wording in wordings {
      switch match.find(wording) {
      case .stated(let range):
        guard !denies(range) else {
          reading = reading ?? missed("the reply denies it", .low, evidence: range)
          continue
        }
        return GradeReading(
          .correct, abstention.isOpen ? .low : .high, evidence: range,
          because: "the reply states it")
      case .denied(let range):
        reading = reading ?? missed("the reply denies it", .low, evidence: range)
      case .offered(let range):
        reading =
          reading
          ?? GradeReading(
            .incorrect, .low, evidence: range,
            because: "the reply offers it as one of several answers")
      case nil: continue
      }
    }
    return reading
  }
}
