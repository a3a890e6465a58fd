import Foundation
import Metrics

/// The forest plot of one verdict: where every row stands, in per cent of the plot's width.
///
/// Each row has its own scale, in which its margin is 1, so that all margins stand on one vertical
/// line and the eye reads the verdict without numbers.
struct ForestPlot {
  /// Ends of the axis, in margins.
  let lower: Double
  let upper: Double

  /// Losses further away than this many margins are cut off and end in an arrow.
  private static let furthest = 2.6

  init(_ tests: [TestDecision]) {
    var lower = -1.4
    var upper = 1.8
    for test in tests {
      let row = Scaled(test)
      for value in [row.lower, row.estimate, row.upper].compactMap({ $0 }) {
        lower = min(lower, value - 0.2)
        upper = max(upper, value + 0.2)
      }
    }
    self.lower = max(lower, -Self.furthest)
    self.upper = min(upper, Self.furthest)
  }

  /// One row as the page draws it; every position is text, ready for an attribute.
  struct Row {
    var zoneStart: String
    var zoneWidth: String
    var zero: String
    var margin: String
    /// Nil where only one direction counts.
    var lowerMargin: String?
    var wobble: Band?
    var interval: Interval?
    var estimate: String?

    struct Band {
      var start: String
      var width: String
    }

    struct Interval {
      var start: String
      var end: String
      /// True where it goes on beyond the axis, or nothing bounds it.
      var goesOnLeft: Bool
      var goesOnRight: Bool
    }
  }

  /// The empty row of a heading: only its lines.
  var heading: Row {
    Row(
      zoneStart: percent(lower), zoneWidth: width(lower, lower), zero: percent(0),
      margin: percent(1))
  }

  /// A number under the axis.
  struct Label {
    var at: String
    var label: String
  }

  var labels: [Label] {
    [
      Label(at: percent(-1), label: "−1"), Label(at: percent(0), label: "0"),
      Label(at: percent(1), label: "1"),
    ]
  }

  func row(_ test: TestDecision) -> Row {
    let scaled = Scaled(test)
    let zone = scaled.isTwoSided ? -1 : lower
    var row = Row(
      zoneStart: percent(zone), zoneWidth: width(zone, 1), zero: percent(0), margin: percent(1),
      lowerMargin: scaled.isTwoSided ? percent(-1) : nil)
    if let wobble = scaled.wobble, wobble > 0 {
      let start = scaled.isTwoSided ? -wobble : 0
      row.wobble = .init(start: percent(start), width: width(start, wobble))
    }
    guard let estimate = scaled.estimate else { return row }
    if estimate >= lower, estimate <= upper { row.estimate = percent(estimate) }
    row.interval = interval(from: scaled.lower, to: scaled.upper)
    return row
  }

  private func interval(from start: Double?, to end: Double?) -> Row.Interval {
    // Wholly beyond the axis there is a stub left to carry the arrow.
    let stub = 0.04 * (upper - lower)
    let first = min(start ?? lower, upper - stub)
    let last = max(end ?? upper, lower + stub)
    return .init(
      start: percent(first), end: percent(last), goesOnLeft: first < lower || start == nil,
      goesOnRight: last > upper || end == nil)
  }

  private func position(_ value: Double) -> Double {
    2 + 96 * (min(max(value, lower), upper) - lower) / (upper - lower)
  }

  private func percent(_ value: Double) -> String {
    Sentences.number(position(value), decimals: 2) + "%"
  }

  private func width(_ start: Double, _ end: Double) -> String {
    Sentences.number(max(0, position(end) - position(start)), decimals: 2) + "%"
  }

  /// A test's losses in units of its margins; below zero in units of the lower one, where there is
  /// one.
  private struct Scaled {
    let isTwoSided: Bool
    let lower: Double?
    let estimate: Double?
    let upper: Double?
    let wobble: Double?

    init(_ test: TestDecision) {
      let above = test.bounds.upper > 0 ? test.bounds.upper : 1
      let below = test.bounds.lower.map { $0 < 0 ? -$0 : 1 } ?? above
      func scaled(_ value: Double?) -> Double? {
        guard let value, value.isFinite else { return nil }
        return value / (value < 0 ? below : above)
      }
      isTwoSided = test.bounds.lower != nil
      lower = scaled(test.lower)
      estimate = scaled(test.estimate)
      upper = scaled(test.upper)
      wobble = scaled(test.wobble)
    }
  }
}
