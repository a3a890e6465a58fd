import Testing

@testable import Metrics

struct DistanceTests {
  static let samples: [([Double], [Double])] = {
    var generator = SplitMix64(seed: 77)
    return [(1, 1), (2, 5), (30, 17), (64, 64)].map { n, m in
      (
        (0..<n).map { _ in Double(generator.below(20)) / 4 },
        (0..<m).map { _ in Double(generator.below(30)) / 5 - 1 }
      )
    }
  }()

  @Test(arguments: samples)
  func `distances are symmetric and vanish between a sample and itself`(
    x: [Double], y: [Double]
  ) throws {
    #expect(try #require(wasserstein1(x, x)) < 1e-12)
    #expect(try #require(energyDistance(x, x)).vStatistic < 1e-12)
    #expect(try #require(kolmogorovSmirnov(x, x)).p == 1)
    let there = try #require(wasserstein1(x, y))
    let back = try #require(wasserstein1(y, x))
    #expect(abs(there - back) < 1e-12 && there >= 0)
    let energy = try #require(energyDistance(x, y))
    #expect(abs(energy.vStatistic - (try #require(energyDistance(y, x)).vStatistic)) < 1e-12)
    #expect(kolmogorovSmirnov(x, y)?.statistic == kolmogorovSmirnov(y, x)?.statistic)
  }

  @Test(arguments: samples)
  func `moving a sample by a step moves Wasserstein's distance by it`(x: [Double], y: [Double])
    throws
  {
    let moved = x.map { $0 + 100 }
    let distance = try #require(wasserstein1(moved, x))
    #expect(abs(distance - 100) < 1e-9)
    let apart = try #require(kolmogorovSmirnov(moved, y))
    #expect(apart.statistic == 1)
  }

  @Test(arguments: samples)
  func `numbers are vectors of one component`(x: [Double], y: [Double]) throws {
    let numbers = try #require(energyDistance(x, y))
    let vectors = try #require(energyDistance(x.map { [$0] }, y.map { [$0] }))
    #expect(abs(numbers.vStatistic - vectors.vStatistic) < 1e-10)
    #expect((numbers.uStatistic == nil) == (x.count < 2 || y.count < 2))
  }

  @Test func `empty samples have no distance`() {
    #expect(wasserstein1([], [1]) == nil && energyDistance([1], []) == nil)
    #expect(energyDistance([[Double]](), [[1]]) == nil && kolmogorovSmirnov([], []) == nil)
    #expect(hammingMMD([[UInt8]](), [[1]], length: 3) == nil)
    #expect(wasserstein1([1], weights: [0], [2], weights: [1]) == nil)
    #expect(wasserstein1([1], weights: [1, 2], [2], weights: [1]) == nil)
  }

  @Test func `profiles without anything in them are none`() {
    #expect(Profile([]) == nil && Profile([0, 0]) == nil && Profile([1, -1]) == nil)
    #expect(Profile([1, .infinity]) == nil)
    #expect(Profile([0, 0], pseudoCount: 0.5)?.shares == [0.5, 0.5])
  }

  @Test func `profiles without a common class are as far as can be`() throws {
    let p = try #require(Profile([3, 0, 0]))
    let q = try #require(Profile([0, 1, 1]))
    #expect(jensenShannon(p, q) == 1 && totalVariation(p, q) == 1 && hellinger(p, q) == 1)
    #expect(kullbackLeibler(p, q) == .infinity)
    #expect(jensenShannon(p, p) == 0 && kullbackLeibler(q, q) == 0 && hellinger(q, q) == 0)
  }

  /// Every order of the values is equally likely when both samples are of one distribution.
  @Test func `the exact Kolmogorov–Smirnov tail is the count of orders`() throws {
    let x = [1.0, 2, 3, 6]
    let y = [4.0, 5, 7]
    let test = try #require(kolmogorovSmirnov(x, y))
    var extreme = 0
    var orders = 0
    for pattern in 0..<128 where pattern.nonzeroBitCount == 4 {
      orders += 1
      let first = (0..<7).filter { pattern >> $0 & 1 == 1 }.map(Double.init)
      let second = (0..<7).filter { pattern >> $0 & 1 == 0 }.map(Double.init)
      let other = try #require(kolmogorovSmirnov(first, second))
      if other.statistic >= test.statistic - 1e-12 { extreme += 1 }
    }
    #expect(abs(test.p - Double(extreme) / Double(orders)) < 1e-12)
  }

  @Test func `large samples take the limiting tail, near the exact one`() throws {
    let x = (0..<1_200).map { Double($0) }
    let y = (0..<1_000).map { Double($0) * 1.2 + 31.5 }
    let limit = try #require(kolmogorovSmirnov(x, y))
    let exact = try #require(kolmogorovSmirnov(Array(x.prefix(1_000)), Array(y.prefix(1_000))))
    #expect(limit.p > 0 && limit.p <= 1 && exact.p > 0 && exact.p <= 1)
    let far = try #require(kolmogorovSmirnov(x, y.map { $0 + 400 }))
    #expect(far.p < 1e-20)
  }

  @Test func `texts of one model are as near to each other as to the other set`() throws {
    let x = ["alpha", "alps", "beta"].map { Array($0.utf8) }
    let same = try #require(hammingMMD(x, x, length: 8))
    #expect(abs(same.biased) < 1e-12)
    #expect(try #require(same.unbiased) < 0)
    let long = try #require(hammingMMD([[1, 2, 3], [1, 2]], [[9, 9, 9], [9]], length: 2))
    #expect(long.biased > 0)
    #expect(hammingMMD([[1]], [[1]], length: 0) == nil)
    #expect(try #require(hammingMMD([[1]], [[1], [2]], length: 4)).unbiased == nil)
  }
}
