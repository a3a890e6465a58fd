/// How a conversation is written as one text for an endpoint that only continues texts.
///
/// Stated by the user and part of what a target is: such an endpoint applies no template of its own,
/// and which one is used decides what the model sees.
public struct PromptTemplate: Sendable, Hashable, Codable {
  /// Before the first turn.
  public var start: String
  /// A turn of each role, `{{content}}` standing for what it says.
  public var turns: [String: String]
  /// After the last turn, where the model goes on.
  public var reply: String
  /// A gap to be filled, `{{prefix}}` and `{{suffix}}` standing for what is around it, with the
  /// model's own marks; for servers that have no field for a suffix.
  public var infill: String?

  public init(
    start: String = "", turns: [String: String] = [:], reply: String = "", infill: String? = nil
  ) {
    self.start = start
    self.turns = turns
    self.reply = reply
    self.infill = infill
  }

  /// One user turn as it is, and nothing else.
  public static let verbatim = PromptTemplate(
    turns: [Message.Role.user.rawValue: "{{content}}"])

  func text(of messages: [Message]) throws(ModelError) -> String {
    var text = start
    for message in messages {
      guard let turn = turns[message.role.rawValue] else {
        throw Self.rejected("the template says nothing about \(message.role.rawValue) turns")
      }
      guard message.toolCalls.isEmpty else {
        throw Self.rejected("a text cannot say which tools were called")
      }
      text += PlaceText(turn).filled { $0 == "content" ? message.content : "{{\($0)}}" }
    }
    return text + reply
  }

  func text(around prefix: String, _ suffix: String) -> String? {
    infill.map { infill in
      PlaceText(infill).filled { name in
        name == "prefix" ? prefix : name == "suffix" ? suffix : "{{\(name)}}"
      }
    }
  }

  static func rejected(_ message: String) -> ModelError {
    ModelError(kind: .rejected, message: message, attempts: 0, shouldRetry: false)
  }
}
