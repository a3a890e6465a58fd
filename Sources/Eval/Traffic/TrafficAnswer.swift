import Adapters
import Metrics

/// An answer as the providers' bodies hold it: a chat completion, a message, a response, or a text.
struct TrafficAnswer {
  let reply: Reply
  /// How many further choices there are, as `n` asks for.
  let otherChoices: Int

  /// - Returns: nil where it holds none.
  init?(_ body: JSONValue) throws(ChatMessages.Unreadable) {
    var reply: Reply
    let body = try StreamedAnswer.whole(body) ?? body
    if let text = body.string {
      reply = Reply(text: text, stop: .finished)
    } else if let message = body["output"]?["message"], let content = message["content"] {
      reply = try Self.message(content, body["stopReason"])
    } else if let choice = body["choices"]?[0] {
      guard let found = try Self.completion(choice) else { return nil }
      reply = found
    } else if let output = body["output"]?.elements {
      reply = try Self.response(output, body)
    } else if let content = body["content"] {
      reply = try Self.message(content, body["stop_reason"])
    } else {
      return nil
    }
    reply.served = body["model"]?.string
    if case .number(let input)? = body["usage"]?["prompt_tokens"] ?? body["usage"]?["input_tokens"],
      case .number(let output)? = body["usage"]?["completion_tokens"]
        ?? body["usage"]?["output_tokens"],
      let input = Int(exactly: input.value), let output = Int(exactly: output.value)
    {
      reply.usage = Usage(input: input, output: output)
    }
    if reply.stop == .filtered {
      reply.filters = [Filter(stage: .completion, category: "content_filter", blocked: true)]
    }
    reply.keepReasoningApart()
    self.reply = reply
    otherChoices = max(0, (body["choices"]?.elements?.count ?? 1) - 1)
  }

  /// The reply that a logged error stands for.
  ///
  /// - Returns: nil where no filter is the reason for it.
  init?(blocked places: JSONValue?...) {
    let errors = places.flatMap { place in
      ["error", "error_information", "error_str"].compactMap { place?[$0] }
    }
    let isBlocked = errors.contains { error in
      let inner = error["innererror"]
      let names = [error, error["code"], error["type"], error["error_class"], inner?["code"]]
      let message = error.string ?? error["message"]?.string ?? error["error_message"]?.string
      return names.contains { $0?.string.map(Self.filterCodes.contains) ?? false }
        || inner?["content_filter_result"] != nil
        || message?.contains("ContentPolicyViolationError") == true
    }
    guard isBlocked else { return nil }
    otherChoices = 0
    reply = Reply(
      text: "", stop: .filtered,
      filters: [Filter(stage: .prompt, category: "content_filter", blocked: true)])
  }

  private static let filterCodes: Set<String> = [
    "content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation",
    "ContentPolicyViolationError",
  ]

  /// One choice of a chat completion.
  private static func completion(
    _ choice: JSONValue
  ) throws(ChatMessages.Unreadable) -> Reply? {
    let stop: Reply.Stop =
      switch choice["finish_reason"] {
      case "stop", nil, .some(.null): .finished
      case "length": .length
      case "content_filter": .filtered
      case "tool_calls", "function_call": .toolCalls
      default: .other
      }
    if let text = choice["text"]?.string { return Reply(text: text, stop: stop) }
    guard let message = choice["message"], message != .null else { return nil }
    let turn = try ChatMessages.message(message, orRole: "assistant")
    var reply = Reply(text: turn.content, stop: stop, toolCalls: turn.toolCalls)
    reply.refusal = message["refusal"]?.string
    reply.reasoning = message["reasoning_content"]?.string ?? message["reasoning"]?.string
    return reply
  }

  /// The content of a message, in parts.
  private static func message(
    _ content: JSONValue, _ reason: JSONValue?
  ) throws(ChatMessages.Unreadable) -> Reply {
    var texts: [JSONValue] = []
    var calls: [ToolCall] = []
    for part in content.elements ?? [content] {
      if let use = part["toolUse"] {
        guard let id = use["toolUseId"]?.string, let name = use["name"]?.string else {
          throw ChatMessages.Unreadable(reason: "a tool call has no id or no name")
        }
        calls.append(ToolCall(id: id, name: name, arguments: (use["input"] ?? [:]).description))
        continue
      }
      if part["reasoningContent"] != nil { continue }
      switch part["type"] {
      case "tool_use":
        guard let id = part["id"]?.string, let name = part["name"]?.string else {
          throw ChatMessages.Unreadable(reason: "a tool call has no id or no name")
        }
        calls.append(
          ToolCall(id: id, name: name, arguments: (part["input"] ?? [:]).description))
      case "thinking", "redacted_thinking": break
      default: texts.append(part)
      }
    }
    let stop: Reply.Stop =
      switch reason {
      case "end_turn", "stop_sequence", nil, .some(.null): .finished
      case "max_tokens": .length
      case "tool_use": .toolCalls
      case "refusal": .refused
      case "guardrail_intervened", "content_filtered": .filtered
      default: .other
      }
    return Reply(text: try ChatMessages.text(.array(texts)), stop: stop, toolCalls: calls)
  }

  /// The items of a response.
  private static func response(
    _ output: [JSONValue], _ body: JSONValue
  ) throws(ChatMessages.Unreadable) -> Reply {
    var texts: [String] = []
    var refusals: [String] = []
    var calls: [ToolCall] = []
    for item in output {
      switch item["type"] {
      case "message":
        for part in item["content"]?.elements ?? [] {
          if let text = part["text"]?.string { texts.append(text) }
          if let text = part["refusal"]?.string { refusals.append(text) }
        }
      case "function_call":
        guard let id = item["call_id"]?.string, let name = item["name"]?.string else {
          throw ChatMessages.Unreadable(reason: "a tool call has no id or no name")
        }
        calls.append(
          ToolCall(id: id, name: name, arguments: item["arguments"]?.string ?? "{}"))
      default: break
      }
    }
    let stop: Reply.Stop =
      switch body["incomplete_details"]?["reason"] {
      case "max_output_tokens": .length
      case "content_filter": .filtered
      default: calls.isEmpty ? .finished : .toolCalls
      }
    var reply = Reply(text: texts.joined(separator: "\n"), stop: stop, toolCalls: calls)
    reply.refusal = refusals.isEmpty ? nil : refusals.joined(separator: "\n")
    return reply
  }
}
