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
public struct HallTransformedT: StudentizedMean, Sendable, Hashable {
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

  /// H(T), by its expansion, which needs no division by a skewness of 0.
  public func transformed(_ t: Double) -> Double {
    let w = weight
    return t + w + 2 * w * t * t + 4.0 / 3 * w * w * t * t * t
  }

  /// The T whose H(T) is q.
  public func turnedBack(_ q: Double) -> Double {
    let w = weight
    // ∛(1 + u) − 1 = u/(c² + c + 1) with c the root, which does not cancel for small u.
    let u = 6 * w * (q - w)
    let root = Double.root(1 + u, 3)
    return 3 * (q - w) / (root * root + root + 1)
  }
}
