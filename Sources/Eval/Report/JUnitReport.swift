import Foundation
import Metrics

extension Report {
  /// The report as JUnit XML in the dialect that every reader takes: one suite per fallback, one
  /// case per gate and control, and the verdict as a case of its own.
  ///
  /// A broken gate is a failure; one that is not known, like a run that cannot be believed, is an
  /// error. Nothing that blocks is ever skipped, because readers show skipped as green. No prompt
  /// and no reply is in it. Times are 0: gates are decided, not timed.
  public func junit() throws -> String {
    let suites = verdicts.map { JUnitSuite(report: self, item: $0) }
    var names: Set<String> = []
    var writer = try XMLWriter()
    try writer.element(
      "testsuites",
      [
        "name": "locum", "tests": "\(suites.reduce(0) { $0 + $1.cases.count })",
        "failures": "\(suites.reduce(0) { $0 + $1.failures })",
        "errors": "\(suites.reduce(0) { $0 + $1.errors })", "time": "0",
      ]
    ) { writer in
      for suite in suites { try suite.write(to: &writer, names: &names) }
    }
    return try writer.finish()
  }
}

/// One fallback's suite.
private struct JUnitSuite {
  let report: Report
  let item: Report.FallbackReport
  let fallback: String
  let verdict: Verdict
  let cases: [JUnitCase]

  var failures: Int { cases.count { $0.result?.element == "failure" } }
  var errors: Int { cases.count { $0.result?.element == "error" } }
  private var skipped: Int { cases.count { $0.result?.element == "skipped" } }

  init(report: Report, item: Report.FallbackReport) {
    self.report = report
    self.item = item
    fallback = item.fallback.name.visibleLine
    verdict = item.verdict
    let primary = report.primary.name.visibleLine
    let causes = JUnitCauses(report: report, primary: primary, fallback: fallback, item: item)
    cases = [causes.overall] + causes.controls + item.verdict.gates.map(causes.gate)
  }

  func write(to writer: inout XMLWriter, names: inout Set<String>) throws {
    try writer.element(
      "testsuite",
      [
        "name": "\(fallback) for \(report.primary.name.visibleLine)", "tests": "\(cases.count)",
        "failures": "\(failures)", "errors": "\(errors)", "skipped": "\(skipped)", "time": "0",
        "timestamp": String(report.createdText.dropLast()),
      ]
    ) { writer in
      try writer.element("properties") { writer in
        for (name, value) in properties {
          try writer.element("property", ["name": name, "value": value])
        }
      }
      for item in cases {
        // Readers keep the first of two cases of one name and drop the other without a word.
        var name = "\(item.name) [\(fallback)]"
        var number = 2
        while !names.insert(name).inserted {
          name = "\(item.name) [\(fallback) #\(number)]"
          number += 1
        }
        try item.write(to: &writer, classname: classname, name: name)
      }
    }
  }

  /// Jenkins splits it at the last dot into package and class, so it has none.
  private var classname: String {
    "locum/" + fallback.replacingOccurrences(of: ".", with: "_")
  }

  private var properties: [(String, String)] {
    var properties = [
      ("run", report.run), ("verdict", verdict.outcome.rawValue),
      ("exit_code", "\(verdict.outcome.exitCode)"), ("primary", report.primary.name.visibleLine),
      ("fallback", fallback), ("runs.of.this.question", "\(item.reruns.runs)"),
      ("runs.under.other.policies", "\(item.reruns.underOtherPolicies)"),
      ("runs.deleted", "\(item.reruns.deleted)"), ("policies.tried", "\(item.reruns.policies)"),
      ("reruns", Sentences.reruns(item.reruns)),
    ]
    properties += report.suites.map { suite in
      ("suite.\(suite.name.visibleLine)", "\(suite.version.visibleLine) \(suite.digest)")
    }
    properties += [
      ("policy", "\(report.policy.name.visibleLine) \(report.policy.version.visibleLine)"),
      ("policy.digest", report.policy.digest), ("seed", "\(report.seed)"),
      ("samples", "\(report.samples)"), ("primary.served", served(verdict.primary)),
      ("fallback.served", served(verdict.fallback)),
      ("signature", report.signature.visibleLine), ("skipped.cases", "\(report.skips.count)"),
    ]
    if let labels = verdict.labels {
      properties += [
        ("labels.digest", labels.digest),
        ("labels", Sentences.sentence(labels, fallback: nil).visibleLine),
      ]
    }
    properties += Skip.lines(report.skips).map { ("skipped", $0) }
    properties += report.departures(item).map { ("asked.otherwise", $0) }
    if !report.terms.isEmpty {
      properties += [
        ("primary.cost", report.cost(of: report.primary, verdict.primary).text),
        ("fallback.cost", report.cost(of: item.fallback, verdict.fallback).text),
      ]
    }
    properties += report.notes.map { ("note", $0.visibleLine) }
    return properties
  }

  private func served(_ coverage: Coverage) -> String {
    coverage.served.isEmpty
      ? "not told" : coverage.served.map { $0.visibleLine.cut(to: 200) }.joined(separator: ", ")
  }
}
