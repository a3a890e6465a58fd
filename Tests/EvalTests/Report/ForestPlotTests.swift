import Metrics
import Testing

@testable import Eval

struct ForestPlotTests {
  private func number(_ percent: String?) throws -> Double {
    let percent = try #require(percent)
    return try #require(Double(percent.dropLast()))
  }

  @Test func `all margins stand on one line, whatever their units`() throws {
    let tests: [TestDecision] = [
      .make(bounds: .atMost(0.03)), .make(unit: .deviations, bounds: .within(0.5)),
      .make(unit: .logRatio, bounds: .within(0.405)),
    ]
    let plot = ForestPlot(tests)
    let rows = tests.map(plot.row)
    #expect(Set(rows.map(\.margin)).count == 1)
    #expect(Set(rows.map(\.zero)).count == 1)
    #expect(rows.map { $0.lowerMargin == nil } == [true, false, false])
  }

  @Test func `a loss at its margin is drawn on the margin`() throws {
    let test = TestDecision.make(bounds: .atMost(0.03), loss: (0.03, 0, 0.04), wobble: 0.015)
    let row = ForestPlot([test]).row(test)
    #expect(row.estimate == row.margin)
    #expect(row.interval?.start == row.zero)
    #expect(try number(row.interval?.end) > number(row.margin))
    let half = (try number(row.margin) - number(row.zero)) / 2
    #expect(abs(try number(row.wobble?.width) - half) < 0.02)
  }

  @Test func `what lies beyond the axis ends in an arrow`() throws {
    var test = TestDecision.make(bounds: .within(0.5), loss: (-4, -5, -3))
    let plot = ForestPlot([test])
    var row = plot.row(test)
    #expect(row.estimate == nil)
    #expect(row.interval?.goesOnLeft == true && row.interval?.goesOnRight == false)
    #expect(try number(row.interval?.start) < number(row.interval?.end))
    test = .make(bounds: .within(0.5), loss: (0, -0.1, 0.1))
    test.upper = nil
    row = plot.row(test)
    #expect(row.interval?.goesOnRight == true && row.interval?.goesOnLeft == false)
  }

  @Test func `nothing known draws nothing but the limits`() {
    let test = TestDecision.make(loss: nil, wobble: nil)
    let row = ForestPlot([test]).row(test)
    #expect(row.estimate == nil && row.interval == nil && row.wobble == nil)
  }

  @Test func `every position lies within the drawing`() throws {
    for loss in [-1e300, -1, 0, 1e-300, 7, 1e300] {
      let test = TestDecision.make(bounds: .within(0.5), loss: (loss, loss, loss), wobble: 9)
      let row = ForestPlot([test]).row(test)
      for position in [row.zoneStart, row.zero, row.margin, row.interval?.start, row.interval?.end]
      {
        #expect((0...100).contains(try number(position)))
      }
    }
  }
}
