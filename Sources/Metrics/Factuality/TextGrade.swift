import Foundation

extension FactualReply {
  /// All of one list and none of the other, as words; a denied word is neither.
  func gradeText(contains: [String], lacks: [String]) -> GradeReading {
    for phrase in lacks {
      if let found = standing(phrase) {
        return GradeReading(
          .incorrect, evidence: found, because: "the reply says what it must not say")
      }
    }
    var evidence: Range<Int>?
    for phrase in contains {
      guard let found = standing(phrase) else {
        let isDenied = !places(of: phrase).isEmpty
        return missed(
          isDenied ? "the reply denies what it must say" : "the reply lacks what it must say",
          isDenied ? .low : .high)
      }
      evidence = evidence ?? found
    }
    return GradeReading(.correct, evidence: evidence, because: "the reply says what it must say")
  }

  /// Whether every pattern of one list and none of the other matches anywhere in the reply; linear
  /// in its length.
  ///
  /// A pattern that is none is the suite's mistake, not the model's, so nothing is called wrong for it.
  func gradePatterns(all: [String], none: [String]) -> GradeReading {
    let wanted: [Pattern]
    let unwanted: [Pattern]
    do throws(Pattern.Failure) {
      wanted = try all.map { (source) throws(Pattern.Failure) in try Pattern(source) }
      unwanted = try none.map { (source) throws(Pattern.Failure) in try Pattern(source) }
    } catch {
      return GradeReading(.notAttempted, .low, because: "the key is no regular expression")
    }
    if unwanted.contains(where: { $0.matches(string) }) {
      return GradeReading(.incorrect, because: "a pattern matches that must not")
    }
    guard wanted.allSatisfy({ $0.matches(string) }) else {
      return missed(all.count == 1 ? "the pattern does not match" : "a pattern does not match")
    }
    return GradeReading(
      .correct, because: all.isEmpty ? "no pattern matches that must not" : "the pattern matches")
  }

  /// The first place where a phrase stands undenied.
  private func standing(_ phrase: String) -> Range<Int>? {
    places(of: phrase).first { !denies($0) }
  }

  /// Where the words of a phrase stand one after another; signs alone are looked for as bytes.
  func places(of phrase: String) -> [Range<Int>] {
    let wanted = ReplyText(phrase).words.map(\.hash)
    let words = text.words
    guard let first = wanted.first else {
      return Skeleton.firstRange(of: Array(phrase.utf8), in: text.utf8).map { [$0] } ?? []
    }
    guard words.count >= wanted.count else { return [] }
    var places: [Range<Int>] = []
    for start in 0...words.count - wanted.count where words[start].hash == first {
      let run = words[start..<start + wanted.count]
      guard run.lazy.map(\.hash).elementsEqual(wanted), let last = run.last else { continue }
      places.append(words[start].range.lowerBound..<last.range.upperBound)
      if places.count == 20 { break }
    }
    return places
  }
}
