import Metrics
import Testing

@testable import Eval

struct FiguresTests {
  static let losses: [(LossTest.Unit, Double?, String)] = [
    (.points, 0.0191, "+1.9 points"), (.points, -0.0004, "0.0 points"), (.points, 0, "0.0 points"),
    (.points, -0.021, "−2.1 points"), (.deviations, -0.12, "−0.12 SD"),
    (.deviations, 1.5, "+1.50 SD"), (.logRatio, 0, "×1.00"),
    (.logRatio, 0.405_465_108_108_164_4, "×1.50"), (.points, nil, "not bounded"),
  ]

  @Test(arguments: losses) func `a loss has its sign and unit`(
    unit: LossTest.Unit, value: Double?, expected: String
  ) {
    #expect(unit.loss(value) == expected)
  }

  static let margins: [(LossTest.Unit, LossTest.Bounds, String)] = [
    (.points, .atMost(0.03), "≤ 3.0 points"), (.points, .within(0.1), "±10.0 points"),
    (.deviations, .within(0.5), "±0.50 SD"),
    (.logRatio, .within(0.405_465_108_108_164_4), "×0.67 to ×1.50"),
  ]

  @Test(arguments: margins) func `a margin says which sides it has`(
    unit: LossTest.Unit, bounds: LossTest.Bounds, expected: String
  ) {
    #expect(unit.margin(bounds) == expected)
  }

  @Test func `an interval names its unit once and its open ends`() {
    #expect(LossTest.Unit.points.interval(-0.004, 0.019) == "−0.4 … +1.9 points")
    #expect(LossTest.Unit.deviations.interval(nil, 0.2) == "? … +0.20 SD")
    #expect(LossTest.Unit.logRatio.interval(0, nil) == "×1.00 … ?")
  }

  static let addresses: [(String?, String?)] = [
    ("https://user:pass@host:8/v1", "https://host:8/v1"), ("http://host/a@b", "http://host/a@b"),
    ("http://a@b@host", "http://host"), ("http://host?x=@", "http://host?x=@"), (nil, nil),
    ("host", "host"),
  ]

  @Test(arguments: addresses) func `an address is shown without its user`(
    given: String?, expected: String?
  ) {
    #expect(Plan.Side.make("a", baseURL: given).target.shownBaseURL == expected)
  }

  static let cuts: [(String, Int, String)] = [
    ("short", 5, "short"), ("longer", 4, "long … (cut here; 6 bytes in all)"),
    ("ééé", 3, "é … (cut here; 6 bytes in all)"),
  ]

  @Test(arguments: cuts) func `a long text is cut between scalars`(
    text: String, bytes: Int, expected: String
  ) {
    #expect(text.cut(to: bytes) == expected)
  }
}
