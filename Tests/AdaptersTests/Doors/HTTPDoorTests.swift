import StubServer
import Testing

@testable import Adapters

struct HTTPDoorTests {
  /// The answer of a LangServe chain, its shape as LangServe's documentation gives it.
  private static let answer = #"""
    {"output":{"content":"Grüß Gott","type":"ai","response_metadata":{"finish_reason":"stop",
    "model_name":"m-1"},"usage_metadata":{"input_tokens":9,"output_tokens":3}},
    "metadata":{"run_id":"run-7"}}
    """#

  private static let places = HTTPDoor.Places(
    text: "/output/content",
    parts: [
      .stop: "/output/response_metadata/finish_reason",
      .model: "/output/response_metadata/model_name",
      .inputTokens: "/output/usage_metadata/input_tokens",
      .outputTokens: "/output/usage_metadata/output_tokens", .requestID: "/metadata/run_id",
      .error: "/error", .filtered: "/error/code", .refusal: "/output/refusal",
      .reasoning: "/output/thoughts",
    ], stopReasons: ["budget": .length], filteredWords: ["blocked_by_policy"])

  private func door(_ stream: HTTPDoor.Stream? = nil) -> HTTPDoor {
    HTTPDoor(
      path: "/invoke", body: #"{"input":"{{messages}}"}"#, reply: Self.places, stream: stream)
  }

  private func endpoint(
    _ door: HTTPDoor?, baseURL: String = "http://127.0.0.1:1", stream: Bool = false
  ) -> Endpoint {
    var endpoint = Endpoint.make(
      adapter: "http", baseURL: baseURL, stream: stream, limits: Limits(attempts: 1))
    endpoint.door = door
    return endpoint
  }

  private func dialect(_ stream: HTTPDoor.Stream? = nil) throws -> Dialect {
    try HTTPDoor.dialect(for: endpoint(door(stream), stream: stream != nil))
  }

  @Test func `Every place of an answer is read`() throws {
    let reply = try dialect().decode(Self.answer).get()
    #expect(
      reply
        == Reply(
          text: "Grüß Gott", stop: .finished, usage: Usage(input: 9, output: 3), served: "m-1",
          requestID: "run-7"))
  }

  @Test(arguments: [
    ("stop", Reply.Stop.finished), ("length", .length), ("MAX_TOKENS", .length),
    ("budget", .length),
    ("content_filter", .filtered), ("refusal", .refused), ("who knows", .other),
  ])
  func `Why it stopped, in the usual words and in the API's own`(
    _ word: String, _ expected: Reply.Stop
  ) throws {
    let body = #"{"output":{"content":"x","response_metadata":{"finish_reason":"\#(word)"}}}"#
    let reply = try dialect().decode(body).get()
    #expect(reply.stop == expected)
    #expect(reply.filters.contains(where: \.blocked) == (expected == .filtered))
  }

  @Test(arguments: [
    (#""a""#, "a"), (#"["a","b"]"#, "ab"), (#"[{"type":"text","text":"a"},"b"]"#, "ab"), ("[]", ""),
  ])
  func `A text may come in parts`(_ content: String, _ expected: String) throws {
    #expect(try dialect().decode(#"{"output":{"content":\#(content)}}"#).get().text == expected)
  }

  @Test(arguments: ["{}", #"{"output":{"content":3}}"#, #"{"output":{"content":null}}"#, "[]", "x"])
  func `An answer without a text is unreadable`(_ body: String) throws {
    let error = try dialect().decode(body).error
    #expect(error?.kind == .unreadable && error?.isWorthRetrying == false)
  }

  @Test func `Refusals, reasoning and filters are kept apart from the text`() throws {
    let refused = try dialect().decode(
      #"{"output":{"content":null,"refusal":"no","thoughts":"hm"}}"#
    ).get()
    #expect(refused.stop == .refused && refused.refusal == "no" && refused.reasoning == "hm")
    for status in [200, 400, 403] {
      let filtered = try dialect().decode(
        #"{"error":{"code":"blocked_by_policy","message":"no"}}"#, status: status
      ).get()
      #expect(filtered.stop == .filtered && filtered.text.isEmpty)
      #expect(
        filtered.filters == [Filter(stage: .prompt, category: "blocked_by_policy", blocked: true)])
    }
  }

  @Test(arguments: [
    #"{"id":"1","type":"function","function":{"name":"pay","arguments":"{\"to\":\"x\"}"}}"#,
    #"{"id":"1","name":"pay","args":{"to":"x"},"type":"tool_call"}"#,
    #"{"tool_id":"1","tool_name":"pay","tool_kwargs":{"to":"x"}}"#,
  ])
  func `Tool calls are seen, in OpenAI's, LangChain's and LlamaIndex's shape`(_ call: String) throws
  {
    var door = door()
    door.reply.parts[.toolCalls] = "/output/tool_calls"
    let reply = try HTTPDoor.dialect(for: endpoint(door)).decode(
      #"{"output":{"content":null,"tool_calls":[\#(call)]}}"#
    ).get()
    #expect(reply.toolCalls == [ToolCall(id: "1", name: "pay", arguments: #"{"to":"x"}"#)])
    #expect(reply.stop == .toolCalls && reply.text.isEmpty)
  }

  /// Whether a tool was called decides over an injection; a call that nobody sees would pass it.
  @Test func `A prompt with tools is not sent where a call would be lost`() throws {
    let prompt = Prompt.make(tools: [Conformance.weather])
    var door = HTTPDoor(
      body: #"{"input":"{{prompt}}","tools":"{{tools}}"}"#, reply: Self.places, stream: Self.lines)
    #expect(
      Adapter.objection(to: prompt, by: endpoint(door))?.contains("http.reply.tool_calls") == true)
    door.reply.parts[.toolCalls] = "/output/tool_calls"
    #expect(Adapter.objection(to: prompt, by: endpoint(door)) == nil)
    #expect(Adapter.objection(to: prompt, by: endpoint(door, stream: true)) != nil)
  }

  @Test func `Half a count of tokens is none`() throws {
    let body = #"{"output":{"content":"x","usage_metadata":{"input_tokens":9}}}"#
    #expect(try dialect().decode(body).get().usage == nil)
  }

  @Test func `An error in a 200 is an error; null, false and empty ones are none`() throws {
    let error = try dialect().decode(#"{"error":{"message":"out of memory"}}"#).error
    #expect(error?.kind == .server && error?.message == "out of memory")
    let word = try dialect().decode(#"{"error":"too busy","output":{"content":"x"}}"#).error
    #expect(word?.message == "too busy")
    for none in ["null", "false", "\"\"", "[]"] {
      #expect(
        try dialect().decode(#"{"error":\#(none),"output":{"content":"x"}}"#).get().text == "x")
    }
  }

  @Test(arguments: [
    (401, ModelError.Kind.unauthorized), (404, .notFound), (429, .rateLimited), (500, .server),
    (529, .server), (422, .rejected),
  ])
  func `A status is an error of its kind`(_ status: Int, _ kind: ModelError.Kind) throws {
    for body in ["", "{}", "<html>", #"{"detail":[{"loc":["body","input"],"msg":"missing"}]}"#] {
      let error = try dialect().decode(body, status: status, [("Retry-After", "3")]).error
      #expect(error?.kind == kind && error?.status == status && error?.retryAfter == 3)
    }
  }

  private static let events = HTTPDoor.Stream(
    format: .sse, path: "/stream", text: "/content", endEvent: "end")
  private static let lines = HTTPDoor.Stream(format: .jsonLines, text: "/delta")

  @Test(arguments: [1, 3, 1000])
  func `Events come together, and the named one ends them`(_ chunk: Int) throws {
    let stream =
      "event: metadata\ndata: {\"run_id\":\"r\"}\n\nevent: data\ndata: {\"content\":\"Grü\"}\n\n"
      + ": ping\n\nevent: data\ndata: {\"content\":\"ße\"}\n\n"
    let reply = try dialect(Self.events).decode(
      stream: stream + "event: end\ndata: \n\n", chunk: chunk
    )
    .get()
    #expect(reply.text == "Grüße" && reply.stop == .finished)
    for cut in [stream, stream + "data: {\"con"] {
      let error = try dialect(Self.events).decode(stream: cut, chunk: chunk).error
      #expect(error?.kind == .unreadable && error?.isWorthRetrying == true)
    }
  }

  @Test func `Lines without an end of their own end with the body`() throws {
    let reply = try dialect(Self.lines).decode(
      stream: "{\"delta\":\"a\"}\n{\"delta\":\"b\"}\n", type: "application/x-ndjson"
    ).get()
    #expect(reply.text == "ab")
    #expect(try dialect(Self.lines).decode(stream: "", type: "application/x-ndjson").error != nil)
  }

  @Test func `An error event is an error`() throws {
    let named = try dialect(Self.events).decode(
      stream: "data: {\"content\":\"a\"}\n\nevent: error\ndata: {\"message\":\"boom\"}\n\n"
    ).error
    #expect(named?.kind == .server && named?.message == "boom")
    let placed = try dialect(Self.lines).decode(
      stream: "{\"delta\":\"a\"}\n{\"error\":\"boom\"}\n", type: "application/x-ndjson"
    ).error
    #expect(placed?.message == "boom")
  }

  @Test func `Asked over the wire, with its key, whole and streamed`() async throws {
    try await withServer { request in
      request.target == "/stream"
        ? StubResponse(
          headers: [("Content-Type", "text/event-stream")],
          text: "data: {\"content\":\"streamed\"}\n\nevent: end\n\n\n")
        : StubResponse(text: Self.answer)
    } _: { server in
      let base = String(server.baseURL.dropLast("/v1".count))
      for stream in [false, true] {
        var asked = endpoint(door(Self.events), baseURL: base, stream: stream)
        asked.apiKeyEnv = "KEY"
        let model = try await Adapter.model(
          for: asked, transport: .curl(), environment: { _ in "sk-test-123456" })
        let reply = try await model.reply(to: .make())
        #expect(reply.text == (stream ? "streamed" : "Grüß Gott"))
      }
      let request = try #require(server.log.latest.first)
      #expect(request.method == "POST" && request.target == "/invoke")
      #expect(request.header("authorization") == "Bearer sk-test-123456")
      #expect(request.text == #"{"input":[{"role":"user","content":"Say ok."}]}"#)
    }
  }

  @Test func `A description that cannot work is refused before anything is sent`() {
    var pointer = door()
    pointer.reply.text = "output"
    var method = door()
    method.method = "DELETE"
    var bodyless = door()
    bodyless.body = nil
    var place = door()
    place.body = #"{"q":"{{question}}"}"#
    for broken in [nil, pointer, method, bodyless, place] {
      #expect(throws: EndpointError.self) {
        try Adapter.check(endpoint(broken), environment: { _ in nil })
      }
    }
    #expect(throws: EndpointError.self) {
      try Adapter.check(endpoint(door(), stream: true), environment: { _ in nil })
    }
    #expect(throws: Never.self) {
      try Adapter.check(endpoint(door()), environment: { _ in nil })
    }
  }
}
