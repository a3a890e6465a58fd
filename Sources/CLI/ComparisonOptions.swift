import ArgumentParser
import Eval

/// Who is compared with whom, on what, under which policy.
struct ComparisonOptions: ParsableArguments {
  @OptionGroup var settings: ConfigurationOptions
  @OptionGroup var suites: SuiteOptions

  @Option(help: ArgumentHelp("The model depended on today.", valueName: "T"))
  var primary: String?

  @Option(
    name: .customLong("fallback"),
    help: ArgumentHelp("A model that might stand in; repeatable.", valueName: "T"))
  var fallbacks: [String] = []

  @Option(help: "The policy (default: the configuration's, else the built-in standard).")
  var policy: String?

  /// What is compared, read and checked; nobody was asked.
  struct Comparison {
    var configuration: Configuration
    var asking: Asking
    var plan: Plan
    var policy: Policy
  }

  /// The configuration with the command line's targets on top.
  func configuration() throws -> Configuration {
    var configuration = try settings.read()
    if let primary { configuration.primary = primary }
    if !fallbacks.isEmpty { configuration.fallbacks = fallbacks }
    return configuration
  }

  /// Everything that can be wrong is found here, before anyone is asked.
  func comparison() throws -> Comparison {
    let configuration = try configuration()
    let policy = try CLI.policy(policy, configuration)
    let suites = try suites.read(configuration)
    let sides = try configuration.sides()
    let judge = policy.needsJudge ? try configuration.judge.map(configuration.target) : nil
    let embedder =
      policy.needsEmbedder ? try configuration.embedder.map(configuration.target) : nil
    let asking = try Asking(
      primary: sides.primary, fallbacks: sides.fallbacks, judge: judge, embedder: embedder)
    _ = try Budget(
      configuration.maxCost,
      targets: [asking.primary] + asking.fallbacks
        + [asking.judge, asking.embedder].compactMap(\.self))
    let sampling = asking.adopted(
      configuration.sampling, isChosen: configuration.samplingIsChosen,
      samples: self.suites.samples)
    let plan = try Plan(
      suites: suites, primary: asking.primary, fallbacks: asking.fallbacks, sampling: sampling,
      judge: asking.judge, embedder: asking.embedder)
    return Comparison(configuration: configuration, asking: asking, plan: plan, policy: policy)
  }
}
