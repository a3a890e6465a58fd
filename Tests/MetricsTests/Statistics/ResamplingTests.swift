import Testing

@testable import Metrics

struct ResamplingTests {
  /// A tenth of ones among small values, 200 in all; drawn once.
  static let skewed: [Double] = {
    var generator = SplitMix64(seed: 5)
    return (0..<200).map { _ in generator.double() < 0.1 ? 1 : 0.01 * generator.double() }
  }()

  @Test func `the same seed gives the same interval, another seed nearly so`() {
    let first = bca(Self.skewed, level: 0.05, seed: 1)
    #expect(first == bca(Self.skewed, level: 0.05, seed: 1))
    let second = bca(Self.skewed, level: 0.05, seed: 2)
    #expect(first != second)
    #expect(abs(first.lower - second.lower) < 0.006 && abs(first.upper - second.upper) < 0.006)
  }

  @Test func `the mean by weights is the mean by values`() {
    let values = Self.skewed
    let fast = bca(values, level: 0.05, seed: 3)
    let weighted = bca(clusters: values.count, level: 0.05, seed: 3) { weights in
      zip(weights, values).reduce(0) { $0 + Double($1.0) * $1.1 }
        / Double(weights.reduce(0, +))
    }
    #expect(abs(fast.lower - weighted.lower) < 0.006 && abs(fast.upper - weighted.upper) < 0.006)
    #expect(abs((fast.estimate ?? 0) - (weighted.estimate ?? 1)) < 1e-12)
  }

  /// Values so skewed that a wrong sign of the acceleration would show.
  @Test func `the jackknife's acceleration is the mean's own`() {
    let values = (0..<40).map { index in 1 / (0.02 + Double(index) / 40) }
    let fast = bca(values, level: 0.05, resamples: 40_000, seed: 8)
    let weighted = bca(clusters: 40, level: 0.05, resamples: 20_000, seed: 9) { weights in
      zip(weights, values).reduce(0) { $0 + Double($1.0) * $1.1 } / Double(weights.reduce(0, +))
    }
    #expect(abs(fast.lower - weighted.lower) < 0.1 && abs(fast.upper - weighted.upper) < 0.2)
    let plain = PairedT(values).interval(level: 0.05)
    #expect(fast.lower > plain.lower + 0.2 && fast.upper > plain.upper + 0.5)
  }

  /// scipy.stats.bootstrap (1.17.1, BCa, 400,000 resamples, 90 %) of the 60 values i³ mod 61.
  @Test func `agrees with SciPy within the error of resampling`() {
    let values = (1...60).map { Double($0 * $0 * $0 % 61) }
    let mean = bca(values, level: 0.05, resamples: 40_000, seed: 4)
    #expect(abs(mean.lower - SciPy.mean.lower) < 0.1)
    #expect(abs(mean.upper - SciPy.mean.upper) < 0.1)
    let sd = bca(clusters: 60, level: 0.05, resamples: 20_000, seed: 4) { weights in
      Moments(zip(weights, values).flatMap { [Double](repeating: $1, count: $0) }).sd
    }
    #expect(abs(sd.lower - SciPy.sd.lower) < 0.1)
    #expect(abs(sd.upper - SciPy.sd.upper) < 0.1)
  }

  private enum SciPy {
    static let mean = (lower: 26.7000, upper: 34.3000)
    static let sd = (lower: 16.3427, upper: 20.0211)
  }

  @Test func `without spread there is no width, without clusters no bound`() {
    let equal = bca([0.1, 0.1, 0.1], level: 0.05, seed: 1)
    #expect(equal.lower == 0.1 && equal.upper == 0.1)
    for values in [[], [0.4]] {
      let interval = bca(values, level: 0.05, seed: 1)
      #expect(interval.lower == -.infinity && interval.upper == .infinity)
    }
    let none = bca(clusters: 1, level: 0.05, seed: 1) { _ in 0 }
    #expect(none.lower == -.infinity && none.estimate == nil)
    let undefined = bca(clusters: 5, level: 0.05, seed: 1) { $0[0] == 0 ? .nan : 1 }
    #expect(undefined.upper == .infinity && undefined.estimate == 1)
  }

  @Test func `odd and large numbers of clusters are drawn evenly`() {
    for count in [3, 101, 70_001] {
      let values = (0..<count).map { Double($0) / Double(count) }
      let interval = bca(values, level: 0.05, resamples: 400, seed: 6)
      let se = Moments(values).standardError
      let mean = Moments(values).mean
      #expect(interval.lower < mean && mean < interval.upper)
      #expect(abs(interval.upper - mean - 1.645 * se) < 0.8 * se)
    }
  }

  @Test func `sign flips by enumeration are those by definition`() throws {
    let d = [0.3, -0.1, 0.4, 0, 0.2, -0.25]
    let observed = abs(d.reduce(0, +))
    var extreme = 0
    for pattern in 0..<64 {
      let sum = d.enumerated().reduce(0.0) {
        $0 + (pattern >> $1.offset & 1 == 0 ? $1.element : -$1.element)
      }
      if abs(sum) >= observed - 1e-12 { extreme += 1 }
    }
    #expect(try #require(signFlipExact(d)) == Double(extreme) / 64)
  }

  @Test func `sign flips at their limits`() {
    #expect(signFlipExact([]) == 1 && signFlipExact([0, 0]) == 1)
    #expect(signFlipExact([0.7]) == 1 && signFlipExact([1, 1]) == 0.5)
    #expect(signFlipExact([Double](repeating: 1, count: 25)) == nil)
    #expect(signFlip([], draws: 10, seed: 1) == 1)
    let sampled = signFlip([0.3, -0.1, 0.4, 0.2, 0.5, 0.1, -0.2, 0.35], draws: 20_000, seed: 1)
    #expect(abs(sampled - 0.085_937_5) < 0.01)
    #expect(signFlip([Double](repeating: 1, count: 100), draws: 99, seed: 2) == 0.01)
  }

  @Test func `percentiles are linear between neighbours`() {
    #expect(percentile(ofSorted: [], 0.5).isNaN && median([]).isNaN)
    #expect(percentile(ofSorted: [4], 0.9) == 4)
    #expect(median([3, 1, 2, 10]) == 2.5)
    #expect(percentile(ofSorted: [0, 10], 0.95) == 9.5)
    #expect(percentile(ofSorted: [0, 10], 1) == 10 && percentile(ofSorted: [0, 10], -3) == 0)
  }
}
