// Clopper & Pearson 1934 at k = 0; J. A. Hanley & A. Lippman-Hand, JAMA 249, 1983 ("rule of three").

import RealModule

/// The one-sided upper bound 1 − level^(1/n) of a failure rate when none was seen in n trials.
///
/// 1 when n is 0.
public func zeroFailureBound(n: Int, level: Double) -> Double {
  guard n > 0 else { return 1 }
  return -.expMinusOne(.log(level) / Double(n))
}

/// The fewest failure-free trials that bound the rate at `rate` or below: ⌈ln level / ln(1 − rate)⌉.
///
/// Nil for a rate outside 0 ..< 1, which no number of trials reaches or which needs none.
public func zeroFailureSampleSize(rate: Double, level: Double) -> Int? {
  guard rate > 0, rate < 1, level > 0, level < 1 else { return nil }
  return Int(exactly: (.log(level) / .log(onePlus: -rate)).rounded(.up))
}
