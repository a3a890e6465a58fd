extension TextScanner {
  /// Opens a sentence at `offset` unless one is open.
  @inline(__always)
  mutating func openSentence(at offset: Int) {
    if sentenceStart < 0 {
      sentenceStart = offset
      sentenceFirstWord = words.count
    }
  }

  /// Ends the sentence before `offset`; without a word in it its signs join the one before.
  mutating func closeSentence(at offset: Int) {
    defer {
      sentenceFirstWord = words.count
      sentenceStart = -1
      sentenceProse = prose.count
      ending = .none
      endingIsQuoted = false
    }
    var proseEnd = prose.count
    while proseEnd > sentenceProse, prose[proseEnd - 1] == 0x20 { proseEnd -= 1 }
    guard sentenceFirstWord < words.count, sentenceStart >= 0, hasProse(from: sentenceFirstWord)
    else {
      if let last = sentences.last, last.paragraph == paragraph, proseEnd > sentenceProse {
        sentences[sentences.count - 1].prose = last.prose.lowerBound..<proseEnd
      }
      return
    }
    var end = min(offset, bytes.count)
    while end > sentenceStart, bytes[end - 1] <= 0x20 { end -= 1 }
    words[words.count - 1].flags.insert(.endsSentence)
    sentences.append(
      Sentence(
        words: sentenceFirstWord..<words.count, range: sentenceStart..<end,
        prose: sentenceProse..<proseEnd, kind: kind, ending: ending, paragraph: paragraph))
    paragraphHasWords = true
    // A single space keeps neighbours apart for whoever reads the prose as a whole.
    appendSpace()
  }

  private func hasProse(from first: Int) -> Bool {
    words[first...].contains { $0.channel == .prose }
  }

  /// Whether the punctuation before the blank at `i` ends the sentence.
  func endsSentence(before i: Int) -> Bool {
    guard ending != .none else { return false }
    let next = nextSign(from: i)
    let followedByLower = next.map { bytes[$0] &- 0x61 < 26 } ?? false
    switch ending {
    case .none: return false
    case .question, .exclamation: return !(followedByLower && endingIsQuoted)
    case .ellipsis: return !followedByLower
    case .stop: return !followedByLower && !isAbbreviation(next: next)
    }
  }

  /// The first letter or digit after blanks and opening signs, not looking further than a line.
  private func nextSign(from: Int) -> Int? {
    var i = from
    let limit = min(bytes.count, from + 16)
    while i < limit {
      switch bytes[i] {
      case 0x20, 0x09, 0x0A, 0x0D, 0x22, 0x27, 0x28, 0x2A, 0x5B, 0x5F: i += 1
      default: return i
      }
    }
    return nil
  }

  private func isAbbreviation(next: Int?) -> Bool {
    guard let last = words.last, last.channel == .prose, words.count > sentenceFirstWord,
      let next
    else { return false }
    let isNumberedStart = last.flags.contains(.isNumber) && words.count - sentenceFirstWord == 1
    if isNumberedStart { return last.length <= 3 }
    let isInitial = last.length == 1 && last.flags.contains(.capitalised)
    let kind = isInitial ? Abbreviations.Kind.maybeLast : Abbreviations.kinds[last.hash]
    switch kind {
    case nil: return false
    case .inner: return true
    case .beforeNumber: return Self.isDigit(bytes[next])
    case .maybeLast:
      if isInitial, bytes[last.range.lowerBound] == 0x49 { return false }
      return Abbreviations.starters[hashOfWord(at: next)] == nil
    }
  }

  private func hashOfWord(at start: Int) -> UInt64 {
    var hash = WordHash()
    var i = start
    while i < bytes.count, i - start < 12, Self.isASCIILetter(bytes[i]) {
      hash.add(bytes[i] | 0x20)
      i += 1
    }
    return hash.value
  }
}
