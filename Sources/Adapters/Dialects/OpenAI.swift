/// OpenAI's chat completions, which most engines and gateways speak too.
struct OpenAI: Sendable {
  /// Where those who speak it differ.
  struct Quirks: Sendable {
    /// The name of the limit on output tokens: OpenAI's reasoning models refuse the older `max_tokens`,
    /// most other servers know no other.
    var maxTokens = "max_tokens"
    /// It passes on to OpenAI's models as they are, whose reasoning ones take the newer name only.
    var reasons = false
    /// Usage of a streamed reply comes only when it is asked for.
    var asksForStreamUsage = true
    var seed = "seed"
    /// Members of every body that keep a gateway from bending the comparison; `extra_body` goes before.
    var fixed: [JSON.Member] = []
    /// Headers to the same end; the endpoint's own go before.
    var headers: [HTTPHeaders.Field] = []
  }

  var quirks = Quirks()

  static func dialect(
    _ quirks: Quirks = Quirks(), authorize: Authorization = .bearer
  ) -> Dialect {
    let openAI = OpenAI(quirks: quirks)
    return Dialect(
      request: { prompt, endpoint throws(ModelError) in
        try openAI.request(for: prompt, to: endpoint)
      },
      authorize: authorize,
      reply: reply(from:),
      decoder: AnswerDecoder<Answer, ServerSentEvents>.decoder(for:),
      signals: [
        .filterStop, .filterError, .refusal, .categories, .usage, .cachedTokens, .reasoningTokens,
      ]
    ).offering(embeddings: OpenAI.embeddings, moderation: OpenAI.moderation)
  }

  func request(for prompt: Prompt, to endpoint: Endpoint) throws(ModelError) -> HTTPRequest {
    let sampling = prompt.sampling
    let isNewer = quirks.reasons && [Departure.Rule].isReasoning(endpoint.model)
    var body = JSON.object(having: [
      "model": .string(endpoint.model),
      "messages": .array(prompt.messages.map(Self.message)),
      isNewer ? "max_completion_tokens" : quirks.maxTokens: sampling.maxTokens.map(JSON.int),
      "temperature": sampling.temperature.map(JSON.double),
      "top_p": sampling.topP.map(JSON.double),
      quirks.seed: sampling.seed.map(JSON.int),
      "stop": sampling.stop.isEmpty ? nil : .array(sampling.stop.map(JSON.string)),
    ])
    if !prompt.tools.isEmpty { body.merge("tools", .array(try Self.tools(prompt.tools))) }
    if let schema = prompt.schema {
      body.merge("response_format", Self.format(try .parse(schema, "the schema of the answer")))
    }
    if endpoint.stream {
      body.merge("stream", true)
      if quirks.asksForStreamUsage { body.merge("stream_options", ["include_usage": true]) }
    }
    for member in quirks.fixed { body.merge(member.name, member.value) }
    body = try endpoint.completed(body, open: Set(quirks.fixed.map(\.name)))
    var request = endpoint.post("/chat/completions", JSONWriter.bytes(body))
    for field in quirks.headers where request.headers[field.name] == nil {
      request.headers[field.name] = field.value
    }
    return request
  }

  static func message(_ message: Message) -> JSON {
    let calls = message.toolCalls.map { call -> JSON in
      [
        "id": .string(call.id), "type": "function",
        "function": ["name": .string(call.name), "arguments": .string(call.arguments)],
      ]
    }
    return .object(having: [
      "role": .string(message.role.rawValue),
      "content": message.content.isEmpty && !calls.isEmpty ? .null : .string(message.content),
      "tool_calls": calls.isEmpty ? nil : .array(calls),
      "tool_call_id": message.toolCallID.map(JSON.string),
    ])
  }

  static func tools(_ tools: [Tool]) throws(ModelError) -> [JSON] {
    var list: [JSON] = []
    for tool in tools {
      let parameters = try JSON.parse(tool.parameters, "the parameters of tool \(tool.name)")
      list.append([
        "type": "function",
        "function": [
          "name": .string(tool.name), "description": .string(tool.description),
          "parameters": parameters,
        ],
      ])
    }
    return list
  }

  /// OpenAI refuses a schema as strict unless it is closed; other servers enforce it either way.
  private static func format(_ schema: JSON) -> JSON {
    [
      "type": "json_schema",
      "json_schema": [
        "name": "reply", "strict": .bool(isClosed(schema)), "schema": schema,
      ],
    ]
  }

  /// Every object within forbids other members and requires all of its own.
  static func isClosed(_ schema: JSON) -> Bool {
    switch schema {
    case .array(let schemas): return schemas.allSatisfy(isClosed)
    case .object(let members):
      if let properties = schema["properties"]?.members {
        let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
        guard schema["additionalProperties"] == .bool(false),
          properties.allSatisfy({ required.contains($0.name) && isClosed($0.value) })
        else { return false }
      } else if schema["type"] == "object" {
        return false
      }
      return members.allSatisfy { $0.name == "properties" || isClosed($0.value) }
    default: return true
    }
  }
}

extension JSON {
  /// Sets a member, in its place where there is one; nil takes it out.
  mutating func merge(_ name: String, _ value: JSON?) {
    guard case .object(var members) = self else { return }
    if let index = members.firstIndex(where: { $0.name == name }) {
      if let value { members[index].value = value } else { members.remove(at: index) }
    } else if let value {
      members.append(Member(name, value))
    }
    self = .object(members)
  }

  /// Text of JSON from the suite or the configuration, `what` naming it in the error.
  static func parse(_ text: String, _ what: String) throws(ModelError) -> JSON {
    do throws(JSONReader.Failure) {
      return try JSONReader.read(text.utf8)
    } catch {
      throw ModelError(
        kind: .rejected, message: "\(what) is not JSON: \(error.reason) at byte \(error.offset)",
        attempts: 0, shouldRetry: false)
    }
  }
}
