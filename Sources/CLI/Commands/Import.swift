import ArgumentParser
import Eval
import Foundation
import Metrics

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a suite from the questions of another tool; runs nothing, asks nobody.",
    discussion: """
      promptfoo      a configuration, with the prompts, tests and vars that it names
      openai-evals   samples as JSON Lines, or a registry file
      inspect        a dataset (JSON, JSON Lines, CSV) or a log as JSON
      lm-eval        what --log_samples wrote
      jsonl, csv     one case a line: prompt or messages, answer, expect, id, … \
      (--column FIELD=COLUMN where they have other names)

      What a suite has no equivalent for is listed with file, line and column, and nothing is \
      written; with --drop-unmapped it is left out and listed at the head of the suite.
      """)

  @Argument(help: ArgumentHelp("What kind of file it is.", valueName: "FORMAT"))
  var format: ImportFormat

  @Argument(help: ArgumentHelp("The file.", valueName: "FILE"))
  var file: String

  @Option(name: [.short, .customLong("output")], help: "The suite to write.")
  var output: String

  @Option(help: "Write the replies that the file holds as a recording.")
  var recording: String?

  @Option(help: "The suite's name (default: the file's).")
  var name: String?

  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "Where a field is found, e.g. answer=solution; repeatable.", valueName: "FIELD=COLUMN"))
  var columns: [String] = []

  @Option(help: "The language of the answers, such as de (default: en, or as the file says).")
  var language: String?

  @Flag(help: "Leave out what has no equivalent, and list it at the head of the suite.")
  var dropUnmapped = false

  @Flag(help: "Write over a file that is there.")
  var force = false

  func run() async throws {
    try Overwriting.refuse([output, recording], force: force)
    let imported = try format.read(
      file, options: ImportOptions(name: name, columns: map(), language: language?.lowercased()))
    if !imported.unmapped.isEmpty { try account(for: imported) }
    if recording != nil, imported.replies.isEmpty {
      throw Problem("\(file) holds no replies", hint: "leave --recording out")
    }
    try imported.write(to: output, recording: recording)
    let counts = Dictionary(grouping: imported.suite.cases, by: \.dimension).mapValues(\.count)
    let parts = Dimension.allCases.compactMap { one in counts[one].map { "\($0) \(one.rawValue)" } }
    Terminal.print(
      "wrote \(output): \(Self.counted(imported.suite.cases.count, "case", "cases")) "
        + "(\(parts.joined(separator: ", ")))")
    if let note = imported.note { Terminal.note("note: \(note)") }
    if let recording {
      Terminal.print(
        "wrote \(recording): \(Self.counted(imported.replies.count, "reply", "replies"))")
    } else if !imported.replies.isEmpty {
      Terminal.note(
        "note: \(file) also holds \(Self.counted(imported.replies.count, "reply", "replies")); "
          + "--recording FILE keeps them")
    }
    Terminal.note("next: locum validate \(output)")
  }

  static func counted(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  /// Says what has no equivalent.
  ///
  /// - Throws: ``Problem`` unless it may be left out and something else is left.
  private func account(for imported: ImportedSuite) throws {
    let isLeftOut = dropUnmapped && !imported.suite.cases.isEmpty
    for problem in imported.unmapped {
      if isLeftOut {
        Terminal.note("left out: \(problem.mention())")
      } else {
        Terminal.complain(problem.description)
      }
    }
    if imported.unlisted > 0 { Terminal.note("and \(imported.unlisted) more of these") }
    guard !isLeftOut else { return }
    let parts = imported.unmapped.count + imported.unlisted
    let cases = imported.suite.cases.count
    throw Problem(
      "nothing was written: \(parts == 1 ? "one part has" : "\(parts) parts have") no equivalent in "
        + "a suite",
      hint: cases == 0
        ? "nothing else is in it that could be asked"
        : "--drop-unmapped leaves out what is listed, writes the rest "
          + "(\(Self.counted(cases, "case", "cases"))) and lists it at the head of the suite")
  }

  private func map() throws -> [String: String] {
    var map: [String: String] = [:]
    for pair in columns {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw ValidationError("--column is FIELD=COLUMN, such as answer=solution, not \(pair).")
      }
      map[parts[0]] = parts[1]
    }
    return map
  }
}

extension ImportFormat: ExpressibleByArgument {}
