extension FactualReply {
  /// Compares the dates of the reply with the wanted one, part by part.
  func gradeDate(_ iso: String) -> GradeReading {
    guard let wanted = CalendarDate(iso: iso) else {
      return GradeReading(.notAttempted, .low, because: "the key is no ISO 8601 date")
    }
    let given = CalendarDate.dates(in: question).map(\.date)
    var candidates: [Candidate] = []
    var coarse: Range<Int>?
    for (date, range) in CalendarDate.dates(in: string) {
      let isRight = date.states(wanted)
      if let last = candidates.last, last.range == range {
        // The two readings of 4/5/2020.
        if isRight { candidates[candidates.count - 1].isRight = true }
        continue
      }
      if !isRight {
        if given.contains(date) { continue }
        guard date.contradicts(wanted) else {
          coarse = coarse ?? range
          continue
        }
      }
      candidates.append(Candidate(isRight: isRight, range: range))
    }
    if !candidates.contains(where: \.isRight), let coarse {
      return GradeReading(
        .incorrect, .low, evidence: coarse, because: "the reply gives a part of the date")
    }
    return commit(candidates, none: "the reply states no such date")
  }
}
