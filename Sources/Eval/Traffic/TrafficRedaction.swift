import Adapters
import Metrics

/// Takes personal values out of everything of a request and its reply that is kept, and counts them.
struct TrafficRedaction {
  private(set) var counts: [Redaction.Kind: Int] = [:]

  mutating func clean(_ entry: inout TrafficEntry) throws(TrafficEntry.Failure) {
    var ids = CallNumbers()
    for index in entry.messages.indices {
      entry.messages[index].content = cleaned(entry.messages[index].content)
      entry.messages[index].toolCalls = cleaned(entry.messages[index].toolCalls, &ids)
      entry.messages[index].toolCallID = entry.messages[index].toolCallID.map { ids[$0] }
    }
    for index in entry.tools.indices {
      entry.tools[index].description = cleaned(entry.tools[index].description)
      entry.tools[index].parameters = cleaned(json: entry.tools[index].parameters, isSchema: true)
    }
    if let source = entry.schema?.source {
      do throws(JSONSchema.Failure) {
        entry.schema = try JSONSchema(cleaned(source, takesNumbers: false))
      } catch {
        throw .unreadable("its JSON Schema is not read without personal values")
      }
    }
    if let served = entry.reply.served { entry.reply.served = cleaned(served) }
    entry.reply.text = cleaned(entry.reply.text)
    if let refusal = entry.reply.refusal { entry.reply.refusal = cleaned(refusal) }
    if let reasoning = entry.reply.reasoning { entry.reply.reasoning = cleaned(reasoning) }
    entry.reply.toolCalls = cleaned(entry.reply.toolCalls, &ids)
  }

  private mutating func cleaned(_ text: String) -> String {
    let redaction = Redaction(text)
    counts.merge(redaction.counts) { $0 + $1 }
    return redaction.text
  }

  private mutating func cleaned(_ calls: [ToolCall], _ ids: inout CallNumbers) -> [ToolCall] {
    calls.map { call in
      ToolCall(
        id: ids[call.id], name: call.name,
        arguments: cleaned(json: call.arguments, isSchema: false))
    }
  }

  /// JSON stays JSON, and as it was written where nothing is taken out; what is none is a text.
  private mutating func cleaned(json text: String, isSchema: Bool) -> String {
    guard let value = try? JSONValue(parsing: text) else { return cleaned(text) }
    let result = cleaned(value, takesNumbers: !isSchema)
    return result == value ? text : result.description
  }

  /// Schemas whose numbers are values rather than bounds.
  private static let valued: Set<String> = ["enum", "const", "default", "example", "examples"]

  private mutating func cleaned(_ value: JSONValue, takesNumbers: Bool) -> JSONValue {
    switch value {
    case .null, .bool: return value
    case .number(let number):
      guard takesNumbers else { return value }
      let text = cleaned(number.text)
      return text == number.text ? value : .string(text)
    case .string(let text): return .string(cleaned(text))
    case .array(let elements):
      return .array(elements.map { cleaned($0, takesNumbers: takesNumbers) })
    case .object(let object):
      var result = JSONObject()
      for (key, member) in object.members {
        result[cleaned(key)] = cleaned(
          member, takesNumbers: takesNumbers || Self.valued.contains(key))
      }
      return .object(result)
    }
  }
}

/// The ids of a conversation's tool calls by order; a logged id may hold anything.
private struct CallNumbers {
  private var numbers: [String: Int] = [:]

  /// Nine letters and digits, the form that every provider takes.
  subscript(id: String) -> String {
    mutating get {
      let number = numbers[id] ?? numbers.count + 1
      numbers[id] = number
      let digits = String(number)
      return "call" + String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
    }
  }
}
