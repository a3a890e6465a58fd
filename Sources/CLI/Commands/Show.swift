import Adapters
import ArgumentParser
import Eval
import Foundation
import Metrics

struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show one case of a stored run side by side, with every score.")

  @OptionGroup var stored: StoredRun

  @Argument(help: ArgumentHelp("The case; without it, all cases are listed.", valueName: "CASE"))
  var caseID: String?

  @Option(help: "Only this sample, from 0.")
  var sample: Int?

  func run() async throws {
    let (_, store, plan) = try stored.open()
    guard let caseID else {
      for (suite, item) in plan.cases {
        Terminal.print(
          "\(suite.name.visibleLine)  \(item.dimension.rawValue)  \(item.id.visibleLine)")
      }
      return
    }
    let view = try CaseView(of: caseID, in: plan, store: store)
    Terminal.print(text(view))
  }

  private func text(_ view: CaseView) -> String {
    var lines = ["\(view.item.id.visibleLine)  \(view.item.dimension.rawValue)", ""]
    for message in view.messages {
      lines += block(
        message.content.isEmpty && message.role == .assistant
          ? Self.open(view.item) ?? "" : message.content,
        under: message.role.rawValue)
    }
    for side in view.sides {
      for sample in side.samples where self.sample == nil || self.sample == sample.number {
        lines += ["", "\(side.role.rawValue)  \(side.name.visibleLine)  sample \(sample.number)"]
        for turn in sample.turns { lines += block(turn, under: "before") }
        lines += describe(sample)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Who writes the turns that a case leaves open.
  private static func open(_ item: Case) -> String? {
    switch item.author {
    case .target: "(written by each side itself)"
    case .primary: "(written by the primary)"
    case nil: nil
    }
  }

  private func describe(_ sample: CaseView.Sample) -> [String] {
    switch sample.outcome {
    case .failure(let error):
      let status = error.status.map { " \($0)" } ?? ""
      let request = error.requestID.map { " · request \($0.visibleLine)" } ?? ""
      return [
        "  no reply: \(error.kind.rawValue)\(status) after \(error.attempts) attempts\(request)",
        "  \(error.message.visibleLine)",
      ]
    case .success(let reply):
      var lines = block(reply.text, under: "text")
      if let refusal = reply.refusal { lines += block(refusal, under: "refusal") }
      if let reasoning = reply.reasoning { lines += block(reasoning, under: "reasoning") }
      for call in reply.toolCalls {
        lines.append("  tool call  \(call.name.visibleLine) \(call.arguments.visibleLine)")
      }
      lines += facts(of: reply)
      lines += sample.scores.filter { $0.score.value != nil }.map { "  " + $0.line }
      return lines
    }
  }

  /// What the provider said about the reply, beside its text.
  private func facts(of reply: Reply) -> [String] {
    var parts = ["stop \(reply.stop.rawValue)"]
    if let served = reply.served { parts.append("served \(served.visibleLine)") }
    if let print = reply.fingerprint { parts.append("fingerprint \(print.visibleLine)") }
    if let id = reply.requestID { parts.append("request \(id.visibleLine)") }
    if let usage = reply.usage {
      parts.append(
        "tokens \(usage.input) in (\(usage.cached) cached), \(usage.output) out "
          + "(\(usage.reasoning) reasoning)")
    }
    if let first = reply.timing.firstByte {
      parts.append(String(format: "first byte %.3f s", first))
    }
    if let first = reply.timing.firstToken {
      parts.append(String(format: "first token %.3f s", first))
    }
    if let total = reply.timing.total { parts.append(String(format: "total %.3f s", total)) }
    if reply.attempts > 1 { parts.append("\(reply.attempts) attempts") }
    var lines = ["  " + parts.joined(separator: " · ")]
    for filter in reply.filters {
      lines.append(
        "  filter  \(filter.stage.rawValue) \(filter.category.visibleLine)"
          + (filter.severity.map { " \($0.visibleLine)" } ?? "")
          + (filter.blocked ? " blocked" : ""))
    }
    return lines
  }

  private func block(_ text: String, under title: String) -> [String] {
    let lines = text.visible.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      "  " + pad(index == 0 ? title : "", 10) + " " + line
    }
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
