/// One reply as the metrics see it.
public struct Response: Sendable, Hashable, Codable {
  public var text: String
  public var stop: Stop
  /// The provider's own refusal text, where it has a field for one.
  public var refusal: String?
  /// True when a provider's filter blocked the prompt or the completion.
  public var blocked: Bool
  /// Names and JSON arguments of the tools called.
  public var toolCalls: [ToolCall]

  public enum Stop: String, Sendable, Hashable, Codable, CaseIterable {
    case finished, length, filtered, refused, toolCalls = "tool_calls", other
  }

  public struct ToolCall: Sendable, Hashable, Codable {
    public var name: String
    public var arguments: String

    public init(name: String, arguments: String) {
      self.name = name
      self.arguments = arguments
    }
  }

  public init(
    text: String, stop: Stop = .finished, refusal: String? = nil, blocked: Bool = false,
    toolCalls: [ToolCall] = []
  ) {
    self.text = text
    self.stop = stop
    self.refusal = refusal
    self.blocked = blocked
    self.toolCalls = toolCalls
  }
}

/// One reply to one case, its text scanned once and shared by every metric.
public struct Exchange: Sendable {
  public let facts: Facts
  public let response: Response
  public let text: ReplyText

  public init(facts: Facts, response: Response) {
    self.facts = facts
    self.response = response
    self.text = ReplyText(response.text)
  }
}
