// N. J. Johnson, "Modified t Tests and Confidence Intervals for Asymmetrical Populations", JASA 73,
// 1978, 536–544; the term 1 + 2t² is the one-term Edgeworth correction of Student's statistic:
// P. Hall, The Bootstrap and Edgeworth Expansion, 1992, section 2.4.

import RealModule

/// Student's paired t with its bounds moved by the skewness of the losses.
///
/// The bounds are mean ± t·se + se·g·(1 + 2t²)/(6√n): rare large losses (g > 0) move both ends up,
/// as the sample mean of such losses is too small more often than it is too large. Without spread
/// there is no correction and no width.
public struct SkewnessCorrectedT: Sendable, Hashable {
  public let n: Int
  public let mean: Double
  public let standardError: Double
  public let skewness: Double

  public init(_ losses: [Double]) {
    self.init(Moments(losses))
  }

  public init(_ moments: Moments) {
    n = moments.n
    mean = moments.mean
    standardError = moments.standardError
    skewness = moments.skewness
  }

  /// The two-sided 1 − 2·level interval; without bounds below two losses.
  public func interval(level: Double) -> Interval {
    guard n > 1 else {
      return Interval(lower: -.infinity, estimate: n == 1 ? mean : nil, upper: .infinity)
    }
    let t = StudentT(degreesOfFreedom: Double(n - 1)).upperQuantile(level)
    return Interval(
      lower: mean - standardError * depth(t, weight: weight),
      estimate: mean,
      upper: mean + standardError * depth(t, weight: -weight))
  }

  /// The one-sided p-value against H0: loss ≤ margin: the level at which the lower bound is margin.
  public func pValue(exceeding margin: Double) -> Double {
    pValue(excess: mean - margin, weight: weight)
  }

  /// The one-sided p-value against H0: loss ≥ margin: the level at which the upper bound is margin.
  public func pValue(below margin: Double) -> Double {
    pValue(excess: margin - mean, weight: -weight)
  }

  private func pValue(excess: Double, weight: Double) -> Double {
    guard n > 1 else { return 1 }
    guard standardError > 0 else { return excess > 0 ? 0 : 1 }
    let t = inverseDepth(excess / standardError, weight: weight)
    return StudentT(degreesOfFreedom: Double(n - 1)).upperTail(t)
  }

  private var weight: Double { skewness / (6 * Double(n).squareRoot()) }

  /// How many standard errors below the mean the lower bound lies: t − w(1 + 2t²), w = g/(6√n).
  ///
  /// The parabola turns back at t = 1/(4w), where a stricter level would give a tighter bound. Only
  /// a sample that is little else than one outlier comes there; from that point on the bound
  /// goes on at the plain slope, so that it stays monotone and the p-value is its exact inverse.
  private func depth(_ t: Double, weight w: Double) -> Double {
    let turn = 1 / (4 * w)
    let inner = w > 0 ? min(t, turn) : w < 0 ? max(t, turn) : t
    return inner - w * (1 + 2 * inner * inner) + (t - inner)
  }

  private func inverseDepth(_ depth: Double, weight w: Double) -> Double {
    guard w != 0 else { return depth }
    let discriminant = 1 - 8 * w * (depth + w)
    // The turning point's own depth is 1/(8w) − w; beyond it the slope is 1.
    if discriminant <= 0 { return 1 / (4 * w) + (depth - (1 / (8 * w) - w)) }
    return 2 * (depth + w) / (1 + discriminant.squareRoot())
  }
}
