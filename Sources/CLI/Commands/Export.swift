import ArgumentParser
import Eval
import Foundation

struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Every sample of a stored run with its scores, one row each; asks nobody.",
    discussion: "docs/export.md says what each column holds. JSON Lines keep every text as it is.")

  @OptionGroup var stored: StoredRun
  @OptionGroup var labels: LabelOptions

  @Option(help: "jsonl or csv (default: by the file's ending, else jsonl).")
  var format: SampleExport.Format?

  @Option(
    name: [.short, .customLong("output")],
    help: "The file to write (default: standard output).")
  var output: String?

  @Flag(help: "Keep scores and ids, leave prompts and replies out.")
  var redact = false

  func run() async throws {
    let (configuration, store, plan) = try stored.open()
    let export = SampleExport(
      plan: plan, store: store, labels: try labels.read(configuration, for: plan, in: store),
      isRedacted: redact)
    let isCSV = output?.lowercased().hasSuffix(".csv") == true
    let format = format ?? (isCSV ? .csv : .jsonl)
    guard let output else {
      _ = try export.rows(as: format) { Terminal.write($0, to: .standardOutput) }
      return
    }
    let count = try export.write(to: output, as: format)
    Terminal.note("wrote \(count) rows to \(output)")
  }
}

extension SampleExport.Format: ExpressibleByArgument {}
