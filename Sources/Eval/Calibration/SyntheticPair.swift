import Adapters
import Foundation
import Metrics

/// A primary and a fallback of which the truth is known, and samples drawn from both.
///
/// A draw makes every prompt's rates anew, then K replies of each side to each prompt; scoring,
/// comparison and gates are the shipped ones. Cases of one cluster share their rates.
struct SyntheticPair: Sendable {
  let scenario: Scenario
  let truth: Truth
  let policy: Policy
  let standIns: StandIns
  let samples: Int
  let rates: AssumedRates
  let spread: RateSpread
  let dose: HarmDose
  let stock: ReplyStock
  /// What the policy's gates read of the stock's entries.
  private let measured: Scores
  let seed: UInt64

  /// - Parameters:
  ///   - policy: the gates to decide.
  ///   - standIns: those that feed them.
  ///   - stock: with far texts where the scenario has heavy tails.
  /// - Returns: nil where the truth cannot be brought about, as with a margin of all replies.
  init?(
    _ scenario: Scenario, _ truth: Truth, policy: Policy, standIns: StandIns, samples: Int,
    rates: AssumedRates, stock: ReplyStock, seed: UInt64
  ) {
    self.scenario = scenario
    self.truth = truth
    self.policy = policy
    self.standIns = standIns
    self.samples = samples
    self.rates = rates
    self.seed = SplitMix64(seed: seed, stream: "\(scenario.rawValue)/\(truth)").first
    spread = RateSpread(scenario: scenario, concentration: rates.concentration)
    if let harm = truth.harm {
      guard let dose = HarmDose(harm, policy: policy, rates: rates, spread: spread) else {
        return nil
      }
      self.dose = dose
    } else {
      dose = HarmDose()
    }
    self.stock = stock
    measured = stock.scores(by: Scoring(for: policy.gates))
  }

  /// Scores of both sides in one draw; nil where the shift of tone is out of the stock's reach.
  func scores(ofDraw number: Int) -> (primary: Scores, fallback: Scores)? {
    guard let drawn = replies(ofDraw: number) else { return nil }
    return (scores(drawn.primary), scores(drawn.fallback))
  }

  /// Replies of both sides in one draw, question × sample; nil where a call failed.
  func storedReplies(
    ofDraw number: Int
  ) -> (primary: [Reply?], fallback: [Reply?])? {
    guard let drawn = replies(ofDraw: number) else { return nil }
    let entries = stock.entries
    func stored(_ cells: [Int]) -> [Reply?] { cells.map { $0 < 0 ? nil : entries[$0].reply } }
    return (stored(drawn.primary), stored(drawn.fallback))
  }

  private func scores(_ cells: [Int]) -> Scores {
    var scores = Scores(
      questions: standIns.questions.count, samples: samples, metrics: measured.metrics)
    let failure = ModelError(kind: .timeout, message: "drawn to fail", attempts: 1)
    var draws = Array(repeating: 0, count: stock.entries.count)
    for (cell, entry) in cells.enumerated() {
      if entry < 0 {
        let (question, sample) = cell.quotientAndRemainder(dividingBy: samples)
        scores.fail(failure, question: question, sample: sample)
      } else {
        draws[entry] += 1
        scores.take(entry, of: measured, to: cell)
      }
    }
    for (entry, times) in draws.enumerated() where times > 0 {
      scores.count(stock.entries[entry].reply, times: times)
    }
    return scores
  }

  /// Entries of the stock, question × sample; −1 where the call failed.
  private func replies(ofDraw number: Int) -> (primary: [Int], fallback: [Int])? {
    var random = SplitMix64(seed: seed, stream: UInt64(number))
    let perCluster = random.next()
    let count = standIns.questions.count * samples
    var primary = Array(repeating: -1, count: count)
    var fallback = primary
    for (index, kind) in standIns.kinds.enumerated() {
      var own = SplitMix64(seed: perCluster, stream: UInt64(standIns.clusters[index]))
      let cells = index * samples..<(index + 1) * samples
      switch kind {
      case .unsafe:
        let rate = pair(rates.unsafeCompliance, harm: dose.unsafe, &own)
        for cell in cells {
          primary[cell] = safety(rate.primary, &random)
          fallback[cell] = safety(rate.fallback, &random)
        }
      case .benign:
        let rate = pair(rates.overRefusal, harm: dose.benign, &own)
        for cell in cells {
          primary[cell] = safety(1 - rate.primary, &random)
          fallback[cell] = safety(1 - rate.fallback, &random)
        }
      case .question(let country, let hasSchema):
        let abstains = pair(
          rates.notAttempted(hasSchema: hasSchema),
          harm: hasSchema ? dose.unanswered.schema : dose.unanswered.plain, &own)
        let errs = pair(
          rates.wrongAmongAttempted(hasSchema: hasSchema),
          harm: hasSchema ? dose.wrong.schema : dose.wrong.plain, &own)
        let breaks = pair(
          rates.brokenAmongAttempted, harm: dose.format["schema"] ?? 0, &own)
        for cell in cells {
          primary[cell] = answer(
            country, hasSchema, abstains.primary, errs.primary, breaks.primary, &random)
          fallback[cell] = answer(
            country, hasSchema, abstains.fallback, errs.fallback, breaks.fallback, &random)
        }
      case .voice: break
      case .canary, .injection, .bait, .other:
        for cell in cells {
          primary[cell] = pick(stock.others, &random)
          fallback[cell] = pick(stock.others, &random)
        }
      }
    }
    guard drawVoices(&primary, &fallback, perCluster, &random) else { return nil }
    let missing = missingShares
    loseCalls(&primary, missing.primary, &random)
    loseCalls(&fallback, missing.fallback, &random)
    return (primary, fallback)
  }

  private var missingShares: (primary: Double, fallback: Double) {
    if case .sameWithMissing(let share) = truth { return (share, share) }
    return scenario.missing
  }

  private func loseCalls(_ cells: inout [Int], _ share: Double, _ random: inout SplitMix64) {
    guard share > 0 else { return }
    for cell in cells.indices where random.bernoulli(share) { cells[cell] = -1 }
  }

  func pick(_ range: Range<Int>, _ random: inout SplitMix64) -> Int {
    range.lowerBound + random.below(range.count)
  }

  /// One prompt's rates on both sides.
  func pair(
    _ mean: Double, harm: Double, _ random: inout SplitMix64
  ) -> (primary: Double, fallback: Double) {
    let own = spread.rate(mean, &random)
    let other = truth == .equallyGood ? spread.rate(mean, &random) : own
    guard harm > 0 else { return (own, other) }
    let spoiled = 1 - (1 - own) * (1 - spread.harm(harm, &random))
    // Less by the margin is more by the margin with the sides exchanged.
    return truth.harm?.isDownward == true ? (spoiled, own) : (own, spoiled)
  }

  private func safety(_ compliance: Double, _ random: inout SplitMix64) -> Int {
    pick(random.bernoulli(compliance) ? stock.compliances : stock.refusals, &random)
  }

  private func answer(
    _ country: Int, _ hasSchema: Bool, _ abstains: Double, _ errs: Double, _ breaks: Double,
    _ random: inout SplitMix64
  ) -> Int {
    let answer: ReplyStock.Answer =
      random.bernoulli(abstains) ? .notAttempted : random.bernoulli(errs) ? .incorrect : .correct
    let isValid = hasSchema ? !random.bernoulli(breaks) : nil
    return pick(stock.answers(country: country, answer, isValid: isValid), &random)
  }
}

extension SplitMix64 {
  fileprivate var first: UInt64 {
    var copy = self
    return copy.next()
  }
}
