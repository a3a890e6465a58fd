// C. Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000: the two terms whose
// naive difference of log-gammas loses nine digits at n = 10⁶.

import RealModule

/// The exact remainder of Stirling's formula, ln Γ(n + 1) − (n + ½) ln n + n − ½ ln 2π, for n > 0.
func stirlingRemainder(_ n: Double) -> Double {
  guard n >= 16 else {
    return .logGamma(n + 1) - (n + 0.5) * .log(n) + n - 0.918_938_533_204_672_7
  }
  let r = 1 / (n * n)
  return (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r / 1188)))) / n
}

/// The Poisson deviance x ln(x/m) + m − x for x ≥ 0, m > 0, without the cancellation at x ≈ m.
///
/// `difference` is x − m, which a caller may know better than their rounded values tell.
func poissonDeviance(_ x: Double, _ m: Double, difference: Double) -> Double {
  if x == 0 { return m }
  guard abs(difference) < 0.1 * (x + m) else { return x * .log(x / m) - difference }
  let v = difference / (x + m)
  var sum = difference * v
  var power = 2 * x * v
  var odd = 3.0
  while true {
    power *= v * v
    let next = sum + power / odd
    if next == sum { return sum }
    sum = next
    odd += 2
  }
}

/// p^x q^(n−x) n! / (x! (n−x)!) for real x in 0 … n, with q = 1 − p given apart for its precision.
func binomialTerm(_ x: Double, n: Double, p: Double, q: Double) -> Double {
  if p == 0 { return x == 0 ? 1 : 0 }
  if q == 0 { return x == n ? 1 : 0 }
  if x == 0 { return n == 0 ? 1 : .exp(p < 0.1 ? n * .log(onePlus: -p) : n * .log(q)) }
  if x == n { return .exp(q < 0.1 ? n * .log(onePlus: -q) : n * .log(p)) }
  let remainder = stirlingRemainder(n) - stirlingRemainder(x) - stirlingRemainder(n - x)
  // x − np = nq − (n − x): taken where p or q is small, and so known to its last digit.
  let difference = p < q ? x - n * p : n * q - (n - x)
  let deviance =
    poissonDeviance(x, n * p, difference: difference)
    + poissonDeviance(n - x, n * q, difference: -difference)
  return .exp(remainder - deviance) * (n / (2 * .pi * x * (n - x))).squareRoot()
}
