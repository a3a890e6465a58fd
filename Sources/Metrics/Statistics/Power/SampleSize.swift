// J. M. Nam, Biometrics 53, 1997, and Y. Lu & J. A. Bean, Stat. Med. 14, 1995 (paired proportions);
// K. F. Phillips 1990 and S.-C. Chow, J. Shao & H. Wang, Sample Size Calculations in Clinical
// Research, 2008 (means and one proportion). All by the normal approximation; see TangoPower and
// TTestPower for what the n they give truly delivers.

import RealModule

/// The cases with which a paired rate is shown to be within `margin` of the primary's.
///
/// `discordant` is the share of cases the two judge differently, `difference` the true loss.
/// Nil where the true loss is not below the margin: no number of cases will do.
public func nonInferioritySampleSize(
  margin: Double, discordant: Double, difference: Double = 0, level: Double, power: Double
) -> Int? {
  guard discordant >= 0 else { return nil }
  return sampleSize(
    variance: max(0, discordant - difference * difference), distance: margin - difference,
    quantiles: Normal.upperQuantile(level) + Normal.quantile(power))
}

/// The cases with which a mean loss of standard deviation `sd` is shown to be below `margin`.
public func nonInferioritySampleSize(
  margin: Double, sd: Double, difference: Double = 0, level: Double, power: Double
) -> Int? {
  sampleSize(
    variance: sd * sd, distance: margin - difference,
    quantiles: Normal.upperQuantile(level) + Normal.quantile(power))
}

/// The cases with which TOST shows a mean within ±margin.
///
/// At a true difference of 0 both bounds may fail, which costs half the error on each side.
public func equivalenceSampleSize(
  margin: Double, sd: Double, difference: Double = 0, level: Double, power: Double
) -> Int? {
  let needed = difference == 0 ? Normal.quantile((1 + power) / 2) : Normal.quantile(power)
  return sampleSize(
    variance: sd * sd, distance: margin - abs(difference),
    quantiles: Normal.upperQuantile(level) + needed)
}

/// The cases with which one proportion is told from `null` when it is `alternative`; one-sided.
public func proportionSampleSize(
  null: Double, alternative: Double, level: Double, power: Double
) -> Int? {
  guard (0...1).contains(null), (0...1).contains(alternative) else { return nil }
  let spread =
    Normal.upperQuantile(level) * (null * (1 - null)).squareRoot()
    + Normal.quantile(power) * (alternative * (1 - alternative)).squareRoot()
  return sampleSize(variance: 1, distance: abs(alternative - null), quantiles: spread)
}

/// The cases with which identical models can pass a margin at all, with no loss and no gain seen:
/// the n at which Tango's bound z²/(n + z²) falls to the margin.
///
/// 88 at 3 points and 52 at 5 for a level of 0.05. Nil for a margin outside 0 … 1, ends excluded.
public func leastCases(margin: Double, level: Double) -> Int? {
  guard margin > 0, margin < 1 else { return nil }
  let z = Normal.upperQuantile(level)
  return wholeCases(z * z * (1 - margin) / margin)
}

/// About how many cases, of the kind seen, would bring the upper end below the margin; nil where the
/// estimate itself is not below it.
///
/// n·((upper − estimate)/(margin − estimate))²: the width falls with √n.
public func casesToSettle(n: Int, interval: Interval, margin: Double) -> Int? {
  guard let estimate = interval.estimate, estimate < margin, interval.upper.isFinite else {
    return nil
  }
  let ratio = (interval.upper - estimate) / (margin - estimate)
  return wholeCases(Double(n) * ratio * ratio)
}

private func sampleSize(variance: Double, distance: Double, quantiles: Double) -> Int? {
  guard distance > 0 else { return nil }
  return wholeCases(quantiles * quantiles * variance / (distance * distance))
}

/// Rounded up, but not for an excess that is rounding's own; nil beyond any suite.
private func wholeCases(_ cases: Double) -> Int? {
  guard cases.isFinite, cases < 1e15 else { return nil }
  return max(1, Int((cases - 1e-9).rounded(.up)))
}
