/// Google's generateContent, on AI Studio and, under other addresses and keys, on Vertex AI.
enum Gemini {
  /// AI Studio takes a key, Vertex AI an access token.
  static func dialect(authorize: Authorization = .header("x-goog-api-key")) -> Dialect {
    Dialect(
      request: { prompt, endpoint throws(ModelError) in try request(for: prompt, to: endpoint) },
      authorize: authorize, reply: reply(from:),
      decoder: AnswerDecoder<Answer, ServerSentEvents>.decoder(for:),
      signals: [
        .filterStop, .categories, .severities, .usage, .cachedTokens, .reasoningTokens,
      ],
      rules: [
        .sets(
          .safety, "four categories block what is likely harmful (BLOCK_MEDIUM_AND_ABOVE)",
          settledBy: ["safetySettings"]),
        .alters(
          .maxTokens, "counts thoughts too; a short limit may leave no room for the answer",
          models: ["gemini-2.5-pro", "gemini-2.5-flash", "gemini-3", "gemini-3.1", "gemini-3.5"]),
      ])
  }

  /// The categories of text whose filters can be set, and what is asked of them.
  ///
  /// The provider's defaults differ between models and between its two services, so they are always
  /// sent: filters that block what is likely harmful. `extra_body` may say otherwise.
  static let safetySettings = JSON.array(
    [
      "HARM_CATEGORY_HARASSMENT", "HARM_CATEGORY_HATE_SPEECH", "HARM_CATEGORY_SEXUALLY_EXPLICIT",
      "HARM_CATEGORY_DANGEROUS_CONTENT",
    ].map { ["category": .string($0), "threshold": "BLOCK_MEDIUM_AND_ABOVE"] })

  static func request(
    for prompt: Prompt, to endpoint: Endpoint
  ) throws(ModelError) -> HTTPRequest {
    let (system, turns) = try prompt.systemApart()
    var body = JSON.object(having: [
      "systemInstruction": system.map { ["role": "user", "parts": [["text": .string($0)]]] },
      "contents": .array(try contents(turns)),
      "generationConfig": try generation(prompt),
      "safetySettings": safetySettings,
    ])
    if !prompt.tools.isEmpty {
      body.merge("tools", [["functionDeclarations": .array(try functions(prompt.tools))]])
    }
    body = try endpoint.completed(body, open: ["generationConfig"])
    var endpoint = endpoint
    if endpoint.stream { endpoint.query["alt"] = "sse" }
    let verb = endpoint.stream ? "streamGenerateContent" : "generateContent"
    return endpoint.post("/\(path(of: endpoint.model)):\(verb)", JSONWriter.bytes(body))
  }

  /// A bare name is that of one of the base models; tuned ones bring their own collection.
  private static func path(of model: String) -> String {
    let parts = model.split(separator: "/").map { Endpoint.percentEncoded(String($0)) }
    return parts.count > 1 ? parts.joined(separator: "/") : "models/" + parts.joined()
  }

  private static func generation(_ prompt: Prompt) throws(ModelError) -> JSON {
    let sampling = prompt.sampling
    let schema = try prompt.schema.map { schema throws(ModelError) in
      try JSON.parse(schema, "the schema of the answer")
    }
    return .object(having: [
      "temperature": sampling.temperature.map(JSON.double),
      "topP": sampling.topP.map(JSON.double),
      "maxOutputTokens": sampling.maxTokens.map(JSON.int),
      "stopSequences": sampling.stop.isEmpty ? nil : .array(sampling.stop.map(JSON.string)),
      "seed": sampling.seed.map(JSON.int),
      "responseMimeType": schema == nil ? nil : "application/json",
      "responseJsonSchema": schema,
    ])
  }

  private static func contents(_ turns: ArraySlice<Message>) throws(ModelError) -> [JSON] {
    var contents: [JSON] = []
    var names: [String: String] = [:]
    for group in TurnGroup.groups(turns) {
      switch group {
      case .results(let turns):
        let results = turns.map { turn -> JSON in
          let id = turn.toolCallID ?? ""
          return [
            "functionResponse": [
              "name": .string(names[id] ?? id), "response": ["result": .string(turn.content)],
            ]
          ]
        }
        contents.append(["role": "user", "parts": .array(results)])
      case .turn(let turn):
        for call in turn.toolCalls { names[call.id] = call.name }
        let role: JSON = turn.role == .assistant ? "model" : "user"
        contents.append(["role": role, "parts": .array(try parts(turn))])
      }
    }
    return contents
  }

  private static func parts(_ turn: Message) throws(ModelError) -> [JSON] {
    var parts: [JSON] = []
    if !turn.content.isEmpty || turn.toolCalls.isEmpty {
      parts.append(["text": .string(turn.content)])
    }
    for call in turn.toolCalls {
      parts.append(["functionCall": ["name": .string(call.name), "args": try call.object()]])
    }
    return parts
  }

  private static func functions(_ tools: [Tool]) throws(ModelError) -> [JSON] {
    var list: [JSON] = []
    for tool in tools {
      let schema = try JSON.parse(tool.parameters, "the parameters of tool \(tool.name)")
      list.append([
        "name": .string(tool.name), "description": .string(tool.description),
        "parametersJsonSchema": schema,
      ])
    }
    return list
  }
}

extension Gemini {
  static func reply(from response: HTTPResponse) -> Result<Reply, ModelError> {
    guard response.succeeded else {
      // Where a stream was asked for, an error may come as a list of one.
      let body = (try? JSONReader.read(response.body))?.array?.first
      return failure(body.map { ProviderError($0) } ?? ProviderError(response), response)
    }
    let body: JSON
    do throws(ModelError) { body = try response.json() } catch { return .failure(error) }
    var answer = Answer()
    if let outcome = answer.absorb(body, named: "", of: response) { return outcome }
    return answer.reply(response)
  }

  /// A translator's word for a filter that refused is a reply; every other failure is an error.
  private static func failure(
    _ error: ProviderError, _ response: HTTPResponse
  ) -> Result<Reply, ModelError> {
    guard error.isPolicyViolation else { return .failure(modelError(error, response)) }
    let filter = Filter(stage: .prompt, category: "content_filter", blocked: true)
    return .success(response.reply(text: "", stop: .filtered, filters: [filter]))
  }

  /// The hints are in the body: how long to wait, whether the quota comes back soon, and that a 400
  /// means the key.
  private static func modelError(
    _ error: ProviderError, _ response: HTTPResponse
  ) -> ModelError {
    var modelError = error.modelError(response)
    for detail in error.body["details"]?.array ?? [] {
      if let delay = detail["retryDelay"]?.string, delay.hasSuffix("s"),
        let seconds = Double(delay.dropLast()), seconds.isFinite, seconds >= 0
      {
        modelError.retryAfter = modelError.retryAfter ?? seconds
      }
      for violation in detail["violations"]?.array ?? []
      where violation["quotaId"]?.string?.contains("PerDay") == true {
        modelError.kind = .quotaExhausted
      }
      if detail["reason"] == "API_KEY_INVALID" { modelError.kind = .unauthorized }
    }
    return modelError
  }
}

extension Gemini {
  /// What has been said so far, in one piece or in many.
  struct Answer: StreamedAnswer {
    private var text = ""
    private var reasoning = ""
    private var calls: [ToolCall] = []
    private var finishReason: String?
    private var blockReason: String?
    private var hasCandidate = false
    private var ratings: [Filter] = []
    private var usage: Usage?
    private var served: String?
    private var responseID: String?

    init() {}

    var hasBegun: Bool { !text.isEmpty || !calls.isEmpty }
    var isComplete: Bool { finishReason != nil || blockReason != nil }
    /// Some models give a reason with every piece, and nothing marks the last.
    static var marksEnd: Bool { false }

    mutating func absorb(
      _ event: JSON, named name: String, of head: HTTPResponse
    ) -> Result<Reply, ModelError>? {
      if let error = event["error"], !error.isNull {
        return Gemini.failure(ProviderError(event), head)
      }
      served = event["modelVersion"]?.string ?? served
      responseID = event["responseId"]?.string ?? responseID
      usage = event["usageMetadata"].flatMap(Self.usage) ?? usage
      if let feedback = event["promptFeedback"] {
        blockReason = feedback["blockReason"]?.string ?? blockReason
        note(feedback["safetyRatings"], stage: .prompt)
      }
      let candidates = event["candidates"]?.array ?? []
      guard let candidate = candidates.first(where: { $0["index"]?.int ?? 0 == 0 }) else {
        return nil
      }
      hasCandidate = true
      finishReason = candidate["finishReason"]?.string ?? finishReason
      note(candidate["safetyRatings"], stage: .completion)
      for part in candidate["content"]?["parts"]?.array ?? [] { absorb(part: part) }
      return nil
    }

    private mutating func absorb(part: JSON) {
      if let call = part["functionCall"] {
        calls.append(
          ToolCall(id: call["id"]?.string, name: call["name"]?.string, object: call["args"]))
      } else if part["thought"] == true {
        reasoning += part["text"]?.string ?? ""
      } else {
        text += part["text"]?.string ?? ""
      }
    }

    /// The latest rating of a category counts; a block is never taken back.
    private mutating func note(_ new: JSON?, stage: Filter.Stage) {
      for rating in new?.array ?? [] {
        guard let category = rating["category"]?.string else { continue }
        var filter = Filter(
          stage: stage, category: category, severity: rating["probability"]?.string,
          blocked: rating["blocked"]?.bool ?? false)
        let known = ratings.firstIndex { $0.stage == stage && $0.category == category }
        if let known {
          filter.blocked = filter.blocked || ratings[known].blocked
          ratings[known] = filter
        } else if ratings.count < 64 {
          ratings.append(filter)
        }
      }
    }

    /// Google counts thoughts apart from the answer.
    private static func usage(_ usage: JSON) -> Usage? {
      guard let input = usage["promptTokenCount"]?.count else { return nil }
      let thoughts = usage["thoughtsTokenCount"]?.count ?? 0
      return Usage(
        input: input, output: (usage["candidatesTokenCount"]?.count ?? 0) + thoughts,
        cached: usage["cachedContentTokenCount"]?.count ?? 0, reasoning: thoughts)
    }

    func reply(_ response: HTTPResponse) -> Result<Reply, ModelError> {
      guard hasCandidate || blockReason != nil else {
        return .failure(.unreadable("no candidates", response))
      }
      if let kind = finishReason.flatMap({ Self.faults[$0] }) {
        return .failure(
          ModelError(
            kind: kind, status: response.status,
            message: "the reply was not made: \(finishReason ?? "")",
            requestID: response.headers.requestID ?? responseID))
      }
      var reply = response.reply(text: text, stop: stop, filters: ratings, requestID: responseID)
      reply.reasoning = reasoning.isEmpty ? nil : reasoning
      reply.toolCalls = calls
      reply.usage = usage
      reply.served = served
      if reply.stop == .filtered {
        let stage: Filter.Stage = blockReason == nil ? .completion : .prompt
        let reason = blockReason ?? finishReason ?? ""
        reply.filters.append(Filter(stage: stage, category: reason, blocked: true))
      }
      return .success(reply)
    }

    private var stop: Reply.Stop {
      if blockReason != nil { return .filtered }
      return switch finishReason {
      case "STOP": calls.isEmpty ? .finished : .toolCalls
      case "MAX_TOKENS", "CONTINUATION": .length
      case .some(let reason) where Self.filtered.contains(reason): .filtered
      default: .other
      }
    }

    private static let filtered: Set<String> = [
      "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "MODEL_ARMOR",
      "IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION", "ESCALATION",
    ]

    /// Reasons that are about the account or the request, and no word of the model's.
    private static let faults: [String: ModelError.Kind] = [
      "PUP_LIMITED_DISABLED": .unauthorized, "MISSING_THOUGHT_SIGNATURE": .rejected,
    ]
  }
}
