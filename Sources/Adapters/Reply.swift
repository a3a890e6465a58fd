import Foundation

/// What a model answered, whole: text, why it stopped, what filters said, what it cost.
public struct Reply: Sendable, Hashable {
  public var text: String
  public var stop: Stop
  /// The provider's own refusal text, where it has a field for one.
  public var refusal: String?
  /// Reasoning shown by the model, kept apart from the answer.
  public var reasoning: String?
  public var toolCalls: [ToolCall]
  public var filters: [Filter]
  public var usage: Usage?
  /// The model name that the server claims to have used.
  public var served: String?
  public var fingerprint: String?
  public var requestID: String?
  public var timing: Timing
  /// How often it was asked until this reply came, 1 or more.
  public var attempts: Int

  /// Why the model stopped.
  public enum Stop: String, Sendable, Hashable, Codable, CaseIterable {
    case finished, length, filtered, refused, toolCalls = "tool_calls", other
  }

  public init(
    text: String, stop: Stop, refusal: String? = nil, reasoning: String? = nil,
    toolCalls: [ToolCall] = [], filters: [Filter] = [], usage: Usage? = nil,
    served: String? = nil, fingerprint: String? = nil, requestID: String? = nil,
    timing: Timing = Timing(), attempts: Int = 1
  ) {
    self.text = text
    self.stop = stop
    self.refusal = refusal
    self.reasoning = reasoning
    self.toolCalls = toolCalls
    self.filters = filters
    self.usage = usage
    self.served = served
    self.fingerprint = fingerprint
    self.requestID = requestID
    self.timing = timing
    self.attempts = attempts
  }
}

/// One finding of a provider's own safety filter.
public struct Filter: Sendable, Hashable, Codable {
  public var stage: Stage
  /// The provider's own word, such as `hate`, `HARM_CATEGORY_HARASSMENT` or `jailbreak`.
  public var category: String
  /// The provider's own word, where it grades.
  public var severity: String?
  public var blocked: Bool

  public enum Stage: String, Sendable, Hashable, Codable, CaseIterable { case prompt, completion }

  public init(stage: Stage, category: String, severity: String? = nil, blocked: Bool) {
    self.stage = stage
    self.category = category
    self.severity = severity
    self.blocked = blocked
  }
}

/// Tokens as a provider counted them, brought to one meaning.
///
/// `input` includes cached tokens; `output` includes reasoning tokens.
public struct Usage: Sendable, Hashable, Codable {
  public var input: Int
  public var output: Int
  public var cached: Int
  public var reasoning: Int

  public init(input: Int, output: Int, cached: Int = 0, reasoning: Int = 0) {
    self.input = input
    self.output = output
    self.cached = cached
    self.reasoning = reasoning
  }
}

/// When one exchange happened and how long its parts took, in seconds.
///
/// The phases are of the last attempt, each counted from its start; nil where it did not happen
/// (no name to look up, no TLS, no stream, a recording).
public struct Timing: Sendable, Hashable, Codable {
  public var started: Date?
  public var nameLookup: Double?
  public var connect: Double?
  public var tls: Double?
  public var firstByte: Double?
  /// The first piece of the answer in a streamed reply.
  public var firstToken: Double?
  public var total: Double?

  public init(
    started: Date? = nil, nameLookup: Double? = nil, connect: Double? = nil, tls: Double? = nil,
    firstByte: Double? = nil, firstToken: Double? = nil, total: Double? = nil
  ) {
    self.started = started
    self.nameLookup = nameLookup
    self.connect = connect
    self.tls = tls
    self.firstByte = firstByte
    self.firstToken = firstToken
    self.total = total
  }
}
