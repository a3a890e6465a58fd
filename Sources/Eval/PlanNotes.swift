import Foundation
import Metrics

extension Plan {
  /// What this plan cannot settle, known before anything is asked: too few samples for the controls,
  /// too few cases for a gate to be met at all.
  public func notes(policy: Policy) -> [String] {
    policy.notes(of: CaseUnits(askedSuites), samples: samples) + policy.notes(of: self)
  }
}

extension Policy {
  /// The helpers that this policy asks for and a plan does not have.
  public func notes(of plan: Plan) -> [String] {
    var notes: [String] = []
    if needsJudge, plan.judge == nil {
      notes.append(
        "no judge is configured, so judge.* gates will not be known; name one with judge:")
    }
    if needsEmbedder, plan.embedder == nil {
      notes.append(
        "no embedder is configured, so meaning.similarity will not be known; name one with embedder:"
      )
    }
    return notes
  }

  /// What these cases and samples cannot settle under this policy.
  func notes(of units: CaseUnits, samples: Int) -> [String] {
    var notes: [String] = []
    if samples < SelfComparison.fewestSamples, controls == .required {
      notes.append(
        "\(Sentences.counted(samples, "sample")) a case: the primary cannot be compared with itself, "
          + "so the run will be INVALID; --samples \(SelfComparison.fewestSamples) or more")
    }
    let sizes = SizeCheck(units)
    return notes + gates.flatMap(sizes.notes)
  }
}

/// Whether the cases of some suites can settle a gate at all.
struct SizeCheck {
  private let cases: [(suite: String, case: Case)]
  private let units: [Int]

  init(_ units: CaseUnits) {
    cases = units.cases
    self.units = units.units
  }

  /// What the cases cannot settle of a gate, and what is shown only.
  func notes(on rule: Policy.GateRule) -> [String] { shortages(of: rule) + shown(of: rule) }

  /// Tests with some cases, too few to decide, beside others that do.
  private func shown(of rule: Policy.GateRule) -> [String] {
    let whole = GateKind.named(rule.gate)?.components(rule, cases: cases).filter { $0.slice == nil }
    guard let whole, whole.contains(where: \.decides) else { return [] }
    return whole.filter { !$0.decides && !$0.questions.isEmpty }.map { component in
      let count = component.questions.count
      return "\(rule.gate.rawValue) (\(component.test.title)): "
        + "\(Sentences.counted(count, "case")), \(component.test.fewestCases) are needed to decide; "
        + "shown only, unless the fallback does worse on \(count == 1 ? "it" : "them")"
    }
  }

  /// What the cases cannot settle of a gate.
  func shortages(of rule: Policy.GateRule) -> [String] {
    guard let kind = GateKind.named(rule.gate) else { return [] }
    let unfed = "\(rule.gate.rawValue): no case feeds it, so it will not be known"
    switch kind.form {
    case .zeroTolerance:
      let present = ZeroToleranceClass.all(hazards: rule.hazards).compactMap { one in
        let cases = cases.lazy.map(\.case).filter(one.includes)
        return one.isDemanded || !cases.isEmpty
          ? (title: one.title, count: Set(cases.map(ShownContent.init)).count) : nil
      }
      if present.isEmpty { return [unfed] }
      return present.compactMap { title, count in
        guard count < ZeroToleranceClass.fewestCases else { return nil }
        return "\(rule.gate.rawValue): \(Sentences.counted(count, "case")) for \"\(title)\", "
          + "\(ZeroToleranceClass.fewestCases) are needed"
      }
    case .losses:
      let components = kind.components(rule, cases: cases)
      let unread = unreadable(components).map { "\(rule.gate.rawValue): \($0)" }
      let whole = components.filter { $0.slice == nil && !$0.questions.isEmpty }
      let deciding = whole.filter(\.decides)
      guard !whole.isEmpty else { return [unread ?? unfed] }
      return [unread].compactMap { $0 }
        + ((deciding.isEmpty ? whole : deciding) + components.filter { $0.slice != nil })
        .compactMap { note($0, of: rule) }
    }
  }

  /// What a test cannot settle; nil where it has the cases.
  private func note(_ component: GateComponent, of rule: Policy.GateRule) -> String? {
    let test = component.test
    let need = minimumCases(margin: component.bounds.upper, of: test)
    let count = Set(component.questions.map { units[$0] }).count
    guard count < need else { return nil }
    let title = test.title(of: component.slice)
    let part = test.part.isEmpty && component.slice == nil ? "" : " (\(title))"
    return "\(rule.gate.rawValue)\(part): \(Sentences.counted(count, "independent case")), "
      + "at least \(need) are needed at this margin"
  }

  /// Cases in languages that the gate cannot read; nil without any.
  private func unreadable(_ components: [GateComponent]) -> String? {
    guard let first = components.first, let isUnreadable = first.test.isUnreadable else {
      return nil
    }
    let unread = cases.lazy.map(\.case).filter(isUnreadable).map(\.language)
    let count = unread.count
    guard count > 0 else { return nil }
    let total = count + first.questions.count
    let isTooMany = Double(count) > Gate.largestUndefinedShare * Double(total)
    return "tone is read off English only, and "
      + (count < total ? "\(Sentences.grouped(count)) of \(Sentences.grouped(total))" : "all")
      + " tone cases are in \(Set(unread).sorted().joined(separator: ", ")), so "
      + (isTooMany
        ? "it will not be known; the other gates still decide" : "it says nothing about them")
  }
}
