import Adapters
import Eval
import Foundation

/// What a run would do, without doing it.
struct DryRun {
  let plan: Plan
  let asking: Asking
  let policy: Policy
  /// Margins that the primary does not keep against itself.
  let wobble: [String]

  var text: String {
    let targets = [asking.primary] + asking.fallbacks
    let estimates = zip(plan.sides, targets).map { Estimate(of: plan, side: $0, target: $1) }
    var lines = plan.suites.map { "suite     \($0.name) \($0.version) · \($0.cases.count) cases" }
    lines.append("policy    \(policy.name) \(policy.version)")
    lines.append(
      "plan      \(plan.askedText) × \(plan.samples) samples · "
        + (plan.openTurns > 0 ? "\(plan.openTurns) earlier turns to be written · " : "")
        + "seed \(plan.seed) · run \(plan.runID)")
    lines += estimates.map(\.text)
    let hosts = Set(
      estimates.compactMap(\.host)
        + [asking.judge, asking.embedder].compactMap { $0?.endpoint.host }
    ).sorted()
    lines += helperLines
    for target in targets {
      guard let program = target.endpoint.launch?.program else { continue }
      lines.append(
        "starts    \(target.name.visibleLine) · \(program.command.joined(separator: " ").visibleLine)"
      )
    }
    lines.append(
      "hosts     " + (hosts.isEmpty ? "none: nobody is asked" : hosts.joined(separator: ", ")))
    lines.append("basis     " + Estimate.basis)
    lines += plan.conditions.map { "note      \($0)" }
    lines += asking.notes.map { "note      \($0)" }
    lines += (plan.notes(policy: policy) + wobble).map { "note      \($0)" }
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
}
