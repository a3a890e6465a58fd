// G. J. Székely & M. L. Rizzo, J. Stat. Plan. Inference 143, 2013, 1249–1272. SciPy's
// energy_distance is the square root of `vStatistic`.

/// 2E|X − Y| − E|X − X′| − E|Y − Y′|: 0 only for equal distributions.
public struct EnergyDistance: Sendable, Hashable {
  /// With each value paired with itself too; at least 0, biased upward.
  public let vStatistic: Double
  /// Without those pairs; unbiased, may be negative.
  ///
  /// Nil where a sample has one value only.
  public let uStatistic: Double?
  let x: Int
  let y: Int

  /// nm/(n + m) times the V-statistic, the usual two-sample test statistic.
  public var testStatistic: Double {
    vStatistic * Double(x) * Double(y) / Double(x + y)
  }
}

/// The energy distance of two samples of numbers, in O(n log n); nil where either is empty.
public func energyDistance(_ x: [Double], _ y: [Double]) -> EnergyDistance? {
  guard !x.isEmpty, !y.isEmpty else { return nil }
  let within = (pairwiseSum(x), pairwiseSum(y))
  // All ordered pairs of the two together, less those within each, are the pairs across, twice.
  let across = (pairwiseSum(x + y) - within.0 - within.1) / 2
  return EnergyDistance(across: across, within: within, x: x.count, y: y.count)
}

/// The energy distance of two samples of vectors under the Euclidean norm, in O(n²).
///
/// Vectors of one length, standardised by the caller. Nil where either is empty.
public func energyDistance(_ x: [[Double]], _ y: [[Double]]) -> EnergyDistance? {
  guard !x.isEmpty, !y.isEmpty else { return nil }
  func norm(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
  func sum(_ a: [[Double]], _ b: [[Double]]) -> Double {
    a.reduce(0) { total, left in b.reduce(total) { $0 + norm(left, $1) } }
  }
  return EnergyDistance(
    across: sum(x, y), within: (sum(x, x), sum(y, y)), x: x.count, y: y.count)
}

extension EnergyDistance {
  /// From sums of distances over all ordered pairs.
  fileprivate init(across: Double, within: (Double, Double), x: Int, y: Int) {
    let n = Double(x)
    let m = Double(y)
    let cross = 2 * across / (n * m)
    vStatistic = max(0, cross - within.0 / (n * n) - within.1 / (m * m))
    uStatistic =
      x > 1 && y > 1 ? cross - within.0 / (n * (n - 1)) - within.1 / (m * (m - 1)) : nil
    self.x = x
    self.y = y
  }
}

/// Σᵢ Σⱼ |xᵢ − xⱼ| over all ordered pairs, from the sorted values.
private func pairwiseSum(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard let origin = sorted.first else { return 0 }
  var sum = 0.0
  for (rank, value) in sorted.enumerated() {
    sum += (value - origin) * Double(2 * rank - (sorted.count - 1))
  }
  return 2 * sum
}
