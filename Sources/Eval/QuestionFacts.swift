import Metrics

/// What the metrics may know of each question: the same for all samples, or a sample's own where a
/// model wrote part of what was shown.
struct QuestionFacts {
  private let shared: [Facts]
  private let own: [Int: [Facts]]

  init(of questions: [Question], samples: Int, in store: Store) throws {
    shared = questions.map { $0.case.facts(showing: $0.messages) }
    var own: [Int: [Facts]] = [:]
    for (index, question) in questions.enumerated() where !question.earlier.isEmpty {
      own[index] = try store.turns(of: question, below: samples).map { turns in
        question.case.facts(showing: question.messages.filled(with: turns ?? []))
      }
    }
    self.own = own
  }

  subscript(question: Int, sample: Int) -> Facts { own[question]?[sample] ?? shared[question] }
}
