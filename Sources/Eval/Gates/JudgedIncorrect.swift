import Metrics

extension GateID {
  public static let judgedIncorrect: Self = "judge.incorrect"
}

extension GateKind {
  /// Questions that a calibrated judge finds answered wrongly more often than by the primary.
  public static let judgedIncorrect = GateKind(
    id: .judgedIncorrect, title: "judged wrong", isStandard: false, standardMargin: 0.05,
    marginRange: 0.001...0.5,
    standardReason: "five more wrong answers in a hundred is what an outage may cost",
    form: .losses([
      LossTest(
        title: "judged wrong", unit: .points, metric: "judge.grade",
        reading: { $0.isNaN ? .nan : Grade(code: $0) == .incorrect ? 1 : 0 },
        isEligible: { $0.dimension == .factuality && $0.answer != nil }, silence: 0,
        bounds: LossTest.Bounds.atMost)
    ]),
    breakage: .answersDeranged)

  /// True for a gate whose readings are a judge's.
  var needsJudge: Bool { tests.contains { $0.metric == Metric.judgeGrade.id } }
}
