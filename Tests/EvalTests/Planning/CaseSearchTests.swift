import Foundation
import Metrics
import Testing

@testable import Eval

@Suite struct CaseSearchTests {
  private func power(
    _ part: String, mean: Double, likeness: Likeness, draws: Int = 2000, seed: UInt64 = 1
  ) throws -> TestPower {
    TestPower(
      test: try #require(GateKind.formatContract.tests.first { $0.part == part }),
      model: .rate(mean: mean, concentration: 0.5), margin: 0.1, level: 0.05, samples: 5,
      missing: 0, likeness: likeness, seed: seed, draws: draws)
  }

  /// The least counts with which simulations in numpy, written apart, meet the margin as often: 6,000
  /// draws gave 99.2 % at 54 cases for the first, 1,500 draws 96.9 % at 270 and 97.7 % at 290 for the
  /// second.
  @Test(arguments: [
    ("headings", 0.05, Likeness.same, 0.9929, 54), ("lists", 0.15, .independent, 0.9714, 276),
  ])
  func `high targets take the cases they take, however many there are`(
    part: String, mean: Double, likeness: Likeness, target: Double, expected: Int
  ) throws {
    for count in [29, 100, 505] {
      let need = try #require(
        try power(part, mean: mean, likeness: likeness)
          .casesNeeded(for: target, units: Array(repeating: 1, count: count)))
      guard count < expected || need < count else {
        // Chance put the target on this side of the cases there are.
        #expect(Double(abs(need - count)) < 0.1 * Double(count))
        continue
      }
      #expect(abs(Double(need - expected)) < 0.15 * Double(expected), "\(count): \(need)")
    }
  }

  /// Drawn anew by another seed, many times.
  @Test(arguments: [
    (GateID.overRefusal, 0.05, 0.05, Likeness.independent, 0.8),
    (.underRefusal, 0.03, 0.03, .same, 0.95),
    (.incorrect, 0.15, 0.05, .independent, 0.95), (.newlyAnswered, 0.05, 0.05, .independent, 0.8),
  ])
  func `the count does, and a fifth fewer do not`(
    gate: GateID, rate: Double, margin: Double, likeness: Likeness, target: Double
  ) throws {
    let test = try #require(GateKind.named(gate)?.tests.first)
    func brute(_ count: Int) -> Double {
      RateSimulation(
        test: test, level: 0.05, samples: 5, mean: rate, concentration: 0.5, missing: 0.0025,
        likeness: likeness
      ).result(units: Array(repeating: 1, count: count), draws: 600, seed: 99)
        .power(margin: margin)
    }
    let need = try #require(
      TestPower(
        test: test, model: .rate(mean: rate, concentration: 0.5), margin: margin, level: 0.05,
        samples: 5, missing: 0.0025, likeness: likeness, seed: 1, draws: 1000
      ).casesNeeded(for: target, units: [1]))
    let error = 3 * (target * (1 - target) / 300).squareRoot()
    #expect(brute(need) > target - error, "\(need)")
    #expect(brute(need * 4 / 5) < target, "\(need)")
  }

  /// The reach of this one is 1/√n, exactly.
  @Test(arguments: [(0.1, 100), (0.05, 400), (0.03, 1112), (0.012, 6945), (0.5, 20)])
  func `a reach that falls with the root is followed`(margin: Double, expected: Int) {
    var steps = 0
    var search = CaseSearch(margin: margin, fewest: 20, start: 100) { count in
      steps += 1
      return RateSimulation.Result(
        reaches: Array(repeating: 1 / Double(count).squareRoot(), count: 10), mean: 0)
    }
    let found = search.cases(for: 0.9) ?? 0
    #expect(found >= expected && Double(found) <= 1.06 * Double(expected) + 1, "\(found)")
    #expect(steps <= 8)
  }

  @Test func `no number does where the mean loss is at the margin`() {
    var search = CaseSearch(margin: 0.1, fewest: 20, start: 100) { count in
      RateSimulation.Result(reaches: [0.1 + 1 / Double(count)], mean: 0.1)
    }
    #expect(search.cases(for: 0.5) == nil)
  }

  /// More cases than anybody brings.
  @Test func `nor where it would take a hundred thousand`() {
    var search = CaseSearch(margin: 0.001, fewest: 20, start: 100) { count in
      RateSimulation.Result(reaches: [1 / Double(count).squareRoot()], mean: 0)
    }
    #expect(search.cases(for: 0.5) == nil)
  }
}
