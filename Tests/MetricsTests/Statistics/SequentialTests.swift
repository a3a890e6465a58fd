import Testing

@testable import Metrics

struct SequentialTests {
  @Test(arguments: AlphaSpending.allCases)
  func `spending starts at nothing, grows and ends at the level`(function: AlphaSpending) {
    #expect(function.spent(at: 0, level: 0.05) == 0 && function.spent(at: -1, level: 0.05) == 0)
    #expect(abs(function.spent(at: 1, level: 0.05) - 0.05) < 1e-12)
    var previous = 0.0
    for step in 1...20 {
      let spent = function.spent(at: Double(step) / 20, level: 0.05)
      #expect(spent > previous || spent == 0)
      previous = spent
    }
  }

  @Test func `one look is the fixed test`() {
    let boundaries = groupSequentialBoundaries(
      information: [1], level: 0.05, spending: .obrienFleming)
    #expect(boundaries.count == 1)
    #expect(abs((boundaries.first ?? 0) - Normal.upperQuantile(0.05)) < 1e-9)
  }

  @Test func `looks that do not ascend have no boundaries`() {
    for information in [[0.5, 0.5, 1], [0], [0.2, 1.1]] {
      let boundaries = groupSequentialBoundaries(
        information: information, level: 0.05, spending: .pocock)
      #expect(boundaries.isEmpty)
    }
  }

  /// Random walks that look at every boundary.
  @Test func `the boundaries are crossed with the level`() {
    let boundaries = groupSequentialBoundaries(
      information: [0.25, 0.5, 0.75, 1], level: 0.05, spending: .pocock)
    var generator = SplitMix64(seed: 17)
    var crossings = 0
    for _ in 0..<8_000 {
      var score = 0.0
      for (look, boundary) in boundaries.enumerated() {
        score += 0.5 * Normal.quantile(generator.double() + 0x1p-54)
        if score / (Double(look + 1) / 4).squareRoot() > boundary {
          crossings += 1
          break
        }
      }
    }
    #expect(abs(Double(crossings) / 8_000 - 0.05) < 0.01)
  }

  @Test func `Wald's test comes to both decisions`() {
    var good = SPRT(null: 0.9, alternative: 0.7, level: 0.05, miss: 0.1)
    #expect(good.decision == .goOn)
    for _ in 0..<20 { good.add(success: true) }
    #expect(good.decision == .null)
    var bad = SPRT(null: 0.9, alternative: 0.7, level: 0.05, miss: 0.1)
    for _ in 0..<4 { bad.add(success: false) }
    #expect(bad.decision == .alternative)
  }

  @Test func `a cumulative sum alarms on a shift and forgets a good spell`() {
    var sum = CUSUM()
    for _ in 0..<100 { sum.add(-2) }
    #expect(sum.value == 0 && !sum.alarms)
    for _ in 0..<4 { sum.add(1.5) }
    #expect(!sum.alarms)
    for _ in 0..<2 { sum.add(1.5) }
    #expect(sum.value == 6 && sum.alarms)
  }

  /// Under the null the capital reaches 1/level in at most a share `level` of the runs.
  @Test func `a gambler against a fair coin rarely gets rich`() {
    var generator = SplitMix64(seed: 23)
    var rich = 0
    for _ in 0..<1_000 {
      var capital = BettingCapital(null: 0.6, level: 0.05)
      for _ in 0..<200 {
        capital.add(generator.double() < 0.6 ? 1 : 0)
        if capital.rejects {
          rich += 1
          break
        }
      }
    }
    #expect(rich <= 65)
    var certain = BettingCapital(null: 0.6, level: 0.05)
    for _ in 0..<40 { certain.add(1) }
    #expect(certain.rejects)
  }
}
