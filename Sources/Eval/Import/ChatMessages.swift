import Adapters
import Metrics

/// Conversations as JSON holds them in the field's files: a text, or a list of `{role, content}`.
enum ChatMessages {
  /// Why a conversation cannot be put to a model as text.
  struct Unreadable: Error {
    var reason: String
  }

  static func read(_ json: JSONValue) throws(Unreadable) -> [Message] {
    switch json {
    case .string(let text): return [Message(role: .user, content: text)]
    case .array(let items):
      var messages: [Message] = []
      for item in items { messages.append(try message(item)) }
      return messages
    default: throw Unreadable(reason: "a conversation is a text or a list, not a \(json.kind)")
    }
  }

  /// - Parameter role: of a turn that names none.
  static func message(
    _ json: JSONValue, orRole role: String? = nil
  ) throws(Unreadable) -> Message {
    guard let name = json["role"]?.string ?? role else {
      throw Unreadable(reason: "a turn of the conversation has no role")
    }
    let speaker: Message.Role
    switch (name, json["name"]) {
    // How OpenAI's files mark examples within the instructions.
    case ("system", "example_user"): speaker = .user
    case ("system", "example_assistant"): speaker = .assistant
    case ("system", _), ("developer", _): speaker = .system
    case ("user", _), ("human", _): speaker = .user
    case ("assistant", _), ("ai", _), ("model", _): speaker = .assistant
    case ("tool", _), ("function", _): speaker = .tool
    default: throw Unreadable(reason: "\"\(name.clipped)\" is no role that a turn can have")
    }
    var calls: [ToolCall] = []
    if case .array(let items) = json["tool_calls"] {
      for item in items { calls.append(try call(item)) }
    }
    var id: String?
    if case .string(let text) = json["tool_call_id"], !text.isBlank { id = text }
    return Message(
      role: speaker, content: try text(json["content"] ?? .null), toolCalls: calls, toolCallID: id)
  }

  /// The text of a turn's content, which may come in parts.
  static func text(_ content: JSONValue) throws(Unreadable) -> String {
    switch content {
    case .null: return ""
    case .string(let text): return text
    case .number, .bool: return content.description
    case .array(let parts):
      var texts: [String] = []
      for part in parts {
        if case .string(let text) = part {
          texts.append(text)
        } else if case .string(let text) = part["text"] {
          texts.append(text)
        } else if part["type"] == "reasoning" {
          continue
        } else {
          var kind = "a part that is no text"
          if case .string(let type) = part["type"] { kind = "a part of type \(type.clipped)" }
          throw Unreadable(reason: "it holds \(kind), and cases are text")
        }
      }
      return texts.joined(separator: "\n")
    case .object: throw Unreadable(reason: "the content of a turn is an object")
    }
  }

  /// The reasoning among the parts of a turn's content; nil where there is none.
  static func reasoning(_ content: JSONValue) -> String? {
    let texts = (content.elements ?? []).compactMap { part in
      part["type"] == "reasoning" ? part["reasoning"]?.string : nil
    }.filter { !$0.isEmpty }
    return texts.isEmpty ? nil : texts.joined(separator: "\n")
  }

  private static func call(_ json: JSONValue) throws(Unreadable) -> ToolCall {
    // Inspect writes `function` as a name, OpenAI as an object with one.
    var name: String?
    var arguments: JSONValue?
    if case .string(let text) = json["function"] {
      (name, arguments) = (text, json["arguments"])
    } else if case .string(let text) = json["function"]?["name"] ?? json["name"] {
      (name, arguments) = (text, json["function"]?["arguments"] ?? json["arguments"])
    }
    guard let name, !name.isBlank, case .string(let id) = json["id"], !id.isBlank else {
      throw Unreadable(reason: "a tool call has no id or no name")
    }
    var written = "{}"
    if case .string(let text) = arguments {
      written = text
    } else if let arguments {
      written = arguments.description
    }
    return ToolCall(id: id, name: name, arguments: written.isBlank ? "{}" : written)
  }

  static func tool(_ json: JSONValue) throws(Unreadable) -> Tool {
    let body = json["function"] ?? json
    guard case .string(let name) = body["name"], !name.isBlank else {
      throw Unreadable(reason: "a tool has no name")
    }
    var description = ""
    if case .string(let text) = body["description"], !text.isBlank { description = text }
    return Tool(
      name: name, description: description,
      parameters: (body["parameters"] ?? body["input_schema"] ?? [
        "type": "object", "properties": [:],
      ]).description)
  }

  /// Instructions in several pieces at the beginning become one.
  static func merged(_ messages: [Message]) -> [Message] {
    let head = messages.prefix { $0.role == .system }
    guard head.count > 1 else { return messages }
    let system = head.map(\.content).joined(separator: "\n\n")
    return [Message(role: .system, content: system)] + messages.dropFirst(head.count)
  }
}
