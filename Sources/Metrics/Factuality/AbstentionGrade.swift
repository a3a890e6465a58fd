extension FactualReply {
  /// Nobody can know: abstaining is correct; an answer is incorrect, one behind a doubt included.
  func gradeUnknowable() -> GradeReading {
    guard abstention.isAnywhere else {
      if abstention.denies {
        return GradeReading(
          .correct, .low, evidence: abstention.denialEvidence,
          because: "the reply rejects the question")
      }
      return GradeReading(
        .incorrect, abstention.guesses ? .low : .high,
        because: "the reply answers what nobody can know")
    }
    if abstention.isOpen, let guess = guess() {
      return GradeReading(
        .incorrect, .low, evidence: guess, because: "the reply doubts and guesses all the same")
    }
    let isSure = abstention.isOpen && !abstention.guesses
    return GradeReading(
      abstention.isOpen ? .correct : .incorrect, isSure ? .high : .low,
      evidence: abstention.evidence,
      because: abstention.isOpen
        ? "the reply says that it cannot be known" : "the reply answers before it doubts")
  }
}
