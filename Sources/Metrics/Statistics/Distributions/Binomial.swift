// C. Loader, 2000 (the mass); Abramowitz & Stegun 26.5.24 (tails by the incomplete beta function).

import RealModule

/// The number of successes in n independent trials of probability p.
public struct Binomial: Sendable, Hashable {
  public let n: Int
  public let p: Double

  /// `n` at least 0, `p` in 0 … 1; either is drawn into its range.
  public init(n: Int, p: Double) {
    self.n = max(n, 0)
    self.p = min(max(p, 0), 1)
  }

  public func mass(_ k: Int) -> Double {
    guard k >= 0, k <= n else { return 0 }
    return binomialTerm(Double(k), n: Double(n), p: p, q: 1 - p)
  }

  /// P(X ≤ k).
  public func cdf(_ k: Int) -> Double {
    if k < 0 { return 0 }
    if k >= n { return 1 }
    return incompleteBeta(Double(n - k), Double(k + 1), x: 1 - p, y: p)
  }

  /// P(X ≥ k): the k itself belongs to the tail.
  public func upperTail(_ k: Int) -> Double {
    if k <= 0 { return 1 }
    if k > n { return 0 }
    return incompleteBeta(Double(k), Double(n - k + 1), x: p, y: 1 - p)
  }

  /// The least k with P(X ≤ k) ≥ probability.
  public func quantile(_ probability: Double) -> Int {
    var low = 0
    var high = n
    while low < high {
      let middle = low + (high - low) / 2
      if cdf(middle) >= probability { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
