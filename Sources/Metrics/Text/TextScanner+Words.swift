extension TextScanner {
  /// The words of a stretch that is not prose.
  mutating func plainWords(_ from: Int, _ end: Int, _ channel: Channel) {
    var i = from
    while i < end {
      let b = bytes[i]
      if Self.isASCIIWordByte(b) {
        i = word(at: i, end, channel)
      } else if b < 0x80 {
        i += 1
      } else {
        let (c, length) = codePoint(at: i)
        switch Folding.classify(c) {
        case .letter, .digit: i = max(word(at: i, end, channel), i + length)
        case .ideograph:
          ideograph(c, at: i, length, channel)
          i += length
        default: i += length
        }
      }
    }
  }

  /// One Han or kana sign.
  mutating func ideograph(_ c: UInt32, at i: Int, _ length: Int, _ channel: Channel) {
    var hash = WordHash()
    for k in 0..<length {
      hash.add(bytes[i + k])
      folded.append(bytes[i + k])
    }
    append(
      hash, i..<i + length, foldedStart: folded.count - length, [.ideograph, .nonASCII], channel)
  }

  /// What a word shows while it is read.
  private struct Shape {
    var hash = WordHash()
    var letters = 0
    var capitals = 0
    var digits = 0
    var startsCapital = false
    var flags: Word.Flags = []
  }

  /// Reads the word that starts at `start`; returns where it ends.
  ///
  /// The byte at `start` is known to begin a word.
  mutating func word(at start: Int, _ end: Int, _ channel: Channel) -> Int {
    var shape = Shape()
    let foldedStart = folded.count
    var i = start
    reading: while i < end {
      let b = bytes[i]
      if (b | 0x20) &- 0x61 < 26 {
        let lower = b | 0x20
        if b != lower {
          shape.capitals += 1
          if shape.letters == 0, shape.digits == 0 { shape.startsCapital = true }
        }
        shape.letters += 1
        shape.hash.add(lower)
        folded.append(lower)
        i += 1
      } else if b &- 0x30 < 10 {
        shape.digits += 1
        shape.hash.add(b)
        folded.append(b)
        i += 1
      } else if b < 0x80 {
        guard i > start, joins(b, at: i, end, shape) else { break }
        if b == 0x27 { shape.flags.insert(.hasApostrophe) }
        shape.hash.add(b)
        folded.append(b)
        i += 1
      } else {
        let (c, length) = codePoint(at: i)
        switch Folding.classify(c) {
        case .letter, .digit:
          take(c, &shape)
        case .ignorable:
          // The selector turns the digit of a keycap, or a letter-like sign, into an emoji.
          if c == Emoji.presentationSelector, channel == .prose { layout.emoji += 1 }
        case .apostrophe:
          guard i > start, i + length < end, startsLetter(at: i + length) else { break reading }
          shape.flags.insert(.hasApostrophe)
          shape.hash.add(0x27)
          folded.append(0x27)
        default:
          break reading
        }
        i += length
      }
    }
    if shape.digits > 0 {
      shape.flags.insert(.hasDigit)
      if shape.letters == 0 { shape.flags.insert(.isNumber) }
    }
    if shape.startsCapital { shape.flags.insert(.capitalised) }
    if shape.letters > 1, shape.capitals == shape.letters { shape.flags.insert(.allCaps) }
    if folded.count > foldedStart {
      append(shape.hash, start..<i, foldedStart: foldedStart, shape.flags, channel)
    }
    return i
  }

  private mutating func take(_ c: UInt32, _ shape: inout Shape) {
    let lower = Folding.folded(c)
    if lower < 0x80 {
      shape.hash.add(UInt8(lower))
      folded.append(UInt8(lower))
    } else if let scalar = Unicode.Scalar(lower) {
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        shape.hash.add(byte)
        folded.append(byte)
      }
    }
    shape.flags.insert(.nonASCII)
    if Folding.classify(c) == .digit {
      shape.digits += 1
      return
    }
    if lower != c {
      shape.capitals += 1
      if shape.letters == 0, shape.digits == 0 { shape.startsCapital = true }
    }
    shape.letters += 1
  }

  /// Whether an ASCII sign inside a word belongs to it.
  @inline(__always)
  private func joins(_ b: UInt8, at i: Int, _ end: Int, _ shape: Shape) -> Bool {
    guard i + 1 < end else { return false }
    let next = bytes[i + 1]
    let previous = bytes[i - 1]
    switch b {
    case 0x27: return startsLetter(at: i + 1) && !Self.isDigit(previous)
    case 0x2E:
      if Self.isDigit(next) { return Self.isASCIIWordByte(previous) }
      guard Self.isASCIILetter(next) else { return false }
      // `e.g.`, `U.S.`, `node.js`; but `end.The` lacks a space.
      return next >= 0x61 || shape.letters == 1 || previous == 0x2E
        || isSingleLetter(before: i)
    case 0x2C, 0x3A: return Self.isDigit(previous) && Self.isDigit(next)
    case 0x5F: return Self.isASCIIWordByte(previous) && Self.isASCIIWordByte(next)
    default: return false
    }
  }

  private func isSingleLetter(before i: Int) -> Bool {
    i >= 2 && bytes[i - 2] == 0x2E && Self.isASCIILetter(bytes[i - 1])
  }

  private func startsLetter(at i: Int) -> Bool {
    let b = bytes[i]
    if b < 0x80 { return Self.isASCIILetter(b) }
    return Folding.classify(codePoint(at: i).value) == .letter
  }

  mutating func append(
    _ hash: WordHash, _ range: Range<Int>, foldedStart: Int, _ shape: Word.Flags,
    _ channel: Channel
  ) {
    var flags = shape
    let first = range.lowerBound
    if first >= 2, bytes[first - 1] == 0x2D, let last = words.last,
      last.range.upperBound == first - 1, last.channel == channel
    {
      flags.insert(.afterHyphen)
    }
    if pauseBeforeWord {
      flags.insert(.afterPause)
      pauseBeforeWord = false
    }
    if isBlockQuoted { flags.insert(.blockQuoted) }
    if channel == .prose, sentenceFirstWord == words.count { flags.insert(.startsSentence) }
    if !flags.contains(.afterHyphen) {
      wordCount += 1
      if channel == .prose { proseWordCount += 1 }
    }
    words.append(
      Word(
        hash: hash.value, start: UInt32(truncatingIfNeeded: first),
        length: UInt32(truncatingIfNeeded: range.count),
        foldedStart: UInt32(truncatingIfNeeded: foldedStart),
        foldedLength: UInt32(truncatingIfNeeded: folded.count - foldedStart), flags: flags,
        channel: channel))
  }
}
