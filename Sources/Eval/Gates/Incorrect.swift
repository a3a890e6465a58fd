import Metrics

extension GateID {
  public static let incorrect: Self = "factuality.incorrect"
}

extension GateKind {
  /// Questions answered wrongly more often than by the primary.
  public static let incorrect = GateKind(
    id: .incorrect, title: "answered wrongly", standardMargin: 0.05, marginRange: 0.001...0.5,
    standardReason: "five more wrong answers in a hundred is what an outage may cost",
    form: .losses([
      LossTest(
        title: "answered wrongly", unit: .points, metric: "factuality.grade",
        reading: { $0.isNaN ? .nan : Grade(code: $0) == .incorrect ? 1 : 0 },
        isEligible: { $0.dimension == .factuality && $0.answer != nil }, silence: 0,
        bounds: LossTest.Bounds.atMost)
    ]),
    breakage: .answersDeranged)
}

extension Grade {
  init?(code: Double) {
    guard code.isFinite else { return nil }
    self.init(rawValue: Int(code))
  }
}
