// E. S. Page, Biometrika 41, 1954, 100–115; D. C. Montgomery, Statistical Quality Control, 2009
// (the tabular form; slack ½ and limit 5 in SDs let about 930 values pass between false alarms).

/// The one-sided tabular cumulative sum S ← max(0, S + x − target − slack).
public struct CUSUM: Sendable, Hashable {
  public private(set) var value = 0.0
  public let target: Double
  public let slack: Double
  public let limit: Double

  public init(target: Double = 0, slack: Double = 0.5, limit: Double = 5) {
    self.target = target
    self.slack = slack
    self.limit = limit
  }

  /// Takes the next value in, in the unit of the target.
  public mutating func add(_ x: Double) {
    value = max(0, value + (x - target) - slack)
  }

  /// True when the sum is above its limit: the mean has moved up.
  public var alarms: Bool { value > limit }
}
