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

  @OptionGroup var settings: ConfigurationOptions
  @OptionGroup var suites: SuiteOptions
  @OptionGroup var reports: ReportOptions
  @OptionGroup var labels: LabelOptions

  @Option(help: ArgumentHelp("The model depended on today.", valueName: "T"))
  var primary: String?

  @Option(
    name: .customLong("fallback"),
    help: ArgumentHelp("A model that might stand in; repeatable.", valueName: "T"))
  var fallbacks: [String] = []

  @Option(help: "The policy (default: the configuration's, else the built-in standard).")
  var policy: String?

  @Flag(help: "Show what would be asked of whom, and ask nobody.")
  var dryRun = false

  @Flag(help: "Ask everything anew instead of going on with what is stored.")
  var fresh = false

  @Flag(help: "Several fallbacks: exit by the best verdict instead of the worst.")
  var any = false

  @Flag(help: "No progress.")
  var quiet = false

  func run() async throws {
    let setup = try setup()
    var asking = setup.asking
    var plan = setup.plan
    try asking.check(against: plan, now: Date())
    if dryRun {
      Terminal.print(DryRun(plan: plan, asking: asking, policy: setup.policy).text)
      return
    }
    let store = try Store(path: setup.configuration.store)
    let latest = try store.latestGeneration(of: plan)
    plan.generation = fresh ? latest.map { $0 + 1 } ?? 0 : latest ?? 0
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

  private struct Setup {
    var configuration: Configuration
    var asking: Asking
    var plan: Plan
    var policy: Policy
  }

  /// Everything that can be wrong is found here, before anyone is asked.
  private func setup() throws -> Setup {
    var configuration = try settings.read()
    if let primary { configuration.primary = primary }
    if !fallbacks.isEmpty { configuration.fallbacks = fallbacks }
    let policy = try CLI.policy(policy, configuration)
    try labels.check(configuration)
    let suites = try suites.read(configuration)
    let sides = try configuration.sides()
    let judge = policy.needsJudge ? try configuration.judge.map(configuration.target) : nil
    let embedder =
      policy.needsEmbedder ? try configuration.embedder.map(configuration.target) : nil
    let asking = try Asking(
      primary: sides.primary, fallbacks: sides.fallbacks, judge: judge, embedder: embedder)
    let sampling = asking.adopted(
      configuration.sampling, isChosen: configuration.samplingIsChosen,
      samples: self.suites.samples)
    let plan = try Plan(
      suites: suites, primary: asking.primary, fallbacks: asking.fallbacks, sampling: sampling,
      judge: asking.judge, embedder: asking.embedder)
    return Setup(
      configuration: configuration, asking: asking, plan: plan, policy: policy)
  }
}
