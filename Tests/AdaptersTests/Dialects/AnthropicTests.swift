import Testing

@testable import Adapters

struct AnthropicRequestTests {
  private static let key: (name: String, value: String?) = ("x-api-key", "sk-dummy")

  private static let limited = Sampling(maxTokens: 64)

  private static let cases: [Conformance] = [
    .init(
      file: "anthropic/sdk/anthropic-01-plain-system", adapter: "anthropic",
      prompt: .make(system: Conformance.terse, sampling: limited), key: key),
    .init(
      file: "anthropic/sdk/anthropic-02-multiturn", adapter: "anthropic",
      prompt: Conformance.conversation, extra: #"{"max_tokens":64}"#, key: key,
      differences: ["system": "the capture asks for its prompt to be cached; we do not"]),
    .init(
      file: "anthropic/sdk/anthropic-03-sampling-typed", adapter: "anthropic",
      prompt: .make(sampling: Sampling(maxTokens: 64, stop: ["END"])),
      extra: #"{"metadata":{"user_id":"u1"}}"#, key: key),
    .init(
      file: "anthropic/sdk/anthropic-05-stream", adapter: "anthropic",
      prompt: .make(system: Conformance.terse, sampling: limited), stream: true, key: key),
    .init(
      file: "anthropic/sdk/anthropic-06-stream-helper", adapter: "anthropic",
      prompt: .make(system: Conformance.terse, sampling: limited), stream: true, key: key),
    .init(
      file: "anthropic/sdk/anthropic-07-tools", adapter: "anthropic",
      prompt: .make(sampling: limited, tools: [Conformance.weather]),
      extra: #"{"tool_choice":{"type":"auto","disable_parallel_tool_use":true}}"#, key: key),
    .init(
      file: "anthropic/sdk/anthropic-09-json-schema", adapter: "anthropic",
      prompt: .make(sampling: limited, schema: Conformance.answerSchema), key: key),
    .init(
      file: "anthropic/sdk/anthropic-10-thinking-adaptive", adapter: "anthropic",
      prompt: .make(sampling: Sampling(maxTokens: 2048)),
      extra: #"{"output_config":{"effort":"low"},"thinking":{"type":"adaptive"}}"#, key: key),
    .init(
      file: "anthropic/sdk/anthropic-12-auth-token", adapter: "anthropic",
      prompt: .make(sampling: limited), key: key),
  ]

  /// The SDK's newest version sends its key as a bearer and pins a later API version, which takes
  /// no temperature; header names therefore differ on purpose.
  @Test(arguments: cases.indices)
  func `Sends what the official SDK sends`(_ index: Int) async throws {
    try await Self.cases[index].check()
  }

  @Test func `The version is pinned, and the endpoint may pin another`() throws {
    var endpoint = Endpoint.make(adapter: "anthropic")
    let pinned = try Anthropic.request(for: .make(), to: endpoint)
    #expect(pinned.headers["Anthropic-Version"] == "2023-06-01")
    endpoint.headers = ["Anthropic-Version": "2026-10-21"]
    let other = try Anthropic.request(for: .make(), to: endpoint)
    #expect(other.headers["anthropic-version"] == "2026-10-21")
    #expect(other.headers.fields.count == 2)
  }

  @Test func `Sampling goes out as far as the API knows it; the limit always does`() throws {
    let sampling = Sampling(temperature: 0.5, topP: 0.9, seed: 7)
    let request = try Anthropic.request(for: .make(sampling: sampling), to: .make())
    let body = try JSONReader.read(request.body)
    #expect(body["temperature"] == .double(0.5) && body["top_p"] == .double(0.9))
    #expect(body["seed"] == nil && body["max_tokens"] == .int(Anthropic.maxTokens))
  }

  @Test func `Calls become blocks, and results that belong together one turn`() throws {
    var prompt = Prompt.make(tools: [Conformance.weather])
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
    let body = try JSONReader.read(Anthropic.request(for: prompt, to: .make()).body)
    // The shapes are those of the API's documentation of tool use.
    #expect(
      body["messages"]?.array?.dropFirst() == [
        [
          "role": "assistant",
          "content": [
            ["type": "text", "text": "Let me see."],
            ["type": "tool_use", "id": "a", "name": "get_weather", "input": ["city": "Ulm"]],
            ["type": "tool_use", "id": "b", "name": "get_weather", "input": .object([])],
          ],
        ],
        [
          "role": "user",
          "content": [
            ["type": "tool_result", "tool_use_id": "a", "content": "18 °C"],
            ["type": "tool_result", "tool_use_id": "b", "content": "19 °C"],
          ],
        ],
      ])
  }

  @Test func `What cannot be said is refused before anything is sent`() {
    var late = Prompt.make()
    late.messages.append(Message(role: .system, content: "x"))
    var broken = Prompt.make()
    broken.messages.append(
      Message(
        role: .assistant, content: "",
        toolCalls: [ToolCall(id: "a", name: "f", arguments: "{")]))
    for prompt in [late, broken, .make(schema: "{")] {
      let error = #expect(throws: ModelError.self) {
        try Anthropic.request(for: prompt, to: .make())
      }
      #expect(error?.kind == .rejected && error?.attempts == 0)
    }
  }
}

struct AnthropicReplyTests {
  private let dialect = Anthropic.dialect

  private func message(_ content: String, stop: String = "end_turn", more: String = "") -> String {
    #"{"type":"message","role":"assistant","model":"claude-x-1","content":\#(content),"stop_reason":"\#(stop)"\#(more)}"#
  }

  @Test func `A plain answer with everything beside it`() throws {
    let body = message(
      """
      [{"type":"thinking","thinking":"hm","signature":"s"},{"type":"redacted_thinking","data":"x"},\
      {"type":"text","text":"o"},{"type":"text","text":"k"}]
      """,
      more: """
        ,"usage":{"input_tokens":9,"output_tokens":20,"cache_creation_input_tokens":3,\
        "cache_read_input_tokens":4,"output_tokens_details":{"thinking_tokens":18}}
        """)
    let reply = try dialect.decode(body, [("Request-Id", "req_1")]).get()
    #expect(
      reply
        == Reply(
          text: "ok", stop: .finished, reasoning: "hm",
          usage: Usage(input: 16, output: 20, cached: 4, reasoning: 18), served: "claude-x-1",
          requestID: "req_1"))
  }

  @Test(arguments: [
    ("end_turn", Reply.Stop.finished), ("stop_sequence", .finished), ("max_tokens", .length),
    ("model_context_window_exceeded", .length), ("tool_use", .toolCalls), ("pause_turn", .other),
    ("refusal", .refused), ("something", .other),
  ])
  func `Why it stopped`(_ reason: String, _ expected: Reply.Stop) throws {
    let body = message(#"[{"type":"text","text":"x"}]"#, stop: reason)
    #expect(try dialect.decode(body).get().stop == expected)
  }

  @Test func `A refusal is a reply, with its category and its explanation`() throws {
    let details = #","stop_details":{"type":"refusal","category":"bio","explanation":"No."}"#
    let reply = try dialect.decode(message("[]", stop: "refusal", more: details)).get()
    #expect(reply.stop == .refused && reply.refusal == "No." && reply.text.isEmpty)
    #expect(reply.filters == [Filter(stage: .completion, category: "bio", blocked: true)])
    let bare = try dialect.decode(
      message(#"[{"type":"text","text":"Take"}]"#, stop: "refusal", more: #","stop_details":null"#)
    ).get()
    #expect(bare.text == "Take" && bare.refusal == nil && bare.filters.first?.blocked == true)
  }

  @Test(arguments: [
    ("Output blocked by content filtering policy", Filter.Stage.completion),
    ("Input blocked by content filtering policy", .prompt),
  ])
  func `A filter's block is a filtered reply`(_ words: String, _ stage: Filter.Stage) throws {
    let body =
      #"{"type":"error","error":{"type":"invalid_request_error","message":"\#(words)"}}"#
    let reply = try dialect.decode(body, status: 400).get()
    #expect(reply.stop == .filtered && reply.text.isEmpty)
    #expect(reply.filters == [Filter(stage: stage, category: "content_filter", blocked: true)])
  }

  @Test func `Tool calls`() throws {
    let body = message(
      """
      [{"type":"tool_use","id":"t1","name":"f","input":{"a":[1,"x"]}},\
      {"type":"tool_use","id":"t2","name":"g","input":{}}]
      """, stop: "tool_use")
    #expect(
      try dialect.decode(body).get().toolCalls == [
        ToolCall(id: "t1", name: "f", arguments: #"{"a":[1,"x"]}"#),
        ToolCall(id: "t2", name: "g", arguments: "{}"),
      ])
  }

  @Test func `An empty list of blocks is an empty answer; none at all is unreadable`() throws {
    let reply = try dialect.decode(message("[]")).get()
    #expect(reply.text.isEmpty && reply.stop == .finished && reply.usage == nil)
    #expect(dialect.decode(message("null")).error?.kind == .unreadable)
    #expect(dialect.decode(#"{"type":"message","stop_reason":"end_turn"}"#).error != nil)
  }

  @Test(arguments: [
    (529, "overloaded_error", ModelError.Kind.server, true),
    (429, "rate_limit_error", .rateLimited, true), (402, "billing_error", .quotaExhausted, false),
    (413, "request_too_large", .rejected, false),
    (200, "overloaded_error", .server, true), (200, "rate_limit_error", .rateLimited, true),
    (200, "authentication_error", .unauthorized, false), (200, "api_error", .server, true),
    (200, "something_new", .server, true),
  ])
  func `An error is of the right kind, also in a 200`(
    _ status: Int, _ type: String, _ kind: ModelError.Kind, _ isWorthRetrying: Bool
  ) {
    let body = #"{"type":"error","error":{"type":"\#(type)","message":"words"}}"#
    let error = dialect.decode(body, status: status).error
    #expect(error?.kind == kind && error?.message == "words")
    #expect(error?.isWorthRetrying == isWorthRetrying)
  }
}

struct AnthropicStreamTests {
  private let dialect = Anthropic.dialect

  private let start = """
    event: message_start
    data: {"type":"message_start","message":{"model":"claude-x-1","content":[],"stop_reason":null,\
    "usage":{"input_tokens":9,"output_tokens":1,"cache_read_input_tokens":5}}}


    """
  private let stop = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"

  private func block(_ block: String, at index: Int = 0) -> String {
    event("content_block_start", #""index":\#(index),"content_block":\#(block)"#)
  }

  private func delta(_ delta: String, at index: Int = 0) -> String {
    event("content_block_delta", #""index":\#(index),"delta":\#(delta)"#)
  }

  private func event(_ type: String, _ members: String) -> String {
    "event: \(type)\ndata: {\"type\":\"\(type)\",\(members)}\n\n"
  }

  private func end(_ reason: String, more: String = "") -> String {
    event(
      "message_delta",
      #""delta":{"stop_reason":"\#(reason)"\#(more)},"usage":{"output_tokens":12}"#)
  }

  @Test(arguments: [1, 2, 3, 17, 1 << 20])
  func `Pieces come together, however they are cut`(_ chunk: Int) throws {
    let stream =
      start + block(#"{"type":"thinking","thinking":""}"#)
      + delta(#"{"type":"thinking_delta","thinking":"hm"}"#)
      + delta(#"{"type":"signature_delta","signature":"s"}"#) + event("ping", #""x":1"#)
      + block(#"{"type":"text","text":""}"#, at: 1)
      + delta(#"{"type":"text_delta","text":"Grüße "}"#, at: 1)
      + delta(#"{"type":"text_delta","text":"😀"}"#, at: 1) + end("end_turn") + stop
    let reply = try dialect.decode(stream: stream, chunk: chunk).get()
    #expect(reply.text == "Grüße 😀" && reply.reasoning == "hm" && reply.stop == .finished)
    #expect(reply.usage == Usage(input: 14, output: 12, cached: 5))
    #expect(reply.served == "claude-x-1")
  }

  @Test func `Tool calls come together by their index`() throws {
    let stream =
      start + block(#"{"type":"tool_use","id":"a","name":"f","input":{}}"#)
      + block(#"{"type":"tool_use","id":"b","name":"g","input":{}}"#, at: 1)
      + delta(#"{"type":"input_json_delta","partial_json":"{\"x\""}"#)
      + delta(#"{"type":"input_json_delta","partial_json":""}"#, at: 1)
      + delta(#"{"type":"input_json_delta","partial_json":":1}"}"#) + end("tool_use") + stop
    let reply = try dialect.decode(stream: stream).get()
    #expect(reply.stop == .toolCalls)
    #expect(
      reply.toolCalls == [
        ToolCall(id: "a", name: "f", arguments: #"{"x":1}"#),
        ToolCall(id: "b", name: "g", arguments: "{}"),
      ])
  }

  @Test func `A stream that ends too early is unreadable and asked again`() {
    let half = start + delta(#"{"type":"text_delta","text":"half"}"#)
    for stream in [start, half, half + "data: {\"type\":\"message_del"] {
      let error = dialect.decode(stream: stream).error
      #expect(error?.kind == .unreadable && error?.isWorthRetrying == true)
    }
  }

  @Test func `A filter that stops the stream leaves what was said, and its category`() throws {
    let refusal = end("refusal", more: #","stop_details":{"type":"refusal","category":"cyber"}"#)
    let stream = start + delta(#"{"type":"text_delta","text":"Take"}"#) + refusal + stop
    let reply = try dialect.decode(stream: stream).get()
    #expect(reply.text == "Take" && reply.stop == .refused)
    #expect(reply.filters == [Filter(stage: .completion, category: "cyber", blocked: true)])
  }

  @Test func `The limit on output`() throws {
    let stream = start + delta(#"{"type":"text_delta","text":"Ta"}"#) + end("max_tokens")
    #expect(try dialect.decode(stream: stream).get().stop == .length)
  }

  @Test func `An error in mid-stream is an error`() {
    let overloaded = event("error", #""error":{"type":"overloaded_error","message":"busy"}"#)
    let error = dialect.decode(stream: start + overloaded + stop).error
    #expect(error?.kind == .server && error?.status == 529 && error?.message == "busy")
    #expect(error?.isWorthRetrying == true)
  }

  @Test func `Only the answer itself begins it`() throws {
    var decoder = try #require(
      dialect.decoder(
        HTTPResponse(status: 200, headers: [.init("Content-Type", "text/event-stream")])))
    func isWaiting(_ text: String) -> Bool {
      if case .waiting = decoder.feed(Array(text.utf8)) { true } else { false }
    }
    #expect(isWaiting(start) && isWaiting(block(#"{"type":"text","text":""}"#)))
    #expect(isWaiting(delta(#"{"type":"thinking_delta","thinking":"hm"}"#)))
    #expect(!isWaiting(delta(#"{"type":"text_delta","text":"x"}"#)))
  }
}

struct AnthropicCaptureTests {
  private static let folder = "anthropic/captures"

  @Test(arguments: Fixture.names(in: folder))
  func `A real server's answer is understood`(_ name: String) throws {
    try Capture("\(Self.folder)/\(name)").check(Anthropic.dialect, lengths: ["max_tokens"])
  }

  @Test func `There are captures of three servers`() {
    let names = Fixture.names(in: Self.folder)
    for server in ["litellm", "llamacpp", "vllm"] {
      #expect(names.contains { $0.hasPrefix(server) })
    }
  }
}
