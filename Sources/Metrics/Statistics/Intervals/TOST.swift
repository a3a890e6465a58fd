// D. J. Schuirmann, J. Pharmacokinet. Biopharm. 15, 1987, 657–680.

import RealModule

/// Two one-sided t tests of equivalence within low … high.
public struct TOST: Sendable, Hashable {
  /// Against H0: mean ≤ low.
  public let lower: Side
  /// Against H0: mean ≥ high.
  public let upper: Side

  public struct Side: Sendable, Hashable {
    public let t: Double
    public let p: Double
  }

  /// Equivalence is shown at one-sided `level` when p ≤ level: the same as the 1 − 2·level interval
  /// lying within low … high.
  public var p: Double { max(lower.p, upper.p) }
}

/// Schuirmann's two one-sided tests of the mean of paired losses against low < high.
public func tost(_ losses: [Double], low: Double, high: Double) -> TOST {
  let test = PairedT(losses)
  func t(_ excess: Double) -> Double {
    guard test.n > 1 else { return 0 }
    if test.standardError > 0 { return excess / test.standardError }
    return excess == 0 ? 0 : excess > 0 ? .infinity : -.infinity
  }
  return TOST(
    lower: .init(t: t(test.mean - low), p: test.pValue(exceeding: low)),
    upper: .init(t: t(test.mean - high), p: test.pValue(below: high)))
}
