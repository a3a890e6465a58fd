import Adapters

/// Who writes the assistant turns that a case leaves open.
public enum Author: String, Sendable, Hashable, Codable, CaseIterable {
  /// Each target its own, as in a conversation that it holds from the beginning.
  case target
  /// The primary, for every target: the fallback takes over in mid-conversation.
  case primary
}

extension Case {
  /// The tag of a case whose earlier turns the primary writes.
  public static let handoverTag = "handover"

  /// How many turns a model writes before the reply that is judged.
  public var openTurns: Int { author == nil ? 0 : messages.count(where: \.isOpen) }
}

extension Message {
  /// True for an assistant turn without content, which in a case with an ``Case/author`` a model is
  /// to write.
  var isOpen: Bool { role == .assistant && content.isEmpty && toolCalls.isEmpty }

  /// True where one of these messages made the call whose output this is.
  func answersCall(in messages: [Message]) -> Bool {
    messages.contains { $0.toolCalls.contains { $0.id == toolCallID } }
  }
}

extension [Message] {
  /// These messages with texts in the open turns, in order.
  func filled(with turns: [String]) -> [Message] {
    guard !turns.isEmpty else { return self }
    var rest = turns[...]
    return map { message in
      guard message.isOpen, let text = rest.popFirst() else { return message }
      var message = message
      message.content = text
      return message
    }
  }
}

extension Reply {
  /// What it is as a turn of a conversation that goes on: its text, else its refusal.
  ///
  /// Nil where it is neither, for no provider takes an empty turn.
  var asTurn: String? {
    [text, refusal ?? ""].first { $0.utf8.contains { $0 > 0x20 } }
  }
}
