/// A confidence interval, its ends included.
///
/// Every function of this module that returns one takes a one-sided `level`: the chance that an end,
/// taken alone, lies on the wrong side of the truth. The interval is then the two-sided 1 − 2·level
/// one; `level: 0.05` gives the 90 % interval and `level: 0.025` the 95 % interval.
///
/// An end about which the data say nothing is infinite (or the end of the range of the quantity),
/// so that no margin can be shown to hold by too few data.
public struct Interval: Sendable, Hashable, Codable {
  public var lower: Double
  /// Nil where there is nothing to estimate from.
  public var estimate: Double?
  public var upper: Double

  public init(lower: Double, estimate: Double?, upper: Double) {
    self.lower = lower
    self.estimate = estimate
    self.upper = upper
  }

  /// The interval of the quantity's opposite.
  public static prefix func - (interval: Self) -> Self {
    Self(lower: -interval.upper, estimate: interval.estimate.map { -$0 }, upper: -interval.lower)
  }
}
