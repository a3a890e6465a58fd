import Metrics

/// What the metrics may know of each question: the same for all samples, or a sample's own where a
/// model wrote part of what was shown.
struct QuestionFacts {
  private let shared: [Facts]
  private let own: [Int: [Own]]

  private struct Own {
    let facts: Facts
    let hasHistory: Bool
  }

  init(of questions: [Question], samples: Int, in store: Store) throws {
    shared = questions.map { $0.case.facts(showing: $0.messages) }
    var own: [Int: [Own]] = [:]
    for (index, question) in questions.enumerated() where !question.earlier.isEmpty {
      own[index] = try store.turns(of: question, below: samples).map { turns in
        Own(
          facts: question.case.facts(showing: question.messages.filled(with: turns ?? [])),
          hasHistory: turns != nil)
      }
    }
    self.own = own
  }

  subscript(question: Int, sample: Int) -> Facts {
    own[question]?[sample].facts ?? shared[question]
  }

  /// Whether the model turns that come before a sample are there.
  func hasHistory(_ question: Int, _ sample: Int) -> Bool {
    own[question]?[sample].hasHistory ?? true
  }
}
