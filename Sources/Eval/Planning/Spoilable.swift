import Metrics

/// How many cases of a pilot the control of a gate can spoil, as a run on them would.
///
/// A gate whose spoiled copy has too few cases is not known, whatever its interval: a primary that
/// refuses nothing shows nothing about a gate against answers.
struct Spoilable: Sendable, Hashable {
  /// In each of some drawings of as many samples as the plan has.
  let counts: [Int]
  /// Cases that feed the gate and have a reply.
  let eligible: Int

  /// The chance that they are enough.
  var chance: Double {
    Double(counts.count { $0 >= BrokenCopy.fewestCases }) / Double(max(1, counts.count))
  }

  var mean: Double { Double(counts.reduce(0, +)) / Double(max(1, counts.count)) }

  /// Cases like these with which the control has enough, to be rather sure; nil where none of them
  /// can be spoiled.
  var casesNeeded: Int? {
    guard mean > 0, eligible > 0 else { return nil }
    let share = min(1, mean / Double(eligible))
    let fewest = BrokenCopy.fewestCases
    return (fewest...CaseSearch.mostUnits).first {
      Binomial(n: $0, p: share).upperTail(fewest) >= Likeness.same.target
    }
  }
}

extension Spoilable {
  private static let drawings = 20

  /// By gate that is decided by losses.
  ///
  /// - Parameter responses: question × sample; nil where missing.
  static func all(
    policy: Policy, cases: [Case], responses: [[Response?]], scores: Scores, plan: Plan
  ) -> [GateID: Spoilable] {
    let kinds = policy.gates.compactMap { GateKind.named($0.gate) }.filter { !$0.tests.isEmpty }
    func feeds(_ kind: GateKind, _ item: Case) -> Bool {
      kind.tests.contains { $0.isEligible(item) }
    }
    let samples = scores.samples
    let taken = min(plan.samples, samples)
    var counts = kinds.map { _ in [Int]() }
    for drawing in 0..<(taken < samples ? Self.drawings : 1) {
      let order = Picks(
        questions: cases.count, samples: samples, seed: plan.seed, halving: drawing
      ).order
      func chosen(_ question: Int) -> ArraySlice<Int> {
        order[question * samples..<question * samples + taken]
      }
      let replies = responses.indices.map { question in
        chosen(question).map { responses[question][$0] }
      }
      let measured = scores.picking(taken, by: chosen)
      for (index, kind) in kinds.enumerated() {
        let copy = BrokenCopy(
          kind.breakage, cases: cases, responses: replies, scores: measured, seed: plan.seed,
          isEligible: { feeds(kind, $0) })
        counts[index].append(copy.questions.count)
      }
    }
    return Dictionary(
      zip(kinds, counts).map { kind, counts in
        let eligible = cases.indices.count { question in
          feeds(kind, cases[question]) && responses[question].contains { $0 != nil }
        }
        return (kind.id, Spoilable(counts: counts, eligible: eligible))
      }, uniquingKeysWith: { first, _ in first })
  }
}
