public import Adapters
import Metrics

/// A case that nobody is asked in a run, because one of its targets cannot be asked it.
///
/// All targets of a run skip it together: pairs stay pairs, and every fallback is judged on the same
/// cases. It is counted aloud, and it is not missing: no reply was to be had.
public struct Skip: Sendable, Hashable, Codable {
  public var suite: String
  public var `case`: String
  /// The names of the targets that stand against it, in the plan's order.
  public var targets: [String]
  /// What it needs and does not get, or why it cannot be said: a clause in small letters.
  public var reason: String

  public init(suite: String, case: String, targets: [String], reason: String) {
    self.suite = suite
    self.case = `case`
    self.targets = targets
    self.reason = reason
  }
}

extension Case {
  /// What a target has to be able to do to be asked this case.
  public var needs: Set<Adapter.Capability> {
    var needs: Set<Adapter.Capability> = []
    let hasCalls = messages.contains { $0.role == .tool || !$0.toolCalls.isEmpty }
    if !tools.isEmpty || hasCalls { needs.insert(.tools) }
    if schema != nil { needs.insert(.schema) }
    if suffix != nil { needs.insert(.fillInTheMiddle) }
    return needs
  }

  /// True where some API cannot be asked it.
  ///
  /// A plain question can be put to anyone: a recording that says otherwise of one lacks it, and must
  /// not take a hard case out of everybody's run.
  var isMoreThanAQuestion: Bool {
    !needs.isEmpty || messages.count(where: { $0.role != .system }) > 1
      || messages.drop { $0.role == .system }.contains { $0.role == .system }
  }
}

/// Which cases a target cannot be asked.
private struct SkipCheck {
  let target: Target
  let sampling: Sampling
  private let lacking: Set<Adapter.Capability>
  /// By the roles of a conversation: without tools and schema an objection depends on nothing else.
  private var known: [[Message.Role]: String?] = [:]

  init(target: Target, sampling: Sampling) {
    self.target = target
    self.sampling = sampling
    lacking = Set(Adapter.Capability.allCases.filter { !target.endpoint.can($0) })
  }

  /// Why it cannot be asked a case of a suite; nil where it can.
  mutating func objection(to item: Case, of suite: Suite) -> String? {
    let needs = item.needs
    if target.recording?.skips(item.id, of: suite.name) == true, item.isMoreThanAQuestion {
      // In words of our own: a stranger's file has no say in what reports print.
      return needs.isEmpty
        ? "was not asked when it was recorded"
        : "needs " + needs.map(\.rawValue).sorted().joined(separator: " and ")
    }
    let missing = Adapter.Capability.allCases.filter { needs.contains($0) && lacking.contains($0) }
    if !missing.isEmpty { return "needs " + missing.map(\.rawValue).joined(separator: " and ") }
    let messages = item.messages(withSystem: target.system)
    let roles = messages.map(\.role)
    if needs.isEmpty, let objection = known[roles] { return objection }
    let prompt = Prompt(
      messages: messages.filled(with: Array(repeating: "…", count: item.openTurns)),
      sampling: sampling, tools: item.tools, schema: item.schema?.source.description,
      suffix: item.suffix,
      origin: .init(suite: "", suiteDigest: "", case: item.id, sample: 0))
    let objection = Adapter.objection(to: prompt, by: target.endpoint)
    if needs.isEmpty { known[roles] = .some(objection) }
    return objection
  }
}

extension Skip {
  /// The cases of these suites that not every target can be asked.
  static func all(of suites: [Suite], targets: [Target], sampling: Sampling) -> [Skip] {
    var checks = targets.map { SkipCheck(target: $0, sampling: sampling) }
    var skips: [Skip] = []
    for suite in suites {
      for item in suite.cases {
        var reasons: [String] = []
        var names: [String] = []
        for index in checks.indices {
          guard let objection = checks[index].objection(to: item, of: suite) else { continue }
          names.append(checks[index].target.name)
          if !reasons.contains(objection) { reasons.append(objection) }
        }
        guard !names.isEmpty else { continue }
        skips.append(
          Skip(
            suite: suite.name, case: item.id, targets: names,
            reason: reasons.joined(separator: "; ")))
      }
    }
    return skips
  }

  /// One line for each reason, with how many cases: what screens and reports say of them.
  public static func lines(_ skips: [Skip]) -> [String] {
    var counts: [(reason: String, targets: [String], count: Int)] = []
    for skip in skips {
      if let index = counts.firstIndex(where: {
        $0.reason == skip.reason && $0.targets == skip.targets
      }) {
        counts[index].count += 1
      } else {
        counts.append((skip.reason, skip.targets, 1))
      }
    }
    return counts.map { entry in
      let isOne = entry.count == 1
      let reason =
        !isOne && entry.reason.hasPrefix("needs ")
        ? "need " + entry.reason.dropFirst("needs ".count) : entry.reason
      let lack = entry.reason.hasPrefix("needs ") ? ", lacking at " : ", at "
      return Sentences.counted(entry.count, "case") + " skipped on every side: " + reason + lack
        + entry.targets.map(\.visibleLine).joined(separator: " and ")
    }
  }
}
