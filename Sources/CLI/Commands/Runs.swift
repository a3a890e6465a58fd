import ArgumentParser
import Eval
import Foundation

struct Runs: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List stored runs, newest first.")

  @OptionGroup var settings: ConfigurationOptions

  @Option(
    help: ArgumentHelp("Remove a run and every reply that no other run uses.", valueName: "RUN"))
  var delete: String?

  func run() async throws {
    let store = try Store(existingAt: settings.read().store)
    if let delete {
      try store.delete(run: delete)
      Terminal.note("deleted \(delete)")
      return
    }
    let runs = try store.runs()
    let deleted = try store.deletedRuns()
    if runs.isEmpty, deleted.isEmpty { Terminal.note("no runs yet") }
    for run in runs {
      let verdicts = run.fallbacks.map { name in
        "\(name.visibleLine): \(run.verdicts[name] ?? "not decided")"
          + (run.reruns[name]?.note.map { " (\($0))" } ?? "")
      }
      Terminal.print(
        "\(run.id)  \(Self.time(run.created))  \(run.suites.joined(separator: ", ").visibleLine)  "
          + "\(run.primary.visibleLine) × \(run.samples)"
          + (verdicts.isEmpty ? "" : "  " + verdicts.joined(separator: "; ")))
    }
    for run in deleted {
      let verdicts = run.verdicts.map { "\($0.fallback.visibleLine): \($0.outcome)" }
      Terminal.print(
        "\(run.id)  \(Self.time(run.decided))  \(run.suites.visibleLine)  deleted  "
          + verdicts.joined(separator: "; "))
    }
  }

  private static func time(_ date: Date) -> String {
    date.formatted(
      .iso8601.year().month().day().dateTimeSeparator(.space).time(
        includingFractionalSeconds: false))
  }
}
