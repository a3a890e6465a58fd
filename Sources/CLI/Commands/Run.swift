import Adapters
import ArgumentParser
import Eval
import Foundation

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put the suites to primary and fallback, and decide.",
    discussion: """
      T is adapter:model[@base-url], or the name of a target in the configuration. What is stored \
      is not asked again: run the same command after an interruption and it goes on.
      """)

  @OptionGroup var comparison: ComparisonOptions
  @OptionGroup var reports: ReportOptions
  @OptionGroup var labels: LabelOptions

  @Flag(help: "Show what would be asked of whom, and ask nobody.")
  var dryRun = false

  @Flag(help: "Ask everything anew instead of going on with what is stored.")
  var fresh = false

  @Flag(help: "Several fallbacks: exit by the best verdict instead of the worst.")
  var any = false

  @Flag(help: "No progress.")
  var quiet = false

  func run() async throws {
    let setup = try comparison.comparison()
    try labels.check(setup.configuration)
    var asking = setup.asking
    var plan = setup.plan
    try asking.check(against: plan, now: Date())
    if dryRun {
      let wobble = try asking.wobble(of: plan, policy: setup.policy)
      Terminal.print(
        DryRun(plan: plan, asking: asking, policy: setup.policy, wobble: wobble).text)
      return
    }
    let store = try Store(path: setup.configuration.store)
    let latest = try store.latestGeneration(of: plan)
    plan.generation = fresh ? latest.map { $0 + 1 } ?? 0 : latest ?? 0
    if !quiet {
      // Before money is spent on what cannot be met.
      let wobble = try asking.wobble(of: plan, policy: setup.policy, stored: store)
      for note in wobble { Terminal.note("  note      \(note.visibleLine)") }
    }
    let session = Session(
      plan: plan, asking: asking, store: store, maxCost: setup.configuration.maxCost,
      isQuiet: quiet)
    let policy = setup.policy
    try await interruptible { try await session.help(policy, spent: session.run()) }
    var report = try Report(
      plan: plan, policy: setup.policy, store: store,
      labels: labels.read(setup.configuration, for: plan, in: store), decidedAt: Date())
    report.countsBest = any
    try reports.render(report)
    throw ExitCode(report.outcome.exitCode)
  }
}
