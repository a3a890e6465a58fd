import Foundation
import Metrics

/// What a calibration found.
public struct CalibrationResult: Sendable {
  public var policy: Policy
  public var samples: Int
  public var draws: Int
  /// Behind every figure but the wrong PASSes.
  public var coarseDraws: Int
  public var seed: UInt64
  public var rates: AssumedRates
  public var sizes: CalibrationSizes
  public var figures: [CalibrationFigure] = []
  /// Gates of the policy that cannot be simulated.
  public var leftOut: [GateID]
  /// Truths that could not be brought about.
  public var unreached: [String] = []

  init(
    policy: Policy, samples: Int, draws: Int, coarseDraws: Int, seed: UInt64, rates: AssumedRates,
    sizes: CalibrationSizes, leftOut: [GateID] = []
  ) {
    self.policy = policy
    self.samples = samples
    self.draws = draws
    self.coarseDraws = coarseDraws
    self.seed = seed
    self.rates = rates
    self.sizes = sizes
    self.leftOut = leftOut
  }

  /// Beyond their limit, the worst first.
  public var exceeded: [CalibrationFigure] {
    figures.filter { !$0.isWithin }.sorted { excess($0) > excess($1) }
  }

  private func excess(_ figure: CalibrationFigure) -> Double {
    figure.kind.isError ? 1 + figure.rate / figure.limit : 1 - figure.rate / figure.limit
  }

  /// FAIL where a gate errs more often than it may, INCONCLUSIVE where all that is wrong is that a
  /// sound model passes too seldom: the suite is too small.
  public var outcome: Verdict.Outcome {
    if figures.contains(where: { !$0.isWithin && $0.kind.isError }) { return .fail }
    return figures.allSatisfy(\.isWithin) && unreached.isEmpty && !figures.isEmpty
      ? .pass : .inconclusive
  }

  mutating func add(
    _ tally: CalibrationTally, of truth: Truth, in scenario: Scenario, isWhole: Bool,
    policy: Policy
  ) {
    guard tally.draws > 0 else { return }
    func append(
      _ kind: CalibrationFigure.Kind, gate: GateID? = nil, part: String? = nil,
      side: CalibrationFigure.Side? = nil, events: Int, limit: Double
    ) {
      figures.append(
        CalibrationFigure(
          kind: kind, scenario: scenario, gate: gate, part: part, side: side, events: events,
          draws: tally.draws, limit: limit))
    }
    switch truth {
    case .atMargin where isWhole:
      addWhole(tally, scenario)
    case .atMargin(let harm):
      for rule in policy.gates {
        for test in GateKind.named(rule.gate)?.tests ?? [] where harm.reaches(rule.gate, test) {
          let name = CalibrationTally.TestName(gate: rule.gate, part: test.part)
          guard let count = tally.tests[name] else { continue }
          append(
            .wrongPass, gate: rule.gate, part: test.part.isEmpty ? nil : test.part,
            side: test.isTwoSided ? (harm.isDownward ? .less : .more) : nil, events: count.met,
            limit: Calibration.largestWrongPass * rule.level / 0.05)
        }
      }
    case .same:
      for rule in policy.gates {
        append(
          .wrongFail, gate: rule.gate, events: tally.gates[rule.gate]?.broken ?? 0,
          limit: Calibration.largestWrongFail)
      }
      if isWhole {
        append(
          .wrongFail, events: tally.outcomes[.fail] ?? 0, limit: Calibration.largestWrongFail)
      }
    case .sameWithMissing:
      for rule in policy.gates {
        append(
          .sameModelPass, gate: rule.gate, events: tally.gates[rule.gate]?.met ?? 0,
          limit: Calibration.leastSameModelPass.gate)
      }
      if isWhole {
        append(
          .sameModelPass, events: tally.outcomes[.pass] ?? 0,
          limit: Calibration.leastSameModelPass.whole)
      }
    case .equallyGood:
      for rule in policy.gates {
        append(
          .equalModelPass, gate: rule.gate, events: tally.gates[rule.gate]?.met ?? 0,
          limit: Calibration.leastEqualModelPass)
      }
    }
  }

  /// One gate after another stands at its margin, all others far from theirs.
  private mutating func addWhole(_ tally: CalibrationTally, _ scenario: Scenario) {
    let passes = tally.outcomes[.pass] ?? 0
    if let place = figures.firstIndex(where: {
      $0.kind == .wrongPass && $0.gate == nil && $0.scenario == scenario
    }) {
      figures[place].events += passes
      figures[place].draws += tally.draws
    } else {
      figures.append(
        CalibrationFigure(
          kind: .wrongPass, scenario: scenario, events: passes, draws: tally.draws,
          limit: Calibration.largestWrongPass * (policy.gates.map(\.level).max() ?? 0.05) / 0.05))
    }
  }
}
