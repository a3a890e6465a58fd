// Student, Biometrika 6, 1908; for paired evaluations of language models E. Miller, "Adding Error
// Bars to Evals", arXiv 2411.00640, 2024.

import RealModule

/// Student's paired t: bounds and tests of a mean loss.
public struct PairedT: Sendable, Hashable {
  public let n: Int
  public let mean: Double
  public let standardError: Double

  public init(_ losses: [Double]) {
    self.init(Moments(losses))
  }

  public init(_ moments: Moments) {
    n = moments.n
    mean = moments.mean
    standardError = moments.standardError
  }

  /// The two-sided 1 − 2·level interval; without bounds below two losses.
  public func interval(level: Double) -> Interval {
    guard n > 1 else {
      return Interval(lower: -.infinity, estimate: n == 1 ? mean : nil, upper: .infinity)
    }
    let t = StudentT(degreesOfFreedom: Double(n - 1)).upperQuantile(level)
    return Interval(
      lower: mean - t * standardError, estimate: mean, upper: mean + t * standardError)
  }

  /// The one-sided p-value against H0: loss ≤ margin; 1 below two losses.
  public func pValue(exceeding margin: Double) -> Double {
    guard n > 1 else { return 1 }
    guard standardError > 0 else { return mean > margin ? 0 : 1 }
    return StudentT(degreesOfFreedom: Double(n - 1)).upperTail((mean - margin) / standardError)
  }

  /// The one-sided p-value against H0: loss ≥ margin.
  public func pValue(below margin: Double) -> Double {
    guard n > 1 else { return 1 }
    guard standardError > 0 else { return mean < margin ? 0 : 1 }
    return StudentT(degreesOfFreedom: Double(n - 1)).upperTail((margin - mean) / standardError)
  }
}
