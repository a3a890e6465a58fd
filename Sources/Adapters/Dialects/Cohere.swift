/// Cohere's chat, version 2.
enum Cohere {
  /// What the API does by default, said aloud: it decides which hidden instruction precedes the
  /// prompt.
  static let safetyMode = "CONTEXTUAL"

  static let dialect = Dialect(
    request: { prompt, endpoint throws(ModelError) in try request(for: prompt, to: endpoint) },
    authorize: .bearer, reply: reply(from:),
    decoder: AnswerDecoder<Answer, ServerSentEvents>.decoder(for:),
    signals: [.usage, .cachedTokens],
    rules: [
      .sets(
        .safety,
        "safety_mode \(safetyMode), which chooses a hidden preamble; not sent for cases with tools",
        settledBy: ["safety_mode"])
    ])

  static func request(
    for prompt: Prompt, to endpoint: Endpoint
  ) throws(ModelError) -> HTTPRequest {
    let sampling = prompt.sampling
    var body = JSON.object(having: [
      "model": .string(endpoint.model),
      "messages": .array(prompt.messages.map(OpenAI.message)),
      "max_tokens": sampling.maxTokens.map(JSON.int),
      "temperature": sampling.temperature.map(JSON.double),
      "p": sampling.topP.map(JSON.double),
      "seed": sampling.seed.map(JSON.int),
      "stop_sequences": sampling.stop.isEmpty ? nil : .array(sampling.stop.map(JSON.string)),
      "stream": .bool(endpoint.stream),
    ])
    if prompt.tools.isEmpty {
      // It cannot be set for a prompt with tools.
      body.merge("safety_mode", .string(safetyMode))
    } else {
      body.merge("tools", .array(try OpenAI.tools(prompt.tools)))
    }
    if let schema = prompt.schema {
      let schema = try JSON.parse(schema, "the schema of the answer")
      body.merge("response_format", ["type": "json_object", "json_schema": schema])
    }
    body = try endpoint.completed(body)
    return endpoint.post("/chat", JSONWriter.bytes(body))
  }
}

extension Cohere {
  static func reply(from response: HTTPResponse) -> Result<Reply, ModelError> {
    let body: JSON
    do throws(ModelError) { body = try response.succeededJSON() } catch { return .failure(error) }
    var answer = Answer()
    answer.absorb(whole: body)
    return answer.reply(response)
  }

  /// What has been said so far, in one piece or in many.
  struct Answer: StreamedAnswer {
    private var text = ""
    private var reasoning = ""
    private var calls: [ToolCall] = []
    private var callPlaces: [Int: Int] = [:]
    private var hasMessage = false
    private var finishReason: String?
    private var usage: Usage?
    private var id: String?
    private var trouble: String?

    init() {}

    var hasBegun: Bool { !text.isEmpty || !calls.isEmpty }
    var isComplete: Bool { finishReason != nil }

    mutating func absorb(whole: JSON) {
      id = whole["id"]?.string
      absorb(end: whole)
      guard let message = whole["message"], message.members != nil else { return }
      hasMessage = true
      for part in message["content"]?.array ?? [] { absorb(part: part) }
      text += message["content"]?.string ?? ""
      reasoning += message["tool_plan"]?.string ?? ""
      for (index, call) in (message["tool_calls"]?.array ?? []).enumerated() {
        absorb(call: call, index: index)
      }
    }

    mutating func absorb(
      _ event: JSON, named name: String, of head: HTTPResponse
    ) -> Result<Reply, ModelError>? {
      let delta = event["delta"] ?? .null
      let message = delta["message"] ?? .null
      switch event["type"]?.string ?? name {
      case "message-start":
        hasMessage = true
        id = event["id"]?.string
      case "content-start", "content-delta": absorb(part: message["content"] ?? .null)
      case "tool-plan-delta": reasoning += message["tool_plan"]?.string ?? ""
      case "tool-call-start", "tool-call-delta":
        absorb(call: message["tool_calls"] ?? .null, index: event["index"]?.int ?? 0)
      case "message-end": absorb(end: delta)
      case "error": return .failure(ProviderError(event).modelError(head))
      default:
        if let error = event["error"], !error.isNull {
          return .failure(ProviderError(event).modelError(head))
        }
      }
      return nil
    }

    private mutating func absorb(part: JSON) {
      text += part["text"]?.string ?? ""
      reasoning += part["thinking"]?.string ?? ""
    }

    private mutating func absorb(call: JSON, index: Int) {
      let function = call["function"] ?? .null
      guard let place = callPlaces[index] else {
        callPlaces[index] = calls.count
        calls.append(
          ToolCall(
            id: call["id"]?.string ?? "", name: function["name"]?.string ?? "",
            arguments: function["arguments"]?.string ?? ""))
        return
      }
      calls[place].arguments += function["arguments"]?.string ?? ""
    }

    private mutating func absorb(end: JSON) {
      finishReason = end["finish_reason"]?.string ?? finishReason
      trouble = end["error"]?.string ?? trouble
      let all = end["usage"] ?? .null
      // Billed units leave out what the API itself puts before the prompt.
      let tokens = all["tokens"] ?? all["billed_units"]
      if let input = tokens?["input_tokens"]?.count, let output = tokens?["output_tokens"]?.count {
        usage = Usage(input: input, output: output, cached: all["cached_tokens"]?.count ?? 0)
      }
    }

    func reply(_ response: HTTPResponse) -> Result<Reply, ModelError> {
      guard hasMessage else { return .failure(.unreadable("no message", response)) }
      if finishReason == "ERROR" || finishReason == "TIMEOUT" {
        let words = trouble.map(ProviderError.oneLine) ?? "the server gave up on the reply"
        return .failure(.unreadable(words, response, shouldRetry: true))
      }
      var reply = response.reply(text: text, stop: stop, requestID: id)
      reply.reasoning = reasoning.isEmpty ? nil : reasoning
      reply.toolCalls = calls
      reply.usage = usage
      return .success(reply)
    }

    private var stop: Reply.Stop {
      switch finishReason {
      case "COMPLETE", "STOP_SEQUENCE": .finished
      case "MAX_TOKENS": .length
      case "TOOL_CALL": .toolCalls
      default: .other
      }
    }
  }
}
