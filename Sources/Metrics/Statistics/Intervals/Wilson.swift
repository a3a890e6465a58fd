// E. B. Wilson, JASA 22, 1927, 209–212; R. G. Newcombe, Stat. Med. 17, 1998, 857–872, method 3.

/// Wilson's score interval of a proportion k/n; 0 … 1 when n is 0.
///
/// `k` may be fractional (a mean of shares times n), in 0 … n.
public func wilson(_ k: Double, of n: Double, level: Double) -> Interval {
  guard n > 0 else { return Interval(lower: 0, estimate: nil, upper: 1) }
  let z = Normal.upperQuantile(level)
  let p = k / n
  let centre = (k + 0.5 * z * z) / (n + z * z)
  let half = z / (n + z * z) * (n * p * (1 - p) + 0.25 * z * z).squareRoot()
  // At the ends the bound is 0 or 1 by algebra; rounding would leave 1e-18.
  return Interval(
    lower: k <= 0 ? 0 : max(0, centre - half), estimate: p,
    upper: k >= n ? 1 : min(1, centre + half))
}
