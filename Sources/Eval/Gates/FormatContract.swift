import Foundation
import Metrics

extension GateID {
  public static let formatContract: Self = "format.contract"
}

extension GateKind {
  /// What a page around the reply relies on: length, markdown, language, valid JSON.
  ///
  /// The gate's margin is that of the four rates, in shares; length may change by the ratio
  /// 1 + 5·margin (1.5 at the standard 0.1), language and schema by half the margin. Schemas are for
  /// few cases of most suites, so they decide from as many on as can show the standard 5 points at
  /// all; below, a worse fallback only (``TestDecision/isWorseOnTooFew``).
  public static let formatContract = GateKind(
    id: .formatContract, title: "format", standardMargin: 0.1, marginRange: 0.01...0.5,
    standardReason: "a page takes replies up to half as long again and the odd list",
    form: .losses([
      LossTest(
        part: "length", title: "length", unit: .logRatio, metric: "format.words",
        reading: { $0 > 0 ? log($0) : .nan }, isEligible: { $0.dimension == .tone },
        inference: .pairedT, bounds: { .within(log(1 + 5 * $0)) }),
      rate("lists", of: "format.list"),
      rate("headings", of: "format.heading"),
      rate("emoji", of: "format.emoji"),
      rate("code fences", of: "format.code-fence"),
      LossTest(
        part: "language", title: "other language", unit: .points, metric: "format.language",
        reading: { 1 - $0 }, isEligible: { $0.dimension == .tone },
        bounds: { .atMost($0 / 2) }),
      LossTest(
        part: "schema", title: "invalid JSON", unit: .points, metric: "format.schema",
        reading: { 1 - $0 }, isEligible: { $0.schema != nil }, silence: 1, fewestCases: 52,
        bounds: { .atMost($0 / 2) }),
    ]),
    breakage: .cutAndStripped)

  private static func rate(_ title: String, of metric: MetricID) -> LossTest {
    LossTest(
      part: title.replacingOccurrences(of: " ", with: "-"), title: title, unit: .points,
      metric: metric, reading: { $0 }, isEligible: { $0.dimension == .tone },
      bounds: LossTest.Bounds.within)
  }
}
