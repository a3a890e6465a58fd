import Metrics
import Testing

@testable import Eval

@Suite struct ReadabilityTests {
  @Test func `what is always read takes nothing away`() {
    let readings = Readability(readings: [[1, 0], [], [0.5, 2]])
    #expect(readings == .complete)
    #expect(readings.readableShare == 1)
    #expect(readings.readable([1, 2, 3], samples: 5) == [1, 2, 3])
    #expect(readings.chanceOfEnough(units: 3, samples: 5) == 1)
  }

  @Test func `prompts without a reading are no evidence`() {
    let readings = Readability(readings: [[.nan, .nan], [1, 1], [0, 0], [.nan, .nan]])
    #expect(readings.readableShare == 0.5)
    #expect(readings.readable(Array(repeating: 1, count: 40), samples: 5).count == 20)
    // The other half is read always: no case has a reading of one side only.
    #expect(readings.chanceOfEnough(units: 40, samples: 5) == 1)
    #expect(readings.meanReciprocal(samples: 5) == 0.2)
  }

  /// The count of cases that the fallback leaves unread, and the share of replies, as the gate
  /// counts them.
  @Test(arguments: [
    ([0.9, 0.9, 1, 1], 3), ([0.5, 1, 1, 1, 1], 5), ([0.3, 0.7, 1], 5), ([0.95], 4),
    ([0.6, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 3),
  ])
  func `the chance is that of models drawn so`(shares: [Double], samples: Int) {
    var random = SplitMix64(seed: 7)
    let units = 120
    let draws = 2000
    let good = (0..<draws).count { _ in
      var present = 0
      var without = 0
      var unread = [0, 0]
      for unit in 0..<units {
        let share = shares[unit % shares.count]
        let read = (0..<2).map { _ in
          (0..<samples).count { _ in random.bernoulli(share) }
        }
        for side in 0..<2 { unread[side] += samples - read[side] }
        if read[0] > 0 { present += 1 }
        if read[0] > 0, read[1] == 0 { without += 1 }
      }
      let excess = Double(unread[1] - unread[0]) / Double(units * samples)
      return Double(without) <= 0.05 * Double(present) && excess <= 0.05
    }
    let chance = Readability(shares: shares).chanceOfEnough(units: units, samples: samples)
    #expect(abs(chance - Double(good) / Double(draws)) < 0.05, "\(chance) \(good)")
  }
}
