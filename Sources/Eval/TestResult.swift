import Metrics

/// What one test's losses say about its margin, under one assumption about failed calls.
struct TestResult {
  let bounds: LossTest.Bounds
  /// Decides the upper limit, and the lower one where the assumption differs by direction.
  let high: PairedInference
  let low: PairedInference

  init(_ losses: Losses, of test: LossTest, bounds: LossTest.Bounds) {
    self.bounds = bounds
    func infer(_ losses: [Double]) -> PairedInference {
      switch test.inference {
      case .hybrid20: .hybrid20(losses)
      case .pairedT: .pairedT(losses)
      }
    }
    high = infer(losses.high)
    low = losses.low == losses.high ? high : infer(losses.low)
  }

  func interval(level: Double) -> Interval {
    Interval(
      lower: low.interval(level: level).lower, estimate: estimate,
      upper: high.interval(level: level).upper)
  }

  /// Halfway between the two directions in which something may be assumed.
  var estimate: Double? {
    guard let high = high.estimate, let low = low.estimate else { return nil }
    return (high + low) / 2
  }

  /// The interval lies wholly inside the margin.
  func isMet(level: Double) -> Bool {
    let interval = interval(level: level)
    return interval.upper < bounds.upper && bounds.lower.map { interval.lower > $0 } != false
  }

  /// One-sided, against the loss being within the margin.
  ///
  /// What is assumed in both directions may not prove a loss in either: too much is proven by the
  /// losses pushed down, too little by those pushed up.
  var pBroken: Double {
    min(
      low.pValue(exceeding: bounds.upper),
      bounds.lower.map { high.pValue(below: $0) } ?? 1)
  }
}
