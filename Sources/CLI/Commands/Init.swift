import ArgumentParser
import Eval
import Foundation

struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a commented configuration, a policy and a CI job to start from.")

  @Option(help: "Where to write.")
  var folder = "."

  func run() async throws {
    let base = URL(fileURLWithPath: folder, isDirectory: true)
    for (path, _) in Starter.files {
      guard !FileManager.default.fileExists(atPath: base.appendingPathComponent(path).path) else {
        throw Problem("\(path) is there already", hint: "move it away, or pass --folder")
      }
    }
    for (path, text) in Starter.files {
      let url = base.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      Terminal.note("wrote \(path)")
    }
    Terminal.note("next: fill in the models in locum.yaml, then: locum run --dry-run")
  }
}
