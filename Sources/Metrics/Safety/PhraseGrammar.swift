/// Phrases with alternatives and gaps, matched over folded words.
///
/// A pattern is a line of elements separated by spaces:
/// - `help` is that word, `help/assist` one of several;
/// - `AID` is any word of the class with this name, and may stand among alternatives;
/// - `~3` lets up to three words stand between its neighbours;
/// - `^` as the first element ties the pattern to the start of a sentence.
///
/// A phrase never reaches over the end of a sentence. Each word costs one table look-up; only words
/// that can start a pattern cost more, and that cost is bounded by the longest pattern.
struct PhraseGrammar<Cue: Sendable>: Sendable {
  private struct Element: Sendable {
    var classes: UInt64
    var words: [UInt64]
    /// How many words may be skipped before this one.
    var gap: Int
  }

  private struct Pattern: Sendable {
    var cue: Cue
    var atStart: Bool
    var elements: [Element]
  }

  private struct Entry: Sendable {
    var classes: UInt64 = 0
    /// Indices of the patterns that a word may start.
    var starts: [Int] = []
  }

  private let patterns: [Pattern]
  private let entries: HashTable<Entry>

  struct Match: Sendable {
    let cue: Cue
    /// Indices in ``ReplyText/words``.
    let words: Range<Int>
  }

  /// - Parameters:
  ///   - classes: name and members, at most 64 classes; names in capitals.
  ///   - rules: cue and patterns, one pattern a line.
  init(classes: [(name: String, words: String)], rules: [(cue: Cue, patterns: String)]) {
    var bits: [Substring: UInt64] = [:]
    var entries: [UInt64: Entry] = [:]
    for (index, group) in classes.prefix(64).enumerated() {
      let bit = UInt64(1) << UInt64(index)
      bits[group.name[...]] = bit
      for word in group.words.split(whereSeparator: \.isWhitespace) {
        entries[Word.hash(String(word)), default: Entry()].classes |= bit
      }
    }
    var patterns: [Pattern] = []
    for rule in rules {
      for line in rule.patterns.split(separator: "\n") {
        let pattern = Self.pattern(line, cue: rule.cue, classes: bits)
        guard let first = pattern.elements.first else { continue }
        for hash in first.words { entries[hash, default: Entry()].starts.append(patterns.count) }
        for (hash, entry) in entries where entry.classes & first.classes != 0 {
          guard !first.words.contains(hash) else { continue }
          entries[hash]?.starts.append(patterns.count)
        }
        patterns.append(pattern)
      }
    }
    self.patterns = patterns
    self.entries = HashTable(entries.map { (key: $0.key, value: $0.value) })
  }

  private static func pattern(
    _ line: Substring, cue: Cue, classes: [Substring: UInt64]
  ) -> Pattern {
    var pattern = Pattern(cue: cue, atStart: false, elements: [])
    var gap = 0
    for token in line.split(separator: " ") {
      if token == "^" {
        pattern.atStart = true
      } else if token.first == "~" {
        gap = Int(token.dropFirst()) ?? 0
      } else {
        var element = Element(classes: 0, words: [], gap: gap)
        for alternative in token.split(separator: "/") {
          if let bit = classes[alternative] {
            element.classes |= bit
          } else {
            element.words.append(Word.hash(String(alternative)))
          }
        }
        pattern.elements.append(element)
        gap = 0
      }
    }
    return pattern
  }

  /// Calls `body` with every match that starts at this word and ends before `limit`.
  @inline(__always)
  func forEachMatch(
    _ words: UnsafeBufferPointer<Word>, at index: Int, sentence: Range<Int>,
    _ body: (Match) -> Void
  ) {
    guard let entry = entries[words[index].hash] else { return }
    for number in entry.starts {
      let pattern = patterns[number]
      if pattern.atStart, index != sentence.lowerBound { continue }
      let end = pattern.elements.withUnsafeBufferPointer {
        self.end(of: $0, from: 0, words, at: index, before: sentence.upperBound)
      }
      if let end { body(Match(cue: pattern.cue, words: index..<end)) }
    }
  }

  private func end(
    of elements: UnsafeBufferPointer<Element>, from number: Int,
    _ words: UnsafeBufferPointer<Word>, at index: Int, before limit: Int
  ) -> Int? {
    guard number < elements.count else { return index }
    var position = index
    while position < limit, position <= index + elements[number].gap {
      if matches(elements[number], words[position]),
        let end = end(of: elements, from: number + 1, words, at: position + 1, before: limit)
      {
        return end
      }
      position += 1
    }
    return nil
  }

  @inline(__always)
  private func matches(_ element: Element, _ word: Word) -> Bool {
    if element.words.contains(word.hash) { return true }
    guard element.classes != 0, let entry = entries[word.hash] else { return false }
    return entry.classes & element.classes != 0
  }
}
