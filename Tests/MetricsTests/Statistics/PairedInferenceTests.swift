import Testing

@testable import Metrics

struct PairedInferenceTests {
  /// 88 losses, some of them of each size.
  static func losses(_ kinds: [(Double, count: Int)], n: Int = 88) -> [Double] {
    let some = kinds.flatMap { [Double](repeating: $0.0, count: $0.count) }
    return some + [Double](repeating: 0, count: max(0, n - some.count))
  }

  @Test func `twenty non-zero losses bring the corrected t, nineteen Tango`() {
    let twenty = PairedInference.hybrid20(Self.losses([(0.2, 15), (-0.4, 5)]))
    #expect(twenty.method == .hallTransformedT && twenty.nonZero == 20 && twenty.n == 88)
    let nineteen = PairedInference.hybrid20(Self.losses([(0.2, 15), (-0.4, 4)]))
    #expect(nineteen.method == .tango && nineteen.nonZero == 19)
    let tango = tangoPaired(b: 3, c: 1.6, n: 88, level: 0.05)
    let interval = nineteen.interval(level: 0.05)
    #expect(abs(interval.lower - tango.lower) < 1e-12)
    #expect(abs(interval.upper - tango.upper) < 1e-12)
  }

  @Test func `few losses beyond 1 and losses that are no numbers decide nothing`() {
    for values in [[0, 0, 1.5], [0.2, .nan], [.infinity, 0]] {
      let inference = PairedInference.hybrid20(values)
      #expect(inference.method == .none)
      let interval = inference.interval(level: 0.05)
      #expect(interval.lower == -.infinity && interval.upper == .infinity)
      #expect(inference.pValue(exceeding: 0) == 1 && inference.pValue(below: 0) == 1)
    }
    let many = PairedInference.pairedT([Double](repeating: .nan, count: 40))
    #expect(many.method == .none && many.estimate == nil)
    #expect(PairedInference.hybrid20([1 + 1e-12, 0]).method == .tango)
  }

  @Test func `no losses leave a rate's interval open`() {
    let inference = PairedInference.hybrid20([])
    #expect(inference.interval(level: 0.05) == Interval(lower: -1, estimate: nil, upper: 1))
    #expect(inference.estimate == nil)
  }

  @Test func `the plain t needs twenty clusters`() {
    let values = (0..<19).map { Double($0) / 10 }
    #expect(PairedInference.pairedT(values).method == .none)
    #expect(PairedInference.pairedT(values + [2]).method == .t)
    #expect(PairedInference.pairedT([]).estimate == nil)
  }

  /// Samples that take each method through its common and its extreme shapes.
  static let samples: [[Double]] = [
    losses([]), losses([(1, 3)]), losses([(0.2, 12), (-0.2, 6)]),
    losses([(1, 20)]), losses([(-1, 25)]), losses([(0.2, 30), (-0.2, 30), (1, 4)]),
    losses([(0.4, 60), (-1, 1)]), losses([(1, 1), (0.001, 30)]), losses([(-1, 1), (-0.001, 30)]),
    [Double](repeating: 0.3, count: 25), (0..<40).map { Double($0 % 7) / 5 - 0.5 },
  ]

  @Test(arguments: samples)
  func `a p-value is below a level exactly where the bound is beyond the margin`(
    sample: [Double]
  ) {
    for inference in [PairedInference.hybrid20(sample), .pairedT(sample)] {
      for level in [0.2, 0.05, 0.01, 0.002] {
        let interval = inference.interval(level: level)
        for step in -120...120 {
          let margin = Double(step) / 200 + 0.000_37
          #expect((inference.pValue(exceeding: margin) < level) == (interval.lower > margin))
          #expect((inference.pValue(below: margin) < level) == (interval.upper < margin))
        }
      }
    }
  }

  @Test(arguments: samples)
  func `a stricter level never gives a tighter bound`(sample: [Double]) {
    for inference in [PairedInference.hybrid20(sample), .pairedT(sample)] {
      var previous = inference.interval(level: 0.4)
      for level in [0.2, 0.1, 0.05, 0.01, 0.001, 1e-5, 1e-9] {
        let interval = inference.interval(level: level)
        #expect(interval.lower <= previous.lower + 1e-12)
        #expect(interval.upper >= previous.upper - 1e-12)
        previous = interval
      }
    }
  }

  @Test(arguments: samples)
  func `the opposite losses have the opposite interval`(sample: [Double]) {
    for rule in [PairedInference.hybrid20, PairedInference.pairedT] {
      let interval = rule(sample).interval(level: 0.05)
      let mirror = -rule(sample.map { -$0 }).interval(level: 0.05)
      #expect(interval.lower == mirror.lower || abs(interval.lower - mirror.lower) < 1e-9)
      #expect(interval.upper == mirror.upper || abs(interval.upper - mirror.upper) < 1e-9)
    }
  }

  @Test func `where losses are rare and large Hall's interval is the wider one on both sides`() {
    let rare = Self.losses([(1, 20)])
    let johnson = SkewnessCorrectedT(rare).interval(level: 0.05)
    let hall = HallTransformedT(rare).interval(level: 0.05)
    #expect(hall.upper > johnson.upper && hall.lower < johnson.lower)
    #expect(PairedInference.hybrid20(rare).interval(level: 0.05) == hall)
    let equal = [Double](repeating: 0.1, count: 30)
    let mean = Moments(equal).mean
    #expect(
      HallTransformedT(equal).interval(level: 0.05)
        == Interval(lower: mean, estimate: mean, upper: mean))
    let even = (0..<40).map { Double($0) - 19.5 }
    let plain = PairedT(even).interval(level: 0.05)
    #expect(abs(HallTransformedT(even).interval(level: 0.05).upper - plain.upper) < 1e-9)
  }

  @Test func `rare large losses move both bounds up, and nothing moves equal losses`() {
    let rare = Self.losses([(1, 20)])
    let plain = PairedT(rare).interval(level: 0.05)
    let corrected = SkewnessCorrectedT(rare).interval(level: 0.05)
    #expect(corrected.lower > plain.lower && corrected.upper > plain.upper)
    #expect(abs((corrected.lower - plain.lower) - (corrected.upper - plain.upper)) < 1e-15)
    let equal = [Double](repeating: 0.1, count: 30)
    let mean = Moments(equal).mean
    #expect(
      SkewnessCorrectedT(equal).interval(level: 0.05)
        == Interval(lower: mean, estimate: mean, upper: mean))
  }

  @Test func `one loss or none has no bounds`() {
    for values in [[], [0.4]] {
      for interval in [
        PairedT(values).interval(level: 0.05), SkewnessCorrectedT(values).interval(level: 0.05),
        HallTransformedT(values).interval(level: 0.05),
      ] {
        #expect(interval.lower == -.infinity && interval.upper == .infinity)
        #expect(interval.estimate == values.first)
      }
      #expect(PairedT(values).pValue(exceeding: 0) == 1)
      #expect(SkewnessCorrectedT(values).pValue(below: 9) == 1)
      #expect(HallTransformedT(values).pValue(exceeding: -9) == 1)
      #expect(tost(values, low: -1, high: 1).p == 1)
    }
  }

  @Test func `TOST is the interval within the limits`() {
    let values = (0..<30).map { Double($0 % 5) / 10 - 0.2 }
    let interval = PairedT(values).interval(level: 0.05)
    for limit in [0.01, 0.03, 0.05, 0.2] {
      let inside = interval.lower > -limit && interval.upper < limit
      #expect((tost(values, low: -limit, high: limit).p < 0.05) == inside)
    }
    let constant = [Double](repeating: 0.1, count: 4)
    #expect(tost(constant, low: -0.2, high: 0.2).p == 0)
    #expect(tost(constant, low: -0.2, high: 0.05).p == 1)
  }

  /// A true loss exactly at the margin: how often it passes and how often it fails.
  @Test func `bounds err about as often as their level`() {
    var generator = SplitMix64(seed: 42)
    var passed = 0
    var failed = 0
    let draws = 2000
    for _ in 0..<draws {
      // One prompt in eight answers by chance, the rest are settled: mean loss 0.05.
      let losses = (0..<400).map { _ in
        generator.double() < 0.125
          ? Double((0..<5).count { _ in generator.double() < 0.4 }) / 5 : 0
      }
      let interval = PairedInference.hybrid20(losses).interval(level: 0.05)
      if interval.upper < 0.05 { passed += 1 }
      if interval.lower > 0.05 { failed += 1 }
    }
    #expect(Double(passed) / Double(draws) < 0.065)
    #expect(Double(failed) / Double(draws) < 0.075)
    #expect(passed > 40 && failed > 40)
  }
}
