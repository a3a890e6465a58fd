import Testing

@testable import Metrics

struct ProportionTests {
  @Test func `no trials leave everything open`() {
    for interval in [
      wilson(0, of: 0, level: 0.05), clopperPearson(0, of: 0, level: 0.05),
      jeffreys(0, of: 0, level: 0.05),
    ] {
      #expect(interval == Interval(lower: 0, estimate: nil, upper: 1))
    }
    #expect(zeroFailureBound(n: 0, level: 0.05) == 1)
  }

  @Test(arguments: [1, 2, 5, 59, 1000])
  func `intervals are mirrored, ordered and end at 0 and 1`(n: Int) {
    for k in Set([0, 1, n / 3, n - 1, n]) where k >= 0 {
      for level in [0.05, 0.0005] {
        let pairs = [
          (
            wilson(Double(k), of: Double(n), level: level),
            wilson(Double(n - k), of: Double(n), level: level)
          ),
          (clopperPearson(k, of: n, level: level), clopperPearson(n - k, of: n, level: level)),
          (jeffreys(k, of: n, level: level), jeffreys(n - k, of: n, level: level)),
        ]
        for (interval, mirror) in pairs {
          #expect(abs(interval.lower + mirror.upper - 1) < 1e-12)
          #expect(
            interval.lower <= Double(k) / Double(n) && Double(k) / Double(n) <= interval.upper)
          #expect((interval.lower == 0) == (k == 0) && (interval.upper == 1) == (k == n))
        }
      }
    }
  }

  /// The definition of exactness, summed over all outcomes: each end errs with at most its level.
  @Test(arguments: [0.003, 0.05, 0.31, 0.5])
  func `Clopper–Pearson ends err no more often than their level`(rate: Double) {
    let trials = Binomial(n: 40, p: rate)
    var above = 0.0
    var below = 0.0
    for k in 0...40 {
      let interval = clopperPearson(k, of: 40, level: 0.05)
      if interval.lower > rate { above += trials.mass(k) }
      if interval.upper < rate { below += trials.mass(k) }
    }
    #expect(above <= 0.05 && below <= 0.05)
  }

  @Test func `the zero-failure bound is Clopper and Pearson's`() {
    for n in [1, 59, 120, 4000] {
      let exact = clopperPearson(0, of: n, level: 0.05).upper
      #expect(abs(zeroFailureBound(n: n, level: 0.05) - exact) < 1e-13)
    }
  }

  @Test(arguments: [(0.05, 59), (0.01, 299), (0.001, 2995)])
  func `the zero-failure sample size is the least that reaches the rate`(rate: Double, n: Int) {
    #expect(zeroFailureSampleSize(rate: rate, level: 0.05) == n)
    #expect(zeroFailureBound(n: n, level: 0.05) <= rate)
    #expect(zeroFailureBound(n: n - 1, level: 0.05) > rate)
  }

  @Test func `rates that no number of trials serves have no sample size`() {
    for rate in [0, 1, -0.1, 2, Double.nan] {
      #expect(zeroFailureSampleSize(rate: rate, level: 0.05) == nil)
    }
  }
}
