import Testing

@testable import Adapters

struct BedrockRequestTests {
  private static let key: (name: String, value: String?) = ("authorization", "Bearer sk-dummy")
  private static let model = "anthropic.claude-test-v1:0"

  private static func capture(
    _ name: String, _ prompt: Prompt, stream: Bool = false, extra: String? = nil,
    differences: [String: String] = [:]
  ) -> Conformance {
    Conformance(
      file: "bedrock/sdk/\(name)", adapter: "bedrock", baseURL: "https://example.test",
      prompt: prompt, stream: stream, extra: extra, key: key, differences: differences)
  }

  private static let cases: [Conformance] = [
    capture("bedrock-01-plain-system", .make(system: Conformance.terse)),
    capture("bedrock-02-multiturn", Conformance.conversation),
    capture(
      "bedrock-03-sampling",
      .make(sampling: Sampling(temperature: 0, topP: 0.9, maxTokens: 64, stop: ["END"])),
      extra: #"{"additionalModelRequestFields":{"top_k":40}}"#),
    capture("bedrock-04-stream", .make(system: Conformance.terse), stream: true),
    capture(
      "bedrock-06-guardrail", .make(),
      extra: #"{"guardrailConfig":{"guardrailIdentifier":"gr-1","guardrailVersion":"1"}}"#),
    capture(
      "bedrock-07-json-schema", .make(schema: Conformance.answerSchema),
      differences: ["outputConfig": "the schema's text is ours, without Python's spaces"]),
    capture("bedrock-09-bearer", .make()),
  ]

  @Test(arguments: cases.indices)
  func `Sends what the official SDK sends`(_ index: Int) async throws {
    try await Self.cases[index].check(model: Self.model)
  }

  @Test func `Sends calls and their results as the official SDK does`() async throws {
    var prompt = Prompt.make("Weather in Ulm and Bonn?", tools: [Conformance.weather])
    prompt.messages += [
      Message(
        role: .assistant, content: "Let me see.",
        toolCalls: [
          ToolCall(id: "a", name: "get_weather", arguments: #"{"city":"Ulm"}"#),
          ToolCall(id: "b", name: "get_weather", arguments: ""),
        ]),
      Message(role: .tool, content: "18 °C", toolCallID: "a"),
      Message(role: .tool, content: "19 °C", toolCallID: "b"),
    ]
    try await Self.capture("boto3-tools", prompt).check(model: "anthropic.claude-x-v1:0")
  }

  @Test func `An ARN is one segment of the path`() async throws {
    try await Self.capture("boto3-arn", .make("Weather in Ulm and Bonn?")).check(
      model: "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-x-v1:0")
  }

  @Test func `A schema goes as the text that means the same as the SDK's`() throws {
    let captured = try Fixture.json("bedrock/sdk/bedrock-07-json-schema.json")["body"]
    let prompt = Prompt.make(schema: Conformance.answerSchema)
    let body = try JSONReader.read(Bedrock.request(for: prompt, to: .make()).body)
    func schema(_ body: JSON?) throws -> JSON {
      let structure = body?["outputConfig"]?["textFormat"]?["structure"]
      return try JSONReader.read(try #require(structure?["jsonSchema"]?["schema"]?.string).utf8)
    }
    #expect(try schema(body) == schema(captured))
  }

  @Test func `What cannot be said is refused before anything is sent`() {
    var late = Prompt.make()
    late.messages.append(Message(role: .system, content: "x"))
    for prompt in [late, .make(schema: "{")] {
      let error = #expect(throws: ModelError.self) { try Bedrock.request(for: prompt, to: .make()) }
      #expect(error?.kind == .rejected && error?.attempts == 0)
    }
  }

  @Test func `A guardrail's trace is asked for unless the endpoint decides`() throws {
    func trace(_ members: String) throws -> JSON? {
      var endpoint = Endpoint.make()
      endpoint.extraBody = #"{"guardrailConfig":{\#(members)}}"#
      let request = try Bedrock.request(for: .make(), to: endpoint)
      return try JSONReader.read(request.body)["guardrailConfig"]?["trace"]
    }
    #expect(try trace(#""guardrailIdentifier":"g""#) == "enabled")
    #expect(try trace(#""trace":"enabled_full""#) == "enabled_full")
    let plain = try Bedrock.request(for: .make(), to: .make())
    #expect(try JSONReader.read(plain.body)["guardrailConfig"] == nil)
  }
}

struct BedrockReplyTests {
  private let dialect = Bedrock.dialect

  private func message(_ content: String, _ stop: String = "end_turn", more: String = "") -> String
  {
    #"{"output":{"message":{"role":"assistant","content":\#(content)}},"stopReason":"\#(stop)"\#(more)}"#
  }

  @Test func `A plain answer with everything beside it`() throws {
    let body = message(
      """
      [{"reasoningContent":{"reasoningText":{"text":"hm","signature":"s"}}},{"text":"o"},{"text":"k"},\
      {"toolUse":{"toolUseId":"t1","name":"f","input":{"a":1}}}]
      """, "tool_use",
      more: """
        ,"usage":{"inputTokens":9,"outputTokens":2,"totalTokens":18,"cacheReadInputTokens":4,\
        "cacheWriteInputTokens":3},"metrics":{"latencyMs":350}
        """)
    let reply = try dialect.decode(body, [("x-amzn-RequestId", "req-1")]).get()
    #expect(
      reply
        == Reply(
          text: "ok", stop: .toolCalls, reasoning: "hm",
          toolCalls: [ToolCall(id: "t1", name: "f", arguments: #"{"a":1}"#)],
          usage: Usage(input: 16, output: 2, cached: 4), requestID: "req-1"))
  }

  /// The words are those of the service model in botocore 1.44.5, and one it does not know.
  @Test(arguments: [
    ("end_turn", Reply.Stop.finished), ("stop_sequence", .finished), ("tool_use", .toolCalls),
    ("max_tokens", .length), ("model_context_window_exceeded", .length),
    ("guardrail_intervened", .filtered), ("content_filtered", .filtered),
    ("malformed_model_output", .other), ("malformed_tool_use", .other), ("refusal", .refused),
    ("something", .other),
  ])
  func `Why it stopped`(_ reason: String, _ expected: Reply.Stop) throws {
    let reply = try dialect.decode(message(#"[{"text":"x"}]"#, reason)).get()
    #expect(reply.stop == expected)
    #expect(reply.filters.map(\.blocked) == (expected == .filtered ? [true] : []))
  }

  @Test func `What a guardrail says in the model's place is no answer of the model's`() throws {
    let trace = """
      ,"usage":{"inputTokens":0,"outputTokens":0},"trace":{"guardrail":{"inputAssessment":{"gr-1":\
      {"topicPolicy":{"topics":[{"name":"Weapons","type":"DENY","action":"BLOCKED"}]},\
      "contentPolicy":{"filters":[{"type":"VIOLENCE","confidence":"LOW","action":"NONE",\
      "detected":true},{"type":"HATE","confidence":"NONE","action":"NONE","detected":false}]},\
      "wordPolicy":{"customWords":[{"match":"bomb","action":"BLOCKED"}]}}}}}
      """
    let reply = try dialect.decode(
      message(#"[{"text":"Sorry."}]"#, "guardrail_intervened", more: trace)
    ).get()
    #expect(reply.stop == .filtered && reply.text.isEmpty && reply.refusal == "Sorry.")
    #expect(
      reply.filters == [
        Filter(stage: .prompt, category: "Weapons", blocked: true),
        Filter(stage: .prompt, category: "VIOLENCE", severity: "LOW", blocked: false),
        Filter(stage: .prompt, category: "customWords", blocked: true),
      ])
    #expect(!"\(reply)".contains("bomb"))
  }

  @Test func `Without a trace a guardrail's intervention counts as a block`() throws {
    let words = message(#"[{"text":"Sorry."}]"#, "guardrail_intervened")
    let reply = try dialect.decode(words).get()
    #expect(reply.text.isEmpty && reply.refusal == "Sorry.")
    #expect(
      reply.filters == [Filter(stage: .completion, category: "guardrail", blocked: true)])
  }

  @Test func `An answer in which a guardrail only masked names is still the model's`() throws {
    let trace = """
      ,"trace":{"guardrail":{"outputAssessments":{"gr-1":[{"sensitiveInformationPolicy":\
      {"piiEntities":[{"type":"NAME","match":"Ada","action":"ANONYMIZED"}]}}]}}}
      """
    let reply = try dialect.decode(
      message(#"[{"text":"{NAME} called."}]"#, "guardrail_intervened", more: trace)
    ).get()
    #expect(reply.text == "{NAME} called." && reply.stop == .finished && reply.refusal == nil)
    #expect(reply.filters == [Filter(stage: .completion, category: "NAME", blocked: false)])
  }

  @Test func `A broken model behind the service is worth another try`() throws {
    let body = #"{"message":"m","originalStatusCode":500}"#
    let error = try #require(dialect.decode(body, status: 424).error)
    #expect(error.kind == .server && error.isWorthRetrying && error.message == "m")
  }

  @Test func `An empty list of blocks is an empty answer; none at all is unreadable`() throws {
    let reply = try dialect.decode(message("[]")).get()
    #expect(reply.text.isEmpty)
    #expect(dialect.decode(message("null")).error?.kind == .unreadable)
  }
}

/// Streams encoded by Amazon's own serializer; expected texts and counts are botocore's.
struct BedrockStreamTests {
  private func decoded(
    _ name: String, _ dialect: Dialect = Bedrock.dialect, chunk: Int = 11
  ) throws -> (Result<Reply, ModelError>, JSON) {
    let fixture = try Fixture.json("bedrock/streams/\(name).json")
    let response = HTTPResponse(fixture: try #require(fixture["response"]))
    return (dialect.decode(response, chunk: chunk), try #require(fixture["expect"]))
  }

  @Test(arguments: ["plain", "length", "tools", "reasoning", "masked"], [1, 50, 100_000])
  func `Reads what botocore reads`(_ name: String, _ chunk: Int) throws {
    let (outcome, expected) = try decoded(name, chunk: chunk)
    let reply = try outcome.get()
    #expect(reply.text == expected["text"]?.string && reply.requestID == "req-1")
    let counts = try #require(expected["usage"])
    #expect(reply.usage?.output == counts["outputTokens"]?.int && reply.usage?.cached == 5)
    #expect(reply.usage?.input == 16, "9, and 5 and 2 of the cache")
    let stops = [
      "end_turn": Reply.Stop.finished, "max_tokens": .length, "tool_use": .toolCalls,
      "guardrail_intervened": .finished,
    ]
    #expect(reply.stop == stops[expected["stop"]?.string ?? ""])
  }

  @Test func `Calls and reasoning come in pieces`() throws {
    #expect(
      try decoded("tools").0.get().toolCalls == [
        ToolCall(id: "t1", name: "get_weather", arguments: #"{"city":"Ulm"}"#)
      ])
    #expect(try decoded("reasoning").0.get().reasoning == "Hm.")
  }

  @Test func `A block names its categories, and its words are no answer`() throws {
    let reply = try decoded("blocked").0.get()
    #expect(reply.stop == .filtered && reply.text.isEmpty && reply.refusal == "Sorry, blocked.")
    #expect(
      reply.filters == [
        Filter(stage: .prompt, category: "Weapons", blocked: true),
        Filter(stage: .completion, category: "VIOLENCE", severity: "HIGH", blocked: true),
      ])
  }

  @Test(arguments: [
    ("exception", ModelError.Kind.rateLimited, 429), ("model-exception", .server, 424),
    ("cut", .unreadable, 200), ("unfinished", .unreadable, 200),
  ])
  func `A stream that breaks off is an error that another try may mend`(
    _ name: String, _ kind: ModelError.Kind, _ status: Int
  ) throws {
    let error = try #require(try decoded(name).0.error)
    #expect(error.kind == kind && error.status == status && error.isWorthRetrying)
  }

  @Test func `Claude's own events in Amazon's stream`() throws {
    let (outcome, expected) = try decoded("claude-plain", BedrockAnthropic.dialect)
    let reply = try outcome.get()
    #expect(reply.text == expected["text"]?.string && reply.stop == .finished)
    #expect(reply.usage == Usage(input: 9, output: 4) && reply.served == "claude-x-1")
    let late = try #require(try decoded("claude-exception", BedrockAnthropic.dialect).0.error)
    #expect(late.kind == .timeout && late.status == 408 && late.isWorthRetrying)
  }

  @Test func `A guardrail's word in the last of Claude's events`() throws {
    let reply = try decoded("claude-blocked", BedrockAnthropic.dialect).0.get()
    #expect(reply.stop == .filtered && reply.text.isEmpty && reply.refusal == "Sorry, blocked.")
    #expect(reply.filters == [Filter(stage: .prompt, category: "customWords", blocked: true)])
  }
}
