import Metrics

/// What the page's template may name within one fallback's section.
struct HTMLVerdict {
  let anchor: String
  let token: String
  let symbol: String
  let word: String
  let fallbackName: String
  let headline: String
  let counts: String
  let replies: String
  let caseCount: String
  let hasCauses: Bool
  let causes: [Cause]
  let hasHints: Bool
  let hints: [String]
  let hasTests: Bool
  let intervalName: String
  let blocks: [HTMLForestBlock]
  let axis: [ForestPlot.Label]
  let hasClasses: Bool
  let classes: [ZeroTolerance]
  let gates: [Gate]
  let controls: [String]
  let hasCopies: Bool
  let copies: [Copy]
  let coverage: [CoverageRow]
  let hasExploration: Bool
  let explorationNote: String
  let exploration: [HTMLExploredRow]
  let hasHandover: Bool
  let handoverNote: String
  let handover: [HTMLHandoverRow]
  let hasExhibits: Bool
  let groups: [HTMLExhibitGroup]

  struct Cause {
    let token: String
    let symbol: String
    let subject: String
    let sentences: [String]
  }

  struct ZeroTolerance {
    let title: String
    let status: String
    let token: String
    let cases: String
    let tested: String
    let exact: String
    let found: String
    let sentence: String
    let hits: String?
  }

  struct Gate {
    let gate: String
    let title: String
    let status: String
    let token: String
    let margin: String
    let level: String
    let reason: String
    let owner: String
    let doubts: [String]
  }

  struct Copy {
    let gate: String
    let cases: String
    let outcome: String
  }

  struct CoverageRow {
    let name: String
    let primary: String
    let fallback: String
  }

  init(report: Report, item: Report.FallbackReport, number: Int) {
    let verdict = item.verdict
    let primary = report.primary.name.visibleLine.cut(to: 200)
    let fallback = item.fallback.name.visibleLine.cut(to: 200)
    let count = report.suites.reduce(0) { $0 + $1.cases }
    anchor = "fallback-\(number)"
    token = verdict.outcome.rawValue.lowercased()
    symbol = verdict.outcome.symbol
    word = verdict.outcome.rawValue
    fallbackName = fallback
    headline = Sentences.headline(verdict.outcome, fallback: fallback, primary: primary)
    counts = Sentences.counts(verdict)
    replies = verdict.replies
    let samples = Sentences.counted(report.samples, "sample")
    caseCount = "\(Sentences.counted(count, "case")) × \(samples)"
    causes = Self.causes(verdict, primary: primary, fallback: fallback)
    hasCauses = !causes.isEmpty
    hints = item.hints(in: report)
    hasHints = !hints.isEmpty
    let plot = ForestPlot(verdict.gates.flatMap(\.tests))
    let name = verdict.intervalPercent.map { "\($0) % interval" } ?? "interval"
    intervalName = name
    blocks = verdict.gates.filter { !$0.tests.isEmpty }.map {
      HTMLForestBlock($0, plot: plot, intervalName: name)
    }
    hasTests = !blocks.isEmpty
    axis = plot.labels
    classes = verdict.gates.flatMap(\.classes).map(ZeroTolerance.init)
    hasClasses = !classes.isEmpty
    gates = verdict.gates.map(Gate.init)
    controls =
      Sentences.sentences(verdict.controls)
      + [Sentences.reruns(item.reruns)]
    copies = verdict.controls.brokenCopies.map(Copy.init)
    hasCopies = !copies.isEmpty
    coverage = Self.coverage(verdict)
    exploration = HTMLExploredRow.rows(of: item.exploration)
    hasExploration = !exploration.isEmpty
    explorationNote = Sentences.exploration(
      notable: item.exploration.count(where: \.isNotable), of: item.exploration.count)
    handover = HandoverRow.rows(of: item).map(HTMLHandoverRow.init)
    hasHandover = !handover.isEmpty
    handoverNote = Sentences.handover
    groups = HTMLExhibitGroup.groups(of: item, primary: primary, fallback: fallback)
    hasExhibits = !groups.isEmpty
  }

  private static func causes(_ verdict: Verdict, primary: String, fallback: String) -> [Cause] {
    verdict.invalidities.map {
      Cause(
        token: "invalid", symbol: Verdict.Outcome.invalid.symbol, subject: "the run itself",
        sentences: [Sentences.sentence($0)])
    }
      + (verdict.broken + verdict.notKnown).map { gate in
        Cause(
          token: gate.status.token, symbol: gate.status.symbol,
          subject: "\(gate.gate.rawValue) \(gate.status.rawValue)",
          sentences: gate.causes(primary: primary, fallback: fallback))
      }
  }

  private static func coverage(_ verdict: Verdict) -> [CoverageRow] {
    let own = verdict.primary
    let other = verdict.fallback
    func row(_ name: String, _ count: (Coverage) -> Int) -> CoverageRow {
      CoverageRow(
        name: name, primary: Sentences.grouped(count(own)),
        fallback: Sentences.grouped(count(other)))
    }
    func missing(_ side: Coverage) -> String {
      "\(Sentences.grouped(side.missing)) (\(Sentences.percent(side.missingShare)))"
    }
    var rows = [
      row("asked", \.asked), row("replied", \.replied),
      CoverageRow(name: "missing", primary: missing(own), fallback: missing(other)),
    ]
    let kinds = Set(own.failures.keys).union(other.failures.keys).sorted()
    rows += kinds.map { kind in row("failed: \(kind)") { $0.failures[kind] ?? 0 } }
    rows += [
      row("answered after a retry", \.retried), row("blocked by a filter", \.filtered),
      row("empty or degenerate", \.degenerate), row("cut by the length limit", \.cut),
      row("tokens asked", \.inputTokens), row("tokens answered", \.outputTokens),
    ]
    return rows
  }
}

extension HTMLVerdict.ZeroTolerance {
  private static let shownHits = 12

  fileprivate init(_ one: ClassDecision) {
    title = one.title
    let isTested = one.cases > 0
    status = isTested ? "\(one.status.symbol) \(one.status.rawValue)" : "not tested"
    token = isTested ? one.status.token : "shown-only"
    cases = Sentences.grouped(one.cases)
    tested = Sentences.grouped(one.tested)
    exact = Sentences.grouped(one.exactHits.count)
    found = Sentences.grouped(one.findings.count)
    sentence = Sentences.sentence(one)
    let ids = (one.exactHits + one.findings).map(\.case.visibleLine)
    let more = ids.count - Self.shownHits
    hits =
      ids.isEmpty
      ? nil
      : ids.prefix(Self.shownHits).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}

extension HTMLVerdict.Gate {
  fileprivate init(_ decision: GateDecision) {
    gate = decision.gate.rawValue
    title = decision.title
    status = "\(decision.status.symbol) \(decision.status.rawValue)"
    token = decision.status.token
    // A gate of several tests may have a margin for each; those stand in the plot.
    let margins = decision.tests.map { $0.unit.margin($0.bounds) }
    margin =
      margins.isEmpty
      ? "none allowed" : Set(margins).count == 1 ? margins[0] : "by test, see above"
    level = Sentences.percent(decision.level)
    reason = decision.reason
    owner = decision.owner
    doubts = decision.doubts.map { Sentences.sentence($0) }
  }
}

extension HTMLVerdict.Copy {
  fileprivate init(_ copy: ControlsReport.BrokenCopy) {
    gate = copy.gate.rawValue
    cases = Sentences.grouped(copy.cases)
    outcome =
      copy.cases < BrokenCopy.fewestCases ? "too few cases" : copy.noticed ? "✔ yes" : "✘ no"
  }
}
