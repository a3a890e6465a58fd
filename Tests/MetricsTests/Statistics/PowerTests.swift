import RealModule
import Testing

@testable import Metrics

struct PowerTests {
  @Test func `the quadrature is exact for its degree and good beyond`() {
    #expect(abs(integral(from: 0, to: 2, panels: 1) { $0 * $0 * $0 } - 4) < 1e-14)
    #expect(abs(integral(from: -8, to: 8, panels: 8) { Normal.density($0) } - 1) < 1e-14)
    #expect(integral(from: 1, to: 1, panels: 4) { _ in 1 } == 0)
    #expect(abs(gaussLegendre16.reduce(0) { $0 + $1.weight } - 2) < 1e-14)
  }

  /// By direct summation over every table, the slow way.
  @Test(arguments: [
    (30, 0.1, 0.05, 0.1), (30, 0.0, 0.0, 0.1), (45, 0.3, 0.2, 0.15), (12, 0.5, 0.5, 0.3),
  ])
  func `Tango's power is the sum over all tables`(
    n: Int, losses: Double, gains: Double, margin: Double
  ) {
    var sum = 0.0
    for b in 0...n {
      for c in 0...(n - b) {
        let mass =
          Binomial(n: n, p: losses).mass(b)
          * Binomial(n: n - b, p: losses < 1 ? gains / (1 - losses) : 0).mass(c)
        let tango = Tango(b: Double(b), c: Double(c), n: Double(n))
        if tango.pValue(below: margin) <= 0.05 { sum += mass }
      }
    }
    let power = tangoPower(n: n, losses: losses, gains: gains, margin: margin, level: 0.05)
    #expect(abs(power - sum) < 1e-12)
  }

  @Test
  func `an identical model cannot pass below the least number of cases and always does from it`() {
    #expect(tangoPower(n: 87, losses: 0, gains: 0, margin: 0.03, level: 0.05) == 0)
    #expect(tangoPower(n: 88, losses: 0, gains: 0, margin: 0.03, level: 0.05) == 1)
  }

  @Test func `power at the margin is the level`() {
    let power = TTestPower(n: 40, sd: 0.3, level: 0.05)
    #expect(abs(power.nonInferiority(margin: 0.1, difference: 0.1) - 0.05) < 1e-10)
    #expect(abs(power.difference(0) - 0.1) < 1e-10)
    #expect(power.equivalence(margin: 0.1, difference: 0.1) < 0.05)
  }

  @Test(arguments: [2, 3, 10, 200, 5_000])
  func `power grows with the margin and keeps within 0 and 1`(n: Int) {
    let power = TTestPower(n: n, sd: 1, level: 0.05)
    var previous = -1e-12
    for margin in [0.001, 0.05, 0.2, 1, 5, 50] {
      let value = power.equivalence(margin: margin, difference: 0)
      #expect(value >= previous && value <= 1 + 1e-9)
      #expect(power.nonInferiority(margin: margin, difference: 0) >= value - 1e-9)
      previous = value - 1e-12
    }
  }

  /// Drawn samples put through the shipped test.
  @Test func `the power of t is what samples show`() {
    var generator = SplitMix64(seed: 31)
    var passed = 0
    for _ in 0..<2_000 {
      let losses = (0..<25).map { _ in 0.3 * Normal.quantile(generator.double() + 0x1p-54) }
      let interval = PairedT(losses).interval(level: 0.05)
      if interval.lower > -0.15 && interval.upper < 0.15 { passed += 1 }
    }
    let power = TTestPower(n: 25, sd: 0.3, level: 0.05).equivalence(margin: 0.15, difference: 0)
    #expect(abs(Double(passed) / 2_000 - power) < 0.04)
  }

  @Test(arguments: [20, 71, 200, 505, 5000, 100_000])
  func `a chance is never above 1`(n: Int) {
    let sure = TTestPower(n: n, sd: 0.1, level: 0.05)
    for power in [
      sure.equivalence(margin: 0.9, difference: 0), sure.nonInferiority(margin: 9, difference: 0),
      sure.difference(9),
    ] {
      #expect(power <= 1 && power > 1 - 1e-9)
    }
  }

  @Test func `degenerate spreads and sizes`() {
    let none = TTestPower(n: 10, sd: 0, level: 0.05)
    #expect(none.nonInferiority(margin: 0.1, difference: 0) == 1)
    #expect(none.nonInferiority(margin: 0.1, difference: 0.1) == 0)
    #expect(none.equivalence(margin: 0.1, difference: -0.2) == 0 && none.difference(0) == 0)
    #expect(TTestPower(n: 1, sd: 1, level: 0.05).nonInferiority(margin: 9, difference: 0) == 0)
    #expect(TTestPower(n: 9, sd: -1, level: 0.05).equivalence(margin: 9, difference: 0) == 0)
    #expect(tangoPower(n: 0, losses: 0, gains: 0, margin: 0.1, level: 0.05) == 0)
    #expect(tangoPower(n: 9, losses: 0.8, gains: 0.8, margin: 0.1, level: 0.05) == 0)
  }

  @Test func `no number of cases shows what is not so`() {
    #expect(
      nonInferioritySampleSize(
        margin: 0.05, discordant: 0.1, difference: 0.05, level: 0.05, power: 0.8) == nil)
    #expect(
      equivalenceSampleSize(margin: 0.1, sd: 1, difference: -0.2, level: 0.05, power: 0.8) == nil)
    #expect(proportionSampleSize(null: 0.9, alternative: 0.9, level: 0.05, power: 0.8) == nil)
    #expect(proportionSampleSize(null: 1.9, alternative: 0.9, level: 0.05, power: 0.8) == nil)
    #expect(leastCases(margin: 0, level: 0.05) == nil && leastCases(margin: 1, level: 0.05) == nil)
  }

  @Test func `the cases that settle it`() {
    // Half the way to the margin is needed: twice as near, four times the cases.
    let open = Interval(lower: -0.06, estimate: 0.02, upper: 0.1)
    #expect(casesToSettle(n: 100, interval: open, margin: 0.06) == 400)
    #expect(casesToSettle(n: 100, interval: open, margin: 0.02) == nil)
    let unbounded = Interval(lower: -.infinity, estimate: 0, upper: .infinity)
    #expect(casesToSettle(n: 100, interval: unbounded, margin: 0.1) == nil)
  }
}
