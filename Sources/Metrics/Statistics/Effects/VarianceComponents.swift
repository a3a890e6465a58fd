// E. Miller, "Adding Error Bars to Evals", arXiv 2411.00640, 2024, section on resampling:
// the variance of a case's mean difference is that of its expectation plus the noise of K samples.

/// Where the variance of paired case means comes from.
public struct VarianceComponents: Sendable, Hashable {
  /// One mean loss a case, primary less fallback, over the cases both have samples of.
  public let differences: [Double]
  /// The sample variance of `differences`.
  public let total: Double
  /// The part that comes of drawing K samples instead of all: the mean of s²_P/K_P + s²_F/K_F.
  public let noise: Double
  /// What more samples a case cannot remove; the difference of the two, at least 0.
  public var between: Double { max(0, total - noise) }

  /// Samples by case and side; a case with one sample on a side adds no noise of that side, so two
  /// at least are wanted.
  ///
  /// Cases without samples on either side are left out.
  public init(primary: [[Double]], fallback: [[Double]]) {
    var noise = 0.0
    var differences: [Double] = []
    for (p, f) in zip(primary, fallback) where !p.isEmpty && !f.isEmpty {
      let first = Moments(p)
      let second = Moments(f)
      differences.append(first.mean - second.mean)
      noise += first.sd * first.sd / Double(p.count) + second.sd * second.sd / Double(f.count)
    }
    let sd = Moments(differences).sd
    self.differences = differences
    total = sd * sd
    self.noise = differences.isEmpty ? 0 : noise / Double(differences.count)
  }

  public var mean: Double { Moments(differences).mean }

  public var standardError: Double { Moments(differences).standardError }

  /// The variance of a case's mean difference at another number of samples a case, both sides alike.
  ///
  /// `current` is the number the components were measured at.
  public func variance(samples: Int, measuredAt current: Int) -> Double {
    between + noise * Double(current) / Double(max(1, samples))
  }
}
