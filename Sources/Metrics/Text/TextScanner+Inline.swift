extension TextScanner {
  /// Reads the running text of one line (a paragraph's, a list item's, a heading's).
  mutating func inline(_ from: Int, _ end: Int) {
    lookups.startLine()
    var i = from
    while i < end {
      let b = bytes[i]
      if Self.isASCIIWordByte(b) {
        i = textWord(at: i, end)
      } else if b == 0x20 || b == 0x09 {
        if ending != .none { boundary(before: i) }
        appendSpace()
        i += 1
      } else if b < 0x80 {
        i = sign(b, at: i, from, end)
      } else {
        i = beyondASCII(at: i, end)
      }
    }
    if ending != .none { boundary(before: end) }
  }

  @inline(__always)
  private mutating func boundary(before i: Int) {
    if endsSentence(before: i) {
      closeSentence(at: i)
    } else {
      ending = .none
    }
  }

  /// A word of prose, a URL or an e-mail address.
  private mutating func textWord(at i: Int, _ end: Int) -> Int {
    if ending != .none {
      // `done.Next`: the space is missing, the capital is not.
      if bytes[i] &- 0x41 < 26 { closeSentence(at: i) } else { ending = .none }
    }
    openSentence(at: i)
    let b = bytes[i] | 0x20
    if b == 0x68 || b == 0x77 || b == 0x66, let next = address(at: i, end) { return next }
    let next = word(at: i, end, .prose)
    if next < end, bytes[next] == 0x40, let after = mailAddress(at: i, sign: next, end) {
      return after
    }
    copy(i, next)
    return next
  }

  /// Copies a word into the prose as it stands, curly apostrophes straightened.
  private mutating func copy(_ from: Int, _ end: Int) {
    guard let last = words.last,
      last.flags.contains(.nonASCII) || last.flags.contains(.hasApostrophe)
    else {
      prose.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[from..<end]))
      return
    }
    var i = from
    while i < end {
      let (c, length) = codePoint(at: i)
      switch c < 0x80 ? .letter : Folding.classify(c) {
      case .apostrophe: prose.append(0x27)
      case .ignorable: break
      default: prose.append(contentsOf: bytes[i..<i + length])
      }
      i += length
    }
  }

  private mutating func sign(_ b: UInt8, at i: Int, _ from: Int, _ end: Int) -> Int {
    switch b {
    case 0x2E:
      let length = run(of: b, at: i, end)
      finish(length >= 2 ? .ellipsis : .stop, i, i + length)
      return i + length
    case 0x21 where i + 1 < end && bytes[i + 1] == 0x5B && isLink(at: i + 1, end):
      return i + 1
    case 0x21:
      layout.exclamations += 1
      finish(.exclamation, i, i + 1)
      return i + 1
    case 0x3F:
      layout.questions += 1
      finish(.question, i, i + 1)
      return i + 1
    case 0x22:
      let isInch = i > from && Self.isDigit(bytes[i - 1]) && doubleQuote < 0
      if !isInch { doubleQuoteMark(opens: true, closes: true) }
      if ending != .none { endingIsQuoted = true }
    case 0x27:
      straightApostrophe(at: i, from, end)
    case 0x2C, 0x3B, 0x3A, 0x28:
      pauseBeforeWord = true
    case 0x29:
      pauseBeforeWord = true
      if ending != .none { endingIsQuoted = true }
    case 0x2D:
      if i + 1 < end, !Self.isASCIIWordByte(bytes[i + 1]) { pauseBeforeWord = true }
    case 0x60: return code(at: i, end)
    case 0x5B: return openBracket(at: i, end)
    case 0x5D: return closeBracket(at: i, end)
    case 0x3C: return angle(at: i, end)
    case 0x24: return formula(at: i, end)
    case 0x5C: return backslash(at: i, end)
    case 0x2A, 0x5F, 0x7E: return emphasis(b, at: i, from, end)
    case 0x23 where i + 3 < end && bytes[i + 1] == 0xEF && bytes[i + 2] == 0xB8:
      layout.emoji += 1
    default: break
    }
    openSentence(at: i)
    prose.append(b)
    return i + 1
  }

  private mutating func finish(_ kind: Sentence.Ending, _ from: Int, _ end: Int) {
    if ending == .none || ending == .stop || kind == .question { ending = kind }
    pauseBeforeWord = true
    openSentence(at: from)
    for k in from..<end { prose.append(bytes[k]) }
  }

  private mutating func straightApostrophe(at i: Int, _ from: Int, _ end: Int) {
    let afterWord = i > from && (Self.isASCIIWordByte(bytes[i - 1]) || isFinal(bytes[i - 1]))
    let beforeWord = i + 1 < end && (Self.isASCIIWordByte(bytes[i + 1]) || bytes[i + 1] >= 0x80)
    if afterWord, !beforeWord { singleQuoteMark(opens: false) }
    if !afterWord, beforeWord { singleQuoteMark(opens: true) }
  }

  private func isFinal(_ b: UInt8) -> Bool { b == 0x2E || b == 0x21 || b == 0x3F || b == 0x2C }

  /// `*`, `_` and `~~` around words vanish; `**` is counted when it closes.
  private mutating func emphasis(_ b: UInt8, at i: Int, _ from: Int, _ end: Int) -> Int {
    let length = run(of: b, at: i, end)
    let next = i + length
    let touchesNext = next < end && bytes[next] > 0x20
    let touchesPrevious = i > from && bytes[i - 1] > 0x20
    guard b != 0x7E || length == 2, touchesNext || touchesPrevious else {
      openSentence(at: i)
      for k in i..<next { prose.append(bytes[k]) }
      return next
    }
    if length >= 2, b != 0x7E {
      if strongIsOpen, touchesPrevious {
        strongIsOpen = false
        layout.strong += 1
      } else if touchesNext {
        strongIsOpen = true
      }
    }
    return next
  }

  private mutating func backslash(at i: Int, _ end: Int) -> Int {
    guard i + 1 < end else { return i + 1 }
    if bytes[i + 1] == 0x28 {
      // \( … \)
      var close = lookups.first(.paren, from: i + 2, end, in: bytes)
      if close < end, bytes[close - 1] != 0x5C { close = end }
      if close < end { return inlineSpan(.formula, i, close + 1, inside: i + 2..<close - 1) }
    }
    guard !Self.isASCIIWordByte(bytes[i + 1]), bytes[i + 1] < 0x80 else {
      prose.append(0x5C)
      return i + 1
    }
    openSentence(at: i)
    prose.append(bytes[i + 1])
    return i + 2
  }

  private mutating func code(at i: Int, _ end: Int) -> Int {
    let length = run(of: 0x60, at: i, end)
    let inside = i + length
    guard let close = lookups.backticks(length, from: inside, end, in: bytes) else {
      return inside
    }
    layout.inlineCodes += 1
    return inlineSpan(.inlineCode, i, close + length, inside: inside..<close)
  }

  /// `$x^2$`, `$$x$$`; a price is no formula.
  private mutating func formula(at i: Int, _ end: Int) -> Int {
    let length = i + 1 < end && bytes[i + 1] == 0x24 ? 2 : 1
    let inside = i + length
    let close = lookups.first(.dollar, from: inside, end, in: bytes)
    let isClosed =
      close + length <= end && close > inside && bytes[inside] > 0x20 && bytes[close - 1] > 0x20
      && (length == 1 || bytes[close + 1] == 0x24)
      && !(close + length < end && Self.isDigit(bytes[close + length]))
      && bytes[inside..<close].contains { $0 == 0x5C || $0 == 0x5E || $0 == 0x5F || $0 == 0x3D }
    guard isClosed else {
      openSentence(at: i)
      prose.append(0x24)
      return i + 1
    }
    return inlineSpan(.formula, i, close + length, inside: inside..<close)
  }

  private mutating func isLink(at i: Int, _ end: Int) -> Bool {
    let close = lookups.first(.bracket, from: i + 1, end, in: bytes)
    return close + 1 < end && bytes[close + 1] == 0x28
  }

  private mutating func openBracket(at i: Int, _ end: Int) -> Int {
    let close = lookups.first(.bracket, from: i + 1, end, in: bytes)
    let isLinked = isLink(at: i, end)
    if close < end, close - i <= 24, !isLinked, isCitation(i + 1, close) {
      layout.citations += 1
      spans.append(ChannelSpan(channel: .citation, range: i..<close + 1))
      return close + 1
    }
    if isLinked, i > 0, bytes[i - 1] == 0x21 {
      layout.images += 1
      layout.links -= 1
    }
    pauseBeforeWord = true
    return i + 1
  }

  /// Digits, commas, dashes and blanks, or `^note`.
  private func isCitation(_ from: Int, _ end: Int) -> Bool {
    guard from < end else { return false }
    if bytes[from] == 0x5E { return end > from + 1 }
    var hasDigit = false
    for i in from..<end {
      if Self.isDigit(bytes[i]) {
        hasDigit = true
      } else if bytes[i] != 0x2C, bytes[i] != 0x20, bytes[i] != 0x2D {
        return false
      }
    }
    return hasDigit
  }

  /// The destination of `[text](destination "title")`.
  private mutating func closeBracket(at i: Int, _ end: Int) -> Int {
    guard i + 1 < end, bytes[i + 1] == 0x28 else {
      pauseBeforeWord = true
      return i + 1
    }
    let close = lookups.first(.paren, from: i + 2, end, in: bytes)
    guard close < end else { return i + 1 }
    layout.links += 1
    spans.append(ChannelSpan(channel: .url, range: i + 1..<close + 1))
    return close + 1
  }

  /// `<https://…>` or a tag; `a < b` is neither.
  private mutating func angle(at i: Int, _ end: Int) -> Int {
    let close = lookups.first(.angle, from: i + 1, end, in: bytes)
    guard close < end, close > i + 1,
      Self.isASCIILetter(bytes[i + 1]) || bytes[i + 1] == 0x2F || bytes[i + 1] == 0x21
    else {
      openSentence(at: i)
      prose.append(0x3C)
      return i + 1
    }
    if isAddress(at: i + 1, close) { return i + 1 }
    if ending != .none { boundary(before: i) }
    spans.append(ChannelSpan(channel: .markup, range: i..<close + 1))
    appendSpace()
    return close + 1
  }

  /// Sets a stretch within a sentence aside and leaves a space in the prose.
  mutating func inlineSpan(
    _ channel: Channel, _ from: Int, _ end: Int, inside: Range<Int>
  ) -> Int {
    openSentence(at: from)
    if channel == .formula { layout.formulas += 1 }
    plainWords(inside.lowerBound, inside.upperBound, channel)
    spans.append(ChannelSpan(channel: channel, range: from..<end))
    appendSpace()
    return end
  }
}
