// DLMF 8.17.22 (continued fraction) and 8.17.4 (symmetry); W. J. Lentz, Applied Optics 15, 1976,
// for its evaluation. The leading factor follows Loader (see SaddlePoint.swift).

import RealModule

/// The regularised incomplete beta function I_x(a, b), with y = 1 − x given apart.
///
/// a, b > 0 and x, y in 0 … 1. Relative error about 1e-13 in the smaller of the two tails,
/// for parameters up to 10⁷.
func incompleteBeta(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
  if x <= 0 { return 0 }
  if y <= 0 { return 1 }
  if x > (a + 1) / (a + b + 2) {
    return 1 - betaFactor(b, a, x: y, y: x) * betaFraction(b, a, x: y)
  }
  return betaFactor(a, b, x: x, y: y) * betaFraction(a, b, x: x)
}

/// x^a y^b / (a B(a, b)).
private func betaFactor(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
  // x^a y^b / B(a, b) = ab/(a+b) · the binomial term of a in a + b; small parameters have no
  // cancellation to fear and take the direct way.
  if min(a, b) < 1 {
    let logBeta = Double.logGamma(a) + .logGamma(b) - .logGamma(a + b)
    if max(a, b) < 100 {
      return .exp(a * .log(x) + b * (y > 0.9 ? .log(onePlus: -x) : .log(y)) - logBeta) / a
    }
  }
  return binomialTerm(a, n: a + b, p: x, q: y) * (b / (a + b))
}

private func betaFraction(_ a: Double, _ b: Double, x: Double) -> Double {
  let tiny = 1e-300
  func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
  var c = 1.0
  var d = 1 / away(1 - (a + b) * x / (a + 1))
  var fraction = d
  // Convergence takes about √max(a, b) steps; the limit is reached by no finite parameters in use.
  for step in 1...100_000 {
    let m = Double(step)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    fraction *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    let change = d * c
    fraction *= change
    if abs(change - 1) < 1e-16 { break }
  }
  return fraction
}
