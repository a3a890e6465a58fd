import Adapters
import ArgumentParser
import Eval
import Foundation

struct Record: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keep one side's replies in a file, for example the primary's while it is up.",
    discussion: """
      The file replays as a target: --primary recording:FILE. Interrupted, the command goes on \
      where it stopped.
      """)

  @OptionGroup var settings: ConfigurationOptions
  @OptionGroup var suites: SuiteOptions

  @Option(help: ArgumentHelp("Whom to ask.", valueName: "T"))
  var target: String

  @Option(name: [.short, .customLong("output")], help: "The recording to write.")
  var output: String

  @Flag(help: "Ask everything anew instead of going on with what is stored.")
  var fresh = false

  @Flag(help: "No progress.")
  var quiet = false

  func run() async throws {
    let configuration = try settings.read()
    let suites = try suites.read(configuration)
    let target = try configuration.target(target)
    let asking = try Asking(primary: target, fallbacks: [])
    var plan = try Plan(
      suites: suites, primary: asking.primary, fallbacks: [],
      sampling: asking.adopted(
        configuration.sampling, isChosen: configuration.samplingIsChosen,
        samples: self.suites.samples))
    let store = try Store(path: configuration.store)
    let latest = try store.latestGeneration(of: plan)
    plan.generation = fresh ? latest.map { $0 + 1 } ?? 0 : latest ?? 0
    let session = Session(
      plan: plan, asking: asking, store: store, maxCost: configuration.maxCost, isQuiet: quiet)
    do {
      _ = try await interruptible { try await session.run() }
    } catch {
      try await write(session)
      throw error
    }
    let replies = try await write(session)
    guard replies > 0 else {
      throw Problem(
        "no reply came: \(output) holds failures only",
        hint: "try locum targets --ping, then record again", blame: .circumstances)
    }
  }

  /// How many replies there were to write.
  @discardableResult
  private func write(_ session: Session) async throws -> Int {
    let writer = RecordingWriter(
      plan: session.plan, questions: session.questions[0], store: session.store)
    let count = try await writer.write(to: output)
    let skips = session.plan.skips?.count ?? 0
    let skipped = skips == 0 ? "" : ", and \(skips) skipped cases,"
    Terminal.note(
      "  wrote     \(count.replies) replies and \(count.failures) failures\(skipped) to \(output)")
    return count.replies
  }
}
