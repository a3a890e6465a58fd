extension TextScanner {
  /// A straight or curly double quotation mark; an opening one is only remembered.
  ///
  /// Words are marked when the partner comes, so a lone mark quotes nothing.
  mutating func doubleQuoteMark(opens: Bool, closes: Bool) {
    if doubleQuote >= 0, closes {
      markQuoted(from: doubleQuote)
      doubleQuote = -1
    } else if opens {
      doubleQuote = words.count
    }
  }

  /// Whether an angled mark points the other way, as in German and Danish: »so« and not «so».
  ///
  /// What it touches tells: the mark before a word opens, the one behind it closes. Between blanks, as
  /// in French, it means what it looks like.
  func isReversed(_ c: UInt32, at i: Int, _ length: Int, _ end: Int) -> Bool {
    guard c == 0xAB || c == 0xBB else { return false }
    let next = i + length
    // A no-break space is 0xC2 0xA0, a narrow one 0xE2 0x80 0xAF.
    let touchesNext = next < end && bytes[next] > 0x2F && bytes[next] != 0xC2 && bytes[next] != 0xE2
    let previous = i > 0 ? bytes[i - 1] : 0x20
    let touchesPrevious = previous > 0x28 && previous != 0xA0 && previous != 0xAF
    return c == 0xBB ? touchesNext && !touchesPrevious : touchesPrevious && !touchesNext
  }

  /// A single quotation mark that is no apostrophe.
  mutating func singleQuoteMark(opens: Bool) {
    if opens {
      singleQuote = words.count
    } else if singleQuote >= 0 {
      // Longer stretches are two apostrophes (`'tis`, `the dogs'`), not a quotation.
      if words.count - singleQuote <= 40 { markQuoted(from: singleQuote) }
      singleQuote = -1
    }
  }

  private mutating func markQuoted(from first: Int) {
    for index in min(first, words.count)..<words.count { words[index].flags.insert(.quoted) }
  }

  /// A reply that is one quotation from end to end quotes nobody: some models wrap what they say.
  mutating func unmarkIfWhollyQuoted() {
    guard words.allSatisfy({ $0.flags.contains(.quoted) }) else { return }
    for index in words.indices { words[index].flags.remove(.quoted) }
  }
}
