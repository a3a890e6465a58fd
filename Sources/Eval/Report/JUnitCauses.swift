import Foundation
import Metrics

/// What each case of one fallback's JUnit suite says, and why.
struct JUnitCauses {
  let report: Report
  let primary: String
  let fallback: String
  let item: Report.FallbackReport

  private var verdict: Verdict { item.verdict }
  private var recorded: RecordedSides { report.recordedSides(of: item) }

  /// The verdict itself, so that whoever reads only cases reads it too.
  var overall: JUnitCase {
    let outcome = verdict.outcome
    let headline = Sentences.headline(outcome, fallback: fallback, primary: primary)
    let sentences =
      ["\(outcome.rawValue): \(headline)", "\(Sentences.counts(verdict)) · \(verdict.replies)"]
      + (item.reruns.areSeveral ? [Sentences.reruns(item.reruns)] : [])
      + item.hints(in: report).map { "hint: " + $0 }
    let result: JUnitCase.Result? =
      switch outcome {
      case .pass: nil
      case .fail: .init(element: "failure", type: "fail", sentences: sentences)
      case .inconclusive: .init(element: "error", type: "inconclusive", sentences: sentences)
      case .invalid: .init(element: "error", type: "invalid", sentences: sentences)
      }
    return JUnitCase(
      name: "verdict", result: result, properties: [("verdict", outcome.rawValue)])
  }

  /// Whether the run can be believed: always the same three cases, so that their history is one.
  var controls: [JUnitCase] {
    let replies = verdict.invalidities.filter(\.isMissing)
    let own = verdict.invalidities.filter(\.isSelfComparison)
    let copies = verdict.invalidities.filter(\.isBlindGate)
    let report = verdict.controls
    let halvings = report.halvings.map { [("halvings", "\($0)")] } ?? []
    let broken = report.halvingsBroken.map { [("halvings.broken", "\($0)")] } ?? []
    return [
      JUnitCase(
        name: "control: replies", result: invalid(replies),
        properties: [
          ("primary.asked", "\(verdict.primary.asked)"),
          ("primary.missing", "\(verdict.primary.missing)"),
          ("fallback.asked", "\(verdict.fallback.asked)"),
          ("fallback.missing", "\(verdict.fallback.missing)"),
        ]),
      JUnitCase(
        name: "control: primary against itself",
        // The policy asks for controls where they can be run, and here they cannot.
        result: own.isEmpty && report.halvings == nil
          ? .init(
            element: "skipped", type: nil,
            sentences: ["not applicable: too few samples a case; the policy does not require it"])
          : invalid(own), properties: halvings + broken),
      JUnitCase(
        name: "control: spoiled copies", result: invalid(copies),
        properties: report.brokenCopies.map {
          ("noticed.\($0.gate.rawValue)", "\($0.noticed) (\(Sentences.counted($0.cases, "case")))")
        }),
    ]
  }

  private func invalid(_ invalidities: [Invalidity]) -> JUnitCase.Result? {
    invalidities.isEmpty
      ? nil
      : .init(
        element: "error", type: "invalid",
        sentences: invalidities.map { Sentences.sentence($0) }
          + invalidities.map {
            "hint: " + Sentences.hint($0, run: report.run, recorded: recorded)
          })
  }

  func gate(_ gate: GateDecision) -> JUnitCase {
    var causes = gate.causes(primary: primary, fallback: fallback)
    if causes.isEmpty { causes = ["\(gate.title): \(gate.status.rawValue)"] }
    let result: JUnitCase.Result? =
      switch gate.status {
      case .met: nil
      case .broken:
        .init(
          element: "failure", type: "broken",
          sentences: causes + figures(of: gate, .broken) + cases(of: gate))
      case .notKnown:
        .init(
          element: "error", type: "inconclusive",
          sentences: causes + figures(of: gate, .notKnown)
            + cases(of: gate)
            + gate.doubts.compactMap {
              Sentences.hint($0, gate: gate.gate, recorded: recorded)
            }.map { "hint: " + $0 })
      }
    return JUnitCase(name: gate.gate.rawValue, result: result, properties: properties(of: gate))
  }

  private func figures(of gate: GateDecision, _ status: GateDecision.Status) -> [String] {
    gate.tests.filter { $0.status == status && !$0.isShownOnly && $0.estimate != nil }.map {
      "\($0.title): loss \($0.unit.loss($0.estimate)), interval "
        + "\($0.unit.interval($0.lower, $0.upper)), Holm bound \($0.unit.loss($0.holmBound)), "
        + "margin \($0.unit.margin($0.bounds))"
    }
  }

  /// Ids only: whoever may see the replies asks for them by these.
  private func cases(of gate: GateDecision) -> [String] {
    let ids = item.exhibits.filter { $0.gate == gate.gate }.map(\.case.visibleLine)
    guard !ids.isEmpty else { return [] }
    let more = ids.count > 5 ? " and \(ids.count - 5) more" : ""
    return ["cases that show it: " + ids.prefix(5).joined(separator: ", ") + more]
  }

  private func properties(of gate: GateDecision) -> [(name: String, value: String)] {
    var properties: [(name: String, value: String)] = [
      ("status", gate.status.rawValue), ("margin", "\(gate.margin)"), ("level", "\(gate.level)"),
      ("owner", gate.owner), ("reason", gate.reason),
    ]
    for test in gate.tests {
      let slice = test.slice.map { "\($0.kind.rawValue).\($0.name)." } ?? ""
      let part = slice + (test.part.isEmpty ? "" : test.part + ".")
      properties.append((part + "status", test.status.rawValue))
      if test.isShownOnly { properties.append((part + "decides", "false")) }
      properties.append((part + "cases", "\(test.cases)"))
      for (name, value) in [
        ("loss", test.estimate), ("lower", test.lower), ("upper", test.upper),
        ("margin.lower", test.bounds.lower), ("margin.upper", test.bounds.upper),
      ] {
        if let value { properties.append((part + name, "\(value)")) }
      }
    }
    for one in gate.classes {
      let name = one.title.replacingOccurrences(of: " ", with: "-")
      properties.append((name, Sentences.sentence(one)))
    }
    return properties
  }
}

extension Invalidity {
  fileprivate var isMissing: Bool {
    switch self {
    case .fallbackMissing, .totalMissing: true
    default: false
    }
  }

  fileprivate var isSelfComparison: Bool {
    switch self {
    case .selfComparison, .tooFewSamples: true
    default: false
    }
  }

  fileprivate var isBlindGate: Bool { if case .blindGate = self { true } else { false } }
}
