import Metrics

/// One gate's rows of the forest plot, with a heading where there are several.
struct HTMLForestBlock {
  let heading: Heading?
  let rows: [Row]

  struct Heading {
    let title: String
    let gate: String
    let plot: Plot
    let status: String
    let token: String
  }

  struct Row {
    let kind: String
    let name: String
    /// Nil under a heading, which says it.
    let gate: String?
    let plot: Plot
    let loss: String
    let interval: String
    /// What decides FAIL, beside what decides PASS.
    let holm: String?
    let margin: String
    let cases: String
    let status: String
    let token: String
  }

  /// The drawing of one row; its sentence is what a reader who cannot see it is told.
  struct Plot {
    let token: String
    let sentence: String?
    let row: ForestPlot.Row
  }

  init(_ gate: GateDecision, plot: ForestPlot, intervalName: String) {
    let isOne = gate.tests.count == 1
    heading =
      isOne
      ? nil
      : Heading(
        title: gate.title, gate: gate.gate.rawValue,
        plot: Plot(token: "heading", sentence: nil, row: plot.heading),
        status: "\(gate.status.symbol) \(gate.status.rawValue)", token: gate.status.token)
    rows = gate.tests.map { test in
      // A single test stands for its gate, whose controls may have taken what it earned.
      let status = isOne ? gate.status : test.status
      let word = test.isShownOnly ? "shown only" : status.rawValue
      let token = test.isShownOnly ? "shown-only" : status.token
      let isKnown = test.estimate != nil
      let loss = isKnown ? test.unit.loss(test.estimate) : "–"
      let interval =
        isKnown ? test.unit.interval(test.lower, test.upper) : "nothing to compare"
      let margin = test.unit.margin(test.bounds)
      return Row(
        kind: isOne ? "single" : "part",
        name: test.title, gate: isOne ? gate.gate.rawValue : nil,
        plot: Plot(
          token: token,
          sentence: "\(test.title): loss \(loss), \(intervalName) \(interval), margin \(margin); "
            + word,
          row: plot.row(test)),
        loss: loss, interval: interval, holm: isKnown ? test.holmBound.map(test.unit.loss) : nil,
        margin: margin, cases: Sentences.grouped(test.cases),
        status: test.isShownOnly ? word : "\(status.symbol) \(word)", token: token)
    }
  }
}
