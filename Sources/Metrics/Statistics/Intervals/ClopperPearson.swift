// C. J. Clopper & E. S. Pearson, Biometrika 26, 1934, 404–413.

/// The exact interval of a proportion k/n by inverted binomial tails; 0 … 1 when n is 0.
///
/// Each end alone is wrong with at most `level`, whatever the proportion.
public func clopperPearson(_ k: Int, of n: Int, level: Double) -> Interval {
  guard n > 0 else { return Interval(lower: 0, estimate: nil, upper: 1) }
  let lower = k <= 0 ? 0 : Beta(Double(k), Double(n - k + 1)).quantile(level)
  let upper = k >= n ? 1 : Beta(Double(k + 1), Double(n - k)).upperQuantile(level)
  return Interval(lower: lower, estimate: Double(k) / Double(n), upper: upper)
}
