import Metrics

/// The factual cases that the primary answered rightly in none of its samples.
///
/// Where a key cannot be met at all (a wording nobody writes, an answer that is wrong), both sides
/// lose the case alike: it adds nothing to the difference and makes each loss look smaller.
struct UnmetKeys {
  /// In the plan's order.
  private(set) var ids: [String] = []
  private(set) var graded = 0

  init(_ questions: [Question], primary scores: Scores) {
    let values = scores.values("factuality.grade", of: Array(questions.indices))
    for (index, question) in questions.enumerated() {
      let own = values[index * scores.samples..<(index + 1) * scores.samples].filter { !$0.isNaN }
      guard !own.isEmpty else { continue }
      graded += 1
      if !own.contains(Double(Grade.correct.rawValue)) { ids.append(question.case.id) }
    }
  }

  /// Nil for so few that hard questions alone explain them: under three, or under one in twenty.
  var sentence: String? {
    guard ids.count >= 3, ids.count * 20 >= graded else { return nil }
    let named = ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …" : "")
    return "the primary met the key of \(ids.count) of \(graded) factual cases in none of its "
      + "samples (\(named)): if those keys cannot be met, they hide what a fallback loses"
  }
}
