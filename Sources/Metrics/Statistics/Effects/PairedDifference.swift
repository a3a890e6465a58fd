// Student 1908 (the test); J. Cohen, Statistical Power Analysis, 1988 (d_z); L. V. Hedges,
// J. Educ. Stat. 6, 1981 (the small-sample factor, in its usual approximation).

/// Mean, test and effect size of the differences x − y of paired values.
public struct PairedDifference: Sendable, Hashable {
  public let moments: Moments

  /// Pairs by position; a surplus on either side is left out.
  public init(_ x: [Double], _ y: [Double]) {
    moments = Moments(zip(x, y).map { $0 - $1 })
  }

  /// The mean over its standard error; nil without spread or below two pairs.
  public var t: Double? {
    guard moments.n > 1, moments.sd > 0 else { return nil }
    return moments.mean / moments.standardError
  }

  /// Two-sided; nil where t is.
  public var p: Double? {
    t.map { 2 * StudentT(degreesOfFreedom: Double(moments.n - 1)).upperTail(abs($0)) }
  }

  public func interval(level: Double) -> Interval {
    PairedT(moments).interval(level: level)
  }

  /// Cohen's d_z, the mean over the SD of the differences; nil without spread or below two pairs.
  public var cohenDz: Double? {
    guard moments.n > 1, moments.sd > 0 else { return nil }
    return moments.mean / moments.sd
  }

  /// d_z times Hedges's 1 − 3/(4(n − 1) − 1).
  public var hedgesGz: Double? {
    cohenDz.map { $0 * (1 - 3 / (4 * Double(moments.n - 1) - 1)) }
  }
}
