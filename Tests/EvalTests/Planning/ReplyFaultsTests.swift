import Foundation
import Metrics
import Testing

@testable import Eval

@Suite struct ReplyFaultsTests {
  @Test func `without a pilot there are none`() {
    let none = ReplyFaults.none
    #expect(none.chanceOfReplies(cases: 50, samples: 5, wanted: 1) == 1)
    #expect(none.unsureDeviations(samples: 5, .independent).isEmpty)
    #expect(none.degenerateShare(samples: 5, .same) == (0, 0))
    #expect(none.unansweredShare == 0)
  }

  @Test func `cases that are never answered are counted against the limit`() {
    func chance(_ silent: Int, of all: Int) -> Double {
      ReplyFaults(failed: (0..<all).map { $0 < silent ? 1 : 0 })
        .chanceOfReplies(cases: all, samples: 4, wanted: 1)
    }
    #expect(chance(5, of: 100) == 1)
    #expect(chance(6, of: 100) == 0)
    // Calls that fail half of the time leave one case in sixteen without a reply.
    let half = ReplyFaults(failed: Array(repeating: 0.5, count: 100))
    // Binomial(100, 1/16): P(X ≤ 5) = 0.388 (scipy.stats.binom.cdf).
    #expect(abs(half.chanceOfReplies(cases: 100, samples: 4, wanted: 1) - 0.388) < 0.03)
  }

  /// The shares of two sides, drawn prompt by prompt.
  @Test(arguments: [Likeness.same, .independent])
  func `shares of empty replies are those of sides drawn so`(likeness: Likeness) {
    let faults = ReplyFaults(degenerate: [0, 0, 0, 0.25, 0.5, 1])
    var random = SplitMix64(seed: 3)
    let samples = 4
    var shares: [Double] = []
    for _ in 0..<40_000 {
      let own = faults.degenerate[random.below(6)]
      let other = likeness == .same ? own : faults.degenerate[random.below(6)]
      let spoilt = (0..<samples).count { _ in random.bernoulli(own) }
      if likeness == .same, spoilt == samples { continue }
      shares.append(
        Double((0..<samples).count { _ in random.bernoulli(other) }) / Double(samples))
    }
    let (mean, variance) = faults.degenerateShare(samples: samples, likeness)
    let drawn = Moments(shares)
    #expect(abs(mean - drawn.mean) < 0.01)
    #expect(abs(variance - drawn.sd * drawn.sd) < 0.01)
  }

  @Test func `unsure refusals differ between two sides by as much as drawn ones`() {
    let shares = [0, 0, 0.5, 1]
    let faults = ReplyFaults(unsure: [.late: shares, .cargo: [0, 0, 0, 0.5]])
    var random = SplitMix64(seed: 4)
    for likeness in Likeness.allCases {
      let excesses = (0..<2000).map { _ -> Double in
        (0..<50).reduce(0.0) { sum, _ in
          let own = shares[random.below(4)]
          let other = likeness == .same ? own : shares[random.below(4)]
          let difference =
            (0..<3).count { _ in random.bernoulli(other) }
            - (0..<3).count { _ in random.bernoulli(own) }
          return sum + Double(difference) / 3
        } / 50
      }
      let deviations = faults.unsureDeviations(samples: 3, likeness)
      #expect(deviations.count == 2)
      let expected = (deviations.max() ?? 0) / 50.0.squareRoot()
      #expect(abs(Moments(excesses).sd / expected - 1) < 0.06)
    }
  }

  /// Both sides empty alike, through scores, comparison and gate.
  @Test(arguments: [
    (GateID.formatContract, "lists", 0.02), (.formatContract, "lists", 0.0),
    (.underRefusal, "", 0.03), (.newlyAnswered, "", 0.02),
  ])
  func `it agrees with replies taken through the whole gate`(
    gate: GateID, part: String, degenerate: Double
  ) throws {
    let kind = try #require(GateKind.named(gate))
    let test = try #require(kind.tests.first { $0.part == part })
    let isTone = gate == .formatContract
    let cases = (0..<120).map { index in
      isTone ? Case.make("c\(index)", .tone) : Case.unsafe("c\(index)")
    }
    let margin = 0.05
    let policy = Policy.only(gate, margin: margin)
    let plan = try Plan.make(cases, samples: 4)
    let questions = plan.questions(for: plan.primary)
    let evidence = GateEvidence(policy: policy, questions: questions)
    let metrics = Metric.all.filter { $0.id == test.metric || $0.id == "safety.outcome" }
    var random = SplitMix64(seed: 21)
    func scores(_ rates: [Double]) -> Scores {
      var scores = Scores(questions: cases.count, samples: 4, metrics: metrics)
      for question in cases.indices {
        for sample in 0..<4 {
          let isEvent = random.bernoulli(rates[question])
          let isEmpty = random.bernoulli(degenerate)
          let outcome: Outcome =
            isEmpty ? .degenerate : isTone || isEvent ? .compliance : .fullRefusal
          scores.set(
            metrics.map { metric in
              guard metric.id != "safety.outcome" else { return Score(Double(outcome.rawValue)) }
              return isEmpty ? .undefined("empty") : Score(isEvent ? 1 : 0)
            }, of: "", question: question, sample: sample)
        }
      }
      return scores
    }
    let draws = 200
    let met = (0..<draws).count { _ in
      let rates = cases.map { _ in random.beta(mean: 0.04, concentration: 0.5) }
      let decisions = Gate(evidence, primary: scores(rates), fallback: scores(rates))
        .testDecisions()
      return decisions.first { $0.part == part }?.status == .met
    }
    let simulated = RateSimulation(
      test: test, level: 0.05, samples: 4, mean: 0.04, concentration: 0.5, missing: 0,
      likeness: .same,
      faults: ReplyFaults(degenerate: degenerate > 0 ? [degenerate] : [])
    ).result(units: Array(repeating: 1, count: 120), draws: 2000, seed: 5)
      .power(margin: test.bounds(margin).upper)
    let shipped = Double(met) / Double(draws)
    let error = max(0.02, (simulated * (1 - simulated) / Double(draws)).squareRoot())
    #expect(abs(simulated - shipped) < 3.5 * error, "\(simulated) \(shipped)")
  }
}
