import Testing

@testable import Metrics

struct TangoTests {
  /// (b, c, n), whole and fractional, thin and complete.
  static let tables: [(Double, Double, Double)] = [
    (0, 0, 1), (0, 0, 200), (1, 0, 54), (0, 1, 44), (12, 2, 50), (2.6, 0.8, 40), (54, 0, 54),
    (0, 54, 54), (20, 20, 40), (0.2, 0, 88), (300, 250, 1000), (0.5, 0.5, 1),
  ]

  @Test(arguments: tables)
  func `the ends solve the score equation`(b: Double, c: Double, n: Double) {
    let tango = Tango(b: b, c: c, n: n)
    for level in [0.05, 0.025, 0.001] {
      let interval = tango.interval(level: level)
      let z = Normal.upperQuantile(level)
      let estimate = (b - c) / n
      #expect(interval.lower <= estimate && estimate <= interval.upper)
      #expect(interval.lower >= -1 && interval.upper <= 1)
      if interval.lower > -1 { #expect(abs(tango.z(interval.lower) - z) < 1e-6) }
      if interval.upper < 1 { #expect(abs(tango.z(interval.upper) + z) < 1e-6) }
    }
  }

  @Test(arguments: tables)
  func `losses and gains mirror each other`(b: Double, c: Double, n: Double) {
    let interval = tangoPaired(b: b, c: c, n: n, level: 0.05)
    let mirror = -tangoPaired(b: c, c: b, n: n, level: 0.05)
    #expect(abs(interval.lower - mirror.lower) < 1e-9)
    #expect(abs(interval.upper - mirror.upper) < 1e-9)
  }

  @Test(arguments: tables)
  func `the statistic falls as the difference grows`(b: Double, c: Double, n: Double) {
    let tango = Tango(b: b, c: c, n: n)
    let values = (-100...100).map { tango.z(Double($0) / 100) }
    for (left, right) in zip(values, values.dropFirst()) { #expect(left >= right) }
  }

  @Test(arguments: tables)
  func `a p-value is below a level exactly where the bound is beyond the margin`(
    b: Double, c: Double, n: Double
  ) {
    let tango = Tango(b: b, c: c, n: n)
    for level in [0.05, 0.01] {
      let interval = tango.interval(level: level)
      for step in -99...99 {
        let margin = Double(step) / 100 + 0.003_7
        #expect((tango.pValue(exceeding: margin) < level) == (interval.lower > margin))
        #expect((tango.pValue(below: margin) < level) == (interval.upper < margin))
      }
    }
  }

  @Test func `McNemar's statistic is the case of difference 0`() {
    let z = Tango(b: 20, c: 15, n: 500).z(0)
    #expect(abs(z * z - mcnemarChiSquare(b: 20, c: 15).statistic) < 1e-12)
  }

  /// Tango 1998, the contact-lens example as the author prints it: z = 1.709, p = 0.044.
  @Test func `the published example`() {
    let tango = Tango(b: 0, c: 1, n: 44)
    #expect(abs(Tango(b: 1, c: 0, n: 44).z(0.1) + 1.709) < 0.0005)
    #expect(abs(Tango(b: 1, c: 0, n: 44).pValue(below: 0.1) - 0.044) < 0.0005)
    #expect(tango.pValue(below: 0.1) < 0.044)
  }

  @Test func `with nothing differing 88 cases pass 3 points and 87 do not`() {
    #expect(tangoPaired(b: 0, c: 0, n: 88, level: 0.05).upper < 0.03)
    #expect(tangoPaired(b: 0, c: 0, n: 87, level: 0.05).upper > 0.03)
    #expect(leastCases(margin: 0.03, level: 0.05) == 88)
    #expect(leastCases(margin: 0.05, level: 0.05) == 52)
  }

  @Test func `no cases say nothing`() {
    let tango = Tango(b: 0, c: 0, n: 0)
    #expect(tango.interval(level: 0.05) == Interval(lower: -1, estimate: nil, upper: 1))
    #expect(tango.pValue(exceeding: 0) == 1 && tango.pValue(below: 0) == 1)
    #expect(tango.pValue(exceeding: 1) == 1 && tango.pValue(exceeding: -1.5) == 0)
  }

  @Test func `margins beyond the range are never exceeded and always kept`() {
    let tango = Tango(b: 30, c: 2, n: 40)
    #expect(tango.pValue(exceeding: 1) == 1 && tango.pValue(exceeding: 7) == 1)
    #expect(tango.pValue(below: 7) == 0 && tango.pValue(below: -1) == 1)
  }

  /// Exact coverage of both ends by enumeration at the rates a gate meets.
  @Test(arguments: [(0.03, 0.0), (0.05, 0.02), (0.1, 0.05)])
  func `each end errs about as often as its level`(losses: Double, gains: Double) {
    let size = tangoPower(
      n: 200, losses: losses, gains: gains, margin: losses - gains, level: 0.05)
    #expect(size > 0.005 && size < 0.062)
  }

  @Test(arguments: [(1, 1, 7, 12), (36, 12, 2, 0), (0, 0, 54, 0), (0, 0, 0, 9), (3, 0, 0, 0)])
  func `Newcombe's interval holds the estimate and mirrors`(a: Int, b: Int, c: Int, d: Int) {
    let table = PairedTable(a: a, b: b, c: c, d: d)
    let interval = newcombePaired(table, level: 0.025)
    let mirror = -newcombePaired(PairedTable(a: a, b: c, c: b, d: d), level: 0.025)
    let estimate = Double(b - c) / Double(table.n)
    #expect(interval.lower <= estimate && estimate <= interval.upper)
    #expect(abs(interval.lower - mirror.lower) < 1e-12)
    #expect(abs(interval.upper - mirror.upper) < 1e-12)
  }

  @Test func `an empty table leaves Newcombe's interval open`() {
    let interval = newcombePaired(PairedTable(a: 0, b: 0, c: 0, d: 0), level: 0.05)
    #expect(interval == Interval(lower: -1, estimate: nil, upper: 1))
  }
}
