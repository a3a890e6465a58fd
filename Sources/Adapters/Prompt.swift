/// What a model is asked, and how.
public struct Prompt: Sendable, Hashable {
  public var messages: [Message]
  public var sampling: Sampling
  public var tools: [Tool]
  /// JSON text of the schema the answer shall follow, sent where the target can enforce one.
  public var schema: String?
  /// What follows the gap that is to be filled; the last user turn is then what goes before it.
  public var suffix: String?
  /// Which trial this is: for recordings, programs and logs; never sent to a provider.
  public var origin: Origin

  public struct Origin: Sendable, Hashable, Codable {
    public var suite: String
    public var suiteDigest: String
    public var `case`: String
    public var sample: Int
    /// From 1, for a reply that becomes a turn of the conversation; nil for the one that is judged.
    public var turn: Int?

    public init(
      suite: String, suiteDigest: String, case: String, sample: Int, turn: Int? = nil
    ) {
      self.suite = suite
      self.suiteDigest = suiteDigest
      self.case = `case`
      self.sample = sample
      self.turn = turn
    }
  }

  public init(
    messages: [Message], sampling: Sampling, tools: [Tool] = [], schema: String? = nil,
    suffix: String? = nil, origin: Origin
  ) {
    self.messages = messages
    self.sampling = sampling
    self.tools = tools
    self.schema = schema
    self.suffix = suffix
    self.origin = origin
  }
}

/// One turn of a conversation.
public struct Message: Sendable, Hashable, Codable {
  public var role: Role
  public var content: String
  /// Calls an assistant turn made.
  public var toolCalls: [ToolCall]
  /// The call that a tool turn answers.
  public var toolCallID: String?

  public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
    case system, user, assistant, tool
  }

  public init(
    role: Role, content: String, toolCalls: [ToolCall] = [], toolCallID: String? = nil
  ) {
    self.role = role
    self.content = content
    self.toolCalls = toolCalls
    self.toolCallID = toolCallID
  }
}

/// A function the model may call.
public struct Tool: Sendable, Hashable, Codable {
  public var name: String
  public var description: String
  /// JSON text of the schema of its arguments.
  public var parameters: String

  public init(name: String, description: String, parameters: String) {
    self.name = name
    self.description = description
    self.parameters = parameters
  }
}

/// A call of a ``Tool``; the arguments are JSON text as the model wrote it, possibly invalid.
public struct ToolCall: Sendable, Hashable, Codable {
  public var id: String
  public var name: String
  public var arguments: String

  public init(id: String, name: String, arguments: String) {
    self.id = id
    self.name = name
    self.arguments = arguments
  }
}

/// How a reply is drawn.
///
/// Nil leaves the provider's default, and the run says so.
public struct Sampling: Sendable, Hashable, Codable {
  public var temperature: Double?
  public var topP: Double?
  public var maxTokens: Int?
  public var seed: Int?
  public var stop: [String]

  public init(
    temperature: Double? = nil, topP: Double? = nil, maxTokens: Int? = nil, seed: Int? = nil,
    stop: [String] = []
  ) {
    self.temperature = temperature
    self.topP = topP
    self.maxTokens = maxTokens
    self.seed = seed
    self.stop = stop
  }
}
