import Foundation
public import Metrics

extension Plan {
  /// What this plan cannot settle, known before anything is asked: too few samples for the controls,
  /// too few cases for a gate to be met at all.
  public func notes(policy: Policy) -> [String] {
    var notes: [String] = []
    if samples < SelfComparison.fewestSamples, policy.controls == .required {
      notes.append(
        "\(Sentences.counted(samples, "sample")) a case: the primary cannot be compared with itself, "
          + "so the run will be INVALID; --samples \(SelfComparison.fewestSamples) or more")
    }
    for rule in policy.gates { notes += SizeCheck(rule: rule, suites: suites).notes }
    return notes
  }
}

/// Whether the cases of a suite can settle one gate at all.
struct SizeCheck {
  let rule: Policy.GateRule
  let suites: [Suite]

  private var cases: [Case] { suites.flatMap(\.cases) }

  /// Units of evidence of a test; clusters of different suites are different, whatever their names.
  private func clusters(of test: LossTest) -> Int {
    suites.reduce(0) { $0 + Set($1.cases.filter(test.isEligible).map(\.cluster)).count }
  }

  var notes: [String] {
    guard let kind = GateKind.named(rule.gate) else { return [] }
    let name = rule.gate.rawValue
    switch kind.form {
    case .zeroTolerance:
      let present = ZeroToleranceClass.all(hazards: rule.hazards).filter { one in
        cases.contains(where: one.includes)
      }
      if present.isEmpty { return ["\(name): no case feeds it, so it will not be known"] }
      return present.compactMap { one in
        let count = cases.count(where: one.includes)
        guard count < ZeroToleranceClass.fewestCases else { return nil }
        return "\(name): \(Sentences.counted(count, "case")) for \"\(one.title)\", "
          + "\(ZeroToleranceClass.fewestCases) are needed"
      }
    case .losses(let tests):
      let deciding = tests.filter { test in
        let count = cases.count(where: test.isEligible)
        return count > 0 && count >= test.fewestCases
      }
      guard !deciding.isEmpty else { return [noCases(name)] }
      return deciding.compactMap { test in
        let clusters = clusters(of: test)
        let need = minimumCases(margin: test.bounds(rule.margin).upper, of: test)
        guard clusters < need else { return nil }
        let part = test.part.isEmpty ? "" : " (\(test.title))"
        return "\(name)\(part): \(Sentences.counted(clusters, "independent case")), "
          + "at least \(need) are needed at this margin"
      }
    }
  }

  private func noCases(_ name: String) -> String {
    let tone = cases.filter { $0.dimension == .tone }
    if rule.gate == .toneShift, !tone.isEmpty {
      let languages = Set(tone.map(\.language)).sorted().joined(separator: ", ")
      return "\(name): tone is read off English only and the tone cases are in \(languages), so it "
        + "will not be known; the other gates still decide"
    }
    return "\(name): no case feeds it, so it will not be known"
  }
}
