import Testing

@testable import Metrics

struct EffectsTests {
  @Test func `differences without spread have a mean and no effect size`() {
    let equal = PairedDifference([1, 2, 3], [0.5, 1.5, 2.5])
    #expect(equal.moments.mean == 0.5)
    #expect(equal.t == nil && equal.p == nil && equal.cohenDz == nil && equal.hedgesGz == nil)
    #expect(PairedDifference([1], [2]).interval(level: 0.05).upper == .infinity)
    #expect(PairedDifference([1, 2, 3], [1]).moments.n == 1)
  }

  @Test(
    arguments: [
      ([1.0, 2, 3], [4.0, 5], -1), ([4, 5], [1, 2, 3], 1), ([1, 1], [1, 1, 1], 0),
      ([2], [1, 3], 0),
    ] as [([Double], [Double], Double)])
  func `Cliff's delta by hand`(x: [Double], y: [Double], delta: Double) throws {
    #expect(try #require(cliffsDelta(x, y)).delta == delta)
  }

  @Test func `Cliff's delta is the count over all pairs`() throws {
    var generator = SplitMix64(seed: 12)
    let x = (0..<57).map { _ in Double(generator.below(9)) }
    let y = (0..<31).map { _ in Double(generator.below(7)) }
    var balance = 0
    for a in x { for b in y { balance += a > b ? 1 : a < b ? -1 : 0 } }
    #expect(try #require(cliffsDelta(x, y)).delta == Double(balance) / (57 * 31))
    #expect(cliffsDelta([], y) == nil && cliffsDelta(x, []) == nil)
  }

  @Test(arguments: [(0.0, "negligible"), (-0.2, "small"), (0.33, "medium"), (-0.9, "large")])
  func `the words for an effect`(delta: Double, word: String) {
    #expect(CliffsDelta(delta: delta).magnitude.rawValue == word)
  }

  @Test func `clusters of one are independent values`() throws {
    let values = [1.0, 0, 0, 1, 1, 0.5]
    let error = try #require(clusteredError(values, clusters: Array(0..<6)))
    #expect(abs(error.miller - error.independent) < 1e-15)
    #expect(abs(error.cr1 - error.independent) < 1e-15)
  }

  @Test func `repeating every value in its cluster leaves the clustered error alone`() throws {
    let values = [1.0, 0, 0, 1, 1, 0.5]
    let single = try #require(clusteredError(values, clusters: Array(0..<6)))
    let doubled = try #require(
      clusteredError(values + values, clusters: Array(0..<6) + Array(0..<6)))
    #expect(abs(single.cr1 - doubled.cr1) < 1e-15)
    #expect(doubled.independent < single.independent)
  }

  @Test func `too little to know an error by`() throws {
    #expect(clusteredError([1], clusters: [1]) == nil)
    #expect(clusteredError([1, 2], clusters: [1]) == nil)
    #expect(try #require(clusteredError([1, 2], clusters: ["a", "a"])).cr1 == .infinity)
  }

  @Test func `more samples remove the noise and nothing else`() {
    let primary = [[0.0, 1, 0, 1], [1, 1, 1, 1], [0, 0, 1, 0]]
    let fallback = [[1.0, 1, 0, 0], [1, 0, 1, 1], [0, 0, 0, 0]]
    let parts = VarianceComponents(primary: primary, fallback: fallback)
    #expect(parts.variance(samples: 4, measuredAt: 4) == parts.between + parts.noise)
    #expect(abs(parts.variance(samples: 400, measuredAt: 4) - parts.between) <= parts.noise / 99)
    #expect(VarianceComponents(primary: [[]], fallback: [[1]]).differences.isEmpty)
    #expect(VarianceComponents(primary: [], fallback: []).noise == 0)
  }
}
