import Testing

@testable import Metrics

struct VariatesTests {
  @Test func `normal variates have the normal's moments`() {
    var generator = SplitMix64(seed: 1)
    let moments = Moments((0..<20_000).map { _ in generator.normal() })
    #expect(abs(moments.mean) < 0.03 && abs(moments.sd - 1) < 0.02 && abs(moments.skewness) < 0.07)
  }

  @Test(arguments: [(0.02, 0.5), (0.3, 0.5), (0.9, 0.2), (0.5, 2), (0.1, 40)])
  func `beta variates have the beta's mean and variance`(mean: Double, concentration: Double) {
    var generator = SplitMix64(seed: 2)
    let draws = (0..<20_000).map { _ in
      generator.beta(mean: mean, concentration: concentration)
    }
    #expect(draws.allSatisfy { (0...1).contains($0) })
    let moments = Moments(draws)
    let variance = mean * (1 - mean) / (concentration + 1)
    #expect(abs(moments.mean - mean) < 4 * (variance / 20_000).squareRoot())
    #expect(abs(moments.sd * moments.sd - variance) < 0.1 * variance)
  }

  /// Shares below a few points, against the distribution function.
  @Test func `beta variates follow the beta's distribution function`() {
    var generator = SplitMix64(seed: 3)
    let draws = (0..<20_000).map { _ in generator.beta(mean: 0.2, concentration: 0.5) }
    let distribution = Beta(0.1, 0.4)
    for x in [1e-9, 0.001, 0.05, 0.5, 0.99] {
      let share = Double(draws.count { $0 <= x }) / 20_000
      #expect(abs(share - distribution.cdf(x)) < 0.015)
    }
  }

  @Test func `certain rates stay certain`() {
    var generator = SplitMix64(seed: 4)
    #expect(generator.beta(mean: 0, concentration: 0.5) == 0)
    #expect(generator.beta(mean: 1, concentration: 0.5) == 1)
    #expect(!generator.bernoulli(0) && generator.bernoulli(1))
  }
}
