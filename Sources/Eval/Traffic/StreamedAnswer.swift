import Metrics

/// An answer that a log keeps as the pieces it was streamed in: a list of events, or their text as it
/// came over the wire.
enum StreamedAnswer {
  /// The body that the pieces make up; nil where these are no pieces.
  ///
  /// - Throws: what is missing of them.
  static func whole(_ body: JSONValue) throws(ChatMessages.Unreadable) -> JSONValue? {
    guard let events = try events(body), let first = events.first else { return nil }
    if events.contains(where: { $0["choices"]?[0]?["delta"] != nil }) { return completion(events) }
    if first["type"] == "message_start" { return try message(events) }
    // The whole response stands in its last event.
    if let done = events.last(where: { $0["type"] == "response.completed" })?["response"] {
      return done
    }
    return nil
  }

  private static func events(
    _ body: JSONValue
  ) throws(ChatMessages.Unreadable) -> [JSONValue]? {
    if let items = body.elements { return items }
    guard let text = body.string, text.hasPrefix("data:") || text.hasPrefix("event:") else {
      return nil
    }
    var events: [JSONValue] = []
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard line.starts(with: Array("data:".utf8)) else { continue }
      let data = Array(line.dropFirst(5))
      if String(decoding: data, as: UTF8.self).trimmed == "[DONE]" { continue }
      guard let event = try? JSONValue(parsing: data[...]) else {
        throw ChatMessages.Unreadable(reason: "an event of its streamed answer is no JSON")
      }
      events.append(event)
    }
    return events
  }

  /// Pieces of a chat completion's first choice.
  private static func completion(_ events: [JSONValue]) -> JSONValue {
    var content = ""
    var refusal = ""
    var reasoning = ""
    var finish: JSONValue?
    var usage: JSONValue?
    var calls: [Int: (id: String, name: String, arguments: String)] = [:]
    for event in events {
      if let found = event["usage"], found != .null { usage = found }
      for choice in event["choices"]?.elements ?? [] where (choice["index"] ?? 0) == 0 {
        if let reason = choice["finish_reason"], reason != .null { finish = reason }
        let delta = choice["delta"]
        content += delta?["content"]?.string ?? ""
        refusal += delta?["refusal"]?.string ?? ""
        reasoning += delta?["reasoning_content"]?.string ?? delta?["reasoning"]?.string ?? ""
        for call in delta?["tool_calls"]?.elements ?? [] {
          var index = 0
          if case .number(let number)? = call["index"] { index = Int(exactly: number.value) ?? 0 }
          var known = calls[index] ?? ("", "", "")
          known.id += call["id"]?.string ?? ""
          known.name += call["function"]?["name"]?.string ?? ""
          known.arguments += call["function"]?["arguments"]?.string ?? ""
          calls[index] = known
        }
      }
    }
    var message = JSONObject([("role", "assistant"), ("content", .string(content))])
    if !refusal.isEmpty { message["refusal"] = .string(refusal) }
    if !reasoning.isEmpty { message["reasoning_content"] = .string(reasoning) }
    if !calls.isEmpty {
      message["tool_calls"] = .array(
        calls.sorted { $0.key < $1.key }.map { call in
          [
            "id": .string(call.value.id), "type": "function",
            "function": [
              "name": .string(call.value.name), "arguments": .string(call.value.arguments),
            ],
          ]
        })
    }
    return [
      "choices": [["message": .object(message), "finish_reason": finish ?? .null]],
      "usage": usage ?? .null, "model": events.first?["model"] ?? .null,
    ]
  }

  /// Events of a message in blocks.
  private static func message(
    _ events: [JSONValue]
  ) throws(ChatMessages.Unreadable) -> JSONValue {
    var text = ""
    var reason: JSONValue = .null
    for event in events {
      if event["content_block"]?["type"] == "tool_use" {
        throw ChatMessages.Unreadable(reason: "its streamed answer calls a tool")
      }
      text += event["delta"]?["text"]?.string ?? ""
      if let found = event["delta"]?["stop_reason"], found != .null { reason = found }
    }
    return [
      "content": [["type": "text", "text": .string(text)]], "stop_reason": reason,
      "model": events.first?["message"]?["model"] ?? .null,
    ]
  }
}
