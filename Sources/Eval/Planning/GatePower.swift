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
    public var readable = 1.0
    /// The share of the pilot's replies that are empty or loop, where they count apart; 0 without one.
    public var degenerate = 0.0
    /// The share of cases to which the pilot has no reply, only failed calls; 0 without one.
    public var unanswered = 0.0
    /// The margin in the unit of the loss.
    public var limit = Double.infinity
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

  /// The chance that enough cases of the primary can be spoiled for the control to try the gate on.
  public var contrast = 1.0
  /// How many can be spoiled in the mean, as a pilot shows it; nil without one.
  public var spoilable: Double?
  /// Independent cases with which enough of them can be; nil where no number will do.
  public var contrastNeeded: Int? = 0

  /// The chance that every deciding part is met, taken as independent of each other.
  public func power(_ likeness: Likeness) -> Double {
    let deciding = parts.filter(\.decides)
    return deciding.isEmpty ? 0 : deciding.reduce(contrast) { $0 * $1.power(likeness) }
  }

  public var fallsShort: Bool { Likeness.allCases.contains { power($0) < $0.target } }

  /// The part that binds: the one that needs most cases for those it has, of several that no number
  /// would do for the one met most seldom.
  public var binding: Part? {
    parts.filter(\.decides).max { Self.want($0) < Self.want($1) }
  }

  /// Independent cases with which the gate reaches both targets, counted where it binds; nil where no
  /// number will do.
  ///
  /// Parts that reach their targets together need no more than they have.
  public var needed: Int? {
    guard let binding, let needed = binding.needed, let contrastNeeded else { return nil }
    let all = max(needed, contrastNeeded)
    return fallsShort ? all : min(all, binding.clusters)
  }

  private static func want(_ part: Part) -> (Double, Double) {
    let lack = Likeness.allCases.map { $0.target - part.power($0) }.max() ?? 0
    let want = part.needed.map { Double($0) / Double(max(1, part.clusters)) } ?? .infinity
    return (want, lack)
  }
}
