// G. Marsaglia & W. W. Tsang, ACM TOMS 26, 2000, 363–372 (gamma); L. Devroye, Non-Uniform Random
// Variate Generation, 1986, ch. II (inversion) and IX.3 (gamma below shape 1, beta from two gammas).

import RealModule

extension SplitMix64 {
  /// True with probability `p`.
  public mutating func bernoulli(_ p: Double) -> Bool {
    double() < p
  }

  /// A standard normal variate, by inversion: one word each.
  public mutating func normal() -> Double {
    // The middle of the interval that the 53 bits stand for, which is never 0 or 1.
    Normal.quantile(double() + 0x1p-54)
  }

  /// The logarithm of a gamma variate of the given shape, above 0, and scale 1.
  ///
  /// As a logarithm because small shapes give values below the smallest number.
  public mutating func logGamma(shape: Double) -> Double {
    if shape < 1 {
      return logGamma(shape: shape + 1) + .log(double() + 0x1p-54) / shape
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let cube = root * root * root
      let bound = 0.5 * x * x + d * (1 - cube + .log(cube))
      if .log(double() + 0x1p-54) < bound { return .log(d * cube) }
    }
  }

  /// A beta variate with the given mean (0 … 1) and concentration a + b (above 0).
  ///
  /// The mean itself at 0 and 1. At small concentrations most draws lie next to 0 or 1: prompts that
  /// a model nearly always gets right or nearly always gets wrong.
  public mutating func beta(mean: Double, concentration: Double) -> Double {
    if mean <= 0 { return 0 }
    if mean >= 1 { return 1 }
    let first = logGamma(shape: mean * concentration)
    let second = logGamma(shape: (1 - mean) * concentration)
    return 1 / (1 + .exp(second - first))
  }
}
