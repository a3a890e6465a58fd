import Adapters
import Foundation
import Mustache

extension Report {
  /// The report as one page for people: self-contained, without script, for screens and A4 paper.
  ///
  /// Well-formed XML too. Nothing a model, a suite or a configuration says becomes markup; control
  /// and bidirectional characters are written out; very long texts are cut with a note.
  ///
  /// - Throws: only where the page's own template is wrong, which tests rule out.
  public func html() throws -> String {
    let library = try HTMLTemplate.page()
    guard let page = library.render(HTMLPage(self), withTemplate: "page") else {
      throw MissingTemplate(name: "page")
    }
    return page
  }
}

/// The page's own markup lacks a part.
private struct MissingTemplate: Error, CustomStringConvertible {
  let name: String

  var description: String { "the HTML report has no template \"\(name)\"" }
}

/// What the page's template may name, at its top.
private struct HTMLPage {
  let title: String
  let primaryName: String
  let suiteLine: String
  let created: String
  let run: String
  let isSeveral: Bool
  let fallbacks: [HTMLVerdict]
  let signature: String
  let provenance: [HTMLEntry]
  let hasNotes: Bool
  let notes: [String]

  init(_ report: Report) {
    let primary = report.primary.name.visibleLine.cut(to: 200)
    primaryName = primary
    title = "\(report.worst.rawValue): Locum report \(report.run)"
    suiteLine = report.suites.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    created = report.createdText
    run = report.run
    isSeveral = report.verdicts.count > 1
    fallbacks = report.verdicts.enumerated().map { index, item in
      HTMLVerdict(report: report, item: item, number: index + 1)
    }
    signature = report.signature
    provenance = HTMLEntry.provenance(of: report)
    hasNotes = !report.notes.isEmpty
    notes = report.notes.map { $0.cut(to: 2000) }
  }
}

/// A term of the provenance with what there is to say about it.
struct HTMLEntry {
  let name: String
  let values: [String]

  static func provenance(of report: Report) -> [HTMLEntry] {
    var entries = [
      HTMLEntry(name: "Run", values: ["\(report.run), \(report.createdText)"]),
      target(
        report.primary, as: "Primary", in: report,
        coverage: report.verdicts.first?.verdict.primary),
    ]
    entries += report.verdicts.map {
      target($0.fallback, as: "Fallback", in: report, coverage: $0.verdict.fallback)
    }
    if !report.skips.isEmpty {
      entries.append(HTMLEntry(name: "Skipped", values: Skip.lines(report.skips)))
    }
    entries += report.suites.map { suite in
      let dimensions = suite.byDimension.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return HTMLEntry(
        name: "Suite",
        values: [
          "\(suite.name) \(suite.version), \(Sentences.counted(suite.cases, "case")) "
            + "(\(dimensions.joined(separator: ", ")))",
          "SHA-256 \(suite.digest)",
        ])
    }
    let policy = report.policy
    let metrics = report.versions.metrics.sorted { $0.key < $1.key }
    entries += [
      HTMLEntry(
        name: "Policy",
        values: [
          "\(policy.name) \(policy.version), missing replies at most "
            + "\(Sentences.percent(policy.missing.fallback)) of the fallback's and "
            + "\(Sentences.percent(policy.missing.total)) of all, controls "
            + policy.controls.rawValue,
          "SHA-256 \(policy.digest)",
        ]),
      HTMLEntry(name: "Sampling", values: [sampling(of: report)]),
      HTMLEntry(
        name: "Program and versions of its metrics",
        values: [
          "locum \(report.versions.locum)",
          metrics.map { "\($0.key) \($0.value)" }.joined(separator: ", "),
        ]),
    ]
    return entries
  }

  private static func target(
    _ side: Plan.Side, as name: String, in report: Report, coverage: Coverage?
  ) -> HTMLEntry {
    let target = side.target
    var values = [side.name.visibleLine, "adapter \(target.adapter), model \(target.model)"]
    if let url = target.shownBaseURL { values.append("asked at \(url)") }
    if let coverage {
      values.append(
        coverage.served.isEmpty
          ? "the server does not say which model answered"
          : "answered as " + listed(coverage.served))
      if !coverage.fingerprints.isEmpty {
        values.append("fingerprints " + listed(coverage.fingerprints))
      }
    }
    if let digest = target.content { values.append("recording, SHA-256 \(digest)") }
    values.append(
      target.system.map { "asked with a system prompt of its own: \($0)" }
        ?? "asked with the suites' system prompts")
    if let terms = report.terms(of: side) {
      values += terms.departures.map { "asked otherwise: " + $0.sentence }
      if let coverage { values.append("cost: " + Cost(of: coverage, price: terms.price).text) }
    }
    return HTMLEntry(name: name, values: values.map { $0.cut(to: 4000) })
  }

  private static func listed(_ names: [String]) -> String {
    names.map { $0.visibleLine.cut(to: 200) }.joined(separator: ", ")
  }

  private static func sampling(of report: Report) -> String {
    let sampling = report.sampling
    func told(_ value: Any?) -> String { value.map { "\($0)" } ?? "the provider's default" }
    var parts = [
      "\(Sentences.counted(report.samples, "sample")) a case",
      "temperature \(told(sampling.temperature))", "top p \(told(sampling.topP))",
      "at most \(told(sampling.maxTokens)) tokens", "seed \(report.seed)",
    ]
    if !sampling.stop.isEmpty {
      parts.append("stop at \(sampling.stop.map(\.visibleLine).joined(separator: ", "))")
    }
    return parts.joined(separator: ", ")
  }
}
