import Metrics

extension GateID {
  public static let toneShift: Self = "tone.shift"
}

extension GateKind {
  /// Six shifts of voice, each in standard deviations of the primary; all must stay small.
  public static let toneShift = GateKind(
    id: .toneShift, title: "tone", standardMargin: 0.5, marginRange: 0.05...3,
    standardReason: "half of the primary's own spread between replies is hard to notice",
    form: .losses([
      shift("formality", of: "tone.formality", floor: 1),
      shift("hedging", of: "tone.hedge-share", floor: 0.05),
      shift("sentiment", of: "tone.sentiment", floor: 0.05),
      shift("warmth", of: "tone.warmth", floor: 0.25),
      shift("second person", of: "tone.second-person", floor: 0.5),
      shift("reading grade", of: "tone.ari", floor: 0.5),
    ]),
    breakage: .voiceChanged)

  private static func shift(_ title: String, of metric: MetricID, floor: Double) -> LossTest {
    LossTest(
      part: String(metric.rawValue.dropFirst("tone.".count)), title: title, unit: .deviations,
      metric: metric, reading: { $0 },
      // The word lists are English; for another language there is nothing to read off.
      isEligible: { $0.dimension == .tone && $0.isEnglish },
      isUnreadable: { $0.dimension == .tone && !$0.isEnglish },
      scale: .primaryDeviation(floor: floor), inference: .pairedT,
      bounds: LossTest.Bounds.within)
  }
}

extension Case {
  var isEnglish: Bool { language == "en" || language.hasPrefix("en-") }
}
