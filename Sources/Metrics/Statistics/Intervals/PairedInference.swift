// The rule and its error rates are this project's own: docs/calibration.md. Its parts are Tango
// 1998 and Hall 1992; see their files.

/// What paired losses say about their mean, by the method that fits their number and kind.
public struct PairedInference: Sendable, Hashable {
  /// Losses, one a cluster.
  public let n: Int
  /// How many of them are not 0.
  public let nonZero: Int
  /// Nil without losses.
  public let estimate: Double?
  private let solution: Solution

  public enum Method: String, Sendable, Hashable, Codable {
    case tango, t
    case hallTransformedT = "Hall-transformed t"
    /// Too little is known for any method; the interval is unbounded and every p-value is 1.
    case none
  }

  private enum Solution: Sendable, Hashable {
    case none
    case tango(Tango)
    case t(PairedT)
    case hallTransformedT(HallTransformedT)
  }

  public var method: Method {
    switch solution {
    case .none: .none
    case .tango: .tango
    case .t: .t
    case .hallTransformedT: .hallTransformedT
    }
  }

  /// The two-sided 1 − 2·level interval.
  public func interval(level: Double) -> Interval {
    switch solution {
    case .none: Interval(lower: -.infinity, estimate: estimate, upper: .infinity)
    case .tango(let tango): tango.interval(level: level)
    case .t(let t): t.interval(level: level)
    case .hallTransformedT(let t): t.interval(level: level)
    }
  }

  /// The one-sided p-value against H0: loss ≤ margin.
  ///
  /// It is at most `level` exactly when the lower end at that level is above the margin (up to
  /// rounding), so Holm's procedure may be run on either.
  public func pValue(exceeding margin: Double) -> Double {
    switch solution {
    case .none: 1
    case .tango(let tango): tango.pValue(exceeding: margin)
    case .t(let t): t.pValue(exceeding: margin)
    case .hallTransformedT(let t): t.pValue(exceeding: margin)
    }
  }

  /// The one-sided p-value against H0: loss ≥ margin.
  public func pValue(below margin: Double) -> Double {
    switch solution {
    case .none: 1
    case .tango(let tango): tango.pValue(below: margin)
    case .t(let t): t.pValue(below: margin)
    case .hallTransformedT(let t): t.pValue(below: margin)
    }
  }

  /// The hybrid-20 rule for losses of rates.
  ///
  /// With 20 or more non-zero losses t with the skewness taken out by Hall's transformation; it was
  /// met at the margin no more often than Johnson's correction (``SkewnessCorrectedT``) in any
  /// simulated world, and less often where failures are thin. With fewer, and all within −1 … 1,
  /// Tango's score interval with b = Σ max(d, 0), c = Σ max(−d, 0): it keeps its width where nothing
  /// differs, which t does not. With fewer and a loss outside −1 … 1 none: a score interval needs a
  /// known bound on the losses not yet seen, t needs enough of them to know their spread,
  /// and neither is there. Losses that are not finite leave nothing to say either.
  public static func hybrid20(_ losses: [Double]) -> Self {
    let nonZero = losses.count { $0 != 0 }
    guard losses.allSatisfy(\.isFinite) else {
      return Self(n: losses.count, nonZero: nonZero, estimate: nil, solution: .none)
    }
    let moments = Moments(losses)
    let estimate = losses.isEmpty ? nil : moments.mean
    let solution: Solution
    if nonZero >= 20 {
      solution = .hallTransformedT(HallTransformedT(moments))
    } else if losses.allSatisfy({ abs($0) <= 1 + 1e-9 }) {
      let b = losses.reduce(0) { $0 + min(max($1, 0), 1) }
      let c = losses.reduce(0) { $0 + min(max(-$1, 0), 1) }
      solution = .tango(Tango(b: b, c: c, n: Double(losses.count)))
    } else {
      solution = .none
    }
    return Self(n: losses.count, nonZero: nonZero, estimate: estimate, solution: solution)
  }

  /// The rule for tone and log length: Student's t from 20 clusters on, none below.
  public static func pairedT(_ losses: [Double]) -> Self {
    let nonZero = losses.count { $0 != 0 }
    guard losses.allSatisfy(\.isFinite) else {
      return Self(n: losses.count, nonZero: nonZero, estimate: nil, solution: .none)
    }
    let moments = Moments(losses)
    return Self(
      n: losses.count, nonZero: nonZero, estimate: losses.isEmpty ? nil : moments.mean,
      solution: losses.count >= 20 ? .t(PairedT(moments)) : .none)
  }
}
