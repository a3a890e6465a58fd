import Metrics

extension GateID {
  public static let meaningSimilarity: Self = "meaning.similarity"
}

extension GateKind {
  /// How much further the fallback's replies lie from the primary's than the primary's from each other.
  public static let meaningSimilarity = GateKind(
    id: .meaningSimilarity, title: "meaning", isStandard: false, standardMargin: 0.05,
    marginRange: 0.005...0.5,
    standardReason: "a twentieth of the cosine lies within what wording alone moves",
    form: .losses([
      LossTest(
        title: "meaning", unit: .points, metric: "meaning.distance", reading: { $0 },
        isEligible: \.isComparedInMeaning, bounds: LossTest.Bounds.atMost)
    ]),
    breakage: .repliesExchanged)

  /// True for a gate whose readings come from an embedder.
  var needsEmbedder: Bool { tests.contains { $0.metric == Metric.meaningDistance.id } }
}
