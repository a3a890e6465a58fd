import ArgumentParser
import Eval
import Foundation

struct Review: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Label what a detector was unsure of; the labels then take its place.",
    discussion: """
      On a terminal, one key per label: replies come in random order without a word of whose they \
      are, and every label is kept at once. Elsewhere the labels file is checked and summed up. \
      --export writes the items as JSON Lines, to be labelled with other tools. Decide with the \
      labels: locum gate RUN --labels FILE, or labels: in the configuration.
      """)

  @OptionGroup var stored: StoredRun

  @Option(
    help: "The labels file (default: the configuration's, else RUN.labels.jsonl beside the store).")
  var labels: String?

  @Option(help: "Write what awaits a label to this file, and ask nothing; - for standard output.")
  var export: String?

  @Option(help: "Who labels (default: the user's name).")
  var by: String?

  @Option(
    help: "Also this many answers of each side, drawn at random: what calibrates a judge.")
  var sample = 0

  @Flag(help: "Also what has a label already.")
  var again = false

  func validate() throws {
    guard (0...10_000).contains(sample) else {
      throw ValidationError("--sample must lie between 0 and 10000.")
    }
  }

  func run() async throws {
    let (configuration, store, plan) = try stored.open()
    let path =
      labels ?? configuration.labels
      ?? URL(fileURLWithPath: configuration.store).deletingLastPathComponent()
      .appendingPathComponent("\(plan.runID).labels.jsonl").relativePath
    let existing =
      FileManager.default.fileExists(atPath: path)
      ? try ReviewLabels(reading: path, for: plan, in: store) : nil
    let all = try ReviewItem.all(in: plan, store: store, sample: sample)
    let open = all.filter { item in again || existing?.has(item) != true }
    if let export {
      try write(open, to: export)
      return
    }
    guard !open.isEmpty, let keys = KeyInput() else {
      if existing == nil, labels != nil, !open.isEmpty {
        throw Problem(
          "there is no labels file \(path)",
          hint: "on a terminal this command makes one; else use --export FILE")
      }
      summarise(all, existing, path, run: plan.runID)
      return
    }
    let given = try ask(ReviewRound(open), keys, path)
    let after =
      FileManager.default.fileExists(atPath: path)
      ? try ReviewLabels(reading: path, for: plan, in: store) : nil
    Terminal.print("")
    if given > 0 { Terminal.note("  wrote     \(given) labels to \(path)") }
    summarise(all, after, path, run: plan.runID)
  }

  private func write(_ items: [ReviewItem], to path: String) throws {
    let text = items.map { $0.line + "\n" }.joined()
    guard path != "-" else {
      Terminal.print(text)
      return
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Problem("cannot write \(path)", blame: .circumstances)
    }
    Terminal.note("  wrote     \(items.count) items to \(path): fill in label and by")
  }

  /// Asks until the items or the person are through; every label is on the disk before the next.
  private func ask(
    _ round: ReviewRound, _ keys: KeyInput, _ path: String
  ) throws -> Int {
    var round = round
    let file = try LabelFile(appendingTo: path)
    let person = by ?? NSUserName()
    var given = 0
    show(round)
    while round.current != nil, let key = keys.next() {
      let item = round.current
      switch round.press(key) {
      case .label(let word):
        if let item { try file.append(item.label(word, by: person, at: Date())) }
        given += 1
        Terminal.print("→ \(word)")
        show(round)
      case .moved: show(round)
      case .quit: return given
      case .unknown: continue
      }
    }
    return given
  }

  private func show(_ round: ReviewRound) {
    guard let item = round.current else { return }
    Terminal.print(
      item.text(
        number: round.position + 1, of: round.items.count, said: round.said[round.position]))
  }

  private func summarise(
    _ items: [ReviewItem], _ labels: ReviewLabels?, _ path: String, run: String
  ) {
    let done = items.count { labels?.has($0) == true }
    Terminal.print(
      items.isEmpty
        ? "no detector was unsure of anything in run \(run)"
        : "\(done) of \(items.count) readings of run \(run) that await a person have a label")
    if let labels {
      let people = labels.people.joined(separator: ", ").visibleLine
      Terminal.print(
        "\(path.visibleLine): \(labels.count) labels by \(people.isEmpty ? "nobody" : people)"
          + (labels.ofOtherRuns > 0 ? ", \(labels.ofOtherRuns) of other runs" : "")
          + (labels.open > 0 ? ", \(labels.open) lines without a label" : ""))
      Terminal.print("hint: decide with them: locum gate \(run) --labels \(path.visibleLine)")
    } else if done < items.count {
      Terminal.print(
        "hint: run this on a terminal, or label elsewhere: locum review \(run) --export FILE")
    }
  }
}
