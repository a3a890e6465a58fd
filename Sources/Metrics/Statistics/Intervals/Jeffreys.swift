// H. Jeffreys, Theory of Probability, 1961; L. D. Brown, T. T. Cai & A. DasGupta, Statist. Sci. 16,
// 2001, 101–133 (with the ends set to 0 and 1 at k = 0 and k = n).

/// The equal-tailed interval of a proportion k/n under the Beta(½, ½) prior; 0 … 1 when n is 0.
public func jeffreys(_ k: Int, of n: Int, level: Double) -> Interval {
  guard n > 0 else { return Interval(lower: 0, estimate: nil, upper: 1) }
  let posterior = Beta(Double(k) + 0.5, Double(n - k) + 0.5)
  return Interval(
    lower: k <= 0 ? 0 : posterior.quantile(level),
    estimate: Double(k) / Double(n),
    upper: k >= n ? 1 : posterior.upperQuantile(level))
}
