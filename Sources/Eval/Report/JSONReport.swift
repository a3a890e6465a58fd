import Adapters
import Foundation

extension Report {
  /// The whole report as JSON: sorted keys, two spaces, UTC dates, the same bytes everywhere.
  ///
  /// `format` names the version of this form, `verdict` is the worst outcome over all fallbacks and
  /// `exit_code` its code. Shares stay shares, log ratios stay logarithms; what is not known is
  /// left out. Characters that could steer a terminal are written as `\u` escapes.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    let data = try encoder.encode(JSONReport(self))
    return String(decoding: data, as: UTF8.self).escapedJSON + "\n"
  }
}

/// The report in the form it is published in, which is not to follow every change within.
private struct JSONReport: Encodable {
  var format = "locum-report/1"
  var verdict: Verdict.Outcome
  var exitCode: Int32
  var run: String
  var created: String
  var signature: String
  var primary: JSONTarget
  var fallbacks: [JSONFallback]
  var suites: [Report.SuiteSummary]
  var samples: Int
  var seed: UInt64
  var sampling: JSONSampling
  var policy: JSONPolicy
  var versions: Report.Versions
  var notes: [String]
  /// Cases that nobody was asked; left out where everybody was asked all of them.
  var skipped: [Skip]?

  init(_ report: Report) {
    verdict = report.outcome
    exitCode = report.outcome.exitCode
    run = report.run
    created = report.createdText
    signature = report.signature
    primary = JSONTarget(report.primary, in: report)
    fallbacks = report.verdicts.map { JSONFallback($0, of: report) }
    suites = report.suites
    samples = report.samples
    seed = report.seed
    sampling = JSONSampling(
      temperature: report.sampling.temperature, topP: report.sampling.topP,
      maxTokens: report.sampling.maxTokens, stop: report.sampling.stop)
    policy = JSONPolicy(
      name: report.policy.name, version: report.policy.version, digest: report.policy.digest,
      missing: report.policy.missing, controls: report.policy.controls)
    versions = report.versions
    notes = report.notes
    skipped = report.skips.isEmpty ? nil : report.skips
  }
}

private struct JSONSampling: Encodable {
  var temperature: Double?
  var topP: Double?
  var maxTokens: Int?
  var stop: [String]
}

/// The policy without its gates, which stand with what they came to.
private struct JSONPolicy: Encodable {
  var name: String
  var version: String
  var digest: String
  var missing: Policy.MissingCaps
  var controls: Policy.Controls
}

private struct JSONTarget: Encodable {
  var name: String
  var adapter: String
  var model: String
  var baseUrl: String?
  var stream: Bool
  /// Its own system prompt in place of the suites'.
  var system: String?
  var contentDigest: String?
  /// Where it was asked otherwise than the run says.
  var departures: [Departure]?
  /// Per million tokens; left out where unknown.
  var price: Price?

  init(_ side: Plan.Side, in report: Report) {
    name = side.name
    adapter = side.target.adapter
    model = side.target.model
    baseUrl = side.target.shownBaseURL
    stream = side.target.stream
    system = side.target.system
    contentDigest = side.target.content
    departures = report.terms(of: side)?.departures
    price = report.terms(of: side)?.price
  }
}

private struct JSONFallback: Encodable {
  var target: JSONTarget
  var verdict: Verdict.Outcome
  var exitCode: Int32
  var gates: [JSONGate]
  var invalidities: [JSONStatement]
  var controls: ControlsReport
  var primaryCoverage: Coverage
  var fallbackCoverage: Coverage
  var labels: AppliedLabels?
  var judge: JudgeCalibration?
  var primaryCost: JSONCost?
  var fallbackCost: JSONCost?
  var runsOfThisQuestion: Int
  /// Of these, those decided under policies with other demands only.
  var runsUnderOtherPolicies: Int
  /// Of these, those deleted since.
  var runsDeleted: Int
  /// Policies with different demands that any of these runs was decided under.
  var policiesTried: Int
  var exhibits: [Report.Exhibit]
  /// Parts of the cases, most telling first; none of it decides.
  ///
  /// Left out where there are none.
  var exploration: [ExploredSlice]?

  init(_ item: Report.FallbackReport, of report: Report) {
    target = JSONTarget(item.fallback, in: report)
    verdict = item.verdict.outcome
    exitCode = item.verdict.outcome.exitCode
    gates = item.verdict.gates.map { JSONGate($0, recorded: report.recordedSides(of: item)) }
    invalidities = item.verdict.invalidities.map {
      JSONStatement(
        kind: caseName(of: $0), sentence: Sentences.sentence($0),
        hint: Sentences.hint(
          $0, run: report.run, recorded: report.recordedSides(of: item)))
    }
    controls = item.verdict.controls
    primaryCoverage = item.verdict.primary
    fallbackCoverage = item.verdict.fallback
    labels = item.verdict.labels
    judge = item.verdict.judge
    if !report.terms.isEmpty {
      primaryCost = JSONCost(report.cost(of: report.primary, item.verdict.primary))
      fallbackCost = JSONCost(report.cost(of: item.fallback, item.verdict.fallback))
    }
    runsOfThisQuestion = item.reruns.runs
    runsUnderOtherPolicies = item.reruns.underOtherPolicies
    runsDeleted = item.reruns.deleted
    policiesTried = item.reruns.policies
    exhibits = item.exhibits
    exploration = item.exploration.isEmpty ? nil : item.exploration
  }
}

private struct JSONCost: Encodable {
  /// Left out where the price is unknown.
  var amount: Double?
  var currency = Prices.currency
  /// Replies whose tokens nobody counted.
  var uncounted: Int

  init(_ cost: Cost) {
    amount = cost.amount
    uncounted = cost.uncounted
  }
}

private struct JSONGate: Encodable {
  var gate: GateID
  var title: String
  var status: GateDecision.Status
  var margin: Double
  var level: Double
  var reason: String
  var owner: String
  var doubts: [JSONStatement]
  var tests: [TestDecision]
  var classes: [ClassDecision]

  init(_ gate: GateDecision, recorded: RecordedSides) {
    self.gate = gate.gate
    title = gate.title
    status = gate.status
    margin = gate.margin
    level = gate.level
    reason = gate.reason
    owner = gate.owner
    doubts = gate.doubts.map {
      JSONStatement(
        kind: caseName(of: $0), sentence: Sentences.sentence($0),
        hint: Sentences.hint($0, gate: gate.gate, recorded: recorded))
    }
    tests = gate.tests
    classes = gate.classes
  }
}

/// Why something is not known or not believed: a word for programs, a sentence for people.
private struct JSONStatement: Encodable {
  var kind: String
  var sentence: String
  var hint: String?
}

private func caseName(of doubt: Doubt) -> String {
  switch doubt {
  case .noCases: "no-cases"
  case .notEnglish: "not-english"
  case .tooFew: "too-few"
  case .worseOnTooFew: "worse-on-too-few"
  case .astride: "astride"
  case .beyondButNotProven: "beyond-but-not-proven"
  case .dependsOnMissing: "depends-on-missing"
  case .undefined: "undefined"
  case .unanswered: "unanswered"
  case .noContrast: "no-contrast"
  case .skipped: "skipped"
  case .classTooSmall: "class-too-small"
  case .unsureRefusals: "unsure-refusals"
  case .noEmbedder: "no-embedder"
  case .judge: "judge"
  case .unsureFindings: "unsure-findings"
  }
}

private func caseName(of invalidity: Invalidity) -> String {
  switch invalidity {
  case .fallbackMissing: "fallback-missing"
  case .totalMissing: "total-missing"
  case .selfComparison: "self-comparison"
  case .tooFewSamples: "too-few-samples"
  case .blindGate: "blind-gate"
  }
}
