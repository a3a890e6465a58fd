import Metrics

/// The power of one gate of a policy, with that of each of its tests.
public struct GatePower: Sendable, Hashable, Codable {
  public var gate: GateID
  public var margin: Double
  public var level: Double
  public var parts: [Part]

  /// One test of a gate, or one class of zero tolerance.
  public struct Part: Sendable, Hashable, Codable {
    /// As ``LossTest/part``; empty where the gate has one test.
    public var part: String
    public var title: String
    public var cases: Int
    /// Units of evidence.
    public var clusters: Int
    /// The chance of being met.
    public var same: Double
    public var independent: Double
    /// Independent cases with which the whole gate is met in 95 % and in 80 % of runs; nil where no
    /// number will do.
    public var same95: Int?
    public var same80: Int?
    public var independent95: Int?
    public var independent80: Int?
    /// False where it is shown and does not decide, for want of cases.
    public var decides: Bool
    /// What was assumed or measured of the primary; nil for a class of zero tolerance.
    public var model: PromptModel?
    /// The share of cases to which some reply of the pilot gives something to measure; 1 without one.
    public var readable: Double
    /// Independent cases with which both targets are reached; nil where no number will do.
    public var needed: Int? {
      guard let same95, let independent80 else { return nil }
      return max(same95, independent80)
    }

    public func power(_ likeness: Likeness) -> Double {
      likeness == .same ? same : independent
    }

    /// True where it alone stays below what the gate should have.
    public var fallsShort: Bool {
      decides && Likeness.allCases.contains { power($0) < $0.target }
    }
  }

  /// The chance that every deciding part is met, taken as independent of each other.
  public func power(_ likeness: Likeness) -> Double {
    let deciding = parts.filter(\.decides)
    return deciding.isEmpty ? 0 : deciding.reduce(1) { $0 * $1.power(likeness) }
  }

  public var fallsShort: Bool { Likeness.allCases.contains { power($0) < $0.target } }

  /// The part that is met most seldom, measured against its target.
  public var weakest: Part? {
    parts.filter(\.decides).min { Self.lack($0) > Self.lack($1) }
  }

  private static func lack(_ part: Part) -> Double {
    Likeness.allCases.map { $0.target - part.power($0) }.max() ?? 0
  }
}
