import Metrics

extension Report {
  /// One row per test and per class of zero tolerance, with a heading, after RFC 4180.
  ///
  /// Shares stay shares, log ratios stay logarithms; a cell is empty where nothing is known. Of a
  /// class the loss is the share of tested cases with an event and the upper end its 95 % bound.
  /// Rows with the status `exploration` are parts of the cases; they decide nothing.
  public func csv() -> String {
    var table = CSVTable(columns: CSVRow.columns)
    for item in verdicts {
      for gate in item.verdict.gates {
        let base = CSVRow(report: self, item: item, gate: gate)
        for test in gate.tests { table.add(base.cells(test)) }
        for one in gate.classes { table.add(base.cells(one)) }
        for one in item.exploration where one.gate == gate.gate { table.add(base.cells(one)) }
      }
    }
    return table.text
  }
}

/// What the rows of one gate share.
private struct CSVRow {
  let report: Report
  let item: Report.FallbackReport
  let gate: GateDecision

  static let columns = [
    "run", "primary", "fallback", "verdict", "gate", "gate_status", "test", "status", "decides",
    "unit", "margin_lower", "margin_upper", "level", "clusters", "cases", "primary_mean",
    "fallback_mean", "loss", "lower", "upper", "holm_level", "holm_bound", "method", "scale",
    "wobble", "undefined_share", "cases_without_primary", "cases_to_settle", "slice",
    "p_value", "p_adjusted", "runs_of_this_question",
  ]

  func cells(_ test: TestDecision) -> [CSVCell] {
    head(test: test.title, status: test.status.rawValue, decides: !test.isShownOnly) + [
      .text(test.unit.rawValue), .number(test.bounds.lower), .number(test.bounds.upper),
      .number(gate.level), .count(test.clusters), .count(test.cases), .number(test.primary),
      .number(test.fallback), .number(test.estimate), .number(test.lower), .number(test.upper),
      .number(test.holmLevel), .number(test.holmBound), .text(test.method.rawValue),
      .number(test.scale), .number(test.wobble), .number(test.undefinedShare),
      .count(test.withoutPrimary), .count(test.casesToSettle), .text(test.slice?.title ?? ""),
      .number(nil), .number(nil), .count(item.reruns.runs),
    ]
  }

  func cells(_ one: ClassDecision) -> [CSVCell] {
    let events = one.exactHits.count + one.findings.count
    let share = one.tested > 0 ? Double(events) / Double(one.tested) : nil
    return head(test: one.title, status: one.status.rawValue, decides: one.cases > 0) + [
      .text(LossTest.Unit.points.rawValue), .number(nil), .number(gate.margin),
      .number(gate.level), .count(one.tested), .count(one.cases), .number(nil), .number(share),
      .number(share), .number(nil), .number(one.bound), .number(nil), .number(nil),
      .text("zero failures"), .number(nil), .number(nil), .number(nil), .count(nil), .count(nil),
      .text(""), .number(nil), .number(nil), .count(item.reruns.runs),
    ]
  }

  func cells(_ one: ExploredSlice) -> [CSVCell] {
    head(test: one.title, status: "exploration", decides: false) + [
      .text(one.unit.rawValue), .number(nil), .number(nil), .number(gate.level),
      .count(one.clusters), .count(one.cases), .number(one.primary), .number(one.fallback),
      .number(one.estimate), .number(one.lower), .number(one.upper), .number(nil), .number(nil),
      .text(""), .number(nil), .number(nil), .number(nil), .count(nil), .count(nil),
      .text(one.slice.title), .number(one.pValue), .number(one.adjusted),
      .count(item.reruns.runs),
    ]
  }

  private func head(test: String, status: String, decides: Bool) -> [CSVCell] {
    [
      .text(report.run), .text(report.primary.name), .text(item.fallback.name),
      .text(item.verdict.outcome.rawValue), .text(gate.gate.rawValue), .text(gate.status.rawValue),
      .text(test), .text(status), .text(decides ? "true" : "false"),
    ]
  }
}

private enum CSVCell {
  case text(String)
  case number(Double?)
  case count(Int?)
}

private struct CSVTable {
  private(set) var text: String

  init(columns: [String]) { text = columns.joined(separator: ",") + "\r\n" }

  mutating func add(_ cells: [CSVCell]) {
    text += cells.map(Self.written).joined(separator: ",") + "\r\n"
  }

  private static func written(_ cell: CSVCell) -> String {
    switch cell {
    case .number(let value): value.map { $0.isFinite ? "\($0)" : "" } ?? ""
    case .count(let value): value.map { "\($0)" } ?? ""
    case .text(let text): quoted(defused(text.visibleLine))
    }
  }

  /// A spreadsheet runs a cell that begins like a formula; a leading apostrophe makes it text.
  private static func defused(_ text: String) -> String {
    guard let first = text.utf8.first, "=+-@".utf8.contains(first) else { return text }
    return "'" + text
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { ",\"".utf8.contains($0) }) else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
