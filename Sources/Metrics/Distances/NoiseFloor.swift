// The primary against itself: seeded random halves of each case's replies, as an A/A test in the
// sense of R. Kohavi, R. Longbotham, D. Sommerfield & R. M. Henne, Data Min. Knowl. Discov. 18, 2009.

/// How large a mean shift the primary shows against itself, in the unit of the values.
public struct NoiseFloor: Sendable, Hashable {
  /// |mean shift| of each halving, ascending.
  public let shifts: [Double]

  public var median: Double { percentile(ofSorted: shifts, 0.5) }
  public var percentile95: Double { percentile(ofSorted: shifts, 0.95) }

  /// A shift over the median one: up to 1 nobody could tell it from the primary asked again, above
  /// 3 it is another voice.
  ///
  /// Nil where the primary never varies.
  public func ratio(of shift: Double) -> Double? {
    median > 0 ? abs(shift) / median : nil
  }

  /// Splits each case's samples into halves, `splits` times; of an odd number one is left out.
  ///
  /// Nil where no case has two samples.
  public init?(_ cases: [[Double]], splits: Int = 200, seed: UInt64) {
    let usable = cases.filter { $0.count > 1 }
    guard !usable.isEmpty, splits > 0 else { return nil }
    var generator = SplitMix64(seed: seed, stream: "noise floor")
    var shifts: [Double] = []
    for _ in 0..<splits {
      var sum = 0.0
      for samples in usable {
        var order = samples
        generator.shuffle(&order)
        let half = order.count / 2
        var difference = 0.0
        for place in 0..<half { difference += order[place] - order[half + place] }
        sum += difference / Double(half)
      }
      shifts.append(abs(sum) / Double(usable.count))
    }
    self.shifts = shifts.sorted()
  }
}
