/// Count, mean, spread and skewness of a sample.
public struct Moments: Sendable, Hashable {
  public let n: Int
  /// 0 for an empty sample.
  public let mean: Double
  /// The sample standard deviation with n − 1 in the denominator; 0 below two values.
  public let sd: Double
  /// The moment coefficient m₃/m₂^1.5, with n in both denominators; 0 where the spread is 0.
  public let skewness: Double

  public init(_ values: [Double]) {
    n = values.count
    guard let first = values.first else {
      (mean, sd, skewness) = (0, 0, 0)
      return
    }
    let count = Double(values.count)
    // About the first value, so that equal values give a spread of exactly 0.
    let mean = first + values.reduce(0) { $0 + ($1 - first) } / count
    var second = 0.0
    var third = 0.0
    for value in values {
      let e = value - mean
      second += e * e
      third += e * e * e
    }
    self.mean = mean
    sd = n > 1 ? (second / (count - 1)).squareRoot() : 0
    let variance = second / count
    skewness = variance > 0 ? third / count / (variance * variance.squareRoot()) : 0
  }

  /// The standard error of the mean; infinite below two values.
  public var standardError: Double {
    n > 1 ? sd / Double(n).squareRoot() : .infinity
  }
}
