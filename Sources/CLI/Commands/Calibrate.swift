import ArgumentParser
import Eval
import Foundation

struct Calibrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "How often the gates err and pass, by simulation; asks nobody.",
    discussion: """
      Draws replies of made-up models of which the truth is known and puts them through the same \
      scoring, comparison and gates as a run. Exit codes: 0 every figure is within its limit, 1 a \
      gate errs more often than it may, 2 a sound model passes too seldom with so few cases.
      """)

  @OptionGroup var settings: ConfigurationOptions
  @OptionGroup var suites: SuiteOptions

  @Option(help: "The policy (default: the configuration's, else the built-in standard).")
  var policy: String?

  @Option(help: "Draws behind each wrong PASS; other figures take a tenth, but 1000 at least.")
  var draws = 1000

  @Option(help: "The same seed gives the same table.")
  var seed: UInt64 = 1

  @Option(
    name: .customLong("scenario"),
    help: ArgumentHelp(
      "Only this one: \(Scenario.allCases.map(\.rawValue).joined(separator: ", ")); repeatable.",
      valueName: "NAME"))
  var scenarios: [Scenario] = []

  @Option(
    name: .customLong("gate"),
    help: ArgumentHelp("Only this gate; repeatable.", valueName: "GATE"))
  var gates: [String] = []

  @Option(
    name: .customLong("recording"),
    help: ArgumentHelp(
      "Instead of simulating, halve this recording's samples and judge one half by the other; "
        + "a second one is judged by the first.", valueName: "FILE"))
  var recordings: [String] = []

  @Option(help: "Standard output: text or json.")
  var format = ReportOptions.Format.text

  @Flag(help: "No progress.")
  var quiet = false

  func validate() throws {
    guard (20...1_000_000).contains(draws) else {
      throw ValidationError("--draws must lie between 20 and 1000000.")
    }
    guard recordings.count <= 2 else {
      throw ValidationError("--recording takes one model's file, or two models' files.")
    }
    if !recordings.isEmpty, !scenarios.isEmpty || !gates.isEmpty || format == .json {
      throw ValidationError("--recording goes without --scenario, --gate and --format json.")
    }
  }

  func run() async throws {
    let configuration = try settings.read()
    let policy = try CLI.policy(policy, configuration)
    if !recordings.isEmpty { return try await split(policy, try suites.read(configuration)) }
    let named = suites.suites.isEmpty ? configuration.suites : suites.suites
    var calibration = Calibration(
      suites: named.isEmpty ? nil : try suites.read(configuration), policy: policy,
      samples: suites.samples ?? configuration.sampling.samples, draws: draws, seed: seed)
    if !scenarios.isEmpty { calibration.scenarios = scenarios }
    if !gates.isEmpty { calibration.gates = try Set(gates.map { try gate($0, of: policy) }) }
    let display = StepDisplay(what: "calibrating", isQuiet: quiet)
    let plan = calibration
    let result = try await interruptible("stopping; once more to stop at once") {
      try await plan.run { display.show($0, of: $1) }
    }
    switch format {
    case .text: Terminal.print(result.text(Terminal.outputStyle))
    case .json: Terminal.print(try result.json())
    }
    throw ExitCode(result.outcome.exitCode)
  }

  /// Every recording against itself, and two against each other; the worst outcome decides.
  private func split(_ policy: Policy, _ suites: [Suite]) async throws {
    var all: [RecordingSplits] = []
    for path in recordings {
      all.append(
        try await RecordingSplits(
          of: path, suites: suites, policy: policy, splits: draws, seed: seed))
    }
    if recordings.count == 2 {
      all.append(
        try await RecordingSplits(
          of: recordings[0], against: recordings[1], suites: suites, policy: policy, splits: draws,
          seed: seed))
    }
    Terminal.print(RecordingSplits.text(all, Terminal.outputStyle))
    throw ExitCode(RecordingSplits.outcome(all).exitCode)
  }

  private func gate(_ name: String, of policy: Policy) throws -> GateID {
    let id = GateID(rawValue: name)
    guard policy.gates.contains(where: { $0.gate == id }) else {
      throw Problem(
        "the policy has no gate \"\(name)\"",
        hint: policy.gates.map(\.gate.rawValue).joined(separator: ", "))
    }
    return id
  }
}

extension Scenario: ExpressibleByArgument {}
