// J. Cohen, Statistical Power Analysis, 1988 (the standardised mean difference); E. Miller, arXiv
// 2411.00640, 2024 (prompts as the units). The debiased composite is this project's own.

import RealModule

/// How a feature spreads in the primary's own replies.
public struct PrimarySpread: Sendable, Hashable {
  /// The standard deviation of all replies, within and between cases: the unit of a shift.
  public let total: Double
  /// The pooled standard deviation between replies to the same case: the primary's own wobble.
  ///
  /// 0 where no case has two replies.
  public let within: Double

  /// Samples by case.
  ///
  /// `total` is never below `floor`, so that a feature that a deterministic primary never varies
  /// does not turn every difference into an infinite one.
  public init(_ cases: [[Double]], floor: Double) {
    var squares = 0.0
    var degrees = 0
    for samples in cases where samples.count > 1 {
      let sd = Moments(samples).sd
      squares += sd * sd * Double(samples.count - 1)
      degrees += samples.count - 1
    }
    total = max(floor, Moments(cases.flatMap { $0 }).sd)
    within = degrees > 0 ? (squares / Double(degrees)).squareRoot() : 0
  }
}

/// A mean paired shift in units of the primary's standard deviation.
public struct StandardisedShift: Sendable, Hashable {
  /// Positive where the fallback has more of the feature; nil without cases.
  public let shift: Double?
  public let standardError: Double
  /// Paired differences by case, in the same unit.
  public let differences: [Double]

  /// Pairs the cases' means, fallback less primary; cases without samples on a side are left out.
  public init(primary: [[Double]], fallback: [[Double]], unit: Double) {
    var differences: [Double] = []
    for (p, f) in zip(primary, fallback) where !p.isEmpty && !f.isEmpty {
      differences.append((Moments(f).mean - Moments(p).mean) / unit)
    }
    let moments = Moments(differences)
    self.differences = differences
    shift = differences.isEmpty ? nil : moments.mean
    standardError = moments.standardError
  }
}

/// The size of several standardised shifts as one: √(mean of z² − SE²), not below 0.
///
/// Taking the squared errors off removes what chance alone adds to every z². 0 for none.
public func toneShiftIndex(_ shifts: [(z: Double, standardError: Double)]) -> Double {
  guard !shifts.isEmpty else { return 0 }
  let sum = shifts.reduce(0.0) { $0 + $1.z * $1.z - $1.standardError * $1.standardError }
  return max(0, sum / Double(shifts.count)).squareRoot()
}
