import Adapters
import ArgumentParser
import Eval

struct Targets: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the adapters there are, and the configuration's targets.")

  @OptionGroup var settings: ConfigurationOptions

  @Flag(help: "Ask each target of the configuration one short question.")
  var ping = false

  func run() async throws {
    let configuration = try settings.read()
    if !ping { Terminal.print(Self.table) }
    var failures = 0
    for (name, target) in configuration.targets.sorted(by: { $0.key < $1.key }) {
      if ping {
        let ping = Ping(
          target: target, isEmbedder: name == configuration.embedder,
          sampling: configuration.sampling.sampling)
        let isThere = try await interruptible { try await launching([target]) { try await ping() } }
        if !isThere { failures += 1 }
      } else {
        Terminal.print(
          "\(name.visibleLine)  \(target.endpoint.adapter):\(target.endpoint.model.visibleLine)  "
            + (target.endpoint.host ?? "read from a file"))
      }
    }
    if ping, configuration.targets.isEmpty {
      throw Problem("the configuration has no targets", hint: "write locum.yaml (locum init)")
    }
    if failures > 0 { throw ExitCode(3) }
  }

  /// Yes and no as signs, so that a row fits on a wide screen.
  private static var table: String {
    let rows = Adapter.all.map { adapter in
      adapter.facts.map { $0 == "yes" ? "+" : $0 == "no" ? "-" : $0 }
    }
    let all = [Adapter.factNames] + rows
    let last = Adapter.factNames.count - 1
    let widths = (0..<last).map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      (0..<last).map { row[$0] + String(repeating: " ", count: widths[$0] - row[$0].count) }
        .joined(separator: "  ") + "  " + row[last]
    }.joined(separator: "\n") + "\n"
  }
}
