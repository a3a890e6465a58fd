import Foundation
import Metrics

/// How one test's readings vary over prompts and over replies to one prompt.
///
/// All that power depends on, apart from the cases, the samples and the margin.
public enum PromptModel: Sendable, Hashable, Codable {
  /// Each reply is an event or none; a prompt's own rate follows a beta distribution with this mean
  /// and concentration a + b.
  case rate(mean: Double, concentration: Double)
  /// Readings vary about the prompt's own level, in the unit of the margin: variance between
  /// prompts, and between replies to one prompt.
  case spread(between: Double, within: Double)

  /// What is assumed of a test where nothing was measured; nil for a test without known rates.
  init?(assuming rates: AssumedRates, of test: LossTest, gate: GateID) {
    if let rate = rates.rate(of: gate, part: test.part) {
      self = .rate(mean: rate, concentration: rates.concentration)
      return
    }
    guard case .pairedT = test.inference else { return nil }
    let deviation: Double
    if case .primaryDeviation = test.scale {
      deviation = 1
    } else {
      deviation = rates.logLengthDeviation
    }
    let variance = deviation * deviation
    self = .spread(
      between: variance * rates.betweenPrompts, within: variance * (1 - rates.betweenPrompts))
  }
}

extension PromptModel {
  /// Measured on a pilot: one side's readings of one test.
  ///
  /// A rate's mean is shrunk by half an event in one more prompt (Jeffreys), so that nothing seen is
  /// not taken for never; its concentration follows from the intraclass correlation 1/(1 + a + b),
  /// estimated from the variance within prompts. A spread is split into its two components the same
  /// way.
  ///
  /// - Parameters:
  ///   - readings: by prompt, what its replies read; NaN is left out.
  ///   - assumed: stands where the pilot cannot tell: no second reply to any prompt, no event.
  /// - Returns: nil without any reading.
  init?(measuring readings: [[Double]], of test: LossTest, assumed: PromptModel) {
    let prompts = readings.map { $0.filter(\.isFinite) }.filter { !$0.isEmpty }
    guard !prompts.isEmpty else { return nil }
    switch assumed {
    case .rate(_, let concentration):
      let shares = prompts.map { replies in
        Double(replies.count { $0 == 1 }) / Double(replies.count)
      }
      let events = shares.reduce(0, +)
      let count = Double(prompts.count)
      let mean = (events + 0.5) / (count + 1)
      let repeated = zip(prompts, shares).filter { $0.0.count > 1 }
      let total = events / count * (1 - events / count)
      guard !repeated.isEmpty, total > 0 else {
        self = .rate(mean: mean, concentration: concentration)
        return
      }
      let within =
        repeated.reduce(0) { sum, prompt in
          let replies = Double(prompt.0.count)
          return sum + prompt.1 * (1 - prompt.1) * replies / (replies - 1)
        } / Double(repeated.count)
      let correlation = min(max(1 - within / total, 0.01), 0.99)
      self = .rate(mean: mean, concentration: (1 - correlation) / correlation)
    case .spread(let between, let within):
      let all = Moments(prompts.flatMap { $0 })
      let repeated = prompts.filter { $0.count > 1 }.map { Moments($0).sd }
      let total = all.sd * all.sd
      guard !repeated.isEmpty, total > 0 else {
        self = .spread(between: between, within: within)
        return
      }
      let own = min(total, repeated.reduce(0) { $0 + $1 * $1 } / Double(repeated.count))
      // The unit of tone is the primary's own deviation, with a floor.
      var unit = 1.0
      if case .primaryDeviation(let floor) = test.scale { unit = max(floor, all.sd) }
      self = .spread(between: (total - own) / (unit * unit), within: own / (unit * unit))
    }
  }
}
