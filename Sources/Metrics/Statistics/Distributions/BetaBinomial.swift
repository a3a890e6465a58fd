// J. G. Skellam, JRSS B 10, 1948, 257–261; moments: Johnson, Kemp & Kotz, Univariate Discrete
// Distributions, 2005, section 6.2.

import RealModule

/// The number of events among n replies that share a rate drawn from a beta distribution.
///
/// With the rate's mean (0 … 1) and concentration a + b (above 0); the correlation of two replies is
/// 1/(1 + a + b).
public struct BetaBinomial: Sendable, Hashable {
  public let n: Int
  public let mean: Double
  public let concentration: Double

  public init(n: Int, mean: Double, concentration: Double) {
    self.n = n
    self.mean = mean
    self.concentration = concentration
  }

  /// The chance of exactly k events; 0 outside 0 … n.
  public func mass(_ k: Int) -> Double {
    guard k >= 0, k <= n else { return 0 }
    if mean <= 0 { return k == 0 ? 1 : 0 }
    if mean >= 1 { return k == n ? 1 : 0 }
    let a = mean * concentration
    let b = (1 - mean) * concentration
    let count = Double(n)
    let events = Double(k)
    // In a fixed order of terms, so that every machine rounds alike.
    let choose: Double =
      .logGamma(count + 1) - .logGamma(events + 1) - .logGamma(count - events + 1)
    let rest: Double =
      .logGamma(events + a) + .logGamma(count - events + b) - .logGamma(count + a + b)
    let beta: Double = .logGamma(a) + .logGamma(b) - .logGamma(a + b)
    return .exp(choose + rest - beta)
  }

  /// The chance of at most k events, for every k of 0 … n; the last is 1 up to rounding.
  public func distribution() -> [Double] {
    var sum = 0.0
    return (0...max(0, n)).map { k in
      sum += mass(k)
      return sum
    }
  }
}
