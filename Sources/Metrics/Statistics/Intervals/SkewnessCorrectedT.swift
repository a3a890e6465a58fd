// N. J. Johnson, "Modified t Tests and Confidence Intervals for Asymmetrical Populations", JASA 73,
// 1978, 536–544; the term 1 + 2t² is the one-term Edgeworth correction of Student's statistic:
// P. Hall, The Bootstrap and Edgeworth Expansion, 1992, section 2.4.

import RealModule

/// Student's paired t with its bounds moved by the skewness of the losses.
///
/// The bounds are mean ± t·se + se·g·(1 + 2t²)/(6√n): rare large losses (g > 0) move both ends up,
/// as the sample mean of such losses is too small more often than it is too large. Without spread
/// there is no correction and no width.
public struct SkewnessCorrectedT: StudentizedMean, Sendable, Hashable {
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

  private var weight: Double { skewness / (6 * Double(n).squareRoot()) }

  /// How many standard errors below the mean the bound lies: q − w(1 + 2q²), w = g/(6√n).
  ///
  /// The parabola turns back at q = 1/(4w), where a stricter level would give a tighter bound. Only
  /// a sample that is little else than one outlier comes there; from that point on the bound
  /// goes on at the plain slope, so that it stays monotone and the p-value is its exact inverse.
  public func turnedBack(_ q: Double) -> Double {
    let w = weight
    let turn = 1 / (4 * w)
    let inner = w > 0 ? min(q, turn) : w < 0 ? max(q, turn) : q
    return inner - w * (1 + 2 * inner * inner) + (q - inner)
  }

  public func transformed(_ t: Double) -> Double {
    let w = weight
    guard w != 0 else { return t }
    let discriminant = 1 - 8 * w * (t + w)
    // The turning point's own depth is 1/(8w) − w; beyond it the slope is 1.
    if discriminant <= 0 { return 1 / (4 * w) + (t - (1 / (8 * w) - w)) }
    return 2 * (t + w) / (1 + discriminant.squareRoot())
  }
}
