/// Phrases with alternatives and gaps, matched over folded words.
///
/// A pattern is a line of elements separated by spaces:
/// - `help` is that word, `help/assist` one of several;
/// - `AID` is any word of the class with this name, and may stand among alternatives;
/// - `!AID`, not as the first element, is any word that is none of these;
/// - `~3` lets up to three words stand between its neighbours;
/// - `^` as the first element ties the pattern to the start of a sentence, `$` as the last to its end.
///
/// A phrase never reaches over the end of a sentence. Each word costs one table look-up; only words
/// that can start a pattern cost more, and that cost is bounded by the longest pattern.
struct PhraseGrammar<Cue: Sendable>: Sendable {
  // All of these are plain values that point into flat arrays: matching holds on to nothing.
  private struct Element: Sendable {
    var classes: UInt64
    /// Where in ``vocabulary`` its words stand.
    var words: Range<Int>
    /// Whether any other word matches, and these do not.
    var excludes: Bool
    /// How many words may be skipped before this one.
    var gap: Int
  }

  private struct Pattern: Sendable {
    var cue: Cue
    var atStart: Bool
    var atEnd: Bool
    /// Where in ``elements`` its own stand.
    var elements: Range<Int>
  }

  private struct Entry: Sendable {
    var classes: UInt64
    /// Where in ``starts`` the patterns stand that the word may start.
    var starts: Range<Int>
  }

  /// Marks a word that may start a pattern; classes have the other bits.
  private static var starter: UInt64 { 1 << 63 }

  private let patterns: [Pattern]
  private let elements: [Element]
  /// Hashes of words.
  private let vocabulary: [UInt64]
  /// Indices of patterns.
  private let starts: [Int]
  private let entries: HashTable<Entry>

  struct Match: Sendable {
    let cue: Cue
    /// Indices in ``ReplyText/words``.
    let words: Range<Int>
  }

  /// - Parameters:
  ///   - classes: name and members, at most 63 classes; names in capitals.
  ///   - rules: cue and patterns, one pattern a line.
  init(classes: [(name: String, words: String)], rules: [(cue: Cue, patterns: String)]) {
    var bits: [Substring: UInt64] = [:]
    var classesOf: [UInt64: UInt64] = [:]
    for (index, group) in classes.prefix(63).enumerated() {
      let bit = UInt64(1) << UInt64(index)
      bits[group.name[...]] = bit
      for word in group.words.split(whereSeparator: \.isWhitespace) {
        classesOf[Word.hash(String(word)), default: 0] |= bit
      }
    }
    var patterns: [Pattern] = []
    var elements: [Element] = []
    var vocabulary: [UInt64] = []
    var startsOf: [UInt64: [Int]] = [:]
    for rule in rules {
      for line in rule.patterns.split(separator: "\n") {
        let pattern = Self.pattern(line, cue: rule.cue, classes: bits, &elements, &vocabulary)
        guard !pattern.elements.isEmpty else { continue }
        let first = elements[pattern.elements.lowerBound]
        var openers = Set(vocabulary[first.words])
        for (hash, classes) in classesOf where classes & first.classes != 0 {
          openers.insert(hash)
        }
        for hash in openers { startsOf[hash, default: []].append(patterns.count) }
        patterns.append(pattern)
      }
    }
    var starts: [Int] = []
    var entries: [(key: UInt64, value: Entry)] = []
    for hash in Set(classesOf.keys).union(startsOf.keys) {
      let own = startsOf[hash] ?? []
      let mark = own.isEmpty ? 0 : Self.starter
      entries.append(
        (
          hash,
          Entry(
            classes: (classesOf[hash] ?? 0) | mark,
            starts: starts.count..<starts.count + own.count)
        ))
      starts += own
    }
    self.patterns = patterns
    self.elements = elements
    self.vocabulary = vocabulary
    self.starts = starts
    self.entries = HashTable(entries)
  }

  private static func pattern(
    _ line: Substring, cue: Cue, classes: [Substring: UInt64], _ elements: inout [Element],
    _ vocabulary: inout [UInt64]
  ) -> Pattern {
    var pattern = Pattern(
      cue: cue, atStart: false, atEnd: false, elements: elements.count..<elements.count)
    var gap = 0
    for token in line.split(separator: " ") {
      if token == "^" {
        pattern.atStart = true
      } else if token == "$" {
        pattern.atEnd = true
      } else if token.first == "~" {
        gap = Int(token.dropFirst()) ?? 0
      } else {
        let excludes = token.first == "!"
        let start = vocabulary.count
        var element = Element(classes: 0, words: start..<start, excludes: excludes, gap: gap)
        for alternative in token.dropFirst(excludes ? 1 : 0).split(separator: "/") {
          if let bit = classes[alternative] {
            element.classes |= bit
          } else {
            vocabulary.append(Word.hash(String(alternative)))
          }
        }
        element.words = start..<vocabulary.count
        elements.append(element)
        pattern.elements = pattern.elements.lowerBound..<elements.count
        gap = 0
      }
    }
    return pattern
  }

  /// Calls `body` with every match in a stretch of words, a sentence as a rule.
  ///
  /// - Parameter isOpen: whether a match may start at this word.
  func forEachMatch(
    in sentence: Range<Int>, of words: UnsafeBufferPointer<Word>,
    where isOpen: (Word) -> Bool, _ body: (Match) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: sentence.count) { classes in
      for index in sentence {
        let found = entries[words[index].hash]?.classes ?? 0
        classes.initializeElement(at: index - sentence.lowerBound, to: found)
      }
      elements.withUnsafeBufferPointer { elements in
        vocabulary.withUnsafeBufferPointer { vocabulary in
          let matcher = Matcher(
            elements: elements, vocabulary: vocabulary, words: words,
            classes: UnsafeBufferPointer(classes), sentence: sentence)
          for index in sentence where classes[index - sentence.lowerBound] & Self.starter != 0 {
            guard isOpen(words[index]), let entry = entries[words[index].hash] else { continue }
            for number in starts[entry.starts] {
              let pattern = patterns[number]
              if pattern.atStart, index != sentence.lowerBound { continue }
              let rest = pattern.elements.dropFirst()
              if let end = matcher.end(of: rest, atEnd: pattern.atEnd, at: index + 1) {
                body(Match(cue: pattern.cue, words: index..<end))
              }
            }
          }
        }
      }
    }
  }

  /// One sentence while it is matched.
  private struct Matcher {
    let elements: UnsafeBufferPointer<Element>
    let vocabulary: UnsafeBufferPointer<UInt64>
    let words: UnsafeBufferPointer<Word>
    /// Of each word of the sentence.
    let classes: UnsafeBufferPointer<UInt64>
    let sentence: Range<Int>

    /// Where a pattern ends of which these elements are still to match from `index` on; nil if they
    /// do not.
    func end(of rest: Range<Int>, atEnd: Bool, at index: Int) -> Int? {
      guard let number = rest.first else {
        return atEnd && index < sentence.upperBound ? nil : index
      }
      let element = elements[number]
      var position = index
      let last = min(sentence.upperBound - 1, index + element.gap)
      while position <= last {
        let isListed =
          element.classes & classes[position - sentence.lowerBound] != 0
          || contains(element, words[position].hash)
        if isListed != element.excludes,
          let end = end(of: rest.dropFirst(), atEnd: atEnd, at: position + 1)
        {
          return end
        }
        position += 1
      }
      return nil
    }

    private func contains(_ element: Element, _ hash: UInt64) -> Bool {
      for place in element.words where vocabulary[place] == hash { return true }
      return false
    }
  }
}
