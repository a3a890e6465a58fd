// S. Kullback & R. A. Leibler, Ann. Math. Stat. 22, 1951; J. Lin, IEEE Trans. Inf. Theory 37, 1991
// (Jensen–Shannon; SciPy's jensenshannon is its square root); E. Hellinger, 1909.

import RealModule

/// A distribution over named or numbered classes.
public struct Profile: Sendable, Hashable {
  /// Shares that add up to 1.
  public let shares: [Double]

  /// From counts or weights of 0 or more, each with `pseudoCount` added; nil where nothing remains.
  ///
  /// A pseudo-count of ½ keeps a class that one side happened not to use from deciding the distance.
  public init?(_ weights: [Double], pseudoCount: Double = 0) {
    let padded = weights.map { $0 + pseudoCount }
    let total = padded.reduce(0, +)
    guard total > 0, total.isFinite, padded.allSatisfy({ $0 >= 0 }) else { return nil }
    shares = padded.map { $0 / total }
  }
}

/// Kullback–Leibler divergence of q from p in nats: 0 … ∞, infinite where p uses a class q never does.
///
/// Both over the same classes.
public func kullbackLeibler(_ p: Profile, _ q: Profile) -> Double {
  max(0, zip(p.shares, q.shares).reduce(0) { $0 + relativeEntropy($1.0, $1.1) })
}

/// Jensen–Shannon divergence in bits: 0 for equal profiles, 1 for profiles without a common class.
public func jensenShannon(_ p: Profile, _ q: Profile) -> Double {
  let nats = zip(p.shares, q.shares).reduce(0.0) { sum, pair in
    let middle = (pair.0 + pair.1) / 2
    return sum + relativeEntropy(pair.0, middle) + relativeEntropy(pair.1, middle)
  }
  return min(1, max(0, nats / 2 / .log(2)))
}

/// Total variation ½ Σ|p − q|, 0 … 1: the share that would have to change its class.
public func totalVariation(_ p: Profile, _ q: Profile) -> Double {
  zip(p.shares, q.shares).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
}

/// Hellinger distance √(½ Σ(√p − √q)²), 0 … 1.
public func hellinger(_ p: Profile, _ q: Profile) -> Double {
  let sum = zip(p.shares, q.shares).reduce(0.0) {
    let e = $1.0.squareRoot() - $1.1.squareRoot()
    return $0 + e * e
  }
  return (sum / 2).squareRoot()
}

/// p ln(p/q), 0 for p = 0.
private func relativeEntropy(_ p: Double, _ q: Double) -> Double {
  if p == 0 { return 0 }
  return q > 0 ? p * .log(p / q) : .infinity
}
