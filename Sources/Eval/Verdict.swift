import Metrics

/// What a run came to for one fallback.
public struct Verdict: Sendable, Hashable, Codable {
  public var outcome: Outcome
  public var gates: [GateDecision]
  /// Why the run cannot be believed; empty unless `outcome` is invalid (or an exact hit outranks it).
  public var invalidities: [Invalidity]
  public var controls: ControlsReport
  public var primary: Coverage
  public var fallback: Coverage
  /// Nil where no labels file was given.
  public var labels: AppliedLabels?
  /// Nil where no judge was asked.
  public var judge: JudgeCalibration?

  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    case pass = "PASS"
    case fail = "FAIL"
    case inconclusive = "INCONCLUSIVE"
    case invalid = "INVALID"

    /// Every code but 0 blocks a pipeline.
    public var exitCode: Int32 {
      switch self {
      case .pass: 0
      case .fail: 1
      case .inconclusive: 2
      case .invalid: 3
      }
    }

    /// INVALID > FAIL > INCONCLUSIVE > PASS.
    public var rank: Int {
      switch self {
      case .pass: 0
      case .inconclusive: 1
      case .fail: 2
      case .invalid: 3
      }
    }
  }

  public var broken: [GateDecision] { gates.filter { $0.status == .broken } }
  public var notKnown: [GateDecision] { gates.filter { $0.status == .notKnown } }
  public var met: [GateDecision] { gates.filter { $0.status == .met } }
}

/// Why a run cannot be believed.
public enum Invalidity: Sendable, Hashable, Codable {
  case fallbackMissing(share: Double, cap: Double)
  case totalMissing(share: Double, cap: Double)
  /// The primary breaks gates against itself.
  case selfComparison(broken: Int, halvings: Int)
  /// Too few samples for the A/A control.
  case tooFewSamples(have: Int, need: Int)
  /// A gate is met by the spoiled copy of the primary.
  case blindGate(GateID, parts: [String])
}

/// What the controls of a run came to.
public struct ControlsReport: Sendable, Hashable, Codable {
  /// Nil where there were too few samples to halve.
  public var halvings: Int?
  public var halvingsBroken: Int?
  public var brokenCopies: [BrokenCopy]

  public struct BrokenCopy: Sendable, Hashable, Codable {
    public var gate: GateID
    public var cases: Int
    public var noticed: Bool
  }
}
