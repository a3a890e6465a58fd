import Adapters
import ArgumentParser
import Eval
import Foundation

/// Where to read settings from.
struct ConfigurationOptions: ParsableArguments {
  @Option(name: [.short, .customLong("config")], help: "The configuration (default: locum.yaml).")
  var config: String?

  @Option(help: "The file that keeps replies and runs.")
  var store: String?

  /// The configuration file, where one is named or stands in the current folder.
  func read() throws -> Configuration {
    var configuration = Configuration()
    if let config {
      configuration = try ConfigurationReader().configuration(at: config)
    } else if FileManager.default.fileExists(atPath: "locum.yaml") {
      configuration = try ConfigurationReader().configuration(at: "locum.yaml")
    }
    if let store { configuration.store = store }
    return configuration
  }
}

/// What to ask.
struct SuiteOptions: ParsableArguments {
  @Option(name: .customLong("suite"), help: "A suite file or a folder of them; repeatable.")
  var suites: [String] = []

  @Option(name: .customLong("tag"), help: "Only cases with this tag; repeatable.")
  var tags: [String] = []

  @Option(name: .customLong("case"), help: "Only the case with this id; repeatable.")
  var cases: [String] = []

  @Option(help: "Replies of each target to each case.")
  var samples: Int?

  func validate() throws {
    if let samples, !(1...1000).contains(samples) {
      throw ValidationError("--samples must lie between 1 and 1000.")
    }
  }

  func read(_ configuration: Configuration) throws -> [Suite] {
    let paths = suites.isEmpty ? configuration.suites : suites
    guard !paths.isEmpty else {
      throw Problem("no suite is named", hint: "pass --suite PATH, or name suites in locum.yaml")
    }
    return try CaseSelection(tags: tags, ids: cases)
      .applied(to: SuiteReader().suites(at: paths))
  }
}

/// Where reports go.
struct ReportOptions: ParsableArguments {
  @Option(help: "Standard output: text or json.")
  var format = Format.text

  @Flag(help: "Keep scores and ids, leave prompts and replies out.")
  var redact = false

  @Option(help: "Write a JUnit report to this file.")
  var junit: String?

  @Option(help: "Write a page for people to this file.")
  var html: String?

  @Option(help: "Write the whole report as JSON to this file.")
  var json: String?

  @Option(help: "Write a summary in Markdown to this file.")
  var markdown: String?

  @Option(help: "Write one row per test to this file.")
  var csv: String?

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  /// Prints the result to standard output and writes every file asked for.
  func render(_ report: Report) throws {
    let report = redact ? report.redacted : report
    // The verdict first: it must be seen even where a file cannot be written.
    switch format {
    case .text: Terminal.print(report.text(Terminal.outputStyle))
    case .json: Terminal.print(try report.json())
    }
    try write(junit) { try report.junit() }
    try write(html) { try report.html() }
    try write(json) { try report.json() }
    try write(markdown) { report.markdown() }
    try write(csv) { report.csv() }
  }

  private func write(_ path: String?, _ text: () throws -> String) throws {
    guard let path else { return }
    let url = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(try text().utf8).write(to: url, options: .atomic)
    } catch let error as CocoaError {
      throw Problem(
        "cannot write \(path): \(error.localizedDescription)",
        hint: "the run is stored: locum report renders it again", blame: .circumstances)
    }
  }
}

/// People's labels on a run's replies.
struct LabelOptions: ParsableArguments {
  @Option(
    help: "Labels that people gave with locum review (default: the configuration's, else none).")
  var labels: String?

  /// Finds a file that is missing before anyone is asked.
  func check(_ configuration: Configuration) throws {
    guard let path = labels ?? configuration.labels else { return }
    guard FileManager.default.fileExists(atPath: path) else {
      throw Problem(
        "there is no labels file \(path)",
        hint: "locum review RUN writes one; until then leave labels out")
    }
  }

  func read(
    _ configuration: Configuration, for plan: Plan, in store: Store
  ) throws -> ReviewLabels? {
    try check(configuration)
    return try (labels ?? configuration.labels).map {
      try ReviewLabels(reading: $0, for: plan, in: store)
    }
  }
}

/// The policy a command line names, the configuration's, or the built-in one.
func policy(_ path: String?, _ configuration: Configuration) throws -> Policy {
  guard let path = path ?? configuration.policy else { return .standard }
  return try Policy.read(path)
}
