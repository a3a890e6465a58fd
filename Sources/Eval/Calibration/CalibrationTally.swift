import Metrics

/// What the gates said in many draws of one pair.
struct CalibrationTally: Sendable {
  private(set) var draws = 0
  /// Draws that could not be made: a shift of tone beyond the stock's reach.
  private(set) var unreached = 0
  private(set) var outcomes: [Verdict.Outcome: Int] = [:]
  private(set) var gates: [GateID: Count] = [:]
  private(set) var tests: [TestName: Count] = [:]

  struct Count: Sendable, Hashable {
    var met = 0
    var broken = 0
  }

  struct TestName: Sendable, Hashable {
    var gate: GateID
    var part: String
  }

  mutating func addUnreached() { unreached += 1 }

  mutating func add(_ verdict: Verdict) {
    draws += 1
    outcomes[verdict.outcome, default: 0] += 1
    for gate in verdict.gates {
      gates[gate.gate, default: Count()].add(gate.status)
      for test in gate.tests where !test.isShownOnly && test.slice == nil {
        tests[TestName(gate: gate.gate, part: test.part), default: Count()].add(test.status)
      }
    }
  }

  mutating func add(_ other: CalibrationTally) {
    draws += other.draws
    unreached += other.unreached
    outcomes.merge(other.outcomes, uniquingKeysWith: +)
    gates.merge(other.gates) { $0 + $1 }
    tests.merge(other.tests) { $0 + $1 }
  }
}

extension CalibrationTally.Count {
  fileprivate mutating func add(_ status: GateDecision.Status) {
    switch status {
    case .met: met += 1
    case .broken: broken += 1
    case .notKnown: break
    }
  }

  fileprivate static func + (a: Self, b: Self) -> Self {
    Self(met: a.met + b.met, broken: a.broken + b.broken)
  }
}

extension SyntheticPair {
  /// Decides a range of draws.
  func tally(_ draws: some Sequence<Int>, on evidence: GateEvidence) -> CalibrationTally {
    var tally = CalibrationTally()
    for number in draws where !Task.isCancelled {
      guard let (primary, fallback) = scores(ofDraw: number) else {
        tally.addUnreached()
        continue
      }
      let gate = Gate(evidence, primary: primary, fallback: fallback)
      tally.add(
        Decide.verdict(
          gate: gate, controls: nil, primary: primary.coverage, fallback: fallback))
    }
    return tally
  }

  /// Decides all draws, on as many threads as asked for; the tally does not depend on how many.
  func tally(draws: Int, threads: Int) async -> CalibrationTally {
    let evidence = GateEvidence(policy: policy, questions: standIns.questions)
    return await withTaskGroup(of: CalibrationTally.self) { group in
      let workers = max(1, min(threads, draws))
      for first in 0..<workers {
        group.addTask { tally(stride(from: first, to: draws, by: workers), on: evidence) }
      }
      return await group.reduce(into: CalibrationTally()) { $0.add($1) }
    }
  }
}
