import Algorithms

/// Which of the figures of a reply answer the question, and which are parts, limits or what follows.
extension FactualReply {
  /// Rounding to so much may turn a bound into the value itself.
  static let looseTolerance = 0.02

  /// "Up to 206, perhaps less": an upper limit that is called one.
  func isLimit(_ quantity: Quantity) -> Bool {
    let words = text.words
    let start = words.partitioningIndex { $0.range.upperBound > quantity.range.lowerBound }
    let end = words.partitioningIndex { $0.range.lowerBound >= quantity.range.upperBound }
    let lead = words[max(0, start - 3)..<start].map(\.hash)
    guard zip(lead, lead.dropFirst()).contains(where: { Self.limits[$0.0] == $0.1 }) else {
      return false
    }
    let behind = words[end...].prefix(5).prefix { !$0.flags.contains(.startsSentence) }
    return behind.contains { Self.lessOrMore.contains($0.hash) }
  }

  private static let limits: [UInt64: UInt64] = [
    Word.hash("up"): Word.hash("to"), Word.hash("at"): Word.hash("most"),
    Word.hash("no"): Word.hash("more"),
  ]
  private static let lessOrMore = Set(
    ["less", "fewer", "lower", "under", "below"].map { Word.hash($0) })

  /// The lower half of `1/206`, the base of `206²`.
  func isPartOfExpression(_ quantity: Quantity) -> Bool {
    let bytes = text.utf8
    let start = quantity.range.lowerBound
    let end = quantity.range.upperBound
    if start >= 2, bytes[start - 1] == UInt8(ascii: "/"), 0x30...0x39 ~= bytes[start - 2] {
      return true
    }
    guard end > start, 0x30...0x39 ~= bytes[end - 1] else { return false }
    return Self.powers.contains { bytes[end...].starts(with: $0) }
  }

  private static let powers = ["\u{00B2}", "\u{00B3}", "^"].map { Array($0.utf8) }

  /// Leaves out what a reply adds to the right figure, and takes a right figure for a part where it is
  /// only that.
  ///
  /// "£144, for a balance of £1,344" answers a question for the interest, "£144 per year, so £576 in
  /// total" does not answer one for the whole; "£150, more than the £144 often quoted" states £150.
  func withoutAsides(_ candidates: [Candidate]) -> [Candidate] {
    guard candidates.count > 1, candidates.contains(where: \.isRight) else { return candidates }
    let asked = Set(ReplyText(question).words.lazy.map(\.hash))
    var candidates = candidates
    for index in candidates.indices where candidates[index].isRight {
      let range = candidates[index].range
      if index > 0, isComparison(range, after: candidates[index - 1].range) {
        candidates[index].isRight = false
      } else if isPart(range, asked) {
        let isSummed = candidates[index...].prefix(8).contains {
          !$0.isRight && isBehind($0.range, range)
        }
        candidates[index].isRight = !isSummed
      }
    }
    guard let right = candidates.first(where: \.isRight) else { return candidates }
    let isWhatIsAsked = clause(of: right.range).map { isAsked($0, asked) } ?? false
    candidates.removeAll {
      guard !$0.isRight else { return false }
      return isWhatIsAsked && isBehind(right.range, $0.range)
        || isBehind($0.range, right.range) && isFollowUp($0.range, asked)
    }
    return candidates
  }

  /// Whether one range stands behind another in the same sentence.
  private func isBehind(_ range: Range<Int>, _ other: Range<Int>) -> Bool {
    guard range.lowerBound >= other.upperBound else { return false }
    let start = word(at: other.lowerBound)
    let end = word(at: range.lowerBound)
    guard start < end, end < text.words.count, end - start <= 40 else { return false }
    return !text.words[start + 1...end].contains { $0.flags.contains(.startsSentence) }
  }

  private func word(at offset: Int) -> Int {
    text.words.partitioningIndex { $0.range.upperBound > offset }
  }

  /// "Than the", "compared with", within the sentence of another figure.
  private func isComparison(_ range: Range<Int>, after other: Range<Int>) -> Bool {
    isBehind(range, other)
      && text.words[..<word(at: range.lowerBound)].suffix(2)
        .contains { Self.comparisons.contains($0.hash) }
  }

  /// "Plus tax", "each", "per person" right behind it, where the question does not ask for that.
  private func isPart(_ range: Range<Int>, _ asked: Set<UInt64>) -> Bool {
    let end = text.words.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    let behind = text.words[end...].prefix(3).prefix { !$0.flags.contains(.startsSentence) }
    guard let part = behind.first(where: { Self.parts.contains($0.hash) }) else { return false }
    return !asked.contains(part.hash)
  }

  /// A figure in a clause of its own that says what comes of the first: "leaving 300 over".
  ///
  /// It counts where the question asks for just that, a total or a rest.
  private func isFollowUp(_ range: Range<Int>, _ asked: Set<UInt64>) -> Bool {
    guard let clause = clause(of: range), !isAsked(clause, asked) else { return false }
    let lead = text.words[clause].prefix(2)
    return text.words[clause].contains { Self.totals.contains($0.hash) }
      || lead.contains { Self.remainders.contains($0.hash) || Self.followUps.contains($0.hash) }
  }

  /// A total or a rest, where the question asks for one.
  private func isAsked(_ clause: Range<Int>, _ asked: Set<UInt64>) -> Bool {
    let isTotal = text.words[clause].contains { Self.totals.contains($0.hash) }
    let isRest = text.words[clause].prefix(2).contains { Self.remainders.contains($0.hash) }
    return isTotal && !asked.isDisjoint(with: Self.totals)
      || isRest && !asked.isDisjoint(with: Self.rests)
  }

  /// The words between the pauses around a figure; nil where it stands in a sentence's first clause.
  private func clause(of range: Range<Int>) -> Range<Int>? {
    let index = word(at: range.lowerBound)
    var start = min(index, text.words.count - 1)
    while start > 0, index - start < 10,
      text.words[start].flags.isDisjoint(with: [.startsSentence, .afterPause])
    {
      start -= 1
    }
    guard start >= 0, start < index, text.words[start].flags.contains(.afterPause),
      !text.words[start].flags.contains(.startsSentence)
    else { return nil }
    let rest = text.words[index...].dropFirst().prefix(4).prefix {
      $0.flags.isDisjoint(with: [.startsSentence, .afterPause])
    }
    return start..<min(index + 1 + rest.count, text.words.count)
  }

  private static func set(_ words: String) -> Set<UInt64> {
    Set(words.split { $0 == " " || $0 == "\n" }.map { Word.hash(String($0)) })
  }

  private static let comparisons = set("than versus vs unlike compared")
  private static let parts = set("plus before excluding without net per each apiece every")
  private static let totals = set(
    "total totals totalling altogether overall sum balance combined together all whole")
  private static let remainders = set("leaving leaves left remaining")
  private static let rests = set(
    "leave leaves left remain remains remaining rest change over still")
  private static let followUps = set(
    "bringing making giving taking raising for compared versus up down twice half double i.e")
}
