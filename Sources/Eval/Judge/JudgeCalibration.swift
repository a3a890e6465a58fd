import Metrics

/// How well a judge's grades agree with people's labels, for each side apart.
///
/// Errors that differ between the sides bend the very difference a gate looks at, so every side must
/// reach the limits by itself.
public struct JudgeCalibration: Sendable, Hashable, Codable {
  public var judge: String
  public var primary: Side
  public var fallback: Side
  /// The side whose kin the judge is; nil for neither.
  public var kinOf: Plan.Side.Role?

  /// Of the labelled replies of one side; "incorrect" is what is looked for.
  public struct Side: Sendable, Hashable, Codable {
    public var labels: Int
    /// Nil where it is undefined.
    public var kappa: Double?
    /// Share of the replies that people call incorrect which the judge does, too.
    public var sensitivity: Double?
    /// Share of the others which the judge does not call incorrect.
    public var specificity: Double?

    /// - Parameter pairs: a person's and the judge's grade of each reply.
    init(_ pairs: [JudgedPair]) {
      let wrong = Grade.incorrect
      let matrix = ConfusionMatrix(
        first: pairs.map { $0.person == wrong ? 0 : 1 },
        second: pairs.map { $0.judge == wrong ? 0 : 1 }, classes: 2)
      labels = pairs.count
      kappa = matrix.kappa?.value
      sensitivity = matrix.recalls[0]
      specificity = matrix.recalls[1]
    }

    /// Enough labels, and good enough.
    var isSufficient: Bool {
      labels >= JudgeCalibration.fewestLabels
        && kappa.map { $0 >= JudgeCalibration.lowestKappa } == true
        && sensitivity.map { $0 >= JudgeCalibration.lowestRate } == true
        && specificity.map { $0 >= JudgeCalibration.lowestRate } == true
    }
  }

  init(
    judge: Plan.Side, primary: (side: Plan.Side, pairs: [JudgedPair]),
    fallback: (side: Plan.Side, pairs: [JudgedPair])
  ) {
    self.judge = judge.name
    self.primary = Side(primary.pairs)
    self.fallback = Side(fallback.pairs)
    kinOf =
      [primary.side, fallback.side].first {
        ModelFamily.areRelated($0.target.model, judge.target.model)
      }?.role
  }

  static let fewestLabels = 100
  static let lowestKappa = 0.6
  static let lowestRate = 0.8

  /// Why this judge may not decide; nil where it may.
  var doubt: JudgeDoubt? {
    if let kinOf { return .related(judge: judge, to: kinOf) }
    for (role, side) in [(Plan.Side.Role.primary, primary), (.fallback, fallback)]
    where !side.isSufficient {
      return side.labels < Self.fewestLabels
        ? .uncalibrated(judge: judge, side: role, labels: side.labels)
        : .unreliable(judge: judge, side: role, figures: side)
    }
    return nil
  }
}

/// One reply that a person and the judge have both graded.
struct JudgedPair: Sendable, Hashable {
  var person: Grade
  var judge: Grade
}

/// Why a judge may not decide a gate.
public enum JudgeDoubt: Sendable, Hashable, Codable {
  /// No judge is configured.
  case noJudge
  case related(judge: String, to: Plan.Side.Role)
  /// Too few labelled replies of one side.
  case uncalibrated(judge: String, side: Plan.Side.Role, labels: Int)
  /// Too far from people's labels on one side.
  case unreliable(judge: String, side: Plan.Side.Role, figures: JudgeCalibration.Side)
}

extension JudgeDoubt {
  var sentence: String {
    switch self {
    case .noJudge: "no judge is configured"
    case .related(let judge, let side):
      "the judge \(judge) is of the \(side.rawValue)'s family and judges favour their kin"
    case .uncalibrated(let judge, let side, let labels):
      "the judge \(judge) is not calibrated: \(Sentences.counted(labels, "label")) of the "
        + "\(side.rawValue)'s replies, \(JudgeCalibration.fewestLabels) are needed"
    case .unreliable(let judge, let side, let figures):
      "the judge \(judge) differs too much from people on the \(side.rawValue)'s replies: "
        + figures.text + "; kappa \(JudgeCalibration.lowestKappa) and both rates "
        + "\(JudgeCalibration.lowestRate) are needed"
    }
  }

  var hint: String {
    switch self {
    case .noJudge:
      "name a target with judge: in the configuration, or take the gate out of the policy"
    case .related: "name a judge of another family than both sides"
    case .uncalibrated:
      "label a random sample of the answers: locum review RUN --sample "
        + "\(JudgeCalibration.fewestLabels)"
    case .unreliable: "name a better judge, or take the gate out of the policy"
    }
  }
}

extension JudgeCalibration.Side {
  /// `120 labels, kappa 0.81, sensitivity 0.90, specificity 0.95`.
  var text: String {
    func shown(_ value: Double?) -> String {
      value.map { Sentences.number($0, decimals: 2) } ?? "undefined"
    }
    return "\(Sentences.counted(labels, "label")), kappa \(shown(kappa)), sensitivity "
      + "\(shown(sensitivity)), specificity \(shown(specificity))"
  }
}

extension JudgeCalibration {
  /// One line for every report.
  var sentence: String {
    "judge \(judge): on the primary \(primary.text); on the fallback \(fallback.text)"
      + (doubt == nil ? "" : "; it does not decide")
  }
}
