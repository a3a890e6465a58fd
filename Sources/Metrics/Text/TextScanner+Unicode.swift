extension TextScanner {
  /// Reads one code point beyond ASCII, or the word or emoji that it starts.
  mutating func beyondASCII(at i: Int, _ end: Int) -> Int {
    let (c, length) = codePoint(at: i)
    switch Folding.classify(c) {
    case .letter, .digit:
      ending = .none
      openSentence(at: i)
      let next = max(word(at: i, end, .prose), i + length)
      prose.append(contentsOf: bytes[i..<next])
      return next
    case .ideograph:
      if ending != .none { closeSentence(at: i) }
      openSentence(at: i)
      ideograph(c, at: i, length, .prose)
      prose.append(contentsOf: bytes[i..<i + length])
    case .space:
      if ending != .none, endsSentence(before: i + length) { closeSentence(at: i) }
      ending = .none
      appendSpace()
    case .apostrophe:
      let touchesWord = i > 0 && bytes[i - 1] > 0x20
      singleQuoteMark(opens: c == 0x2018 || !touchesWord)
      prose.append(0x27)
    case .openQuote where !isReversed(c, at: i, length, end):
      openSentence(at: i)
      // „so“ closes with the mark that opens elsewhere.
      doubleQuoteMark(opens: true, closes: c == 0x201C)
      prose.append(0x22)
    case .closeQuote where isReversed(c, at: i, length, end):
      openSentence(at: i)
      doubleQuoteMark(opens: true, closes: false)
      prose.append(0x22)
    case .openQuote, .closeQuote:
      doubleQuoteMark(opens: false, closes: true)
      if ending != .none { endingIsQuoted = true }
      prose.append(0x22)
    case .dash:
      dash(c, at: i, length)
    case .stop: finish(.stop, length, ".")
    case .question:
      layout.questions += 1
      finish(.question, length, "?")
    case .exclamation:
      layout.exclamations += 1
      finish(.exclamation, length, "!")
    case .ellipsis: finish(.ellipsis, length, "...")
    case .pause:
      pauseBeforeWord = true
      prose.append(0x2C)
    case .emoji: return emoji(c, at: i, length, end)
    case .ignorable: break
    case .other: return otherSign(at: i, length, end)
    }
    return i + length
  }

  private mutating func finish(_ kind: Sentence.Ending, _ length: Int, _ ascii: StaticString) {
    ending = kind
    pauseBeforeWord = true
    ascii.withUTF8Buffer { prose.append(contentsOf: $0) }
  }

  private mutating func dash(_ c: UInt32, at i: Int, _ length: Int) {
    if c == 0x2014 || c == 0x2015 {
      pauseBeforeWord = true
      prose.append(contentsOf: [0x20, 0x2D, 0x20])
    } else {
      let isSpaced = i > 0 && bytes[i - 1] <= 0x20
      if isSpaced { pauseBeforeWord = true }
      prose.append(0x2D)
    }
  }

  /// A sign that may be followed by the selector that makes it an emoji (`✔️`, `™️`), or 【4†source】.
  private mutating func otherSign(at i: Int, _ length: Int, _ end: Int) -> Int {
    let next = i + length
    if next + 3 <= end, bytes[next] == 0xEF, codePoint(at: next).value == Emoji.presentationSelector
    {
      layout.emoji += 1
    }
    if bytes[i] == 0xE3, codePoint(at: i).value == 0x3010 {
      var close = next
      let limit = min(end, i + 64)
      while close + 3 <= limit, codePoint(at: close).value != 0x3011 {
        close += codePoint(at: close).length
      }
      if close + 3 <= limit {
        layout.citations += 1
        spans.append(ChannelSpan(channel: .citation, range: i..<close + 3))
        return close + 3
      }
    }
    prose.append(contentsOf: bytes[i..<next])
    return next
  }

  /// One emoji as people see it: skin tones, joined figures and flags are one.
  private mutating func emoji(_ first: UInt32, at i: Int, _ length: Int, _ end: Int) -> Int {
    var next = i + length
    var isText = false
    if Emoji.regionalIndicators.contains(first), next < end {
      let second = codePoint(at: next)
      if Emoji.regionalIndicators.contains(second.value) { next += second.length }
    }
    while next < end, bytes[next] >= 0x80 {
      let (c, length) = codePoint(at: next)
      if c == Emoji.joiner, next + length < end, bytes[next + length] >= 0x80 {
        next += length + codePoint(at: next + length).length
      } else if c == Emoji.presentationSelector || Emoji.skinTones.contains(c) {
        next += length
      } else if c == Emoji.textSelector {
        isText = true
        next += length
      } else {
        break
      }
    }
    if !isText { layout.emoji += 1 }
    prose.append(contentsOf: bytes[i..<next])
    return next
  }
}
