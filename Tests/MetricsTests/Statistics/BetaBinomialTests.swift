import Testing

@testable import Metrics

/// Expected values: scipy.stats.betabinom.pmf.
@Suite struct BetaBinomialTests {
  @Test(arguments: [
    (0, 0.9472791642599997), (1, 0.015840788700000004), (2, 0.009227202599999991),
    (3, 0.0074820173999999955), (4, 0.007595381299999995), (5, 0.01257544573999999),
  ])
  func `half-sticky replies to one unsafe prompt`(events: Int, expected: Double) {
    let mass = BetaBinomial(n: 5, mean: 0.03, concentration: 0.5).mass(events)
    #expect(abs(mass - expected) < 1e-12)
  }

  @Test func `twenty replies`() {
    #expect(
      abs(BetaBinomial(n: 20, mean: 0.15, concentration: 3).mass(7) - 0.03311846503515817) < 1e-12)
  }

  @Test func `the ends`() {
    #expect(BetaBinomial(n: 4, mean: 0, concentration: 1).distribution() == [1, 1, 1, 1, 1])
    #expect(BetaBinomial(n: 4, mean: 1, concentration: 1).mass(4) == 1)
    #expect(BetaBinomial(n: 0, mean: 0.3, concentration: 1).distribution().count == 1)
    #expect(BetaBinomial(n: 4, mean: 0.3, concentration: 1).mass(5) == 0)
    let last = BetaBinomial(n: 60, mean: 0.3, concentration: 0.5).distribution()[60]
    #expect(abs(last - 1) < 1e-9)
  }
}
