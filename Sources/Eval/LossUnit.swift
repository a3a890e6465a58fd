import Metrics

/// What a test counts its readings in, and how far a single one may pull.
struct LossUnit: Sendable, Hashable {
  /// One unit of loss in the metric's own unit: 1, or the primary's standard deviation.
  let size: Double
  /// Readings beyond an end count as that end; nil where none is too far.
  let fence: ClosedRange<Double>?

  static let one = LossUnit(size: 1, fence: nil)

  func count(_ reading: Double) -> Double {
    guard let fence else { return reading / size }
    // A NaN compares as false and stays.
    return
      (reading < fence.lowerBound
      ? fence.lowerBound : reading > fence.upperBound ? fence.upperBound : reading) / size
  }
}

extension LossUnit {
  /// The standard deviation of the primary's readings, and a fence around them.
  ///
  /// A run-on sentence has a reading grade in the hundreds. One such reply of a thousand would
  /// stretch the unit until any shift fits into the margin, or drown the others of its side. So
  /// readings are Winsorised (Dixon 1960) where no ordinary one lies: beyond the middle 95 % of the
  /// primary's by one and a half times their range, some eight standard deviations of a normal
  /// spread.
  ///
  /// - Parameters:
  ///   - readings: of the primary, in any order; NaN is left out.
  ///   - floor: the least unit; a fence keeps at least 7.5 of it away from the middle.
  init(primary readings: [Double], floor: Double) {
    let sorted = readings.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else {
      self.init(size: floor, fence: nil)
      return
    }
    let low = percentile(ofSorted: sorted, 0.025)
    let high = percentile(ofSorted: sorted, 0.975)
    let reach = 1.5 * max(high - low, 5 * floor)
    let fence = low - reach...high + reach
    let unit = LossUnit(size: 1, fence: fence)
    self.init(size: max(floor, Moments(sorted.map(unit.count)).sd), fence: fence)
  }
}

extension LossTest {
  /// The unit over these questions.
  func unitOfLoss(_ primary: Scores, _ questions: [Int]) -> LossUnit {
    guard case .primaryDeviation(let floor) = scale else { return .one }
    let readings = PairedReadings.Readings(primary, of: self, questions: questions)
    return LossUnit(primary: readings.values, floor: floor)
  }
}
