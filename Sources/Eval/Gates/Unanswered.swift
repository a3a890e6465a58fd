import Metrics

extension GateID {
  public static let unanswered: Self = "factuality.unanswered"
}

extension GateKind {
  /// Questions left without an answer more often than by the primary; a call that failed counts.
  public static let unanswered = GateKind(
    id: .unanswered, title: "left unanswered", standardMargin: 0.05, marginRange: 0.001...0.5,
    standardReason: "five more unanswered questions in a hundred is what an outage may cost",
    form: .losses([
      LossTest(
        title: "left unanswered", unit: .points, metric: "factuality.grade",
        reading: { $0.isNaN ? .nan : Grade(code: $0) == .notAttempted ? 1 : 0 },
        isEligible: { $0.dimension == .factuality && $0.answer != nil },
        worst: .alwaysCounted, silence: 1, bounds: LossTest.Bounds.atMost)
    ]),
    breakage: .everyFifthEmptied)
}
