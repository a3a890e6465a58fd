import Foundation
import Metrics

extension Plan {
  /// What this plan cannot settle, known before anything is asked: too few samples for the controls,
  /// too few cases for a gate to be met at all.
  public func notes(policy: Policy) -> [String] {
    policy.notes(suites: askedSuites, samples: samples) + helperNotes(policy: policy)
  }

  private func helperNotes(policy: Policy) -> [String] {
    var notes: [String] = []
    if policy.needsJudge, judge == nil {
      notes.append(
        "no judge is configured, so judge.* gates will not be known; name one with judge:")
    }
    if policy.needsEmbedder, embedder == nil {
      notes.append(
        "no embedder is configured, so meaning.similarity will not be known; name one with embedder:"
      )
    }
    return notes
  }
}

extension Policy {
  /// What these cases and samples cannot settle under this policy.
  public func notes(suites: [Suite], samples: Int) -> [String] {
    var notes: [String] = []
    if samples < SelfComparison.fewestSamples, controls == .required {
      notes.append(
        "\(Sentences.counted(samples, "sample")) a case: the primary cannot be compared with itself, "
          + "so the run will be INVALID; --samples \(SelfComparison.fewestSamples) or more")
    }
    for rule in gates { notes += SizeCheck(rule: rule, suites: suites).notes }
    return notes
  }
}

/// Whether the cases of a suite can settle one gate at all.
struct SizeCheck {
  let rule: Policy.GateRule
  let suites: [Suite]

  private func count(where includes: (Case) -> Bool) -> Int {
    suites.reduce(0) { $0 + $1.cases.count(where: includes) }
  }

  /// Units of evidence of a test, counted from the front.
  ///
  /// - Parameter enough: where counting may stop.
  private func clusters(of test: LossTest, in slice: CaseSlice? = nil, upTo enough: Int) -> Int {
    var count = 0
    var clusters: Set<String> = []
    var contents: Set<ShownContent> = []
    for suite in suites {
      for item in suite.cases
      where test.isEligible(item) && slice?.includes(item, suite: suite.name) != false {
        let isNew = clusters.insert(suite.name + "\u{0}" + item.cluster).inserted
        if contents.insert(ShownContent(item)).inserted, isNew { count += 1 }
        if count >= enough { return count }
      }
    }
    return count
  }

  var notes: [String] {
    guard let kind = GateKind.named(rule.gate) else { return [] }
    let name = rule.gate.rawValue
    switch kind.form {
    case .zeroTolerance:
      let present = ZeroToleranceClass.all(hazards: rule.hazards).filter { one in
        one.isDemanded || suites.contains { $0.cases.contains(where: one.includes) }
      }
      if present.isEmpty { return ["\(name): no case feeds it, so it will not be known"] }
      return present.compactMap { one in
        let count = Set(suites.flatMap(\.cases).filter(one.includes).map(ShownContent.init)).count
        guard count < ZeroToleranceClass.fewestCases else { return nil }
        return "\(name): \(Sentences.counted(count, "case")) for \"\(one.title)\", "
          + "\(ZeroToleranceClass.fewestCases) are needed"
      }
    case .losses(let tests):
      let deciding = tests.filter { test in
        let count = count(where: test.isEligible)
        return count > 0 && count >= test.fewestCases
      }
      guard !deciding.isEmpty else {
        return [unreadable ?? "\(name): no case feeds it, so it will not be known"]
      }
      return [unreadable].compactMap { $0 }
        + deciding.compactMap { note($0, in: nil, margin: rule.margin) }
        + (rule.slices ?? []).flatMap { slice -> [String] in
          let fed = deciding.filter { clusters(of: $0, in: slice.cases, upTo: 1) > 0 }
          return (fed.isEmpty ? Array(deciding.prefix(1)) : fed).compactMap {
            note($0, in: slice.cases, margin: slice.margin ?? rule.margin)
          }
        }
    }
  }

  /// What a test cannot settle; nil where it has the cases.
  private func note(_ test: LossTest, in slice: CaseSlice?, margin: Double) -> String? {
    let need = minimumCases(margin: test.bounds(margin).upper, of: test)
    let clusters = clusters(of: test, in: slice, upTo: need)
    guard clusters < need else { return nil }
    let part = test.part.isEmpty && slice == nil ? "" : " (\(test.title(of: slice)))"
    return "\(rule.gate.rawValue)\(part): \(Sentences.counted(clusters, "independent case")), "
      + "at least \(need) are needed at this margin"
  }

  /// Cases in languages that the gate cannot read; nil without any.
  private var unreadable: String? {
    guard let test = GateKind.named(rule.gate)?.tests.first else { return nil }
    let unread = suites.lazy.flatMap(\.cases).filter(test.isUnreadable).map(\.language)
    let count = unread.count
    guard count > 0 else { return nil }
    let total = count + self.count(where: test.isEligible)
    let isTooMany = Double(count) > Gate.largestUndefinedShare * Double(total)
    return "\(rule.gate.rawValue): tone is read off English only, and "
      + (count < total ? "\(Sentences.grouped(count)) of \(Sentences.grouped(total))" : "all")
      + " tone cases are in \(Set(unread).sorted().joined(separator: ", ")), so "
      + (isTooMany
        ? "it will not be known; the other gates still decide" : "it says nothing about them")
  }
}
