import Adapters
import Eval
import Foundation

/// One short request to one target, of the kind that it is there for.
struct Ping {
  let target: Target
  let isEmbedder: Bool
  /// The run's, to tell how the target departs from it.
  let sampling: Sampling

  /// Tells what came.
  ///
  /// - Returns: whether a reply did.
  func callAsFunction() async throws -> Bool {
    let asking = try Asking(primary: target, fallbacks: [])
    if target.isRecording {
      Terminal.print("\(target.name.visibleLine)  a recording: nobody is asked")
      return true
    }
    let model =
      if isEmbedder {
        try await asking.embedder(target, over: .curl(), seed: 0) { _ in }
      } else {
        try await asking.model(of: target, over: .curl(), seed: 0) { _ in }
      }
    do throws(ModelError) {
      let reply = try await model.reply(to: prompt)
      let time = reply.timing.total.map { String(format: "%.3f s", $0) } ?? "?"
      let text =
        if isEmbedder {
          "\(EmbeddedText.dimensions(of: reply.text) ?? 0) dimensions"
        } else {
          "\"\(reply.text.visibleLine.prefix(40))\""
        }
      Terminal.print(
        "\(target.name.visibleLine)  ok  \(time)  served \(reply.served?.visibleLine ?? "unknown")  "
          + text)
      if !isEmbedder {
        for departure in Terms(of: target, sampling: sampling).departures {
          Terminal.print("  \(departure.sentence.visibleLine)")
        }
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

  /// A question, or a gap where the API fills nothing else.
  private var prompt: Prompt {
    func prompt(_ text: String, suffix: String? = nil) -> Prompt {
      Prompt(
        messages: [Message(role: .user, content: text)], sampling: Sampling(maxTokens: 64),
        suffix: suffix, origin: .init(suite: "ping", suiteDigest: "", case: "ping", sample: 0))
    }
    let question = prompt("Reply with the word ok.")
    let gap = prompt("The word is ", suffix: ".\n")
    return [question, gap].first { Adapter.objection(to: $0, by: target.endpoint) == nil }
      ?? question
  }
}
