/// Ollama's own chat, which can set what its OpenAI-compatible side cannot.
enum Ollama {
  static let dialect = Dialect(
    request: { prompt, endpoint throws(ModelError) in try request(for: prompt, to: endpoint) },
    authorize: .bearer, reply: Answer.reply(from:),
    decoder: AnswerDecoder<Answer, JSONLines>.decoder(for:), signals: [.usage],
    rules: [
      .sets(
        .context, "as large as the server chose by its memory; what does not fit is an error",
        settledBy: ["options.num_ctx"])
    ]
  ).offering(embeddings: embeddings)

  /// A prompt that does not fit is refused, and a reply that does not is cut, instead of the
  /// beginning of the conversation being dropped without a word.
  static func request(
    for prompt: Prompt, to endpoint: Endpoint
  ) throws(ModelError) -> HTTPRequest {
    var body = JSON.object([
      .init("model", .string(endpoint.model)),
      .init("messages", .array(try messages(prompt.messages))),
      .init("stream", .bool(endpoint.stream)), .init("options", options(prompt.sampling)),
      .init("truncate", false), .init("shift", false),
    ])
    if !prompt.tools.isEmpty { body.merge("tools", .array(try OpenAI.tools(prompt.tools))) }
    if let schema = prompt.schema {
      body.merge("format", try .parse(schema, "the schema of the answer"))
    }
    body = try endpoint.completed(body, open: ["options"])
    return endpoint.post("/api/chat", JSONWriter.bytes(body))
  }

  static func options(_ sampling: Sampling) -> JSON {
    .object(having: [
      "temperature": sampling.temperature.map(JSON.double),
      "top_p": sampling.topP.map(JSON.double),
      "num_predict": sampling.maxTokens.map(JSON.int),
      "seed": sampling.seed.map(JSON.int),
      "stop": sampling.stop.isEmpty ? nil : .array(sampling.stop.map(JSON.string)),
    ])
  }

  private static func messages(_ turns: [Message]) throws(ModelError) -> [JSON] {
    var messages: [JSON] = []
    var names: [String: String] = [:]
    for turn in turns {
      var calls: [JSON] = []
      for call in turn.toolCalls {
        names[call.id] = call.name
        calls.append([
          "function": ["name": .string(call.name), "arguments": try call.object()]
        ])
      }
      messages.append(
        .object(having: [
          "role": .string(turn.role.rawValue), "content": .string(turn.content),
          "tool_calls": calls.isEmpty ? nil : .array(calls),
          "tool_name": turn.toolCallID.flatMap { names[$0] }.map(JSON.string),
        ]))
    }
    return messages
  }
}

extension Ollama {
  /// What has been said so far, in one piece or in many.
  struct Answer: StreamedAnswer {
    private var text = ""
    private var reasoning = ""
    private var calls: [ToolCall] = []
    private var last: JSON?
    private var served: String?
    private var hasMessage = false

    init() {}

    var hasBegun: Bool { !text.isEmpty || !calls.isEmpty }
    var isComplete: Bool { last != nil }

    mutating func absorb(
      _ event: JSON, named name: String, of head: HTTPResponse
    ) -> Result<Reply, ModelError>? {
      if let error = event["error"], !error.isNull {
        return .failure(ProviderError(event).modelError(head))
      }
      served = event["remote_model"]?.string ?? event["model"]?.string ?? served
      if let message = event["message"], message.members != nil {
        hasMessage = true
        text += message["content"]?.string ?? ""
        reasoning += message["thinking"]?.string ?? ""
        for call in message["tool_calls"]?.array ?? [] {
          let function = call["function"]
          calls.append(
            ToolCall(
              id: call["id"]?.string, name: function?["name"]?.string,
              object: function?["arguments"]))
        }
      }
      // What `/api/generate` says instead of a message.
      if let piece = event["response"]?.string {
        hasMessage = true
        text += piece
        reasoning += event["thinking"]?.string ?? ""
      }
      if event["done"] == true { last = event }
      return nil
    }

    func reply(_ response: HTTPResponse) -> Result<Reply, ModelError> {
      guard hasMessage, let last else {
        return .failure(.unreadable("no message that is done", response))
      }
      var reply = response.reply(text: text, stop: stop(last["done_reason"]?.string))
      reply.reasoning = reasoning.isEmpty ? nil : reasoning
      reply.toolCalls = calls
      reply.served = served
      // A prompt that was still in the cache is not counted.
      if let output = last["eval_count"]?.count {
        reply.usage = Usage(input: last["prompt_eval_count"]?.count ?? 0, output: output)
      }
      return .success(reply)
    }

    /// Older servers give no reason.
    private func stop(_ reason: String?) -> Reply.Stop {
      switch reason {
      case "stop", nil: calls.isEmpty ? .finished : .toolCalls
      case "length": .length
      default: .other
      }
    }
  }
}
