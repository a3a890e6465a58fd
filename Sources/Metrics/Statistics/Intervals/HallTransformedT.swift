// P. Hall, "On the Removal of Skewness by Transformation", JRSS B 54, 1992, 221–228: the monotone
// cubic that takes the first-order skewness out of Student's statistic; tried for costs and other
// thin, long-tailed quantities by X.-H. Zhou & S. Gao, Stat. Med. 19, 2000.

import RealModule

/// Student's paired t of losses whose skewness is taken out by Hall's cubic transformation.
///
/// With T = (mean − μ)/se and w = g/(6√n), H(T) = ((1 + 2wT)³ − 1)/(6w) + w has Student's
/// distribution more nearly than T itself, and the bounds are those of H turned back. To first order
/// in w they are those of ``SkewnessCorrectedT``; the further terms count where failures are few and
/// large, and there is no turning point to mend: H rises everywhere.
public struct HallTransformedT: Sendable, Hashable {
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

  /// The two-sided 1 − 2·level interval; without bounds below two losses, without width where all
  /// losses are equal.
  public func interval(level: Double) -> Interval {
    guard n > 1 else {
      return Interval(lower: -.infinity, estimate: n == 1 ? mean : nil, upper: .infinity)
    }
    let t = StudentT(degreesOfFreedom: Double(n - 1)).upperQuantile(level)
    return Interval(
      lower: mean - standardError * turnedBack(t),
      estimate: mean,
      upper: mean - standardError * turnedBack(-t))
  }

  /// The one-sided p-value against H0: loss ≤ margin: the level at which the lower bound is margin.
  public func pValue(exceeding margin: Double) -> Double {
    guard n > 1 else { return 1 }
    guard standardError > 0 else { return mean > margin ? 0 : 1 }
    return upperTail(transformed((mean - margin) / standardError))
  }

  /// The one-sided p-value against H0: loss ≥ margin: the level at which the upper bound is margin.
  public func pValue(below margin: Double) -> Double {
    guard n > 1 else { return 1 }
    guard standardError > 0 else { return mean < margin ? 0 : 1 }
    return upperTail(-transformed((mean - margin) / standardError))
  }

  private func upperTail(_ t: Double) -> Double {
    StudentT(degreesOfFreedom: Double(n - 1)).upperTail(t)
  }

  private var weight: Double { skewness / (6 * Double(n).squareRoot()) }

  /// H(T), by its expansion, which needs no division by a skewness of 0.
  private func transformed(_ t: Double) -> Double {
    let w = weight
    return t + w + 2 * w * t * t + 4.0 / 3 * w * w * t * t * t
  }

  /// The T whose H(T) is q.
  private func turnedBack(_ q: Double) -> Double {
    let w = weight
    // ∛(1 + u) − 1 = u/(c² + c + 1) with c the root, which does not cancel for small u.
    let u = 6 * w * (q - w)
    let root = Double.root(1 + u, 3)
    return 3 * (q - w) / (root * root + root + 1)
  }
}
