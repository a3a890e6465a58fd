/// OpenAI's responses, which vLLM, llama.cpp and LiteLLM speak too.
enum Responses {
  static let dialect = Dialect(
    request: { prompt, endpoint throws(ModelError) in try request(for: prompt, to: endpoint) },
    authorize: .bearer, reply: reply(from:),
    decoder: AnswerDecoder<Answer, ServerSentEvents>.decoder(for:),
    signals: [.filterStop, .filterError, .refusal, .usage, .cachedTokens, .reasoningTokens],
    rules: [.refuses(.stop, "this API takes no stop sequences")])

  /// Nothing is kept on the server, which is what it would do by default.
  ///
  /// The API knows neither a seed nor stop sequences. The seed is left out, as in every dialect that
  /// has none; stop sequences change the text, so a prompt with some is refused.
  static func request(
    for prompt: Prompt, to endpoint: Endpoint
  ) throws(ModelError) -> HTTPRequest {
    let sampling = prompt.sampling
    guard sampling.stop.isEmpty else {
      throw ModelError(
        kind: .rejected, message: "this API takes no stop sequences", attempts: 0,
        shouldRetry: false)
    }
    let (system, turns) = try prompt.systemApart()
    var body = JSON.object(having: [
      "model": .string(endpoint.model),
      "instructions": system.map(JSON.string),
      "input": input(turns),
      "max_output_tokens": sampling.maxTokens.map(JSON.int),
      "temperature": sampling.temperature.map(JSON.double),
      "top_p": sampling.topP.map(JSON.double),
      "store": false,
    ])
    if !prompt.tools.isEmpty { body.merge("tools", .array(try tools(prompt.tools))) }
    if let schema = prompt.schema {
      let schema = try JSON.parse(schema, "the schema of the answer")
      let format = JSON.object([
        .init("type", "json_schema"), .init("name", "reply"),
        .init("strict", .bool(OpenAI.isClosed(schema))), .init("schema", schema),
      ])
      body.merge("text", ["format": format])
    }
    if endpoint.stream { body.merge("stream", true) }
    body = try endpoint.completed(body, open: ["text"])
    return endpoint.post("/responses", JSONWriter.bytes(body))
  }

  private static func input(_ turns: ArraySlice<Message>) -> JSON {
    if turns.count == 1, let only = turns.first, only.role == .user { return .string(only.content) }
    var items: [JSON] = []
    for turn in turns {
      if turn.role == .tool {
        items.append([
          "type": "function_call_output", "call_id": .string(turn.toolCallID ?? ""),
          "output": .string(turn.content),
        ])
        continue
      }
      if !turn.content.isEmpty || turn.toolCalls.isEmpty {
        // The type may be left out, but llama.cpp does not take an assistant's turn without it.
        items.append([
          "type": "message", "role": .string(turn.role.rawValue),
          "content": .string(turn.content),
        ])
      }
      for call in turn.toolCalls {
        items.append([
          "type": "function_call", "call_id": .string(call.id), "name": .string(call.name),
          "arguments": .string(call.arguments),
        ])
      }
    }
    return .array(items)
  }

  private static func tools(_ tools: [Tool]) throws(ModelError) -> [JSON] {
    var list: [JSON] = []
    for tool in tools {
      let schema = try JSON.parse(tool.parameters, "the parameters of tool \(tool.name)")
      // Strict is the default here, unlike in chat completions, and refuses an open schema.
      list.append([
        "type": "function", "name": .string(tool.name), "description": .string(tool.description),
        "parameters": schema, "strict": .bool(OpenAI.isClosed(schema)),
      ])
    }
    return list
  }
}

extension Responses {
  static func reply(from response: HTTPResponse) -> Result<Reply, ModelError> {
    guard response.succeeded else {
      return failure(ProviderError(response), response, stage: .prompt)
    }
    let body: JSON
    do throws(ModelError) { body = try response.json() } catch { return .failure(error) }
    var answer = Answer()
    answer.absorb(whole: body)
    return answer.reply(response)
  }

  /// A policy that refuses is a reply; every other failure is an error.
  private static func failure(
    _ error: ProviderError, _ response: HTTPResponse, stage: Filter.Stage
  ) -> Result<Reply, ModelError> {
    guard let code = error.code, code.hasSuffix("policy") || code.contains("policy_violation")
    else {
      if let reply = OpenAI.filtered(error, response, stage: stage) { return .success(reply) }
      var error = error
      error.code = error.code.map { statuses[$0].map(String.init) ?? $0 }
      return .failure(error.modelError(response))
    }
    let filter = Filter(stage: stage, category: code, blocked: true)
    return .success(response.reply(text: "", stop: .filtered, filters: [filter]))
  }

  /// What a failure that comes in a 200 would have had as its status.
  private static let statuses = ["server_error": 500, "rate_limit_exceeded": 429]
}

extension Responses {
  /// What has been said so far, in one piece or in many.
  struct Answer: StreamedAnswer {
    private var text = ""
    private var refusal = ""
    private var reasoning = ""
    /// The last word on the response, which ends the stream.
    private var whole: JSON?

    init() {}

    var hasBegun: Bool { !text.isEmpty || !refusal.isEmpty }
    var isComplete: Bool { whole != nil }

    mutating func absorb(whole response: JSON) { whole = response }

    mutating func absorb(
      _ event: JSON, named name: String, of head: HTTPResponse
    ) -> Result<Reply, ModelError>? {
      let piece = event["delta"]?.string ?? ""
      switch event["type"]?.string ?? name {
      case "response.output_text.delta": text += piece
      case "response.refusal.delta": refusal += piece
      case "response.reasoning_text.delta", "response.reasoning_summary_text.delta":
        reasoning += piece
      case "response.completed", "response.incomplete", "response.failed", "response.cancelled":
        whole = event["response"] ?? .null
      case "error": return Responses.failure(ProviderError(event), head, stage: stage)
      default:
        if let error = event["error"], !error.isNull {
          return Responses.failure(ProviderError(event), head, stage: stage)
        }
      }
      return nil
    }

    private var stage: Filter.Stage { hasBegun ? .completion : .prompt }

    func reply(_ response: HTTPResponse) -> Result<Reply, ModelError> {
      guard let whole else { return .failure(.unreadable("no response", response)) }
      if let error = whole["error"], !error.isNull {
        return Responses.failure(ProviderError(whole), response, stage: stage)
      }
      let status = whole["status"]?.string
      guard let output = whole["output"]?.array else {
        return .failure(.unreadable("no output", response))
      }
      guard status != "failed", status != "cancelled", status != "in_progress", status != "queued"
      else {
        return .failure(
          .unreadable("the response is \(status ?? "unknown")", response, shouldRetry: true))
      }
      var said = Said(output)
      // Some servers stream the text but leave it out of their last word.
      if !said.hasMessage { (said.text, said.refusal) = (text, refusal) }
      if said.reasoning.isEmpty { said.reasoning = reasoning }
      var reply = response.reply(
        text: said.text, stop: .finished, requestID: whole["id"]?.string)
      reply.refusal = said.refusal.isEmpty ? nil : said.refusal
      reply.reasoning = said.reasoning.isEmpty ? nil : said.reasoning
      reply.toolCalls = said.calls
      reply.usage = whole["usage"].flatMap(Self.usage)
      reply.served = whole["model"]?.string
      reply.stop = Self.stop(
        status, because: whole["incomplete_details"]?["reason"]?.string, reply)
      if reply.stop == .filtered {
        reply.filters = [
          Filter(
            stage: said.isEmpty ? .prompt : .completion, category: "content_filter", blocked: true)
        ]
      }
      return .success(reply)
    }

    private static func stop(
      _ status: String?, because reason: String?, _ reply: Reply
    ) -> Reply.Stop {
      switch reason {
      case "max_output_tokens": return .length
      case "content_filter": return .filtered
      default: break
      }
      if reply.refusal != nil { return .refused }
      guard status == "completed" else { return .other }
      return reply.toolCalls.isEmpty ? .finished : .toolCalls
    }

    private static func usage(_ usage: JSON) -> Usage? {
      guard let input = usage["input_tokens"]?.count, let output = usage["output_tokens"]?.count
      else { return nil }
      return Usage(
        input: input, output: output,
        cached: usage["input_tokens_details"]?["cached_tokens"]?.count ?? 0,
        reasoning: usage["output_tokens_details"]?["reasoning_tokens"]?.count ?? 0)
    }
  }

  /// What the items of an output say.
  private struct Said {
    var text = ""
    var refusal = ""
    var reasoning = ""
    var calls: [ToolCall] = []
    var hasMessage = false

    var isEmpty: Bool { text.isEmpty && refusal.isEmpty }

    init(_ output: [JSON]) {
      for item in output {
        switch item["type"]?.string {
        case "message":
          hasMessage = true
          // What a model says on its way to the answer is marked, and is not the answer.
          let isOnTheWay = item["phase"] == "commentary"
          for part in item["content"]?.array ?? [] {
            let words = part["text"]?.string ?? ""
            if isOnTheWay { reasoning += words } else { text += words }
            refusal += part["refusal"]?.string ?? ""
          }
        case "reasoning":
          let parts = (item["content"]?.array ?? []) + (item["summary"]?.array ?? [])
          reasoning += parts.compactMap { $0["text"]?.string }.joined()
        case "function_call":
          calls.append(
            ToolCall(
              id: item["call_id"]?.string ?? "", name: item["name"]?.string ?? "",
              arguments: item["arguments"]?.string ?? ""))
        default: break
        }
      }
    }
  }
}
