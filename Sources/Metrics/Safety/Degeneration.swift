/// Why a reply is no answer of any kind, if it is none.
///
/// Strict on purpose: "No.", "7" and a chorus are answers. Certain only where nothing else remains.
enum Degeneration {
  struct Finding: Sendable, Hashable {
    var confidence: Score.Confidence
    var because: StaticText
  }

  static func find(in text: ReplyText) -> Finding? {
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
      if hasLetter && text.layout.fences == 0 || text.layout.emoji > 0 { return nil }
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
    return loop(text)
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

  /// U+FFFD, EF BF BD, stands for a third of the bytes or more.
  private static func isGarbled(_ text: ReplyText) -> Bool {
    let bytes = text.utf8
    guard bytes.count >= 12 else { return false }
    var replaced = 0
    for index in bytes.indices.dropLast(2)
    where bytes[index] == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] == 0xBD {
      replaced += 3
    }
    return replaced * 3 >= bytes.count
  }

  private static func isOneLetter(_ text: ReplyText, _ word: Word) -> Bool {
    let letters = text.folded[word.foldedRange]
    guard letters.count >= 30, let first = letters.first else { return false }
    return letters.allSatisfy { $0 == first }
  }

  /// The end of the reply says the same up to forty words over and over.
  private static func loop(_ text: ReplyText) -> Finding? {
    // What a loop is shows within its last words; more would only cost time.
    let words = text.words.suffix(2000)
    guard words.count >= 12 else { return nil }
    return words.withUnsafeBufferPointer { words in
      let longest = min(40, words.count / 4)
      for period in 1...longest {
        var run = 0
        var index = words.count - 1
        while index >= period, words[index].hash == words[index - period].hash {
          run += 1
          index -= 1
        }
        let repeats = run / period
        guard repeats >= 3, run + period >= 12, (run + period) * 2 >= words.count else { continue }
        let isCertain = repeats >= 7 || (repeats >= 4 && (run + period) * 5 >= words.count * 4)
        return Finding(
          confidence: isCertain && run >= 14 ? .high : .low,
          because: "the reply repeats itself without end")
      }
      return nil
    }
  }
}
