import Testing

@testable import Adapters

/// Those who speak OpenAI's dialect with an accent.
struct OpenAIQuirksTests {
  private static func mistral(
    _ file: String, _ prompt: Prompt, stream: Bool = false, extra: String? = nil,
    differences: [String: String] = ["stream": "false is the default and is left out"]
  ) -> Conformance {
    Conformance(
      file: "openai/sdk/\(file)", adapter: "mistral", prompt: prompt, stream: stream, extra: extra,
      key: ("authorization", "Bearer sk-dummy"), differences: differences)
  }

  private static let cases = [
    mistral("mistral-01-plain-system", .make(system: Conformance.terse)),
    mistral(
      "mistral-02-multiturn", Conformance.conversation,
      differences: [
        "stream": "false is the default and is left out",
        "messages": "prefix false is the default of an assistant turn and is left out",
      ]),
    mistral(
      "mistral-04-stream", .make(system: Conformance.terse), stream: true, differences: [:]),
    mistral("mistral-06-json-schema", .make(schema: Conformance.answerSchema)),
    mistral(
      "mistral-07-guardrails", .make(),
      extra: """
        {"guardrails":[{"block_on_error":true,"moderation_llm_v2":{"action":"block",\
        "model_name":"mistral-moderation-2603","ignore_other_categories":false}}]}
        """),
    mistral(
      "mistral-08-json-object", .make(), extra: #"{"response_format":{"type":"json_object"}}"#),
    Conformance(
      file: "openai/sdk/azure-openai-chat-01-deployment", adapter: "azure-openai",
      baseURL: "https://example.test/openai/deployments/my-deployment",
      prompt: .make(
        system: Conformance.terse, sampling: Sampling(temperature: 0, maxTokens: 16)),
      query: ["api-version": "2024-10-21"], key: ("api-key", "sk-dummy")),
    Conformance(
      file: "openai/sdk/hf-tgi-01-chat", adapter: "tgi",
      prompt: .make(
        system: Conformance.terse,
        sampling: Sampling(temperature: 0.1, maxTokens: 16, seed: 7)),
      key: ("authorization", "Bearer sk-dummy"),
      differences: ["stream": "false is the default and is left out"]),
  ]

  @Test(arguments: cases.indices)
  func `Sends what the official SDK sends`(_ index: Int) async throws {
    try await Self.cases[index].check()
  }

  private func dialect(_ name: String) throws -> Dialect {
    guard case .http(let dialect) = try #require(Adapter.named(name)).access else {
      throw NotHTTP()
    }
    return dialect
  }

  private struct NotHTTP: Error {}

  private func body(
    _ name: String, _ sampling: Sampling = Sampling(), extra: String? = nil
  ) throws -> JSON {
    var endpoint = Endpoint.make(adapter: name)
    endpoint.extraBody = extra
    return try JSONReader.read(
      dialect(name).request(.make(sampling: sampling), endpoint).body)
  }

  @Test func `Mistral's seed has its own name`() throws {
    let body = try body("mistral", Sampling(seed: 7))
    #expect(body["random_seed"] == 7 && body["seed"] == nil)
  }

  @Test func `Only OpenAI itself gets the newer name of the limit`() throws {
    for name in ["openai", "azure-openai", "mistral", "vllm", "openrouter"] {
      let body = try body(name, Sampling(maxTokens: 5))
      #expect((body["max_completion_tokens"] == 5) == (name == "openai"))
      #expect((body["max_tokens"] == 5) == (name != "openai"))
    }
  }

  /// OpenAI's reasoning models reject the older name, and Azure and Portkey pass it on as it is.
  @Test(arguments: ["azure-openai", "portkey"], [("o3-mini", true), ("gpt-4o", false)])
  func `Whoever passes on to a reasoning model says the newer name`(
    _ adapter: String, _ model: (name: String, isNewer: Bool)
  ) throws {
    let dialect = try #require(Adapter.named(adapter)?.dialect)
    let request = try dialect.request(
      .make(sampling: Sampling(maxTokens: 5)), .make(adapter: adapter, model: model.name))
    let body = try JSONReader.read(request.body)
    #expect((body["max_completion_tokens"] == 5) == model.isNewer)
    #expect((body["max_tokens"] == 5) != model.isNewer)
  }

  @Test func `OpenRouter may not switch providers or drop parameters unless told to`() throws {
    let plain = try body("openrouter")
    #expect(plain["provider"] == ["require_parameters": true, "allow_fallbacks": false])
    #expect(plain["transforms"] == [])
    let told = try body(
      "openrouter", extra: #"{"provider":{"only":["x"],"allow_fallbacks":true},"transforms":null}"#)
    #expect(
      told["provider"] == ["require_parameters": true, "allow_fallbacks": true, "only": ["x"]])
    #expect(told["transforms"] == nil)
  }

  @Test(arguments: [
    ("portkey", "x-portkey-api-key", "k"), ("azure-openai", "api-key", "k"),
    ("openrouter", "authorization", "Bearer k"), ("nvidia-nim", "authorization", "Bearer k"),
    ("sglang", "authorization", "Bearer k"), ("chutes", "authorization", "Bearer k"),
  ])
  func `The key goes where it is looked for`(
    _ name: String, _ header: String, _ value: String
  ) throws {
    var request = try dialect(name).request(.make(), .make(adapter: name))
    let before = request.headers.fields.count
    try dialect(name).authorize.apply(&request, "k", 0)
    #expect(request.headers[header] == value && request.headers.fields.count == before + 1)
  }

  @Test(arguments: [
    (
      #"{"error":{"message":"no"},"hook_results":{"before_request_hooks":[{"verdict":false}]}}"#,
      Filter.Stage.prompt
    ),
    (
      """
      {"error":{"message":"no"},"hook_results":{"before_request_hooks":[{"verdict":true}],\
      "after_request_hooks":[{"verdict":false}]}}
      """, .completion
    ), ("", .prompt),
  ])
  func `Portkey's denial is a filtered reply`(_ body: String, _ stage: Filter.Stage) throws {
    let reply = try dialect("portkey").decode(body, status: 446).get()
    #expect(reply.stop == .filtered)
    #expect(reply.filters == [Filter(stage: stage, category: "guardrail", blocked: true)])
  }

  @Test func `Portkey's pass in spite of a failed check is a reply`() throws {
    let body = #"{"choices":[{"message":{"content":"x"},"finish_reason":"stop"}]}"#
    #expect(try dialect("portkey").decode(body, status: 246).get().text == "x")
  }

  @Test func `Mistral's chunks, in a whole reply and in a streamed one`() throws {
    let content = """
      [{"type":"thinking","thinking":[{"type":"text","text":"r"}]},{"type":"text","text":"a"}]
      """
    let whole = #"{"choices":[{"message":{"content":\#(content)},"finish_reason":"stop"}]}"#
    let stream =
      #"data: {"choices":[{"index":0,"delta":{"content":\#(content)},"finish_reason":"stop"}]}"#
      + "\n\ndata: [DONE]\n\n"
    for reply in [
      try dialect("mistral").decode(whole).get(),
      try dialect("mistral").decode(stream: stream).get(),
    ] {
      #expect(reply.text == "a" && reply.reasoning == "r" && reply.stop == .finished)
    }
  }

  @Test func `OpenRouter's comments while it waits are no events`() throws {
    let stream =
      ": OPENROUTER PROCESSING\n\n"
      + "data: {\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}\n\n"
      + "data: [DONE]\n\n"
    #expect(try dialect("openrouter").decode(stream: stream).get().text == "x")
  }

  /// As Portkey's gateway marks a reply that one of its checks found fault with and let pass.
  @Test func `A guardrail that lets a reply pass is kept with it`() throws {
    let reply = try dialect("portkey").decode(Self.plain, status: 246).get()
    #expect(reply.text == "ok" && reply.stop == .finished)
    #expect(
      reply.filters == [
        Filter(stage: .completion, category: "guardrail", severity: "passed", blocked: false)
      ])
  }

  @Test func `Who answered is kept where a gateway says it`() throws {
    let reply = try dialect("openrouter").decode(Self.plain).get()
    #expect(reply.fingerprint == "SomeHost" && reply.requestID == "gen-1")
    let named = try dialect("openrouter").decode(Self.plain, [("x-request-id", "req-1")]).get()
    #expect(named.requestID == "req-1")
  }

  @Test func `A prompt that a guardrail of the provider denies is a filtered reply`() throws {
    let body = #"{"object":"error","message":"blocked","type":"guardrail_blocked","code":"3000"}"#
    let reply = try dialect("mistral").decode(body, status: 403).get()
    #expect(reply.stop == .filtered && reply.filters.first?.stage == .prompt)
    let denied = try dialect("mistral").decode(
      #"{"message":"no access","type":"auth"}"#, status: 403)
    #expect(denied.error?.kind == .unauthorized)
  }

  private static let plain = """
    {"id":"gen-1","provider":"SomeHost","model":"m",
     "choices":[{"index":0,"message":{"role":"assistant","content":"ok"},"finish_reason":"stop"}]}
    """

  @Test func `Gateways are asked for new replies, not for stored ones`() throws {
    let prompt = Prompt.make()
    var endpoint = Endpoint(adapter: "portkey", model: "m", baseURL: "https://h/v1")
    var request = try dialect("portkey").request(prompt, endpoint)
    #expect(request.headers["x-portkey-cache-force-refresh"] == "true")
    endpoint.headers = ["X-Portkey-Cache-Force-Refresh": "false"]
    request = try dialect("portkey").request(prompt, endpoint)
    #expect(request.headers["x-portkey-cache-force-refresh"] == "false")
    let body = try JSONReader.read(try dialect("litellm").request(prompt, endpoint).body)
    #expect(body["cache"]?["no-cache"] == true)
  }
}
