// Abramowitz & Stegun 26.7 (tail by the incomplete beta function); G. W. Hill, CACM 13, 1970,
// algorithm 395 (tail at many degrees of freedom); E. A. Cornish & R. A. Fisher, Technometrics 2,
// 1960 (the starting value of the quantile).

import RealModule

/// Student's t distribution with any real number of degrees of freedom above 0.
public struct StudentT: Sendable, Hashable {
  public let degreesOfFreedom: Double

  /// From here on Hill's expansion is exact to rounding, and the incomplete beta function, whose
  /// argument comes too near 1, no longer is.
  private static let expansionFrom = 1e4

  public init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
  }

  public func cdf(_ t: Double) -> Double {
    upperTail(-t)
  }

  /// P(T > t), relative error about 1e-13 for t > 0.
  public func upperTail(_ t: Double) -> Double {
    if t.isNaN || !(degreesOfFreedom > 0) { return .nan }
    if t < 0 { return 1 - upperTail(-t) }
    if t.isInfinite { return 0 }
    let v = degreesOfFreedom
    if v >= Self.expansionFrom { return Normal.upperTail(Self.normalDeviate(t, v)) }
    // Written with t/v and v/t so that neither square can overflow.
    let x: Double
    let y: Double
    if t * t < v {
      let ratio = t * t / v
      x = 1 / (1 + ratio)
      y = ratio / (1 + ratio)
    } else {
      let ratio = v / t / t
      x = ratio / (1 + ratio)
      y = 1 / (1 + ratio)
    }
    return 0.5 * incompleteBeta(0.5 * v, 0.5, x: x, y: y)
  }

  /// The t with P(T ≤ t) = p: ±∞ at the ends, NaN outside 0 … 1.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1, degreesOfFreedom > 0 else { return .nan }
    return p < 0.5 ? -positiveQuantile(tail: p) : positiveQuantile(tail: 1 - p)
  }

  /// The t with P(T > t) = tail.
  public func upperQuantile(_ tail: Double) -> Double {
    -quantile(tail)
  }

  /// For a tail of at most ½.
  private func positiveQuantile(tail: Double) -> Double {
    if tail == 0.5 { return 0 }
    if tail == 0 { return .infinity }
    let v = degreesOfFreedom
    if v == 1 { return 1 / .tan(.pi * tail) }
    if v == 2 { return (1 - 2 * tail) / (2 * tail * (1 - tail)).squareRoot() }
    let z = Normal.upperQuantile(tail)
    let cube = z * z * z
    var t = z + (cube + z) / (4 * v) + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * v * v)

    var low = 0.0
    var high = Double.infinity
    if v < 3 || t * t > 8 * v { t = max(z, powerLawStart(tail: tail)) }
    for _ in 0..<200 {
      let value = upperTail(t)
      if value > tail { low = t } else { high = t }
      let density = density(t)
      guard value > 0, density > 0 else {
        t = high.isInfinite ? 2 * t : 0.5 * (low + high)
        continue
      }
      // Newton's step on ln(tail) against ln t far out, where the tail is a power of t, and
      // against t near the middle.
      let step = (.log(value) - .log(tail)) * value / density
      var next = t * t > v ? t * .exp(step / t) : t + step
      if !(next > low && next < high) {
        next = high.isInfinite ? 2 * max(t, low) : 0.5 * (low + high)
      }
      if abs(next - t) <= 2e-16 * abs(next) { return next }
      t = next
    }
    return t
  }

  /// The root of the tail's leading term C t^−v, for the far tail of few degrees of freedom.
  private func powerLawStart(tail: Double) -> Double {
    let v = degreesOfFreedom
    let logBeta = Double.logGamma(0.5 * v) + .logGamma(0.5) - .logGamma(0.5 * (v + 1))
    let logStart = 0.5 * .log(v) - (.log(tail) + .log(v) + logBeta) / v
    return .exp(min(logStart, 700))
  }

  /// Hill's transformation of t ≥ 0 to a standard normal deviate.
  private static func normalDeviate(_ t: Double, _ v: Double) -> Double {
    let a = v - 0.5
    let b = 48 * a * a
    let square = a * .log(onePlus: t / v * t)
    let second = ((-0.4 * square - 3.3) * square - 24) * square - 85.5
    let correction = second / (0.8 * square * square + 100 + b) + square + 3
    return (correction / b + 1) * square.squareRoot()
  }

  func density(_ t: Double) -> Double {
    let v = degreesOfFreedom
    let constant =
      v < 100
      ? Double.exp(.logGamma(0.5 * (v + 1)) - .logGamma(0.5 * v)) / (.pi * v).squareRoot()
      : 0.398_942_280_401_432_7 * (1 - 1 / (4 * v) + 1 / (32 * v * v) + 5 / (128 * v * v * v))
    return constant * .exp(-0.5 * (v + 1) * .log(onePlus: t / v * t))
  }
}
