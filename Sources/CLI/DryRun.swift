import Adapters
import Eval
import Foundation

/// What a run would do, without doing it.
struct DryRun {
  let plan: Plan
  let asking: Asking
  let policy: Policy

  var text: String {
    let targets = [asking.primary] + asking.fallbacks
    let estimates = zip(plan.sides, targets).map { Estimate(of: plan, side: $0, target: $1) }
    var lines = plan.suites.map { "suite     \($0.name) \($0.version) · \($0.cases.count) cases" }
    lines.append("policy    \(policy.name) \(policy.version)")
    lines.append(
      "plan      \(plan.caseCount) cases × \(plan.samples) samples · "
        + (plan.openTurns > 0 ? "\(plan.openTurns) earlier turns to be written · " : "")
        + "seed \(plan.seed) · run \(plan.runID)")
    for (estimate, target) in zip(estimates, targets) { lines.append(self.line(estimate, target)) }
    let hosts = Set(
      estimates.compactMap(\.host)
        + [asking.judge, asking.embedder].compactMap { $0?.endpoint.host }
    ).sorted()
    lines += helperLines
    lines.append(
      "hosts     " + (hosts.isEmpty ? "none: nobody is asked" : hosts.joined(separator: ", ")))
    lines.append(
      "basis     input by \(4) bytes a token, output as long as max_tokens allows, "
        + "\(Estimate.secondsPerReply) s a reply; prices of \(Prices.date), all at most")
    lines += asking.notes.map { "note      \($0)" }
    lines += plan.notes(policy: policy).map { "note      \($0)" }
    return lines.joined(separator: "\n")
  }

  private var helperLines: [String] {
    func line(_ role: String, _ target: Target, _ work: String) -> String {
      "\(role) \(target.name.visibleLine) · \(target.endpoint.host ?? "read from a file") · "
        + "at most \(work)"
    }
    return [
      asking.judge.map { line("judge    ", $0, "\(plan.mostVotes(policy: policy)) votes") },
      asking.embedder.map { line("embedder ", $0, "\(plan.mostTexts(policy: policy)) texts") },
    ].compactMap { $0 }
  }

  private func line(_ estimate: Estimate, _ target: Target) -> String {
    let cost = estimate.cost.map { $0 == 0 ? "no cost" : Budget.text($0) } ?? "cost unknown"
    let time = estimate.seconds.map { "\(Int(($0 / 60).rounded(.up))) min" } ?? "time unknown"
    let role = estimate.side.role.rawValue
    return role + String(repeating: " ", count: max(1, 10 - role.count))
      + "\(target.name.visibleLine) · \(estimate.host ?? "read from a file") · "
      + "\(estimate.replies) replies · \(estimate.inputTokens) tokens in, "
      + "\(estimate.outputTokens) out · \(cost) · \(time)"
  }
}
