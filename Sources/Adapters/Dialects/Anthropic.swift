/// Anthropic's messages, which LiteLLM, vLLM and llama.cpp speak too.
enum Anthropic {
  /// Every request has to limit its output: what is sent where the sampling does not.
  static let maxTokens = 4096
  /// The version that takes a temperature; the endpoint's headers may ask for another.
  static let version = "2023-06-01"

  static let dialect = Dialect(
    request: { prompt, endpoint throws(ModelError) in try request(for: prompt, to: endpoint) },
    authorize: .header("x-api-key"), reply: reply(from:),
    decoder: AnswerDecoder<Answer, ServerSentEvents>.decoder(for:),
    signals: [
      .filterStop, .filterError, .refusal, .categories, .usage, .cachedTokens, .reasoningTokens,
    ],
    rules: [
      .defaults(
        .maxTokens, "\(maxTokens), because this API needs a limit", settledBy: ["max_tokens"])
    ] + withoutSampling)

  /// As the models' own documentation and LiteLLM's map of models have it (1.102.0).
  static let withoutSampling = [Departure.Parameter.temperature, .topP].map { parameter in
    Departure.Rule.omits(
      parameter, "this model rejects every value but the default",
      models: [
        "claude-opus-4-7", "claude-opus-4-8", "claude-opus-5", "claude-sonnet-5", "claude-fable-5",
        "claude-mythos",
      ])
  }

  static func request(
    for prompt: Prompt, to endpoint: Endpoint
  ) throws(ModelError) -> HTTPRequest {
    let body = try body(for: prompt, to: endpoint)
    var request = endpoint.post("/messages", JSONWriter.bytes(body))
    request.headers["anthropic-version"] = request.headers["anthropic-version"] ?? version
    return request
  }

  static func body(for prompt: Prompt, to endpoint: Endpoint) throws(ModelError) -> JSON {
    var sampling = prompt.sampling
    if takesNoSampling(endpoint) { (sampling.temperature, sampling.topP) = (nil, nil) }
    let (system, turns) = try prompt.systemApart()
    var body = JSON.object(having: [
      "model": .string(endpoint.model),
      "max_tokens": .int(sampling.maxTokens ?? maxTokens),
      "system": system.map(JSON.string),
      "messages": .array(try messages(turns)),
      "temperature": sampling.temperature.map(JSON.double),
      "top_p": sampling.topP.map(JSON.double),
      "stop_sequences": sampling.stop.isEmpty ? nil : .array(sampling.stop.map(JSON.string)),
    ])
    if !prompt.tools.isEmpty { body.merge("tools", .array(try tools(prompt.tools))) }
    if let schema = prompt.schema {
      let schema = try JSON.parse(schema, "the schema of the answer")
      body.merge("output_config", ["format": ["type": "json_schema", "schema": schema]])
    }
    if endpoint.stream { body.merge("stream", true) }
    return try endpoint.completed(body, open: ["output_config"])
  }

  /// From this version of the API on a temperature is refused, even the default one.
  private static func takesNoSampling(_ endpoint: Endpoint) -> Bool {
    let asked = endpoint.headers.first { $0.key.lowercased() == "anthropic-version" }?.value
    return (asked ?? version) >= "2026-10-21"
  }

  private static func messages(_ turns: ArraySlice<Message>) throws(ModelError) -> [JSON] {
    var messages: [JSON] = []
    for group in TurnGroup.groups(turns) {
      switch group {
      case .results(let turns):
        messages.append(["role": "user", "content": .array(turns.map(result))])
      case .turn(let turn) where turn.toolCalls.isEmpty:
        messages.append(["role": .string(turn.role.rawValue), "content": .string(turn.content)])
      case .turn(let turn):
        messages.append(["role": "assistant", "content": .array(try blocks(turn))])
      }
    }
    return messages
  }

  private static func result(_ turn: Message) -> JSON {
    [
      "type": "tool_result", "tool_use_id": .string(turn.toolCallID ?? ""),
      "content": .string(turn.content),
    ]
  }

  private static func blocks(_ turn: Message) throws(ModelError) -> [JSON] {
    var blocks: [JSON] = []
    if !turn.content.isEmpty { blocks.append(["type": "text", "text": .string(turn.content)]) }
    for call in turn.toolCalls {
      blocks.append([
        "type": "tool_use", "id": .string(call.id), "name": .string(call.name),
        "input": try call.object(),
      ])
    }
    return blocks
  }

  private static func tools(_ tools: [Tool]) throws(ModelError) -> [JSON] {
    var list: [JSON] = []
    for tool in tools {
      let schema = try JSON.parse(tool.parameters, "the parameters of tool \(tool.name)")
      list.append([
        "name": .string(tool.name), "description": .string(tool.description),
        "input_schema": schema,
      ])
    }
    return list
  }
}

extension Anthropic {
  static func reply(from response: HTTPResponse) -> Result<Reply, ModelError> {
    guard response.succeeded else { return failure(ProviderError(response), response) }
    let body: JSON
    do throws(ModelError) { body = try response.json() } catch { return .failure(error) }
    if let error = body["error"], !error.isNull { return failure(ProviderError(body), response) }
    var answer = Answer()
    answer.absorb(message: body)
    return answer.reply(response)
  }

  /// A filter that refuses is a reply; every other failure is an error.
  private static func failure(
    _ error: ProviderError, _ response: HTTPResponse
  ) -> Result<Reply, ModelError> {
    if error.message.contains("content filtering policy") || error.isPolicyViolation {
      let stage: Filter.Stage = error.message.hasPrefix("Output") ? .completion : .prompt
      let filter = Filter(stage: stage, category: "content_filter", blocked: true)
      return .success(response.reply(text: "", stop: .filtered, filters: [filter]))
    }
    var error = error
    if error.code == nil, response.succeeded {
      error.code = error.type.flatMap { statuses[$0] }.map(String.init)
    }
    return .failure(error.modelError(response))
  }

  /// What an error that comes in mid-stream would have had as its status.
  private static let statuses = [
    "invalid_request_error": 400, "authentication_error": 401, "billing_error": 402,
    "permission_error": 403, "not_found_error": 404, "conflict_error": 409,
    "request_too_large": 413, "rate_limit_error": 429, "api_error": 500, "timeout_error": 504,
    "overloaded_error": 529,
  ]
}

extension Anthropic {
  /// What has been said so far, in one piece or in many.
  struct Answer: StreamedAnswer {
    private var text = ""
    private var reasoning = ""
    private var calls: [ToolCall] = []
    private var callPlaces: [Int: Int] = [:]
    private var stopReason: String?
    private var stopDetails: JSON?
    private var served: String?
    private var id: String?
    private var counts: [String: Int] = [:]
    private var reasoningTokens = 0
    private var hasContent = false

    init() {}

    var hasBegun: Bool { !text.isEmpty || !calls.isEmpty }
    /// A stream that ends without a reason was cut, whoever put an end to it.
    var isComplete: Bool { stopReason != nil }

    mutating func absorb(message: JSON) {
      served = message["model"]?.string ?? served
      id = message["id"]?.string ?? id
      absorb(stop: message)
      absorb(usage: message["usage"] ?? .null)
      guard let blocks = message["content"]?.array else { return }
      hasContent = true
      for (index, block) in blocks.enumerated() { absorb(block: block, index: index) }
    }

    mutating func absorb(
      _ event: JSON, named name: String, of head: HTTPResponse
    ) -> Result<Reply, ModelError>? {
      let index = event["index"]?.int ?? 0
      switch event["type"]?.string ?? name {
      case "message_start": absorb(message: event["message"] ?? .null)
      case "content_block_start": absorb(block: event["content_block"] ?? .null, index: index)
      case "content_block_delta": absorb(delta: event["delta"] ?? .null, index: index)
      case "message_delta":
        absorb(stop: event["delta"] ?? .null)
        absorb(usage: event["usage"] ?? .null)
      case "error": return Anthropic.failure(ProviderError(event), head)
      default:
        if let error = event["error"], !error.isNull {
          return Anthropic.failure(ProviderError(event), head)
        }
      }
      return nil
    }

    private mutating func absorb(block: JSON, index: Int) {
      switch block["type"]?.string {
      case "text": text += block["text"]?.string ?? ""
      case "thinking": reasoning += block["thinking"]?.string ?? ""
      case "tool_use":
        callPlaces[index] = calls.count
        var call = ToolCall(
          id: block["id"]?.string, name: block["name"]?.string, object: block["input"])
        // A streamed call starts with an empty object, and its arguments follow as text.
        if call.arguments == "{}" { call.arguments = "" }
        calls.append(call)
      default: break
      }
    }

    private mutating func absorb(delta: JSON, index: Int) {
      switch delta["type"]?.string {
      case "text_delta": text += delta["text"]?.string ?? ""
      case "thinking_delta": reasoning += delta["thinking"]?.string ?? ""
      case "input_json_delta":
        if let place = callPlaces[index] {
          calls[place].arguments += delta["partial_json"]?.string ?? ""
        }
      default: break
      }
    }

    private mutating func absorb(stop: JSON) {
      stopReason = stop["stop_reason"]?.string ?? stopReason
      if let details = stop["stop_details"], !details.isNull { stopDetails = details }
    }

    /// Later counts are totals that replace earlier ones.
    private mutating func absorb(usage: JSON) {
      for name in Self.countNames { counts[name] = usage[name]?.count ?? counts[name] }
      let details = usage["output_tokens_details"]
      reasoningTokens = details?["thinking_tokens"]?.count ?? reasoningTokens
    }

    private static let countNames = [
      "input_tokens", "output_tokens", "cache_creation_input_tokens", "cache_read_input_tokens",
    ]

    func reply(_ response: HTTPResponse) -> Result<Reply, ModelError> {
      guard hasContent else { return .failure(.unreadable("no content", response)) }
      var reply = response.reply(text: text, stop: stop, requestID: id)
      reply.reasoning = reasoning.isEmpty ? nil : reasoning
      reply.toolCalls = calls.map { call in
        ToolCall(
          id: call.id, name: call.name, arguments: call.arguments.isEmpty ? "{}" : call.arguments)
      }
      reply.usage = usage
      reply.served = served
      if stopReason == "refusal" {
        reply.refusal = stopDetails?["explanation"]?.string
        let category = stopDetails?["category"]?.string ?? "refusal"
        reply.filters = [Filter(stage: .completion, category: category, blocked: true)]
      }
      return .success(reply)
    }

    private var stop: Reply.Stop {
      switch stopReason {
      case "end_turn", "stop_sequence": .finished
      case "max_tokens", "model_context_window_exceeded": .length
      case "tool_use": .toolCalls
      case "refusal": .refused
      default: .other
      }
    }

    /// Anthropic counts what it read from and wrote to its cache apart from the input.
    private var usage: Usage? {
      guard let output = counts["output_tokens"] else { return nil }
      let cached = counts["cache_read_input_tokens"] ?? 0
      let written = counts["cache_creation_input_tokens"] ?? 0
      return Usage(
        input: (counts["input_tokens"] ?? 0) + cached + written, output: output, cached: cached,
        reasoning: reasoningTokens)
    }
  }
}
