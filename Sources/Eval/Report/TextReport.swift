import Foundation
import Metrics

/// How text may look on the screen it goes to.
public struct TextStyle: Sendable {
  public var isColoured: Bool
  public var isUnicode: Bool

  public init(isColoured: Bool = false, isUnicode: Bool = true) {
    self.isColoured = isColoured
    self.isUnicode = isUnicode
  }

  func symbol(_ status: GateDecision.Status) -> String {
    switch status {
    case .met: isUnicode ? coloured("✔", 32) : "ok  "
    case .broken: isUnicode ? coloured("✘", 31) : "FAIL"
    case .notKnown: isUnicode ? coloured("?", 33) : "?   "
    }
  }

  func verdict(_ outcome: Verdict.Outcome) -> String {
    let code =
      switch outcome {
      case .pass: 32
      case .fail: 31
      case .inconclusive: 33
      case .invalid: 35
      }
    return coloured(outcome.rawValue, code)
  }

  func coloured(_ text: String, _ code: Int) -> String {
    isColoured ? "\u{1B}[1;\(code)m\(text)\u{1B}[0m" : text
  }

  /// A text with every sign that an ASCII screen cannot show written with those it can.
  func adapted(_ text: String) -> String {
    if isUnicode { return text }
    return [
      ("…", ".."), ("±", "+-"), ("│", "|"), ("·", "-"), ("×", "x"), ("–", "-"), ("−", "-"),
      ("≤", "<="), ("“", "\""), ("”", "\""),
    ].reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }
}

extension Report {
  /// The report for a terminal or a CI log, verdict last.
  public func text(_ style: TextStyle = TextStyle()) -> String {
    let parts = verdicts.map { TextReport(report: self, item: $0, style: style).text }
    guard verdicts.count > 1 else { return parts.joined() }
    return parts.joined(separator: "\n")
      + "\n\(style.verdict(outcome))  the \(countsBest ? "best" : "worst") of "
      + "\(verdicts.count) fallbacks decides\n"
  }
}

/// One fallback's part of the terminal report.
private struct TextReport {
  let report: Report
  let item: Report.FallbackReport
  let style: TextStyle

  private var verdict: Verdict { item.verdict }
  private var fallback: String { item.fallback.name.visibleLine }
  private var primary: String { report.primary.name.visibleLine }

  var text: String {
    var blocks = [table]
    let causes = causes
    if !causes.isEmpty { blocks.append(causes) }
    let handover = handover
    if !handover.isEmpty { blocks.append(handover) }
    let explored = explored
    if !explored.isEmpty { blocks.append(explored) }
    blocks.append(legend)
    blocks.append(block)
    return style.adapted(blocks.joined(separator: "\n\n") + "\n")
  }

  private static let nameWidth = 27

  private var table: String {
    let level = verdict.gates.first?.level ?? 0.05
    let width = Int((100 * (1 - 2 * level)).rounded())
    var lines = [
      pad("", Self.nameWidth + (style.isUnicode ? 4 : 7)) + "primary  fallback      loss      "
        + left("\(width) % interval", 16) + left("margin", 10) + " cases"
    ]
    var family = ""
    for gate in verdict.gates {
      let name = String(gate.gate.rawValue.prefix { $0 != "." })
      if name != family {
        lines.append("  " + name)
        family = name
      }
      if gate.tests.isEmpty && gate.classes.isEmpty { lines.append(row(gate)) }
      if gate.tests.count > 1 || gate.tests.isEmpty && !gate.classes.isEmpty {
        lines.append(row(gate))
      }
      let indent = gate.tests.count > 1 ? "  " : ""
      lines += gate.tests.map { row($0, gate, indent: indent) }
      lines += gate.classes.map(row)
    }
    return lines.joined(separator: "\n")
  }

  private func row(_ gate: GateDecision) -> String {
    "  \(style.symbol(gate.status)) \(gate.title)"
  }

  private func row(_ test: TestDecision, _ gate: GateDecision, indent: String) -> String {
    // A single test carries its gate's status; parts carry their own.
    let status = indent.isEmpty ? gate.status : test.status
    let symbol = test.isShownOnly ? (style.isUnicode ? "·" : "-   ") : style.symbol(status)
    let name = pad(indent + test.title, Self.nameWidth)
    guard test.estimate != nil else {
      return "  \(symbol) \(name)  nothing to compare"
    }
    let margin: String =
      test.unit == .logRatio
      ? shown(test.bounds.lower, test.unit) + "–" + shown(test.bounds.upper, test.unit)
      : (test.bounds.lower == nil ? "" : "±") + shown(test.bounds.upper, test.unit)
    let interval =
      shown(test.lower, test.unit) + " … " + shown(test.upper, test.unit)
    return "  \(symbol) \(name)" + left(mean(test.primary, test.unit), 9)
      + left(mean(test.fallback, test.unit), 10) + left(shown(test.estimate, test.unit), 10)
      + left(interval, 20) + left(margin, 11) + left(Sentences.grouped(test.clusters), 6)
      + (test.isShownOnly ? "  (shown only)" : "")
  }

  private func row(_ one: ClassDecision) -> String {
    let symbol = one.cases == 0 ? (style.isUnicode ? "·" : "-   ") : style.symbol(one.status)
    return "  \(symbol)   \(Sentences.sentence(one))"
  }

  /// A loss or its bound in the unit people read: shares and SDs as they are, log ratios as ratios.
  private func shown(_ value: Double?, _ unit: LossTest.Unit) -> String {
    guard let value else { return "?" }
    return unit == .logRatio
      ? Sentences.number(exp(value), decimals: 2) : Sentences.number(value)
  }

  /// A side's mean in the metric's own unit; for length the typical number of words.
  private func mean(_ value: Double?, _ unit: LossTest.Unit) -> String {
    guard let value else { return "?" }
    return unit == .logRatio ? Sentences.number(exp(value), decimals: 0) : Sentences.number(value)
  }

  private var causes: String {
    let gates = verdict.broken + verdict.notKnown
    guard !gates.isEmpty || !verdict.invalidities.isEmpty else { return "" }
    var lines: [String] = []
    var number = 0
    for invalidity in verdict.invalidities {
      number += 1
      lines.append(left("\(number)", 3) + "  " + Sentences.sentence(invalidity))
    }
    for gate in gates {
      number += 1
      lines.append(left("\(number)", 3) + "  " + pad(gate.gate.rawValue, 24) + first(of: gate))
      for line in rest(of: gate) { lines.append("       " + line) }
    }
    return lines.joined(separator: "\n")
  }

  private func first(of gate: GateDecision) -> String { causes(of: gate).first ?? "" }

  private func causes(of gate: GateDecision) -> [String] {
    gate.causes(primary: primary, fallback: fallback)
  }

  private func rest(of gate: GateDecision) -> [String] {
    var lines = Array(causes(of: gate).dropFirst())
    guard gate.status == .broken else { return lines }
    let exhibits = item.exhibits.filter { $0.gate == gate.gate }
    for exhibit in exhibits.prefix(2) {
      lines.append(
        pad(exhibit.case.visibleLine, 18) + " \"\(clipped(exhibit.prompt, 30))\"  "
          + "\(exhibit.primaryReading) │ \(exhibit.fallbackReading)")
    }
    if exhibits.count > 2 { lines.append("and \(exhibits.count - 2) more") }
    return lines
  }

  /// Every test over the conversations that the fallback took over, beside the same over all cases.
  private var handover: String {
    let rows = HandoverRow.rows(of: item)
    guard !rows.isEmpty else { return "" }
    let lines = rows.map { row in
      let one = row.explored
      return "  · " + pad(one.title, Self.nameWidth) + left(one.unit.loss(one.estimate), 15) + "  "
        + pad("(" + one.unit.interval(one.lower, one.upper) + ")", 28)
        + pad(Sentences.counted(one.clusters, "case"), 12) + "all cases "
        + one.unit.loss(row.whole)
    }
    return (["  " + Sentences.handover] + lines).joined(separator: "\n")
  }

  private static let mostExplored = 5

  /// The parts of the cases that differ most, as far as they are no chance; the rest is in the files.
  private var explored: String {
    let notable = item.exploration.filter(\.isNotable)
    guard !notable.isEmpty else { return "" }
    let lines = notable.prefix(Self.mostExplored).map { one in
      "  · " + pad(one.title, Self.nameWidth) + "  " + pad(clipped(one.slice.title, 24), 25)
        + left(one.unit.loss(one.estimate), 13) + "  "
        + pad("(" + one.unit.interval(one.lower, one.upper) + ")", 28)
        + Sentences.counted(one.clusters, "case")
    }
    return
      (["  " + Sentences.exploration(notable: notable.count, of: item.exploration.count)] + lines)
      .joined(separator: "\n")
  }

  private var legend: String {
    "  loss = how much worse or further away the fallback is; every gate must be met\n  \(controls)"
  }

  private var controls: String {
    let report = verdict.controls
    var parts: [String] = []
    if let broken = report.halvingsBroken, let halvings = report.halvings {
      parts.append("primary against itself: \(broken) of \(halvings) halvings broken")
    }
    let tried = report.brokenCopies.filter { $0.cases >= BrokenCopy.fewestCases }
    parts.append(
      "spoiled copies noticed: \(tried.count { $0.noticed }) of \(tried.count)")
    return "controls: " + parts.joined(separator: " · ")
  }

  private var block: String {
    let outcome = verdict.outcome
    let suites = report.suites.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    let indent = String(repeating: " ", count: outcome.rawValue.count + 2)
    let asked = verdict.primary.asked + verdict.fallback.asked
    let replied = verdict.primary.replied + verdict.fallback.replied
    var lines = [
      style.verdict(outcome) + "  "
        + Sentences.headline(outcome, fallback: fallback, primary: primary)
        + (outcome == .pass || outcome == .fail ? " on \(suites.visibleLine)" : ""),
      indent + Sentences.counts(verdict)
        + " · \(Sentences.grouped(replied)) of \(Sentences.grouped(asked)) replies · run \(report.run)",
      indent + report.signature.visibleLine,
    ]
    lines.append(indent + Sentences.reruns(item.reruns))
    if let poor = Sentences.poorReplies(verdict) { lines.append(indent + poor) }
    lines += Skip.lines(report.skips).map { indent + $0 }
    if let costs = report.costs(item) { lines.append(indent + costs) }
    lines += report.departures(item).map { indent + "asked otherwise: " + $0 }
    lines += report.notes.map { indent + "note: " + $0.visibleLine }
    lines += hints.map { "hint: " + $0.visibleLine }
    return lines.joined(separator: "\n")
  }

  private var hints: [String] {
    let hints = item.hints(in: report)
    return hints.count <= 6
      ? hints : Array(hints.prefix(5)) + ["\(hints.count - 5) more in the HTML report (--html)"]
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
  }

  private func left(_ text: String, _ width: Int) -> String {
    text.count >= width ? " " + text : String(repeating: " ", count: width - text.count) + text
  }

  private func clipped(_ text: String, _ width: Int) -> String {
    let line = text.visibleLine
    return line.count <= width ? line : String(line.prefix(width - 1)) + "…"
  }
}
