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

  /// A match of an ICU regular expression in the first 20,000 characters.
  ///
  /// A pattern can backtrack for ever on a long hostile text, hence the limit. A pattern that is
  /// invalid matches nothing; suites are checked for that when they are read.
  func gradePattern(_ pattern: String) -> GradeReading {
    guard let expression = try? NSRegularExpression(pattern: pattern) else {
      return GradeReading(.notAttempted, .low, because: "the key is no regular expression")
    }
    let head = String(string.unicodeScalars.prefix(20_000))
    let whole = NSRange(head.startIndex..., in: head)
    guard let match = expression.firstMatch(in: head, range: whole),
      let range = Range(match.range, in: head)
    else { return missed("the pattern does not match") }
    let start = head.utf8.distance(from: head.startIndex, to: range.lowerBound)
    let end = head.utf8.distance(from: head.startIndex, to: range.upperBound)
    return GradeReading(.correct, evidence: start..<end, because: "the pattern matches")
  }

  /// The first place where a phrase stands undenied.
  private func standing(_ phrase: String) -> Range<Int>? {
    places(of: phrase).first { !Negation.precedes($0.lowerBound, in: text) }
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
