import Algorithms

extension FactualReply {
  /// Compares the dates of the reply with the wanted one, part by part.
  func gradeDate(_ iso: String) -> GradeReading {
    guard let wanted = CalendarDate(iso: iso) else {
      return GradeReading(.notAttempted, .low, because: "the key is no ISO 8601 date")
    }
    return gradeDate(wanted)
  }

  /// - Parameter takesYear: whether the year, or the year and the month, is enough.
  func gradeDate(_ wanted: CalendarDate, takesYear: Bool = false) -> GradeReading {
    let asked = Set(ReplyText(question).words.lazy.map(\.hash))
    let given = CalendarDate.dates(in: question).map(\.date)
    var candidates: [Candidate] = []
    var coarse: Range<Int>?
    var yearly: Range<Int>?
    for (date, range) in CalendarDate.dates(in: string) {
      let isRight = date.states(wanted) && !isRelative(range, asked)
      if let last = candidates.last, last.range == range {
        // The two readings of 4/5/2020.
        if isRight { candidates[candidates.count - 1].isRight = true }
        continue
      }
      if !isRight {
        if given.contains(date) { continue }
        guard date.contradicts(wanted) else {
          if takesYear, date.year != nil, date.year == wanted.year {
            yearly = yearly ?? range
          }
          coarse = coarse ?? range
          continue
        }
      }
      candidates.append(Candidate(isRight: isRight, range: range))
    }
    if candidates.isEmpty, let yearly, !denies(yearly) {
      return GradeReading(
        abstention.isOpen ? .notAttempted : .correct, .low, evidence: yearly,
        because: "the reply gives the year of the date")
    }
    if !candidates.contains(where: \.isRight), let coarse {
      return GradeReading(
        .incorrect, .low, evidence: coarse, because: "the reply gives a part of the date")
    }
    return commit(candidates, none: "the reply states no such date")
  }

  /// "The day after 14 April", "between 1 and 14 April": reckoned from a date, which is not stated.
  private func isRelative(_ range: Range<Int>, _ asked: Set<UInt64>) -> Bool {
    let words = text.words
    let index = words.partitioningIndex { $0.range.upperBound > range.lowerBound }
    guard index > 0, index < words.count, !words[index].flags.contains(.startsSentence) else {
      return false
    }
    let lead = words[max(0, index - 3)..<index].reversed().prefix {
      Self.relations.contains($0.hash) || Self.leads.contains($0.hash)
    }
    if lead.contains(where: { Self.relations.contains($0.hash) && !asked.contains($0.hash) }) {
      return true
    }
    guard words[index - 1].hash == Self.and else { return false }
    return words[max(0, index - 8)..<index].contains { $0.hash == Self.between }
  }

  private static let relations = Set(["after", "before", "off", "past"].map { Word.hash($0) })
  private static let leads = Set(["the", "on"].map { Word.hash($0) })
  private static let and = Word.hash("and")
  private static let between = Word.hash("between")

  /// Compares the times of day of the reply with the wanted one; those of the question compete not.
  func gradeTime(_ wanted: ClockTime, among times: [ClockTime]) -> GradeReading {
    let given = ClockTime.times(in: Array(question.utf8)).map(\.minutes)
    let candidates = times.compactMap { time -> Candidate? in
      let isRight = time.states(wanted)
      if !isRight, given.contains(time.minutes) { return nil }
      return Candidate(isRight: isRight, range: time.range)
    }
    return commit(candidates, none: "the reply states no such time")
  }
}
