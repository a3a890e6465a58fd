import Foundation
import Metrics

/// The A/A control: the primary against itself, by seeded halvings of its own samples.
///
/// A gate that the primary breaks against itself cannot say anything about a fallback. The same
/// halvings measure each test's noise floor.
struct SelfComparison {
  let halvings: Int
  /// Halvings in which any gate was broken.
  let broken: Int
  /// Per item of the gate: the 95th percentile of how far the primary strays from itself.
  let wobble: [Double?]

  static let halvingCount = 200
  /// Share of halvings with a broken gate above which a run cannot be believed.
  static let largestBrokenShare = 0.05
  static let fewestSamples = 4

  var isSound: Bool { Double(broken) <= Self.largestBrokenShare * Double(halvings) }
}

extension SelfComparison {
  /// - Parameter gate: with at least ``fewestSamples`` samples of the primary.
  init(_ gate: Gate, seed: UInt64) {
    let own = gate.items.map { item in
      PairedReadings(
        item.readings, fallback: item.readings.primary, isSelfComparison: true)
    }
    var broken = 0
    var strays: [[Double]] = Array(repeating: [], count: own.count)
    for halving in 0..<Self.halvingCount {
      let picks = Picks(
        questions: gate.cases.count, samples: gate.samples, seed: seed, halving: halving)
      let outcome = gate.outcome(.observed, picks: picks, readings: own)
      for index in own.indices {
        guard let estimate = outcome.results[index].estimate else { continue }
        strays[index].append(own[index].test.isTwoSided ? abs(estimate) : estimate)
      }
      guard outcome.isAnyBroken else { continue }
      let stillBroken = [Imputation.worst, .best].allSatisfy {
        gate.outcome($0, picks: picks, readings: own).isAnyBroken
      }
      if stillBroken { broken += 1 }
    }
    halvings = Self.halvingCount
    self.broken = broken
    wobble = strays.map { values in
      guard !values.isEmpty else { return nil }
      let sorted = values.sorted()
      return max(
        0, sorted[min(sorted.count - 1, Int((0.95 * Double(sorted.count)).rounded(.up)) - 1)])
    }
  }
}

extension Gate.Outcome {
  var isAnyBroken: Bool { steps.contains { $0?.isBroken == true } }
}

extension Picks {
  /// A seeded order of every question's samples; a question is halved alike in every test it feeds.
  init(questions: Int, samples: Int, seed: UInt64, halving: Int) {
    var random = SplitMix64(seed: seed, stream: UInt64(halving))
    var order: [Int] = []
    order.reserveCapacity(questions * samples)
    for question in 0..<questions {
      order += 0..<samples
      // Fisher and Yates, within this question's part.
      for last in stride(from: samples - 1, to: 0, by: -1) {
        order.swapAt(question * samples + last, question * samples + random.below(last + 1))
      }
    }
    self.order = order
    self.samples = samples
  }
}
