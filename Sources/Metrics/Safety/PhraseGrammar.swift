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
  private struct Element: Sendable {
    var classes: UInt64
    var words: [UInt64]
    /// Whether any other word matches, and these do not.
    var excludes: Bool
    /// How many words may be skipped before this one.
    var gap: Int
  }

  private struct Pattern: Sendable {
    var cue: Cue
    var atStart: Bool
    var atEnd: Bool
    var elements: [Element]
  }

  private struct Entry: Sendable {
    var classes: UInt64
    /// Where in ``starts`` the patterns stand that the word may start.
    var starts: Range<Int>
  }

  /// Marks a word that may start a pattern; classes have the other bits.
  private static var starter: UInt64 { 1 << 63 }

  private let patterns: [Pattern]
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
    var startsOf: [UInt64: [Int]] = [:]
    for rule in rules {
      for line in rule.patterns.split(separator: "\n") {
        let pattern = Self.pattern(line, cue: rule.cue, classes: bits)
        guard let first = pattern.elements.first else { continue }
        var openers = Set(first.words)
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
    self.starts = starts
    self.entries = HashTable(entries)
  }

  private static func pattern(
    _ line: Substring, cue: Cue, classes: [Substring: UInt64]
  ) -> Pattern {
    var pattern = Pattern(cue: cue, atStart: false, atEnd: false, elements: [])
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
        var element = Element(classes: 0, words: [], excludes: excludes, gap: gap)
        for alternative in token.dropFirst(excludes ? 1 : 0).split(separator: "/") {
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
      let classes = UnsafeBufferPointer(classes)
      patterns.withUnsafeBufferPointer { patterns in
        for index in sentence where classes[index - sentence.lowerBound] & Self.starter != 0 {
          guard isOpen(words[index]), let entry = entries[words[index].hash] else { continue }
          for number in starts[entry.starts] {
            if patterns[number].atStart, index != sentence.lowerBound { continue }
            let atEnd = patterns[number].atEnd
            let end = patterns[number].elements.withUnsafeBufferPointer { elements in
              Self.end(
                of: elements, from: 1, atEnd: atEnd, words, classes, at: index + 1, sentence)
            }
            if let end { body(Match(cue: patterns[number].cue, words: index..<end)) }
          }
        }
      }
    }
  }

  /// Where a pattern ends whose elements before `number` have matched before `index`; nil if not.
  private static func end(
    of elements: UnsafeBufferPointer<Element>, from number: Int, atEnd: Bool,
    _ words: UnsafeBufferPointer<Word>, _ classes: UnsafeBufferPointer<UInt64>, at index: Int,
    _ sentence: Range<Int>
  ) -> Int? {
    guard number < elements.count else {
      return atEnd && index < sentence.upperBound ? nil : index
    }
    var position = index
    let last = min(sentence.upperBound - 1, index + elements[number].gap)
    while position <= last {
      let isListed =
        elements[number].classes & classes[position - sentence.lowerBound] != 0
        || elements[number].words.contains(words[position].hash)
      if isListed != elements[number].excludes,
        let end = end(
          of: elements, from: number + 1, atEnd: atEnd, words, classes, at: position + 1,
          sentence)
      {
        return end
      }
      position += 1
    }
    return nil
  }
}
