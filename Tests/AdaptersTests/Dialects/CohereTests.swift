import Testing

@testable import Adapters

struct CohereRequestTests {
  @Test func `Sends what the official SDK sends`() async throws {
    try await Conformance(
      file: "cohere/sdk/cohere-01-chat-v2", adapter: "cohere",
      baseURL: "https://example.test/v2",
      prompt: .make(
        system: Conformance.terse,
        sampling: Sampling(temperature: 0, maxTokens: 16, seed: 7)),
      key: ("authorization", "Bearer sk-dummy"),
      differences: ["safety_mode": "the default, said aloud; checked apart"]
    ).check()
  }

  @Test func `The hidden instruction is said aloud wherever it can be set`() throws {
    let plain = try JSONReader.read(Cohere.request(for: .make(), to: .make()).body)
    #expect(plain["safety_mode"] == "CONTEXTUAL")
    let prompt = Prompt.make(tools: [Conformance.weather])
    let tools = try JSONReader.read(Cohere.request(for: prompt, to: .make()).body)
    #expect(tools["safety_mode"] == nil)
    #expect(tools["tools"]?.array?.first?["function"]?["name"] == "get_weather")
    var endpoint = Endpoint.make()
    endpoint.extraBody = #"{"safety_mode":"OFF"}"#
    let off = try JSONReader.read(Cohere.request(for: .make(), to: endpoint).body)
    #expect(off["safety_mode"] == "OFF")
  }

  @Test func `Sampling and schema under their own names`() throws {
    let prompt = Prompt.make(
      sampling: Sampling(topP: 0.9, stop: ["END"]), schema: Conformance.answerSchema)
    let body = try JSONReader.read(Cohere.request(for: prompt, to: .make()).body)
    #expect(body["p"] == .double(0.9) && body["stop_sequences"] == ["END"])
    #expect(body["response_format"]?["type"] == "json_object")
    #expect(body["response_format"]?["json_schema"]?["required"] == ["answer"])
  }

  @Test func `A conversation keeps its turns`() throws {
    let body = try JSONReader.read(
      Cohere.request(for: Conformance.conversation, to: .make()).body)
    #expect(
      body["messages"]?.array?.compactMap { $0["role"]?.string } == [
        "system", "user", "assistant", "user",
      ])
  }
}

struct CohereReplyTests {
  private let dialect = Cohere.dialect

  private func response(_ message: String, finish: String = "COMPLETE", more: String = "") -> String
  {
    #"{"id":"c1","message":\#(message),"finish_reason":"\#(finish)"\#(more)}"#
  }

  private func text(_ text: String) -> String {
    #"{"role":"assistant","content":[{"type":"text","text":"\#(text)"}]}"#
  }

  @Test func `A plain answer with everything beside it`() throws {
    let body = response(
      """
      {"role":"assistant","content":[{"type":"thinking","thinking":"hm"},\
      {"type":"text","text":"o"},{"type":"text","text":"k"}]}
      """,
      more: """
        ,"usage":{"billed_units":{"input_tokens":5,"output_tokens":2},"tokens":\
        {"input_tokens":71,"output_tokens":3},"cached_tokens":64}
        """)
    #expect(
      try dialect.decode(body).get()
        == Reply(
          text: "ok", stop: .finished, reasoning: "hm",
          usage: Usage(input: 71, output: 3, cached: 64), requestID: "c1"))
  }

  @Test(arguments: [
    ("COMPLETE", Reply.Stop.finished), ("STOP_SEQUENCE", .finished), ("MAX_TOKENS", .length),
    ("TOOL_CALL", .toolCalls), ("SOMETHING", .other),
  ])
  func `Why it stopped`(_ finish: String, _ expected: Reply.Stop) throws {
    #expect(try dialect.decode(response(text("x"), finish: finish)).get().stop == expected)
  }

  @Test(arguments: ["ERROR", "TIMEOUT"])
  func `A reply that the server gave up on is none, and is asked for again`(_ finish: String) {
    let error = dialect.decode(response(text("x"), finish: finish)).error
    #expect(error?.kind == .unreadable && error?.isWorthRetrying == true)
  }

  @Test func `Tool calls, and the plan for them`() throws {
    let body = response(
      """
      {"tool_plan":"I will look.","tool_calls":[{"id":"a","type":"function","function":\
      {"name":"f","arguments":"{\\"x\\":1}"}}]}
      """, finish: "TOOL_CALL")
    let reply = try dialect.decode(body).get()
    #expect(reply.reasoning == "I will look." && reply.text.isEmpty)
    #expect(reply.toolCalls == [ToolCall(id: "a", name: "f", arguments: #"{"x":1}"#)])
  }

  @Test func `An empty list of parts is an empty answer; a prose refusal is a reply`() throws {
    let empty = try dialect.decode(response(#"{"content":[]}"#)).get()
    #expect(empty.text.isEmpty && empty.stop == .finished)
    let refusal = try dialect.decode(response(text("I can't help."))).get()
    #expect(refusal.text == "I can't help." && refusal.stop == .finished)
    #expect(dialect.decode(#"{"id":"c1","finish_reason":"COMPLETE"}"#).error != nil)
  }

  @Test func `An error's words`() {
    let error = dialect.decode(#"{"id":"x","message":"invalid api token"}"#, status: 401).error
    #expect(error?.kind == .unauthorized && error?.message == "invalid api token")
  }
}

struct CohereStreamTests {
  private let dialect = Cohere.dialect

  private func event(_ type: String, _ members: String) -> String {
    "event: \(type)\ndata: {\"type\":\"\(type)\",\(members)}\n\n"
  }

  private func content(_ content: String) -> String {
    event("content-delta", #""index":0,"delta":{"message":{"content":\#(content)}}"#)
  }

  private var start: String {
    event("message-start", #""id":"c1","delta":{"message":{"role":"assistant","content":[]}}"#)
  }

  private func end(_ finish: String, more: String = "") -> String {
    event(
      "message-end",
      """
      "delta":{"finish_reason":"\(finish)","usage":{"tokens":{"input_tokens":3,\
      "output_tokens":2}}\(more)}
      """)
  }

  @Test(arguments: [1, 2, 3, 17, 1 << 20])
  func `Pieces come together, however they are cut`(_ chunk: Int) throws {
    let stream =
      start + event("content-start", #""index":0,"delta":{"message":{"content":{"text":""}}}"#)
      + content(#"{"thinking":"hm"}"#) + content(#"{"text":"Grüße "}"#) + content(#"{"text":"😀"}"#)
      + event("content-end", #""index":0"#) + end("COMPLETE")
    let reply = try dialect.decode(stream: stream, chunk: chunk).get()
    #expect(reply.text == "Grüße 😀" && reply.reasoning == "hm" && reply.stop == .finished)
    #expect(reply.usage == Usage(input: 3, output: 2) && reply.requestID == "c1")
  }

  @Test func `Tool calls come together by their index`() throws {
    func call(_ type: String, _ index: Int, _ call: String) -> String {
      event(type, #""index":\#(index),"delta":{"message":{"tool_calls":\#(call)}}"#)
    }
    let stream =
      start + event("tool-plan-delta", #""delta":{"message":{"tool_plan":"I will"}}"#)
      + call("tool-call-start", 0, #"{"id":"a","function":{"name":"f","arguments":""}}"#)
      + call("tool-call-delta", 0, #"{"function":{"arguments":"{\"x\""}}"#)
      + call("tool-call-start", 1, #"{"id":"b","function":{"name":"g","arguments":"{}"}}"#)
      + call("tool-call-delta", 0, #"{"function":{"arguments":":1}"}}"#) + end("TOOL_CALL")
    let reply = try dialect.decode(stream: stream).get()
    #expect(reply.stop == .toolCalls && reply.reasoning == "I will")
    #expect(
      reply.toolCalls == [
        ToolCall(id: "a", name: "f", arguments: #"{"x":1}"#),
        ToolCall(id: "b", name: "g", arguments: "{}"),
      ])
  }

  @Test func `A stream that ends too early is unreadable and asked again`() {
    let half = start + content(#"{"text":"half"}"#)
    for stream in [start, half, half + "data: {\"type\":\"mess"] {
      let error = dialect.decode(stream: stream).error
      #expect(error?.kind == .unreadable && error?.isWorthRetrying == true)
    }
  }

  @Test func `The limit on output`() throws {
    let stream = start + content(#"{"text":"Ta"}"#) + end("MAX_TOKENS")
    #expect(try dialect.decode(stream: stream).get().stop == .length)
  }

  @Test func `An error in mid-stream is an error`() {
    let failed = start + content(#"{"text":"x"}"#) + end("ERROR", more: #","error":"model died""#)
    let error = dialect.decode(stream: failed).error
    #expect(error?.kind == .unreadable && error?.message == "model died")
    #expect(error?.isWorthRetrying == true)
    let named = dialect.decode(stream: start + event("error", #""message":"busy""#)).error
    #expect(named?.message == "busy" && named?.kind == .server)
  }
}
