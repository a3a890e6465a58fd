import Metrics

/// Replies that the other tool scored as right, held against the keys that were made of its targets.
struct RightReplies {
  private var checked = 0
  /// Cases whose key some such reply does not meet.
  private var unmet: [String] = []

  /// - Parameters:
  ///   - id: of the case in the suite.
  ///   - replies: to it, as the model gave them.
  mutating func check(_ item: Case, id: String, replies: [String]) {
    guard item.answer != nil, !replies.isEmpty else { return }
    checked += 1
    let facts = item.facts(showing: item.messages)
    let isMet = replies.allSatisfy { reply in
      Metric.grade.measure(Exchange(facts: facts, response: Response(text: reply))).value
        == Double(Grade.correct.rawValue)
    }
    if !isMet { unmet.append(id) }
  }

  /// What is worth knowing of it; nil where every key is met.
  var remark: String? {
    guard !unmet.isEmpty else { return nil }
    let named = unmet.prefix(10).map { "\"\($0.clipped)\"" }.joined(separator: ", ")
    return "Of \(Sentences.counted(checked, "case")) whose reply was scored as right there, "
      + "\(Sentences.grouped(unmet.count)) \(unmet.count == 1 ? "has" : "have") a key here that it "
      + "does not meet: \(named)\(unmet.count > 10 ? ", …" : "")."
  }
}

extension ImportRecord {
  /// True for a sample of the LM Evaluation Harness whose reply is the target, as it scored it.
  var isScoredRight: Bool {
    switch self["exact_match"] ?? self["acc"] {
    case .number(let score)?: score.value == 1
    case .bool(let value)?: value
    default: false
    }
  }
}
