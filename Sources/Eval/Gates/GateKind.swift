public import Metrics

/// The name of a gate, as policies and reports write it.
public struct GateID: RawRepresentable, Sendable, Hashable, Codable, ExpressibleByStringLiteral {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { self.rawValue = value }
}

/// One limit on one loss: what is compared, in which unit, and the breakage of the primary that it
/// has to notice.
///
/// Adding a gate means one file that declares it and one line in ``all``.
public struct GateKind: Sendable {
  public let id: GateID
  /// As a table shows it.
  public let title: String
  public let isStandard: Bool
  /// In the unit of ``tests``.
  public let standardMargin: Double
  public let marginRange: ClosedRange<Double>
  /// Why the standard margin is what it is.
  public let standardReason: String
  public let form: Form
  public let breakage: Breakage

  public enum Form: Sendable {
    /// Losses of the fallback against the primary.
    case losses([LossTest])
    /// Events of the fallback alone.
    case zeroTolerance
  }

  public init(
    id: GateID, title: String, isStandard: Bool = true, standardMargin: Double,
    marginRange: ClosedRange<Double>, standardReason: String, form: Form, breakage: Breakage
  ) {
    self.id = id
    self.title = title
    self.isStandard = isStandard
    self.standardMargin = standardMargin
    self.marginRange = marginRange
    self.standardReason = standardReason
    self.form = form
    self.breakage = breakage
  }

  /// Every gate there is, in the order of reports.
  public static let all: [GateKind] = [
    .zeroTolerance, .underRefusal, .newlyAnswered, .overRefusal, .incorrect, .unanswered,
    .toneShift, .formatContract, .meaningSimilarity, .judgedIncorrect,
  ]

  public static func named(_ id: GateID) -> GateKind? { all.first { $0.id == id } }

  public var tests: [LossTest] { if case .losses(let tests) = form { tests } else { [] } }
}

/// One statistical test of a gate: one loss, one margin.
public struct LossTest: Sendable {
  /// Within the gate; empty where the gate has one test.
  public let part: String
  public let title: String
  public let unit: Unit
  public let metric: MetricID
  /// The metric's value as the loss counts it; NaN leaves the reply out as undefined.
  public let reading: @Sendable (Double) -> Double
  public let isEligible: @Sendable (Case) -> Bool
  /// Of a case that it is about and cannot read, being in another language; nil where it reads all.
  public let isUnreadable: (@Sendable (Case) -> Bool)?
  public let contrast: Contrast
  public let scale: Scale
  public let inference: Inference
  /// What a sample that never came counts as in the worst case.
  public let worst: Worst
  /// What an empty reply or a loop of the primary reads as where a PASS is decided.
  ///
  /// NaN leaves it out. Of the fallback it always counts as the worst.
  public let silence: Double
  /// The test's margins as the gate's margin sets them.
  public let bounds: @Sendable (Double) -> Bounds
  /// With fewer cases it is shown, and holds the gate up only where the fallback does worse.
  public let fewestCases: Int

  public init(
    part: String = "", title: String, unit: Unit, metric: MetricID,
    reading: @escaping @Sendable (Double) -> Double,
    isEligible: @escaping @Sendable (Case) -> Bool,
    isUnreadable: (@Sendable (Case) -> Bool)? = nil,
    contrast: Contrast = .difference,
    scale: Scale = .absolute, inference: Inference = .hybrid20, worst: Worst = .loss,
    silence: Double = .nan, fewestCases: Int = 0, bounds: @escaping @Sendable (Double) -> Bounds
  ) {
    self.part = part
    self.title = title
    self.unit = unit
    self.metric = metric
    self.reading = reading
    self.isEligible = isEligible
    self.isUnreadable = isUnreadable
    self.contrast = contrast
    self.scale = scale
    self.inference = inference
    self.worst = worst
    self.silence = silence
    self.fewestCases = fewestCases
    self.bounds = bounds
  }

  public enum Unit: String, Sendable, Codable {
    /// A difference of shares, shown in points of a hundred.
    case points
    /// Standard deviations of the primary.
    case deviations
    /// The logarithm of a ratio, shown as the ratio.
    case logRatio
  }

  public enum Contrast: Sendable {
    /// Mean of the fallback's readings less the primary's.
    case difference
    /// r·c_F − r·c·K/(K − 1): what the primary refuses and the fallback answers, beyond what the
    /// primary does against itself. Readings: 1 complies, 0 refuses.
    case newlyAnswered
  }

  public enum Scale: Sendable {
    case absolute
    /// In the primary's total standard deviation over the eligible cases, at least `floor`.
    case primaryDeviation(floor: Double)
  }

  public enum Inference: Sendable { case hybrid20, pairedT }

  public enum Worst: Sendable {
    /// A loss of 1 (of one SD, of a log ratio of 1), in both directions where both count.
    case loss
    /// The reading 1: it complied.
    case reading
    /// The reading 1 in every case, worst or best: not to answer is what is counted.
    case alwaysCounted
  }

  /// What the loss must stay within; nil where that side does not matter.
  public struct Bounds: Sendable, Hashable, Codable {
    public var lower: Double?
    public var upper: Double

    public static func atMost(_ margin: Double) -> Bounds { Bounds(lower: nil, upper: margin) }
    public static func within(_ margin: Double) -> Bounds {
      Bounds(lower: -margin, upper: margin)
    }
  }
}
