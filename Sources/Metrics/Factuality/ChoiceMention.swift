import Algorithms

/// One place where a reply names an option of a choice, by letter or by wording.
struct ChoiceMention: Sendable {
  var option: Int
  /// UTF-8 offsets in the reply.
  var range: Range<Int>
  var isLetter = false
  /// `B)`, `(B`, `B:`, `*B`: the letter cannot be a word.
  var isMarked = false
  /// "Answer", "choose" or the like leads up to it.
  var isAnnounced = false
  /// The reply begins with it.
  var isFirst = false
  /// Stands beside another option, with nothing but commas, "and" or "or" in between.
  var isListed = false
}

extension FactualReply {
  /// The options that a reply names and does not deny, in its order.
  func mentions(of options: [String]) -> [ChoiceMention] {
    var found = letters(options.isEmpty ? 26 : min(options.count, 26))
    for (number, option) in options.enumerated() {
      for range in places(of: option) where !denies(range) {
        found.append(ChoiceMention(option: number, range: range))
      }
    }
    // An option within another ("iron", "cast iron") is named by the longer one.
    let longest = found.filter { one in
      one.isLetter
        || !found.contains {
          !$0.isLetter && $0.option != one.option && $0.range.count > one.range.count
            && $0.range.lowerBound <= one.range.lowerBound
            && $0.range.upperBound >= one.range.upperBound
        }
    }
    return markingLists(longest.sorted { $0.range.lowerBound < $1.range.lowerBound })
  }

  /// Marks what stands in a row of several options: a repeated question, "A or B".
  ///
  /// An option that comes a second time begins a new row: what follows a repeated list is its answer.
  private func markingLists(_ mentions: [ChoiceMention]) -> [ChoiceMention] {
    var marked = mentions
    var row: [Int] = []
    func close() {
      guard Set(row.map { marked[$0].option }).count > 1 else { return }
      for index in row { marked[index].isListed = true }
    }
    for index in marked.indices {
      let mention = marked[index]
      if let last = row.last {
        let isOwnWording = !mention.isLetter && marked[last].option == mention.option
        let isRepeated = !isOwnWording && row.contains { marked[$0].option == mention.option }
        if isRepeated || !adjoins(marked[last].range, mention.range) {
          close()
          row = []
        }
      }
      row.append(index)
    }
    close()
    return marked
  }

  /// Whether nothing but separators, "and" or "or" stands between two places of one sentence.
  private func adjoins(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    guard first.upperBound < second.lowerBound else { return true }
    let gap = text.utf8[first.upperBound..<second.lowerBound]
    guard gap.count < 80, !gap.contains(0x3F), !gap.contains(0x21), !hasBlankLine(gap),
      gap.first(where: { $0 > 0x20 && $0 != 0x2A }) != 0x2E || gap.contains(0x0A)
    else { return false }
    let start = text.words.partitioningIndex { $0.range.lowerBound >= first.upperBound }
    let end = text.words.partitioningIndex { $0.range.lowerBound >= second.lowerBound }
    return text.words[start..<end].allSatisfy { Self.joints.contains($0.hash) }
  }

  /// A new paragraph is no part of a row: "**D) 83**", then "B) 87 is wrong".
  private func hasBlankLine(_ gap: ArraySlice<UInt8>) -> Bool {
    zip(gap, gap.dropFirst()).contains { $0 == 0x0A && $1 == 0x0A }
  }

  /// The letters that may stand for an option: capitals, and small ones where they are marked.
  private func letters(_ limit: Int) -> [ChoiceMention] {
    let words = text.words
    if words.isEmpty { return loneLetter(limit).map { [$0] } ?? [] }
    var found: [ChoiceMention] = []
    for (index, word) in words.enumerated() where word.range.count == 1 {
      let byte = text.utf8[word.range.lowerBound]
      guard 0x41...0x5A ~= byte || 0x61...0x7A ~= byte else { continue }
      let option = Int(byte & 0xDF) - 0x41
      guard option < limit else { continue }
      let next = word.range.upperBound < text.utf8.count ? text.utf8[word.range.upperBound] : 0
      let before = word.range.lowerBound > 0 ? text.utf8[word.range.lowerBound - 1] : 0
      let isCapital = 0x41...0x5A ~= byte
      // "(a, e, i, o, u)" are vowels.
      let isMarked =
        next == 0x29 || next == 0x3A || before == 0x2A || before == 0x28 && isCapital
      // "A" and "I" are words; a small letter counts only where it is marked.
      guard isCapital || isMarked || words.count == 1 else { continue }
      let isWord = (byte == 0x41 || byte == 0x49) && !isMarked && next == 0x20
      if isWord, words.count > 1,
        index + 1 == words.count || !Self.behindLetters.contains(words[index + 1].hash)
      {
        continue
      }
      if denies(word.range) { continue }
      found.append(
        ChoiceMention(
          option: option, range: word.range, isLetter: true, isMarked: isMarked,
          isAnnounced: isAnnounced(index), isFirst: index == 0))
    }
    return found
  }

  /// Whether one of three words before an index announces a choice, within its sentence.
  private func isAnnounced(_ index: Int) -> Bool {
    let words = text.words
    var lead = index
    while lead > 0, index - lead < 3 {
      if words[lead].flags.contains(.startsSentence), isAsked(before: words[lead]) { return false }
      lead -= 1
      if Self.announcers.contains(words[lead].hash) {
        let between = text.utf8[words[lead].range.upperBound..<words[index].range.lowerBound]
        return !between.contains(0x3F)
      }
    }
    return false
  }

  private func isAsked(before word: Word) -> Bool {
    text.utf8[..<word.range.lowerBound].last { $0 > 0x20 } == 0x3F
  }

  /// "b)" and "C." alone are read as empty list items, which hold no word.
  private func loneLetter(_ limit: Int) -> ChoiceMention? {
    let letters = text.utf8.indices.filter {
      let byte = text.utf8[$0] & 0xDF
      return 0x41...0x5A ~= byte && text.utf8[$0] >= 0x41
    }
    guard let only = letters.first, letters.count == 1 else { return nil }
    let option = Int(text.utf8[only] & 0xDF) - 0x41
    guard option < limit else { return nil }
    return ChoiceMention(option: option, range: only..<only + 1, isLetter: true, isFirst: true)
  }

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { Word.hash(String($0)) })
  }

  private static let announcers = hashes(
    "answer option choice choose correct select pick antwort")
  private static let joints = hashes("and or und oder either as well also")
  /// What follows "A" and "I" where they are letters.
  private static let behindLetters = hashes("and or is not und oder because since rather")
}
