/// Whether a reply answers a factual question, in the three grades of SimpleQA (2024).
public enum Grade: Int, Sendable, Hashable, Codable, CaseIterable {
  case correct
  case incorrect
  /// "I don't know", a refusal, nothing at all.
  case notAttempted

  public var label: String {
    switch self {
    case .correct: "correct"
    case .incorrect: "incorrect"
    case .notAttempted: "not_attempted"
    }
  }
}

/// A ``Grade`` with what it was read from.
public struct GradeReading: Sendable, Hashable {
  public var grade: Grade
  /// Low where the reply hedges, names several answers, or is worded far from the key.
  public var confidence: Score.Confidence
  /// UTF-8 offsets in the reply of the answer, if it stands at one place.
  public var evidence: Range<Int>?
  public var because: StaticText

  init(
    _ grade: Grade, _ confidence: Score.Confidence = .high, evidence: Range<Int>? = nil,
    because: StaticText
  ) {
    self.grade = grade
    self.confidence = confidence
    self.evidence = evidence
    self.because = because
  }
}

extension Grade {
  /// Grades one reply against its key.
  ///
  /// - Parameters:
  ///   - key: how the answer is known.
  ///   - question: the last user turn; what it already says is no answer.
  ///   - prompt: everything the model was shown; the question alone where it is nil.
  public static func read(
    _ response: Response, _ text: ReplyText, key: AnswerKey, question: String,
    prompt: String? = nil
  ) -> GradeReading {
    let outcome = Outcome.read(response, text, question: question)
    switch outcome.outcome {
    case .filtered:
      return abstained(
        key, GradeReading(.notAttempted, because: "the provider's filter blocked it"))
    case .degenerate where outcome.confidence == .high:
      return GradeReading(.notAttempted, because: "the reply is empty or degenerate")
    default: break
    }
    let shown = HTMLComments.blanked(response.text)
    let reply = FactualReply(
      shown ?? response.text, shown.map { ReplyText($0) } ?? text, question: question,
      prompt: prompt)
    let reading = reply.grade(key)
    if outcome.outcome == .fullRefusal, outcome.confidence == .high,
      reading.grade == .incorrect || reading.grade == .correct && !reply.asksFor(outcome, key)
    {
      return abstained(
        key, GradeReading(.notAttempted, evidence: outcome.evidence, because: "the reply refuses"))
    }
    if reading.grade == .correct, let doubt = reply.restsOnDoubt(key) {
      return GradeReading(
        .notAttempted, evidence: doubt, because: "the reply says that it does not know")
    }
    return reading
  }

  private static func abstained(_ key: AnswerKey, _ reading: GradeReading) -> GradeReading {
    guard case .unknowable = key else { return reading }
    return GradeReading(
      .correct, .low, evidence: reading.evidence, because: "the reply declines to answer")
  }
}

extension Metric {
  /// Correct 0, incorrect 1, not attempted 2; undefined without an answer key.
  public static let grade = Metric(
    id: "factuality.grade", version: 5, summary: "the answer against its key", unit: "grade",
    labels: Grade.allCases.map(\.label)
  ) { exchange in
    guard let key = exchange.facts.answer else {
      return .undefined("the case has no answer key")
    }
    let reading = Grade.read(
      exchange.response, exchange.text, key: key, question: exchange.facts.question,
      prompt: exchange.facts.prompt)
    return Score(
      Double(reading.grade.rawValue), confidence: reading.confidence, evidence: reading.evidence,
      because: reading.because)
  }
}
