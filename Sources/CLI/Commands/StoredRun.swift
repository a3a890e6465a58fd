import ArgumentParser
import Eval
import Foundation

/// A run in the store, as the commands name it that ask nobody.
struct StoredRun: ParsableArguments {
  @Argument(help: ArgumentHelp("A run's id, the beginning of one, or last.", valueName: "RUN"))
  var run: String

  @OptionGroup var settings: ConfigurationOptions

  func open() throws -> (configuration: Configuration, store: Store, plan: Plan) {
    let configuration = try settings.read()
    let store = try Store(existingAt: configuration.store)
    return (configuration, store, try store.plan(ofRun: run))
  }
}

struct Gate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decide a stored run again, under this or another policy; asks nobody.")

  @OptionGroup var stored: StoredRun
  @OptionGroup var reports: ReportOptions
  @OptionGroup var labels: LabelOptions

  @Option(help: "The policy (default: the configuration's, else the built-in standard).")
  var policy: String?

  func run() async throws {
    let (configuration, store, plan) = try stored.open()
    let policy = try CLI.policy(policy, configuration)
    let report = try Report(
      plan: plan, policy: policy, store: store,
      labels: labels.read(configuration, for: plan, in: store), decidedAt: Date())
    try reports.render(report)
    throw ExitCode(report.outcome.exitCode)
  }
}

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Render a stored run again; asks nobody, decides as before.")

  @OptionGroup var stored: StoredRun
  @OptionGroup var reports: ReportOptions
  @OptionGroup var labels: LabelOptions

  func run() async throws {
    let (configuration, store, plan) = try stored.open()
    let policy = try store.policy(ofRun: plan) ?? CLI.policy(nil, configuration)
    let report = try Report(
      plan: plan, policy: policy, store: store,
      labels: labels.read(configuration, for: plan, in: store), decidedAt: Date())
    try reports.render(report)
    throw ExitCode(report.outcome.exitCode)
  }
}
