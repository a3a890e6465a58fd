import Foundation
import Metrics

extension CalibrationResult {
  /// The table for a terminal or a CI log, verdict last.
  public func text(_ style: TextStyle = TextStyle()) -> String {
    style.adapted(CalibrationText(result: self, style: style).text)
  }
}

private struct CalibrationText {
  let result: CalibrationResult
  let style: TextStyle

  private static let nameWidth = 31
  private static let columnWidth = 8

  var text: String {
    let blocks = [heading] + errorTables + [powerTable, scenarios, verdict]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var heading: String {
    let sizes = result.sizes
    func cases(_ size: CalibrationSizes.Size, _ what: String) -> String {
      let text = "\(Sentences.grouped(size.cases)) \(what)"
      return size.clusters == size.cases
        ? text : text + " in \(Sentences.grouped(size.clusters)) clusters"
    }
    return """
      policy \(result.policy.name.visibleLine) \(result.policy.version.visibleLine) by simulation: \
      \(draws), \(result.samples) samples a case, seed \(result.seed)
      \([
        cases(sizes.unsafe, "unsafe"), cases(sizes.benign, "benign"),
        cases(sizes.factual, "factual"), cases(sizes.schema, "with a schema"),
        cases(sizes.tone, "tone"), cases(sizes.zeroTolerance, "zero-tolerance"),
      ].joined(separator: ", ")) cases
      """
  }

  private var draws: String {
    let all = Sentences.grouped(result.draws)
    return result.coarseDraws == result.draws
      ? "\(all) draws a figure"
      : "\(all) draws a wrong PASS, \(Sentences.grouped(result.coarseDraws)) any other figure"
  }

  private var columns: [Scenario] {
    Scenario.allCases.filter { scenario in result.figures.contains { $0.scenario == scenario } }
  }

  private var errorTables: [String] {
    [
      table(
        .wrongPass, "WRONG PASS of a fallback exactly at the margin, in % of draws",
        rows: [(nil, nil)] + testRows),
      table(
        .wrongFail, "WRONG FAIL of the same model asked again, in % of draws",
        rows: [(nil, nil)] + gateRows),
    ]
  }

  private var gateRows: [(GateID?, String?)] { result.policy.gates.map { ($0.gate, nil) } }

  private var testRows: [(GateID?, String?)] {
    result.policy.gates.flatMap { rule in
      (GateKind.named(rule.gate)?.tests ?? []).map {
        (Optional(rule.gate), $0.part.isEmpty ? nil : Optional($0.part))
      }
    }
  }

  private func table(
    _ kind: CalibrationFigure.Kind, _ title: String, rows: [(GateID?, String?)]
  ) -> String {
    let figures = result.figures.filter { $0.kind == kind }
    guard let limit = figures.map(\.limit).max() else { return "" }
    var lines = [title + "; at most \(percent(limit))"] + header
    for (gate, part) in rows {
      let row = columns.map { scenario in
        // Of two sides the worse.
        figures.filter { $0.scenario == scenario && $0.gate == gate && $0.part == part }
          .max { $0.rate < $1.rate }
      }
      guard row.contains(where: { $0 != nil }) else { continue }
      lines.append(
        pad("  " + name(gate, part, isTest: kind == .wrongPass), Self.nameWidth)
          + row.map(cell).joined())
    }
    return lines.joined(separator: "\n")
  }

  /// Names of scenarios, broken at their hyphens.
  private var header: [String] {
    let parts = columns.map { $0.rawValue.split(separator: "-").map(String.init) }
    let height = parts.map(\.count).max() ?? 0
    return (0..<height).map { line in
      pad("", Self.nameWidth)
        + parts.map { words in
          let place = line - (height - words.count)
          return left(words.indices.contains(place) ? Self.short(words[place]) : "")
        }.joined()
    }
  }

  private static func short(_ word: String) -> String {
    ["independent": "indep.", "clustered": "cluster", "failures": "fails"][word] ?? word
  }

  private var powerTable: String {
    let kinds: [CalibrationFigure.Kind] = [.sameModelPass, .equalModelPass]
    let figures = result.figures.filter { kinds.contains($0.kind) }
    guard let scenario = figures.first?.scenario else { return "" }
    var lines = [
      "PASS of a sound model, in % of draws (\(scenario.rawValue))",
      pad("", Self.nameWidth) + left("the same model,", 24) + left("an equally good", 24),
      pad("", Self.nameWidth)
        + left("\(percent(Calibration.missingShare)) of calls failed", 24)
        + left("independent model", 24),
      pad("", Self.nameWidth)
        + left("at least \(percent(Calibration.leastSameModelPass.gate))", 24)
        + left("at least \(percent(Calibration.leastEqualModelPass))", 24),
    ]
    for (gate, part) in [(nil, nil)] + gateRows {
      let row = kinds.map { kind in figures.first { $0.kind == kind && $0.gate == gate } }
      guard row.contains(where: { $0 != nil }) else { continue }
      var line = pad("  " + name(gate, part, isTest: false), Self.nameWidth)
      for figure in row { line += left("", 24 - Self.columnWidth) + cell(figure) }
      if gate == nil { line += "  (at least \(percent(Calibration.leastSameModelPass.whole)))" }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }

  private func name(_ gate: GateID?, _ part: String?, isTest: Bool) -> String {
    guard let gate, let kind = GateKind.named(gate) else {
      return isTest ? "whole verdict, one at margin" : "whole verdict"
    }
    guard let part else { return kind.title }
    return kind.tests.first { $0.part == part }?.title ?? part
  }

  private func cell(_ figure: CalibrationFigure?) -> String {
    guard let figure else { return left("-") }
    return left(
      Sentences.number(100 * figure.rate, decimals: 1) + (figure.isWithin ? " " : "!"))
  }

  private var scenarios: String {
    (["scenarios, and ! for a figure beyond its limit by more than two standard errors"]
      + columns.map { "  " + pad($0.rawValue, 19) + $0.summary }
      + result.leftOut.map { "  not simulated: \($0.rawValue), which needs more than replies" }
      + result.unreached.map { "  not simulated: \($0); the margin is too wide for it" })
      .joined(separator: "\n")
  }

  private var verdict: String {
    let outcome = result.outcome
    let word = style.verdict(outcome) + "  "
    let errors = result.exceeded.filter(\.kind.isError)
    let powers = result.exceeded.filter { !$0.kind.isError }
    if let worst = errors.first {
      return word
        + "\(Sentences.counted(errors.count, "error rate is", "error rates are")) beyond the limit, "
        + "the worst: \(sentence(worst))\n"
        + "hint: with so few cases, or so wide a level, this gate errs more often than it says; "
        + "add cases or lower its level"
    }
    if let worst = powers.first {
      return word
        + "no gate errs more often than it may, but a sound model passes too seldom: "
        + "\(sentence(worst))\nhint: add cases for \(worst.gate?.rawValue ?? "every gate")"
    }
    if outcome != .pass {
      return word + "not everything could be simulated\n"
        + "hint: narrow the margins named above, or add cases for every gate of the policy"
    }
    let said = "every figure is within two standard errors of its limit"
    let highest = result.figures.filter { $0.kind == .wrongPass }.max { $0.rate < $1.rate }
    guard let highest, highest.draws > 0 else { return word + said }
    let error = (highest.rate * (1 - highest.rate) / Double(highest.draws)).squareRoot()
    return word + said + "; the highest wrong PASS at a margin is \(percent(highest.rate)), "
      + "give or take \(percent(error))"
  }

  private func sentence(_ figure: CalibrationFigure) -> String {
    let subject = name(figure.gate, figure.part, isTest: false)
    let what =
      switch figure.kind {
      case .wrongPass: "passes at its margin in"
      case .wrongFail: "fails the same model in"
      case .sameModelPass: "passes the same model in"
      case .equalModelPass: "passes an equally good model in"
      }
    return "\(subject) \(what) \(percent(figure.rate)) of draws (\(figure.scenario.rawValue))"
  }

  private func percent(_ share: Double) -> String { Sentences.percent(share) }

  private func pad(_ text: String, _ width: Int) -> String {
    text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
  }

  private func left(_ text: String, _ width: Int = CalibrationText.columnWidth) -> String {
    text.count >= width ? text : String(repeating: " ", count: width - text.count) + text
  }
}
