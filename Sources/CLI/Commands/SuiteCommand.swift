import ArgumentParser
import Eval
import Foundation

struct SuiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suite", abstract: "Make suites.", subcommands: [FromLogs.self])
}

struct FromLogs: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "from-logs",
    abstract: "Make a suite and a recording from production logs; asks nobody.",
    discussion: """
      Reads JSON Lines of {request, response} with bodies of chat completions, LiteLLM payloads, or \
      messages that end with the answer. Repeats and near repeats are asked once; e-mail addresses, \
      phone numbers, IBANs, cards, social security numbers, public IP addresses, keys and labelled \
      passwords are taken out; names, postal addresses and free-form identifiers are not.
      """)

  @Argument(help: ArgumentHelp("The log.", valueName: "FILE"))
  var file: String

  @Option(name: [.short, .customLong("output")], help: "The suite to write.")
  var output: String

  @Option(help: "Write the answers in the log as a recording.")
  var recording: String?

  @Option(help: "The suite's name (default: the file's).")
  var name: String?

  @Option(help: "How many cases at most.")
  var cases = 300

  @Option(help: "Of the draw; the same seed draws the same cases.")
  var seed: UInt64 = 1

  @Option(help: "Whose answers are the primary's, where the log has several models.")
  var model: String?

  @Option(help: "The language of the answers, such as de (default: en).")
  var language: String?

  @Flag(help: "Write over a file that is there.")
  var force = false

  func validate() throws {
    guard (1...100_000).contains(cases) else {
      throw ValidationError("--cases must lie between 1 and 100000.")
    }
  }

  func run() async throws {
    try Overwriting.refuse([output, recording], force: force)
    let made = try TrafficSuite(
      reading: file,
      options: .init(
        name: name, cases: cases, seed: seed, model: model,
        language: language?.lowercased()))
    try made.imported.write(to: output, recording: recording)
    for line in made.account { Terminal.note(line) }
    Terminal.print(
      "wrote \(output): \(Import.counted(made.imported.suite.cases.count, "case", "cases"))")
    if let recording {
      Terminal.print(
        "wrote \(recording): \(Import.counted(made.imported.replies.count, "reply", "replies"))")
    }
    Terminal.note("next: locum validate \(output)")
  }
}
