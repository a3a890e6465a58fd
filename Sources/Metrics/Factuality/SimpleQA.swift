/// SimpleQA's summary of graded answers (Wei et al., arXiv 2411.04368, 2024).
public struct SimpleQA: Sendable, Hashable {
  public var correct: Int
  public var incorrect: Int
  public var notAttempted: Int

  public init(correct: Int, incorrect: Int, notAttempted: Int) {
    self.correct = correct
    self.incorrect = incorrect
    self.notAttempted = notAttempted
  }

  public init(_ grades: some Sequence<Grade>) {
    self.init(correct: 0, incorrect: 0, notAttempted: 0)
    for grade in grades {
      switch grade {
      case .correct: correct += 1
      case .incorrect: incorrect += 1
      case .notAttempted: notAttempted += 1
      }
    }
  }

  public var total: Int { correct + incorrect + notAttempted }

  /// Share of all questions answered correctly, 0 … 1; nil without questions.
  public var overallCorrect: Double? { Self.ratio(correct, total) }

  /// Share of the attempted questions answered correctly; nil where none was attempted.
  public var correctGivenAttempted: Double? { Self.ratio(correct, correct + incorrect) }

  /// Harmonic mean of the two above; it rewards guessing above even odds, see ``penalised(by:)``.
  public var fScore: Double? {
    guard let overall = overallCorrect, let attempted = correctGivenAttempted else { return nil }
    guard overall + attempted > 0 else { return 0 }
    return 2 * overall * attempted / (overall + attempted)
  }

  /// Overall share correct minus `penalty` times the share incorrect; nil without questions.
  public func penalised(by penalty: Double) -> Double? {
    guard let overall = overallCorrect, let wrong = Self.ratio(incorrect, total) else { return nil }
    return overall - penalty * wrong
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
