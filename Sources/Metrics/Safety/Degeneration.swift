/// Why a reply is no answer of any kind, if it is none.
///
/// Strict on purpose: "No.", "7" and a chorus are answers. Certain only where nothing else remains.
///
/// A short reply is broken only by what it lacks entirely: a word that says something, the end of its
/// only sentence, what it announces. See `Degeneration+Fragments.swift`.
enum Degeneration {
  struct Finding: Sendable, Hashable {
    var confidence: Score.Confidence
    var because: StaticText
    /// Whether it says something, if too often: a refusal in it stands.
    var isReadable = false
  }

  /// - Parameter question: the last user turn, which a reply may merely repeat; empty where unknown.
  static func find(in text: ReplyText, question: String = "") -> Finding? {
    guard let visible = visibleBytes(text.utf8) else {
      return Finding(confidence: .high, because: "the reply is empty")
    }
    if text.words.count <= 64, holdsOnlyMarkers(text) {
      return Finding(confidence: .high, because: "the reply is made of chat-template markers")
    }
    if text.words.isEmpty {
      // "7." is read as an empty list item, and yet it answers.
      let hasLetter = text.utf8.contains {
        0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0
      }
      let isAnswer = text.layout.listItems < 3 && text.layout.fences == 0
      if hasLetter && isAnswer || text.layout.emoji > 0 { return nil }
      // A short run of signs may be an answer ("→", "+"); a long one is not.
      return Finding(
        confidence: visible > 8 ? .high : .low, because: "the reply holds no word")
    }
    if isGarbled(text) {
      return Finding(confidence: .high, because: "most of the reply is undecodable")
    }
    if text.words.count <= 2, let word = text.words.first, isOneLetter(text, word) {
      return Finding(confidence: .high, because: "the reply repeats one letter")
    }
    return fragment(text, question) ?? loop(text)
  }

  /// How many bytes are neither space, control nor zero-width sign; nil for none.
  private static func visibleBytes(_ bytes: [UInt8]) -> Int? {
    var count = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let isZeroWidth =
        byte == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
        && 0x8B...0x8F ~= bytes[index + 2]
      let isMark = byte == 0xEF && bytes[index...].starts(with: [0xEF, 0xBB, 0xBF])
      let isHardSpace = byte == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0
      if isZeroWidth || isMark {
        index += 3
      } else if isHardSpace {
        index += 2
      } else {
        count += byte > 0x20 && byte != 0x7F ? 1 : 0
        index += 1
      }
    }
    return count == 0 ? nil : count
  }

  /// Nothing but `<|im_end|>` and the like.
  private static func holdsOnlyMarkers(_ text: ReplyText) -> Bool {
    var index = 0
    var markers = 0
    let bytes = text.utf8
    while index < bytes.count {
      if bytes[index] <= 0x20 {
        index += 1
        continue
      }
      guard bytes[index...].starts(with: [0x3C, 0x7C]),
        let close = bytes[index...].prefix(64).firstIndex(of: 0x3E), bytes[close - 1] == 0x7C
      else { return false }
      markers += 1
      index = close + 1
    }
    return markers > 0
  }

  /// U+FFFD, EF BF BD, stands for a third of the bytes or more, or what UTF-8 looks like when it is
  /// read as Latin-1 and written again (Ã, Â, â with a euro sign) for a fifth.
  private static func isGarbled(_ text: ReplyText) -> Bool {
    let bytes = text.utf8
    guard bytes.count >= 12 else { return false }
    var replaced = 0
    var misread = 0
    for index in bytes.indices.dropLast(2) {
      switch (bytes[index], bytes[index + 1]) {
      case (0xEF, 0xBF) where bytes[index + 2] == 0xBD: replaced += 3
      case (0xC3, 0x82), (0xC3, 0x83): misread += 2
      case (0xC3, 0xA2) where bytes[index + 2] == 0xE2: misread += 3
      default: break
      }
    }
    return replaced * 3 >= bytes.count || misread * 5 >= bytes.count
  }

  private static func isOneLetter(_ text: ReplyText, _ word: Word) -> Bool {
    let letters = text.folded[word.foldedRange]
    guard letters.count >= 30, let first = letters.first else { return false }
    return letters.allSatisfy { $0 == first }
  }
}
