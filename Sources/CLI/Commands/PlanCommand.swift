import Adapters
import ArgumentParser
import Eval
import Foundation

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "What these suites can settle, and what asking takes; asks nobody.",
    discussion: """
      Prints for each gate how often a sound fallback would meet it: the primary itself asked again, \
      and another model that is as good. A pilot is a recording of the primary (locum record); \
      without one the rates are assumed, and printed.
      """)

  @OptionGroup var comparison: ComparisonOptions

  @Option(help: ArgumentHelp("A recording of the primary to measure rates on.", valueName: "FILE"))
  var pilot: String?

  @Option(help: "Standard output: text or json.")
  var format = ReportOptions.Format.text

  func run() async throws {
    let configuration = try comparison.configuration()
    let report =
      try namesTargets(configuration)
      ? await report(of: comparison.comparison()) : await reportWithoutTargets(configuration)
    switch format {
    case .text: Terminal.print(report.text(Terminal.outputStyle))
    case .json: Terminal.print(try report.json())
    }
  }

  private func namesTargets(_ configuration: Configuration) -> Bool {
    configuration.primary != nil || !configuration.fallbacks.isEmpty
      || configuration.targets["primary"] != nil
  }

  private func report(of comparison: ComparisonOptions.Comparison) async throws -> PlanReport {
    let plan = comparison.plan
    var asking = comparison.asking
    try asking.check(against: plan, now: Date())
    let baseline = try baseline(asking, plan, comparison.policy)
    let setting = PowerSetting(
      suites: plan.askedSuites, samples: plan.samples, policy: comparison.policy,
      baseline: baseline,
      seed: plan.seed)
    let targets = [asking.primary] + asking.fallbacks
    return await PlanReport(
      setting, estimates: zip(plan.sides, targets).map { Estimate(of: plan, side: $0, target: $1) },
      notes: plan.conditions + asking.notes + comparison.policy.notes(of: plan)
        + (baseline?.notes(policy: comparison.policy, samples: plan.samples, seed: plan.seed) ?? [])
    )
  }

  /// The pilot, else the primary where it is a recording.
  private func baseline(_ asking: Asking, _ plan: Plan, _ policy: Policy) throws -> Baseline? {
    guard let pilot else { return try asking.baseline(of: plan, policy: policy) }
    let opened = try Asking(primary: try Target.parse("recording:\(pilot)"), fallbacks: [])
    guard let baseline = try opened.baseline(of: plan, policy: policy) else {
      throw Problem(
        "\(pilot) holds no reply to any case of these suites",
        hint: "record the primary on them: locum record --target T -o \(pilot)")
    }
    return baseline
  }

  /// Power takes cases and a policy only; money takes targets.
  private func reportWithoutTargets(_ configuration: Configuration) async throws -> PlanReport {
    if pilot != nil {
      throw Problem(
        "a pilot needs to know whose it is", hint: "name the targets: --primary T --fallback T")
    }
    let policy = try CLI.policy(comparison.policy, configuration)
    let suites = try comparison.suites.read(configuration)
    let setting = PowerSetting(
      suites: suites, samples: comparison.suites.samples ?? configuration.sampling.samples,
      policy: policy, seed: configuration.sampling.seed)
    return await PlanReport(
      setting, estimates: [],
      notes: [
        "no target is named, so tokens, money and time are not known: --primary T --fallback T"
      ]
    )
  }
}
