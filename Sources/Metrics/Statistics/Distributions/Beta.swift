// Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 1995, ch. 25.

import RealModule

/// The beta distribution with shapes a, b > 0.
public struct Beta: Sendable, Hashable {
  public let a: Double
  public let b: Double

  public init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
  }

  public func cdf(_ x: Double) -> Double {
    incompleteBeta(a, b, x: min(max(x, 0), 1), y: min(max(1 - x, 0), 1))
  }

  public func upperTail(_ x: Double) -> Double {
    incompleteBeta(b, a, x: min(max(1 - x, 0), 1), y: min(max(x, 0), 1))
  }

  /// The x with P(X ≤ x) = p, relative error about 1e-12; NaN for p outside 0 … 1.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    return quantile(lower: p, upper: 1 - p)
  }

  /// The x with P(X > x) = tail, for tails too small to be told from 0 beside 1.
  public func upperQuantile(_ tail: Double) -> Double {
    guard tail >= 0, tail <= 1 else { return .nan }
    return quantile(lower: 1 - tail, upper: tail)
  }

  private func quantile(lower: Double, upper: Double) -> Double {
    if lower <= 0 { return 0 }
    if upper <= 0 { return 1 }
    let belowHalf = incompleteBeta(a, b, x: 0.5, y: 0.5)
    if lower <= belowHalf { return Self.lowerRoot(a, b, lower: lower, upper: upper) }
    return 1 - Self.lowerRoot(b, a, lower: upper, upper: lower)
  }

  /// The root where it lies in 0 … ½, on the scale of ln x, so that 1e-200 is as precise as 0.3.
  private static func lowerRoot(_ a: Double, _ b: Double, lower: Double, upper: Double) -> Double {
    let logBeta = Double.logGamma(a) + .logGamma(b) - .logGamma(a + b)
    var high = Double.log(0.5)
    var low = -745 / min(a, 1) - 1
    // The leading term of the series, exact as x → 0.
    var u = min(max((.log(lower) + .log(a) + logBeta) / a, low), high)
    // The smaller tail is the one that rounding has spared.
    let target = min(lower, upper)
    let sign = lower <= upper ? 1.0 : -1.0
    for _ in 0..<200 {
      let x = Double.exp(u)
      let value =
        lower <= upper
        ? incompleteBeta(a, b, x: x, y: 1 - x) : incompleteBeta(b, a, x: 1 - x, y: x)
      if (value - target) * sign < 0 { low = u } else { high = u }
      let slope = sign * x * density(a, b, x: x, logBeta: logBeta)
      // Newton's step on the logarithm of the tail, which is nearly linear in ln x far out.
      let newton =
        value > 0 && slope != 0
        ? u - (.log(value) - .log(target)) * value / slope : (low + high) / 2
      let next = newton > low && newton < high ? newton : (low + high) / 2
      if abs(next - u) <= 4e-16 * max(1, abs(u)) { return .exp(next) }
      u = next
    }
    return .exp(u)
  }

  private static func density(_ a: Double, _ b: Double, x: Double, logBeta: Double) -> Double {
    .exp((a - 1) * .log(x) + (b - 1) * .log(onePlus: -x) - logBeta)
  }
}
