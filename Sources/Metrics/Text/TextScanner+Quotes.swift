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
