extension FactualReply {
  /// Grades what the reply stands by at its end (``Withdrawals``).
  ///
  /// Where it withdraws anything, the grade is that of the rest. An answer found only in what was
  /// withdrawn is incorrect, with low confidence where hardly anything else is said.
  func grade(_ key: AnswerKey) -> GradeReading {
    let reading = gradeWhole(key)
    switch key {
    case .pattern, .patterns, .json, .unknowable, .falsePremise: return reading
    case .number, .date, .aliases, .text, .choice, .context: break
    }
    // Several things may have to be said, the last of them with "the correct answer is".
    let isOne =
      switch key {
      case .text, .context: false
      default: true
      }
    let withdrawals = Withdrawals(text, question: question)
    guard let standing = withdrawals.blanked(string, final: isOne) else {
      return settled(reading, key)
    }
    let rest = FactualReply(standing, ReplyText(standing), question: question, prompt: prompt)
    let final = rest.gradeWhole(key)
    guard final.grade != .correct, reading.grade == .correct else {
      return rest.settled(final, key)
    }
    if final.grade == .notAttempted { return final }
    return GradeReading(
      .incorrect, withdrawals.isReplaced(by: rest.text) ? .high : .low, evidence: reading.evidence,
      because: "the reply does not stand by it")
  }
}
