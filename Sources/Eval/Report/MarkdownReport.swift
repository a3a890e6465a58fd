import Metrics

extension Report {
  /// A summary in GitHub's Markdown, for a pull request or a job's page: verdict first, no text of
  /// prompts and replies.
  public func markdown() -> String {
    verdicts.map { MarkdownSection(report: self, item: $0).text }.joined(separator: "\n---\n\n")
  }
}

private struct MarkdownSection {
  let report: Report
  let item: Report.FallbackReport

  private var verdict: Verdict { item.verdict }
  private var fallback: String { item.fallback.name.visibleLine }
  private var primary: String { report.primary.name.visibleLine }

  var text: String {
    let outcome = verdict.outcome
    let headline = Sentences.headline(outcome, fallback: fallback, primary: primary)
    var blocks = [
      "## \(outcome.symbol) \(outcome.rawValue): \(headline.markdown)",
      "\(Sentences.counts(verdict)) · \(verdict.replies) · run \(report.run.markdownCode)",
      table,
    ]
    let causes = causes
    if !causes.isEmpty { blocks.append("### Why\n\n" + list(causes)) }
    let hints = item.hints(in: report)
    if !hints.isEmpty { blocks.append("### What to do\n\n" + list(hints)) }
    if !item.exhibits.isEmpty { blocks.append("### Cases that show it\n\n" + exhibits) }
    blocks.append("### Controls and replies\n\n" + controls)
    let departures = report.departures(item)
    if !departures.isEmpty { blocks.append("### Asked otherwise than told\n\n" + list(departures)) }
    if !report.notes.isEmpty { blocks.append("### Notes\n\n" + list(report.notes)) }
    blocks.append(report.signature.markdownCode)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var table: String {
    let percent = verdict.intervalPercent.map { "\($0) % interval" } ?? "interval"
    var rows = [
      ["", "gate", "primary", "fallback", "loss", percent, "margin", "cases"],
      ["---", "---", "--:", "--:", "--:", "---", "---", "--:"],
    ]
    for gate in verdict.gates {
      let name = gate.gate.rawValue.markdown
      let isOne = gate.tests.count == 1 && gate.classes.isEmpty
      if !isOne {
        rows.append([status(gate.status), "**\(name)**", "", "", "", "", "", ""])
      }
      rows += gate.tests.map { test in
        [
          test.isShownOnly ? "· shown only" : status(isOne ? gate.status : test.status),
          isOne ? "**\(name)**" : test.title.markdown, test.unit.reading(test.primary).markdown,
          test.unit.reading(test.fallback).markdown,
          test.estimate == nil ? "–" : test.unit.loss(test.estimate).markdown,
          test.estimate == nil ? "–" : test.unit.interval(test.lower, test.upper).markdown,
          test.unit.margin(test.bounds).markdown, Sentences.grouped(test.cases),
        ]
      }
      rows += gate.classes.map { one in
        [
          one.cases == 0 ? "· not tested" : status(one.status), one.title.markdown, "",
          "\(one.exactHits.count + one.findings.count)", "", "", "none allowed",
          Sentences.grouped(one.tested),
        ]
      }
    }
    return rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private func status(_ status: GateDecision.Status) -> String {
    "\(status.symbol) \(status.rawValue)"
  }

  private var causes: [String] {
    verdict.invalidities.map { Sentences.sentence($0) }
      + (verdict.broken + verdict.notKnown).flatMap { gate in
        gate.causes(primary: primary, fallback: fallback).map { "\(gate.gate.rawValue): \($0)" }
      }
  }

  private var exhibits: String {
    item.exhibits.map { exhibit in
      let part = exhibit.part.isEmpty ? "" : " (\(exhibit.part))"
      var line = "- \((exhibit.gate.rawValue + part).markdown): \(exhibit.case.markdownCode)"
      let readings = [exhibit.primaryReading, exhibit.fallbackReading]
      if readings.contains(where: { !$0.isEmpty }) {
        line += " — " + readings.map { $0.isEmpty ? "–" : $0.markdown }.joined(separator: " │ ")
      }
      return line
    }.joined(separator: "\n")
  }

  private var controls: String {
    var lines = Sentences.sentences(verdict.controls)
    lines += [("primary", verdict.primary), ("fallback", verdict.fallback)].map { side, coverage in
      "\(side): \(Sentences.grouped(coverage.replied)) of "
        + "\(Sentences.counted(coverage.asked, "reply", "replies")), "
        + "\(Sentences.grouped(coverage.retried)) retried, "
        + "\(Sentences.percent(coverage.missingShare)) missing"
    }
    lines += Skip.lines(report.skips)
    if let costs = report.costs(item) { lines.append(costs) }
    lines.append(Sentences.reruns(item.reruns))
    return list(lines)
  }

  private func list(_ lines: [String]) -> String {
    lines.map { "- " + $0.visibleLine.markdown }.joined(separator: "\n")
  }
}
