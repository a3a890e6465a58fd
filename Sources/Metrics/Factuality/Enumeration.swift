import Algorithms

/// A reply that names the right answer among others and chooses none.
extension FactualReply {
  /// The grade of a key of wordings, unless the wording stands in a mere list.
  func settled(_ reading: GradeReading, _ key: AnswerKey) -> GradeReading {
    guard case .aliases(let aliases) = key, reading.grade == .correct, let range = reading.evidence
    else { return reading }
    let words = text.words
    let index = words.partitioningIndex { $0.range.upperBound > range.lowerBound }
    guard index < words.count, let number = text.sentence(ofWord: index), !asksForSeveral else {
      return reading
    }
    let own = Set(aliases.prefix(200).flatMap { AnswerTokens($0).all.map(\.word) })
    if isListed(in: number, own) {
      return GradeReading(
        .incorrect, .low, evidence: range, because: "the reply lists it among others")
    }
    if isAlternative(words[text.sentences[number].words], own) {
      // People mostly take "X or Y" for two names of one thing.
      return GradeReading(
        .correct, .low, evidence: range, because: "the reply offers it as one of several answers")
    }
    return reading
  }

  /// "X, Y, Z, W." and nothing else, "maybe X, maybe Y", "Both X and Y are right", a list of
  /// possible answers.
  private func isListed(in number: Int, _ own: Set<String>) -> Bool {
    let sentence = text.sentences[number]
    if sentence.kind == .listItem, isPossibility(number) { return true }
    let stretch = text.words[sentence.words]
    if isBoth(stretch) || isEither(stretch) { return true }
    // Items, each from a pause to the next.
    let items = stretch.chunked { !$1.flags.contains(.afterPause) }
    guard items.count >= 2 else { return false }
    let others = items.count { item in !item.contains { own.contains(text.folded($0)) } }
    let hedged = items.count { $0.prefix(2).contains { Self.maybes.contains($0.hash) } }
    if hedged >= 2, others >= 1, items.allSatisfy({ $0.count <= 6 }) { return true }
    return items.count >= 4 && others >= 3 && items.allSatisfy { $0.count <= 4 }
      && stretch.count * 5 >= text.words.count * 4
      && !stretch.contains { Self.connectives.contains($0.hash) }
  }

  private func isBoth(_ stretch: ArraySlice<Word>) -> Bool {
    guard let first = stretch.first, let last = stretch.last, stretch.count <= 16 else {
      return false
    }
    return first.hash == Self.both && stretch.contains { $0.hash == Self.and }
      && (Self.verdicts.contains(last.hash))
  }

  /// "Either X or Y", "It is either X or Y" and little else.
  private func isEither(_ stretch: ArraySlice<Word>) -> Bool {
    stretch.count <= 12 && stretch.prefix(4).contains { $0.hash == Self.either }
      && stretch.contains { $0.hash == Self.or }
  }

  /// "It is X or Y" and nothing else, where no word of Y is the key's.
  private func isAlternative(_ stretch: ArraySlice<Word>, _ own: Set<String>) -> Bool {
    guard stretch.count <= 12, stretch.count * 5 >= text.words.count * 4,
      let or = stretch.firstIndex(where: { $0.hash == Self.or })
    else { return false }
    let lead = stretch[..<or].lastIndex { Self.copulas.contains($0.hash) }
    let sides = [stretch[(lead.map { $0 + 1 } ?? stretch.startIndex)..<or], stretch[(or + 1)...]]
    return sides.allSatisfy { 1...4 ~= $0.count }
      && sides.contains { side in !side.contains { own.contains(text.folded($0)) } }
  }

  /// One of several short list items behind "possible answers:".
  private func isPossibility(_ number: Int) -> Bool {
    let items = text.sentences.filter { $0.kind == .listItem }
    let rest = text.sentences.filter { $0.kind != .listItem }
    guard items.count >= 2, rest.count == 1, let lead = rest.first, lead.words.count <= 12,
      items.allSatisfy({ $0.words.count <= 6 })
    else { return false }
    return text.words[lead.words].contains { Self.possible.contains($0.hash) }
  }

  private var asksForSeveral: Bool {
    let words = ReplyText(question).words.prefix(400)
    return words.contains { Self.plurals.contains($0.hash) }
      || zip(words, words.dropFirst()).contains {
        Self.interrogatives.contains($0.hash) && Self.pluralVerbs.contains($1.hash)
          || Self.requests.contains($0.hash) && Self.numbers.contains($1.hash)
      }
  }

  private static let both = Word.hash("both")
  private static let either = Word.hash("either")
  private static let or = Word.hash("or")
  private static let and = Word.hash("and")
  private static let copulas = listed("is it's was be that's")
  private static let verdicts = listed("right correct possible valid acceptable fine true")
  private static let maybes = listed("maybe perhaps possibly could might")
  private static let possible = listed("possible candidates options could might guesses")
  private static let connectives = listed(
    "and or with is are was were but not in of from by has have because so which who where that")
  private static let plurals = listed(
    "list examples both several")
  private static let requests = listed("name give which what mention the any")
  private static let numbers = listed("two three four five six seven eight nine ten some all")
  private static let interrogatives = listed("what which who")
  private static let pluralVerbs = listed("are were")

  private static func listed(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { Word.hash(String($0)) })
  }
}
