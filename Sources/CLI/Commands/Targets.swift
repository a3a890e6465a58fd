import Adapters
import ArgumentParser
import Eval
import Foundation

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
        let sampling = configuration.sampling.sampling
        let isThere = try await interruptible {
          try await launching([target]) { try await answers(target, sampling) }
        }
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

  /// Asks one short question and tells what came.
  private func answers(_ target: Target, _ sampling: Sampling) async throws -> Bool {
    let asking = try Asking(primary: target, fallbacks: [])
    if target.isRecording {
      Terminal.print("\(target.name.visibleLine)  a recording: nobody is asked")
      return true
    }
    let model = try await asking.model(of: target, over: .curl(), seed: 0) { _ in }
    let prompt = Prompt(
      messages: [Message(role: .user, content: "Reply with the word ok.")],
      sampling: Sampling(maxTokens: 64),
      origin: .init(suite: "ping", suiteDigest: "", case: "ping", sample: 0))
    do throws(ModelError) {
      let reply = try await model.reply(to: prompt)
      let time = reply.timing.total.map { String(format: "%.3f s", $0) } ?? "?"
      Terminal.print(
        "\(target.name.visibleLine)  ok  \(time)  served \(reply.served?.visibleLine ?? "unknown")  "
          + "\"\(reply.text.visibleLine.prefix(40))\"")
      for departure in Terms(of: target, sampling: sampling).departures {
        Terminal.print("  \(departure.sentence.visibleLine)")
      }
      return true
    } catch {
      let status = error.status.map { " \($0)" } ?? ""
      Terminal.print(
        "\(target.name.visibleLine)  failed  \(error.kind.rawValue)\(status)  "
          + error.message.visibleLine)
      return false
    }
  }
}
