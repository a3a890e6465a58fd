// T. Tango, Stat. Med. 17, 1998, 891–908 (score interval and test of a paired difference);
// J.-P. Liu, H.-M. Hsueh, E. Hsieh & J. J. Chen, Stat. Med. 21, 2002, 231–245 (the same statistic
// as the test by restricted maximum likelihood). Fractional counts are ours: replacing Σd² by
// Σ|d| ≥ Σd² overstates the variance of losses within −1 … 1, so they err to the safe side, and
// whole counts give Tango's method itself.

import RealModule

/// The score statistic of a paired difference δ = (b − c)/n, and what follows from it.
public struct Tango: Sendable, Hashable {
  /// Losses: Σ max(d, 0), for one sample a case the cases that only the primary got right.
  public let b: Double
  /// Gains: Σ max(−d, 0).
  public let c: Double
  public let n: Double

  /// Counts of 0 or more with b + c ≤ n; may be fractional.
  public init(b: Double, c: Double, n: Double) {
    self.b = b
    self.c = c
    self.n = n
  }

  public var estimate: Double? { n > 0 ? (b - c) / n : nil }

  /// The score statistic at δ: about standard normal when δ is the true difference, and falling in
  /// δ; 0 when n is 0.
  ///
  /// Where the restricted variance is 0 (δ = ±1) the statistic is ∞ by the sign of its numerator.
  public func z(_ difference: Double) -> Double {
    guard n > 0 else { return 0 }
    let numerator = b - c - n * difference
    let spread = difference * (1 - difference)
    // q̂, the restricted estimate of the probability of a gain, is the larger root of
    // 2n q² + linear q − cδ(1 − δ) = 0, in the form that does not cancel.
    let linear = -b - c + (2 * n - b + c) * difference
    let root = max(0, linear * linear + 8 * n * c * spread).squareRoot()
    let gain = linear > 0 ? 2 * c * spread / (linear + root) : (root - linear) / (4 * n)
    let variance = n * (2 * gain + spread)
    guard variance > 0 else {
      return numerator == 0 ? 0 : numerator > 0 ? .infinity : -.infinity
    }
    return numerator / variance.squareRoot()
  }

  /// The two-sided 1 − 2·level interval; −1 … 1 when n is 0.
  public func interval(level: Double) -> Interval {
    let quantile = Normal.upperQuantile(level)
    return Interval(
      lower: root(of: quantile), estimate: estimate, upper: root(of: -quantile))
  }

  /// The one-sided p-value against H0: difference ≤ margin.
  public func pValue(exceeding margin: Double) -> Double {
    if margin < -1 { return 0 }
    if n <= 0 || margin >= 1 || b - c <= -n { return 1 }
    return Normal.upperTail(z(margin))
  }

  /// The one-sided p-value against H0: difference ≥ margin; with H0 rejected the fallback is
  /// non-inferior by this margin.
  public func pValue(below margin: Double) -> Double {
    Tango(b: c, c: b, n: n).pValue(exceeding: -margin)
  }

  private func root(of target: Double) -> Double {
    guard n > 0 else { return target > 0 ? -1 : 1 }
    var low = -1.0
    var high = 1.0
    if !(z(low) > target) { return low }
    if !(z(high) < target) { return high }
    while true {
      let middle = 0.5 * (low + high)
      if middle <= low || middle >= high || high - low < 1e-16 { return middle }
      if z(middle) > target { low = middle } else { high = middle }
    }
  }
}

/// Tango's score interval of (b − c)/n for paired outcomes; counts may be fractional.
public func tangoPaired(b: Double, c: Double, n: Double, level: Double) -> Interval {
  Tango(b: b, c: c, n: n).interval(level: level)
}
