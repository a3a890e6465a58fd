import Adapters
import Foundation
import Metrics

/// The gates tried on real replies of which the truth is known: halves of one model's samples, which
/// must not fail, and halves of two models', which must not pass.
public struct RecordingSplits: Sendable {
  public var recording: String
  /// Nil for the model against itself.
  public var other: String?
  public var policy: Policy
  public var cases: Int
  public var samples: Int
  public var seed: UInt64
  /// False where the recording breaks gates against itself, as the A/A control of a run sees it.
  public private(set) var isSound = true
  /// Verdicts over the seeded splits.
  public private(set) var passes = 0
  public private(set) var failures = 0
  public private(set) var inconclusive = 0
  public private(set) var invalid = 0
  /// How often each gate was broken, or met where nothing should be.
  public private(set) var byGate: [GateID: Int] = [:]

  public var splits: Int { passes + failures + inconclusive + invalid }

  /// Of splits of one model into halves no more than this may fail.
  static let largestFailure = 0.01

  /// Of the controls the A/A comparison is made, once and over all samples; broken copies are left
  /// out.
  ///
  /// - Parameters:
  ///   - recording: a path; its samples are halved for each split.
  ///   - other: a recording of another model to the same suites; its halves are the fallback.
  ///   - suites: those it was recorded for.
  ///   - splits: how many halvings.
  /// - Throws: ``Problem`` where a recording cannot answer for these suites, or has fewer than four
  ///   samples a case.
  public init(
    of recording: String, against other: String? = nil, suites: [Suite], policy: Policy,
    splits: Int, seed: UInt64
  ) async throws {
    let primary = try Target.parse("recording:\(recording)")
    let fallback = try Target.parse("recording:\(other ?? recording)")
    var asking = try Asking(primary: primary, fallbacks: [fallback])
    let sampling = asking.adopted(
      Configuration.SamplingPlan(), isChosen: false, samples: nil)
    let plan = try Plan(
      suites: suites, primary: asking.primary, fallbacks: asking.fallbacks, sampling: sampling)
    try asking.check(against: plan, now: Date(timeIntervalSince1970: 0))
    guard plan.samples >= SelfComparison.fewestSamples else {
      throw Problem(
        "\(recording) has \(Sentences.counted(plan.samples, "sample")) a case; halves need "
          + "\(SelfComparison.fewestSamples)",
        hint: "record it with --samples 8")
    }
    self.recording = recording
    self.other = other
    self.policy = policy
    self.seed = seed
    samples = plan.samples
    let questions = plan.questions(for: plan.primary)
    cases = questions.count
    let scoring = Scoring(for: policy.gates)
    func scores(of side: Plan.Side, _ target: Target) throws -> Scores {
      guard let recording = asking.recording(of: target) else {
        throw Problem("\(side.name) is no recording", hint: "locum record makes one")
      }
      return try scoring.scores(
        of: plan.questions(for: side), samples: plan.samples, in: recording)
    }
    let own = try scores(of: plan.primary, asking.primary)
    let others = other == nil ? own : try scores(of: plan.fallbacks[0], asking.fallbacks[0])
    let evidence = GateEvidence(policy: policy, questions: questions)
    let whole = Gate(evidence, primary: own, fallback: own)
    isSound = SelfComparison(whole, seed: seed).isSound
    for split in 0..<splits {
      try Task.checkCancellation()
      let picks = Picks(
        questions: questions.count, samples: plan.samples, seed: seed, halving: split)
      add(own, others, picks, evidence)
    }
  }

  private mutating func add(
    _ own: Scores, _ others: Scores, _ picks: Picks, _ evidence: GateEvidence
  ) {
    let primary = own.picking(own.samples / 2, by: picks.primary)
    let fallback = others.picking(own.samples / 2, by: picks.fallback)
    let gate = Gate(evidence, primary: primary, fallback: fallback)
    let verdict = Decide.verdict(
      gate: gate, controls: nil, primary: primary.coverage, fallback: fallback)
    // With its controls the run would be INVALID, whatever the gates say.
    let isBlocked =
      !isSound && policy.controls == .required && !verdict.gates.contains(where: \.isExactHit)
    switch isBlocked ? .invalid : verdict.outcome {
    case .pass: passes += 1
    case .fail: failures += 1
    case .inconclusive: inconclusive += 1
    case .invalid: invalid += 1
    }
    for one in other == nil ? verdict.broken : verdict.met { byGate[one.gate, default: 0] += 1 }
  }

  /// PASS where one model fails against itself in no more than 1 of 100 splits, or two models never
  /// pass; INVALID where most of them
  /// are, for missing calls or a primary that is no measure of itself.
  public var outcome: Verdict.Outcome {
    if splits == 0 || invalid * 2 > splits { return .invalid }
    if other != nil { return passes == 0 ? .pass : .fail }
    return Double(failures) <= Self.largestFailure * Double(splits) ? .pass : .fail
  }
}

extension RecordingSplits {
  /// What came of it in one line.
  public var summary: String {
    let counts =
      "PASS \(passes), INCONCLUSIVE \(inconclusive), FAIL \(failures), INVALID \(invalid) of "
      + Sentences.counted(splits, "split")
    let names = byGate.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      .map { "\($0.key.rawValue) \($0.value)" }
    let gates =
      names.isEmpty
      ? "" : "; \(other == nil ? "broken" : "met"): " + names.joined(separator: ", ")
    return "\(recording.visibleLine) against "
      + "\((other ?? "itself").visibleLine): \(counts)\(gates)"
  }
}

extension RecordingSplits {
  /// The worst of several.
  public static func outcome(_ all: [RecordingSplits]) -> Verdict.Outcome {
    all.map(\.outcome).max { $0.rank < $1.rank } ?? .invalid
  }

  /// All of them for a terminal, verdict last.
  public static func text(_ all: [RecordingSplits], _ style: TextStyle = TextStyle()) -> String {
    guard let first = all.first else { return "" }
    let outcome = outcome(all)
    let said =
      switch outcome {
      case .pass:
        "no model fails against itself in more than 1 of 100 splits"
          + (all.count > 1 ? ", and none passes for another" : "")
      case .invalid:
        "a run with such a primary is INVALID: it breaks gates against itself, or misses calls"
      default: "a gate fails a model against itself, or passes one for another"
      }
    let lines =
      [
        "policy \(first.policy.name.visibleLine) on "
          + "\(Sentences.counted(first.cases, "case")), halves of "
          + "\(Sentences.counted(first.samples, "sample")) each, seed \(first.seed)"
      ] + all.map { "  " + $0.summary } + ["", style.verdict(outcome) + "  " + said]
    return style.adapted(lines.joined(separator: "\n") + "\n")
  }
}
