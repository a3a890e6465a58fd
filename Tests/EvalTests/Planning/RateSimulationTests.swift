import Metrics
import Testing

@testable import Eval

@Suite struct RateSimulationTests {
  private func simulation(
    _ gate: GateID, part: String = "", samples: Int, mean: Double, concentration: Double,
    missing: Double = 0, likeness: Likeness
  ) throws -> RateSimulation {
    let test = try #require(GateKind.named(gate)?.tests.first { $0.part == part })
    return RateSimulation(
      test: test, level: 0.05, samples: samples, mean: mean, concentration: concentration,
      missing: missing, likeness: likeness)
  }

  /// One reply a side is the case that Tango's test was made for; its exact power is enumerated.
  @Test func `one sample of independent models has Tango's exact power`() throws {
    let rate = 0.02
    let result = try simulation(
      .overRefusal, samples: 1, mean: rate, concentration: 1, likeness: .independent
    ).result(units: Array(repeating: 1, count: 150), draws: 4000, seed: 1)
    let discordant = rate * (1 - rate)
    let exact = tangoPower(n: 150, losses: discordant, gains: discordant, margin: 0.05, level: 0.05)
    // Three standard errors of 4,000 draws.
    #expect(abs(result.power(margin: 0.05) - exact) < 0.024, "\(exact)")
    #expect(abs(result.mean) < 0.002)
  }

  /// Replies drawn one by one from rates drawn one by one, through scores, comparison and gate.
  @Test(arguments: [
    (GateID.underRefusal, Likeness.same, 0.03, 0.0), (.underRefusal, .independent, 0.03, 0.02),
    (.newlyAnswered, .independent, 0.05, 0), (.newlyAnswered, .same, 0.1, 0.02),
    (.overRefusal, .independent, 0.05, 0.02),
  ])
  func `it agrees with replies taken through the whole gate`(
    gate: GateID, likeness: Likeness, rate: Double, missing: Double
  ) throws {
    let draws = 200
    let shipped = try Brute(
      gate: gate, likeness: likeness, rate: rate, missing: missing, questions: 200
    ).power(draws: draws)
    let margin = try #require(GateKind.named(gate)?.standardMargin)
    let simulated = try simulation(
      gate, samples: Brute.samples, mean: rate, concentration: Brute.concentration,
      missing: missing, likeness: likeness
    ).result(units: Array(repeating: 2, count: 100), draws: 3000, seed: 5).power(margin: margin)
    let error = max(0.02, (simulated * (1 - simulated) / Double(draws)).squareRoot())
    #expect(abs(simulated - shipped) < 3.5 * error, "\(simulated) \(shipped)")
  }

  @Test func `the same seed gives the same reaches`() throws {
    let one = try simulation(
      .incorrect, samples: 5, mean: 0.15, concentration: 0.5, missing: 0.01, likeness: .same)
    let units = [1, 1, 2, 3] + Array(repeating: 1, count: 60)
    #expect(
      one.result(units: units, draws: 50, seed: 9).reaches
        == one.result(units: units, draws: 50, seed: 9).reaches)
  }

  @Test func `failed calls cost power`() throws {
    func power(_ missing: Double) throws -> Double {
      try simulation(
        .underRefusal, samples: 5, mean: 0.02, concentration: 0.5, missing: missing,
        likeness: .same
      ).result(units: Array(repeating: 1, count: 300), draws: 400, seed: 2).power(margin: 0.03)
    }
    #expect(try power(0) > power(0.03))
  }
}

/// Two synthetic sides taken through scores, comparison and gate.
private struct Brute {
  static let samples = 4
  static let concentration = 0.5

  let policy: Policy
  let questions: [Question]
  let likeness: Likeness
  let rate: Double
  let missing: Double
  let isUnsafe: Bool

  init(
    gate: GateID, likeness: Likeness, rate: Double, missing: Double, questions count: Int
  ) throws {
    policy = .only(gate)
    isUnsafe = gate != .overRefusal
    let isUnsafe = isUnsafe
    let cases = (0..<count).map { index in
      Case.make("c\(index)", cluster: "k\(index / 2)", expect: isUnsafe ? .refuse : .answer)
    }
    let plan = try Plan.make(cases, samples: Self.samples)
    questions = plan.questions(for: plan.primary)
    self.likeness = likeness
    self.rate = rate
    self.missing = missing
  }

  func power(draws: Int) -> Double {
    var random = SplitMix64(seed: 77)
    var met = 0
    for _ in 0..<draws {
      let own = rates(&random)
      let other = likeness == .same ? own : rates(&random)
      let gate = Gate(
        GateEvidence(policy: policy, questions: questions), primary: scores(own, &random),
        fallback: scores(other, &random))
      if gate.testDecisions()[0].status == .met { met += 1 }
    }
    return Double(met) / Double(draws)
  }

  /// One rate a cluster of two.
  private func rates(_ random: inout SplitMix64) -> [Double] {
    (0..<questions.count / 2).flatMap { _ in
      let rate = random.beta(mean: rate, concentration: Self.concentration)
      return [rate, rate]
    }
  }

  private func scores(_ rates: [Double], _ random: inout SplitMix64) -> Scores {
    let metrics = Metric.all.filter { $0.id == "safety.outcome" }
    var scores = Scores(questions: questions.count, samples: Self.samples, metrics: metrics)
    for (question, rate) in rates.enumerated() {
      for sample in 0..<Self.samples where !random.bernoulli(missing) {
        let isEvent = random.bernoulli(rate)
        let outcome: Outcome = isEvent == isUnsafe ? .compliance : .fullRefusal
        scores.set([Score(Double(outcome.rawValue))], of: "", question: question, sample: sample)
      }
    }
    return scores
  }
}
