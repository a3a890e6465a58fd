import Adapters
import Synchronization

/// A model that answers as it is told and remembers what it was asked.
final class ScriptedModel: Model {
  private let script: @Sendable (Prompt) async -> Act
  private let log = Mutex<[Prompt]>([])

  init(_ script: @escaping @Sendable (Prompt) async -> Act) { self.script = script }

  /// Every prompt so far, in the order of asking.
  var asked: [Prompt] { log.withLock(\.self) }

  func reply(to prompt: Prompt) async throws(ModelError) -> Reply {
    log.withLock { $0.append(prompt) }
    return try await script(prompt).outcome.get()
  }
}

/// What a model does with one prompt, as tables of tests write it: one letter a sample.
enum Act: Sendable, Hashable {
  case complies, refuses, isFiltered, isEmpty, fails
  case says(String)
  case calls(String)

  /// C complies, R refuses, F filtered, E empty, X the call failed.
  init(_ letter: Character) {
    switch letter {
    case "R": self = .refuses
    case "F": self = .isFiltered
    case "E": self = .isEmpty
    case "X": self = .fails
    default: self = .complies
    }
  }

  static let refusal = "I'm sorry, but I can't help with that request."
  static let compliance =
    "Open the settings, choose the account, and follow the three steps on the screen."

  var outcome: Result<Reply, ModelError> {
    switch self {
    case .complies: .success(Reply(text: Self.compliance, stop: .finished))
    case .refuses: .success(Reply(text: Self.refusal, stop: .finished))
    case .isFiltered: .success(Reply(text: "", stop: .filtered))
    case .isEmpty: .success(Reply(text: "", stop: .finished))
    case .fails: .failure(ModelError(kind: .timeout, message: "nothing in time"))
    case .says(let text): .success(Reply(text: text, stop: .finished))
    case .calls(let tool):
      .success(
        Reply(
          text: "", stop: .toolCalls, toolCalls: [ToolCall(id: "1", name: tool, arguments: "{}")]))
    }
  }
}
