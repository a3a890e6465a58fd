import Foundation
import Metrics

/// How often a policy's gates err and pass on given suites, by simulation.
///
/// Draws synthetic samples of a primary and a fallback of which the truth is known and takes them
/// through the shipped scoring, comparison and gates. Controls are left out: what they guard
/// against is not in these worlds.
public struct Calibration: Sendable {
  public var policy: Policy
  public var samples: Int
  public var draws: Int
  public var seed: UInt64
  public var rates = AssumedRates.standard
  public var scenarios = Scenario.allCases
  /// Only figures of these gates; nil takes all, and the whole verdict.
  public var gates: Set<GateID>?
  /// Worker threads; the result does not depend on it.
  public var threads = ProcessInfo.processInfo.activeProcessorCount
  /// Gates of the policy that cannot be simulated; the whole verdict is that of the others.
  public let leftOut: [GateID]
  private let cases: [(suite: String, case: Case)]

  /// - Parameters:
  ///   - suites: their cases' number, clusters and kinds count, not their wording; nil takes
  ///     ``StandardSizes``.
  ///   - draws: behind each wrong PASS; those of the whole verdict at a margin are spread over the
  ///     gates. Other figures take a tenth, but 1,000 at least.
  public init(
    suites: [Suite]?, policy: Policy, samples: Int, draws: Int, seed: UInt64
  ) {
    let simulated = policy.gates.filter { Self.simulated.contains($0.gate) }
    leftOut = policy.gates.map(\.gate).filter { !Self.simulated.contains($0) }
    self.policy = leftOut.isEmpty ? policy : policy.keeping(simulated)
    self.samples = samples
    self.draws = draws
    self.seed = seed
    cases =
      suites.map { suites in suites.flatMap { suite in suite.cases.map { (suite.name, $0) } } }
      ?? StandardSizes.cases.map { ("standard", $0) }
  }

  /// Gates that synthetic replies can be made for; others need an embedder or a judge.
  static let simulated: Set<GateID> = [
    .zeroTolerance, .underRefusal, .newlyAnswered, .overRefusal, .incorrect, .unanswered,
    .toneShift, .formatContract,
  ]

  /// A power is promised for the standing assumption about prompts alone.
  static let powerScenario = Scenario.halfSticky
  /// Share of both sides' calls that fail in the power of the same model.
  static let missingShare = 0.005
  /// Limits: a wrong PASS at level 0.05; a wrong FAIL; a PASS of the same and of an equal model.
  static let largestWrongPass = 0.06
  static let largestWrongFail = 0.01
  static let leastSameModelPass = (gate: 0.95, whole: 0.90)
  static let leastEqualModelPass = 0.80

  /// - Parameter progress: called with what was done and how many steps there are.
  /// - Throws: `CancellationError` when interrupted; ``Problem`` where nothing can be simulated.
  public func run(
    progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> CalibrationResult {
    var result = CalibrationResult(
      policy: policy, samples: samples, draws: draws, coarseDraws: coarseDraws, seed: seed,
      rates: rates,
      sizes: CalibrationSizes(cases), leftOut: leftOut)
    let plain = try StandIns(of: cases, samples: samples, seed: seed, clustered: false)
    let grouped = try StandIns(of: cases, samples: samples, seed: seed, clustered: true)
    let steps = scenarios.flatMap(self.steps)
    guard !steps.isEmpty else {
      throw Problem("no case of these suites feeds a gate of this policy")
    }
    let scoring = Scoring(for: policy.gates)
    var stocks: [Bool: ReplyStock] = [:]
    for (number, step) in steps.enumerated() {
      progress(number, steps.count)
      let hasFarTexts = step.scenario == .heavyTailedTone
      let stock =
        try stocks[hasFarTexts]
        ?? ReplyStock(scoring, voices: VoiceStock(hasFarTexts: hasFarTexts))
      stocks[hasFarTexts] = stock
      let standIns = step.scenario == .clustered ? grouped : plain
      try await add(step, standIns, stock, to: &result)
    }
    progress(steps.count, steps.count)
    return result
  }

  /// One truth in one scenario.
  private struct Step {
    let scenario: Scenario
    let truth: Truth
    /// True where every gate is decided, false where only those that the harm reaches are.
    let isWhole: Bool
    let draws: Int
  }

  private func steps(in scenario: Scenario) -> [Step] {
    var steps: [Step] = []
    let harms = Truth.Harm.allCases.filter { harm in
      policy.gates.contains { rule in
        wants(rule.gate) && tests(of: rule.gate).contains { harm.reaches(rule.gate, $0) }
      }
    }
    for harm in harms {
      steps.append(Step(scenario: scenario, truth: .atMargin(harm), isWhole: false, draws: draws))
    }
    if gates == nil {
      for harm in harms {
        steps.append(
          Step(
            scenario: scenario, truth: .atMargin(harm), isWhole: true,
            draws: (draws + harms.count - 1) / harms.count))
      }
    }
    steps.append(Step(scenario: scenario, truth: .same, isWhole: true, draws: coarseDraws))
    if scenario == Self.powerScenario {
      for truth in [Truth.sameWithMissing(Self.missingShare), .equallyGood] {
        steps.append(Step(scenario: scenario, truth: truth, isWhole: true, draws: coarseDraws))
      }
    }
    return steps
  }

  /// Draws behind a wrong FAIL or a PASS: those lie far from their limits, where a tenth of the draws
  /// tells as much.
  var coarseDraws: Int { min(draws, max(1000, draws / 10)) }

  private func wants(_ gate: GateID) -> Bool { gates?.contains(gate) ?? true }

  private func tests(of gate: GateID) -> [LossTest] { GateKind.named(gate)?.tests ?? [] }

  private func add(
    _ step: Step, _ standIns: StandIns, _ stock: ReplyStock, to result: inout CalibrationResult
  ) async throws {
    let policy = step.isWhole ? wantedPolicy : narrowed(to: step.truth)
    let standIns =
      step.isWhole && gates == nil
      ? standIns : standIns.feeding(policy.gates.flatMap { tests(of: $0.gate) })
    guard !standIns.questions.isEmpty else { return }
    guard
      let pair = SyntheticPair(
        step.scenario, step.truth, policy: policy, standIns: standIns, samples: samples,
        rates: rates, stock: stock, seed: seed)
    else {
      result.unreached.append("\(step.truth.title) in \(step.scenario.rawValue)")
      return
    }
    let tally = await pair.tally(draws: step.draws, threads: threads)
    try Task.checkCancellation()
    if tally.draws == 0 {
      result.unreached.append("\(step.truth.title) in \(step.scenario.rawValue)")
    }
    result.add(
      tally, of: step.truth, in: step.scenario, isWhole: step.isWhole && gates == nil,
      policy: policy)
  }

  private var wantedPolicy: Policy {
    guard gates != nil else { return policy }
    return policy.keeping(policy.gates.filter { wants($0.gate) })
  }

  /// The policy with the gates alone that a harm reaches.
  private func narrowed(to truth: Truth) -> Policy {
    policy.keeping(
      policy.gates.filter { rule in
        wants(rule.gate)
          && tests(of: rule.gate).contains { truth.harm?.reaches(rule.gate, $0) == true }
      })
  }
}

extension Policy {
  /// The same policy with these of its gates alone.
  func keeping(_ rules: [GateRule]) -> Policy {
    Policy(
      name: name, version: version, gates: rules, missing: missing, controls: controls)
  }
}
