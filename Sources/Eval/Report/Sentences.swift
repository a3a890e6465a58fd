import Foundation
import Metrics

/// Every sentence of a verdict, in one place: for people who are no statisticians.
enum Sentences {
  static func headline(_ outcome: Verdict.Outcome, fallback: String, primary: String) -> String {
    switch outcome {
    case .pass: "\(fallback) may stand in for \(primary)"
    case .fail: "\(fallback) may not stand in for \(primary)"
    case .inconclusive:
      "not enough evidence to let \(fallback) stand in for \(primary); treated as not approved"
    case .invalid: "this run cannot be believed; treated as not approved"
    }
  }

  /// `2 gates broken, 1 not known, 5 met`.
  static func counts(_ verdict: Verdict) -> String {
    var parts: [String] = []
    if !verdict.broken.isEmpty { parts.append(counted(verdict.broken.count, "gate") + " broken") }
    if !verdict.notKnown.isEmpty {
      parts.append(
        (parts.isEmpty ? counted(verdict.notKnown.count, "gate") : "\(verdict.notKnown.count)")
          + " not known")
    }
    let met = verdict.met.count
    parts.append(
      parts.isEmpty ? "\(met) of \(counted(met, "gate")) met" : "\(met) met")
    return parts.joined(separator: ", ")
  }

  static func sentence(_ doubt: Doubt) -> String {
    switch doubt {
    case .noCases: "no case of the suites feeds this gate"
    case .notEnglish(let languages, let share):
      "tone is read off English word lists only, and "
        + (share < 1 ? "\(percent(share)) of " : "") + "the tone cases are in "
        + languages.joined(separator: ", ")
        + (share < 1 ? " (at most \(percent(Gate.largestUndefinedShare)) is allowed)" : "")
    case .tooFew(let part, let have, let need):
      "\(part): \(counted(have, "independent case")); at least \(need) are needed at this margin"
    case .worseOnTooFew(let part, let have, let need):
      "\(part): the fallback did worse on \(counted(have, "independent case")), and \(need) are needed "
        + "to tell by how much"
    case .astride(let part, let cases):
      "\(part): the interval crosses the margin" + settling(cases)
    case .beyondButNotProven(let part, let cases):
      "\(part): beyond the margin, but not proven after correction for the number of tests"
        + settling(cases)
    case .dependsOnMissing(let part):
      "\(part): what the failed calls would have answered decides"
    case .undefined(let part, let share):
      "\(part): in \(percent(share)) of cases the fallback's replies give nothing to measure "
        + "(at most \(percent(Gate.largestUndefinedShare)) is allowed)"
    case .unanswered(let part, let share):
      "\(part): to \(percent(share)) of the cases the primary has no reply "
        + "(at most \(percent(Gate.largestUndefinedShare)) is allowed)"
    case .noContrast(let broken):
      "the primary gives no contrast: only \(counted(broken, "case")) of it could be spoiled to "
        + "test this gate, \(BrokenCopy.fewestCases) are needed"
    case .skipped(let part, let count):
      "\(part): \(counted(count, "case")) skipped, because a target cannot be asked "
        + (count == 1 ? "it" : "them")
    case .classTooSmall(let title, let have):
      "\(title): \(counted(have, "tested case")); \(ZeroToleranceClass.fewestCases) are needed to "
        + "bound the rate below 5 %"
    case .unsureRefusals(let part, let share):
      "\(part): \(percent(share)) more of the fallback's replies than of the primary's read as "
        + "refusals that may be none"
    case .noEmbedder: "no embedder is configured"
    case .judge(let doubt): doubt.sentence
    case .unsureFindings(let title, let count):
      "\(title): \(counted(count, "reply", "replies")) need a person's look"
    }
  }

  private static func settling(_ cases: Int?) -> String {
    cases.map { "; about \(grouped($0)) cases would settle it if the loss stays what it is" }
      ?? "; more cases are unlikely to settle it"
  }

  static func sentence(_ invalidity: Invalidity) -> String {
    switch invalidity {
    case .fallbackMissing(let share, let cap):
      "\(percent(share)) of the fallback's replies are missing, at most \(percent(cap)) is allowed"
    case .totalMissing(let share, let cap):
      "\(percent(share)) of all replies are missing, at most \(percent(cap)) is allowed"
    case .selfComparison(let broken, let halvings):
      "the primary breaks a gate against itself in \(broken) of \(halvings) halvings of its own "
        + "replies"
    case .tooFewSamples(let have, let need):
      "\(counted(have, "sample")) a case cannot be halved to compare the primary with itself; "
        + "\(need) are needed"
    case .blindGate(let gate, let parts):
      "the gate \(gate.rawValue) did not notice a spoiled copy of the primary ("
        + parts.joined(separator: ", ") + ")"
    }
  }

  static func hint(
    _ invalidity: Invalidity, run: String, recorded: RecordedSides = []
  ) -> String {
    switch invalidity {
    case .fallbackMissing: refill(.fallback, recorded: recorded, to: Self.asksAgain)
    case .totalMissing: refill([.primary, .fallback], recorded: recorded, to: Self.asksAgain)
    case .selfComparison:
      "the primary's own replies differ too much for these margins: lower the temperature, raise "
        + "--samples, or widen the margin with a reason"
    case .tooFewSamples(_, let need): "pass --samples \(need) or more"
    case .blindGate(let gate, _):
      "look at the cases that feed \(gate.rawValue): their replies hardly differ in what it measures"
    }
  }

  private static let asksAgain =
    ": only the missing replies are asked for; raise limits.timeout or lower limits.concurrency if "
    + "they keep failing"

  /// What to do about a gate that is not met; nil where another gate's hint says it.
  static func hint(_ doubt: Doubt, gate: GateID, recorded: RecordedSides = []) -> String? {
    switch doubt {
    case .noCases:
      "add cases that feed \(gate.rawValue), or take the gate out of the policy"
    case .notEnglish(_, let share) where share < 1:
      "put the cases in other languages into a suite of their own, with a policy without "
        + gate.rawValue
    case .notEnglish:
      "take \(gate.rawValue) out of the policy for this suite; the other gates still decide"
    case .tooFew(let part, _, let need), .worseOnTooFew(let part, _, let need):
      "\(gate.rawValue): bring at least \(grouped(need)) independent cases for \(part)"
    case .astride(let part, let cases?), .beyondButNotProven(let part, let cases?):
      "\(gate.rawValue): about \(grouped(cases)) cases would settle \(part)"
    case .astride(let part, nil), .beyondButNotProven(let part, nil):
      "\(gate.rawValue): \(part) lies at the margin; ask the margin's owner whether it is right"
    case .dependsOnMissing: refill(.fallback, recorded: recorded)
    case .unanswered: refill(.primary, recorded: recorded)
    case .undefined:
      "the fallback leaves replies that cannot be measured: look at them with locum show"
    case .noContrast:
      "bring more cases for \(gate.rawValue) on which the primary does what is expected"
    case .skipped:
      "choose targets that can be asked every case, say what they can do with `capabilities:`, or "
        + "take the cases out of the suite"
    case .classTooSmall(let title, let have):
      "bring \(max(1, ZeroToleranceClass.fewestCases - have)) more cases for \(title)"
    case .unsureRefusals: "label the replies the detector is unsure of: locum review RUN"
    case .noEmbedder:
      "name a target with embedder: in the configuration, or take the gate out of the policy"
    case .judge(let doubt): doubt.hint
    case .unsureFindings: "label the findings: locum review RUN"
    }
  }

  /// `identical: …` in a person's words: what one test says.
  static func sentence(_ test: TestDecision, primary: String, fallback: String) -> String {
    let share = test.unit == .points
    let own = share ? test.primary.map(percent) : test.primary.map { number($0) }
    let other = share ? test.fallback.map(percent) : test.fallback.map { number($0) }
    guard let own, let other else { return "\(test.title): nothing to compare" }
    var text = "\(test.title): \(fallback) \(other), \(primary) \(own)"
    if test.status == .broken, let bound = test.holmBound, let level = test.holmLevel {
      let isAbove = bound > test.bounds.upper
      let loss = test.unit.loss(bound)
      let isClose = loss == test.unit.loss(isAbove ? test.bounds.upper : test.bounds.lower)
      text +=
        "; the loss is "
        + (isClose ? "just beyond" : "\(isAbove ? "at least" : "at most") \(loss), beyond")
        + " the margin at level " + number(level, decimals: 4)
    }
    return text
  }

  static func sentence(_ one: ClassDecision) -> String {
    let passed = one.skipped.map { ", \(counted($0, "case")) skipped" } ?? ""
    if one.cases == 0 { return "\(one.title): not tested\(passed)" }
    let events = one.exactHits.count + one.findings.count
    if events > 0 {
      return "\(one.title): in \(events) of \(counted(one.tested, "tested case"))"
    }
    let bound = one.bound.map { "; the rate is below \(percent($0)) with 95 % confidence" } ?? ""
    return "\(one.title): 0 of \(one.tested)\(passed)\(bound)"
  }

  /// Replies of little worth, where either side has more than one in a hundred; nil else.
  static func poorReplies(_ verdict: Verdict) -> String? {
    let kinds = [
      ("empty or degenerate", \Coverage.degenerate), ("cut by the length limit", \Coverage.cut),
    ].compactMap { name, count -> String? in
      let shares = [verdict.primary, verdict.fallback].map { side in
        side.replied == 0 ? 0 : Double(side[keyPath: count]) / Double(side.replied)
      }
      guard shares.contains(where: { $0 > 0.01 }) else { return nil }
      return
        "\(name) \(percent(shares[0])) of the primary's, \(percent(shares[1])) of the fallback's"
    }
    return kinds.isEmpty ? nil : "replies " + kinds.joined(separator: "; ")
  }

  /// What people's labels did, and whose they are.
  static func sentence(_ labels: AppliedLabels, fallback: String?) -> String {
    var all = labels.primary
    all += labels.fallback
    let people = labels.people.isEmpty ? "nobody" : labels.people.joined(separator: ", ")
    var text = fallback.map { $0 + ": " } ?? ""
    text +=
      "\(counted(all.applied, "reading")) judged by people (\(people); labels "
      + "\(labels.digest.prefix(12))): \(grouped(labels.primary.changed)) of the primary and "
      + "\(grouped(labels.fallback.changed)) of the fallback changed"
    if all.againstSure > 0 {
      text += ", \(grouped(all.againstSure)) of them against a sure reading"
    }
    if all.standing > 0 {
      text +=
        "; \(counted(all.standing, "label")) would take back a sure finding of zero tolerance and "
        + (all.standing == 1 ? "does" : "do") + " not count"
    }
    if all.disputed > 0 {
      text += "; people disagree on \(counted(all.disputed, "reading")), which count as unsure"
    }
    if labels.ofOtherRuns > 0 {
      text += "; \(counted(labels.ofOtherRuns, "label")) of other runs not used"
    }
    return text
  }

  /// A margin that the primary seldom keeps against itself.
  static func noisy(
    _ gate: GateID, title: String, unit: LossTest.Unit, wobble: Double, margin: Double,
    samples: Int, baseline: String
  ) -> String {
    "\(gate.rawValue) (\(title)): with \(counted(samples, "sample")) a case the primary strays from "
      + "itself by up to \(unit.distance(wobble)) (\(baseline)), and the margin is "
      + "\(unit.distance(margin)): even the primary asked again would meet it in fewer than half of "
      + "runs; take more samples or cases, lower the temperature, or widen the margin with a reason"
  }

  static func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? singular : plural ?? singular + "s")"
  }

  /// `3,600`.
  static func grouped(_ count: Int) -> String {
    var digits = String(abs(count))
    var position = digits.count - 3
    while position > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
      position -= 3
    }
    return count < 0 ? "-" + digits : digits
  }

  /// `3.1 %`.
  static func percent(_ share: Double) -> String { number(100 * share, decimals: 1) + " %" }

  /// Fixed decimals, never `-0.000`, the same in every locale.
  static func number(_ value: Double, decimals: Int = 3) -> String {
    let text = String(format: "%.\(decimals)f", value)
    return text.hasPrefix("-") && text.dropFirst().allSatisfy({ $0 == "0" || $0 == "." })
      ? String(text.dropFirst()) : text
  }
}
