// Abramowitz & Stegun, Handbook of Mathematical Functions, 1964, 26.2.23 (the starting value);
// Halley's third-order iteration for the root.

import RealModule

/// The standard normal distribution.
public enum Normal {
  public static func density(_ x: Double) -> Double {
    .exp(-0.5 * x * x) * 0.398_942_280_401_432_7
  }

  /// P(X ≤ x), accurate to a few ulps in the lower tail.
  public static func cdf(_ x: Double) -> Double {
    0.5 * .erfc(-x / 2.0.squareRoot())
  }

  /// P(X > x), accurate to a few ulps in the upper tail, where 1 − cdf would be lost in rounding.
  public static func upperTail(_ x: Double) -> Double {
    cdf(-x)
  }

  /// The x with P(X ≤ x) = p: −∞ at 0, ∞ at 1, NaN outside 0 … 1.
  public static func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    if p > 0.5 { return -lowerHalfQuantile(1 - p) }
    return lowerHalfQuantile(p)
  }

  /// The x with P(X > x) = tail; exact for tails far below the spacing of numbers near 1.
  public static func upperQuantile(_ tail: Double) -> Double {
    -quantile(tail)
  }

  private static func lowerHalfQuantile(_ p: Double) -> Double {
    if p == 0 { return -.infinity }
    if p == 0.5 { return 0 }
    let t = (-2 * .log(p)).squareRoot()
    let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
    let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var x = numerator / denominator - t
    // The start is good to 4.5e-4 and each step cubes the error; a third one mends rounding only.
    for _ in 0..<3 {
      let density = density(x)
      guard density > 0 else { break }
      let error = (cdf(x) - p) / density
      x -= error / (1 + 0.5 * x * error)
    }
    return x
  }
}
