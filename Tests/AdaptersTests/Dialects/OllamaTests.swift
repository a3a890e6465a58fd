import Testing

@testable import Adapters

struct OllamaRequestTests {
  @Test func `Sends what the official SDK sends`() async throws {
    try await Conformance(
      file: "ollama/sdk/ollama-01-chat", adapter: "ollama-native",
      baseURL: "https://example.test",
      prompt: .make(
        system: Conformance.terse,
        sampling: Sampling(temperature: 0, maxTokens: 16, seed: 7, stop: ["END"])),
      extra: #"{"options":{"num_ctx":4096},"keep_alive":"5m"}"#,
      key: ("authorization", "Bearer sk-dummy"),
      differences: [
        "tools": "an empty list is left out",
        "truncate": "the default would drop the beginning of a long prompt; checked apart",
        "shift": "the default would drop the beginning while answering; checked apart",
      ]
    ).check()
  }

  @Test func `Nothing is dropped without a word`() throws {
    let body = try JSONReader.read(Ollama.request(for: .make(), to: .make()).body)
    #expect(body["truncate"] == false && body["shift"] == false && body["stream"] == false)
    let streamed = try JSONReader.read(
      Ollama.request(for: .make(), to: .make(stream: true)).body)
    #expect(streamed["stream"] == true)
  }

  @Test func `A schema is the format; calls carry objects, results their function's name`() throws {
    var prompt = Prompt.make(tools: [Conformance.weather], schema: Conformance.answerSchema)
    prompt.messages += [
      Message(
        role: .assistant, content: "",
        toolCalls: [ToolCall(id: "a", name: "get_weather", arguments: #"{"city":"Ulm"}"#)]),
      Message(role: .tool, content: "18 °C", toolCallID: "a"),
    ]
    let body = try JSONReader.read(Ollama.request(for: prompt, to: .make()).body)
    #expect(body["format"]?["required"] == ["answer"])
    #expect(body["tools"]?.array?.first?["function"]?["name"] == "get_weather")
    // The shapes are those of the API's documentation of tool calling.
    #expect(
      body["messages"]?.array?.dropFirst() == [
        [
          "role": "assistant", "content": "",
          "tool_calls": [["function": ["name": "get_weather", "arguments": ["city": "Ulm"]]]],
        ], ["role": "tool", "content": "18 °C", "tool_name": "get_weather"],
      ])
  }
}

struct OllamaReplyTests {
  private let dialect = Ollama.dialect

  private func line(_ message: String, _ more: String = #","done":false"#) -> String {
    #"{"model":"m","message":\#(message)\#(more)}"# + "\n"
  }

  private let end = #","done":true,"done_reason":"stop","prompt_eval_count":9,"eval_count":2"#

  private func stream(_ text: String, chunk: Int = 5) -> Result<Reply, ModelError> {
    dialect.decode(stream: text, type: "application/x-ndjson", chunk: chunk)
  }

  @Test func `A plain answer with everything beside it`() throws {
    let body = line(#"{"role":"assistant","content":"ok","thinking":"hm"}"#, end)
    #expect(
      try dialect.decode(body).get()
        == Reply(
          text: "ok", stop: .finished, reasoning: "hm", usage: Usage(input: 9, output: 2),
          served: "m"))
  }

  @Test(arguments: [
    (#","done_reason":"stop""#, Reply.Stop.finished), (#","done_reason":"length""#, .length),
    (#","done_reason":"load""#, .other), ("", .finished),
  ])
  func `Why it stopped`(_ reason: String, _ expected: Reply.Stop) throws {
    let body = line(#"{"content":"x"}"#, #","done":true"# + reason)
    #expect(try dialect.decode(body).get().stop == expected)
  }

  @Test func `Tool calls`() throws {
    let body = line(
      #"{"content":"","tool_calls":[{"function":{"name":"f","arguments":{"a":1}}}]}"#, end)
    let reply = try dialect.decode(body).get()
    #expect(reply.stop == .toolCalls)
    #expect(reply.toolCalls == [ToolCall(id: "", name: "f", arguments: #"{"a":1}"#)])
  }

  @Test(arguments: [#"{"model":"m","done":true}"#, #"{"message":"x","done":true}"#])
  func `What is not done, or says nothing, is unreadable`(_ body: String) {
    #expect(dialect.decode(body).error?.kind == .unreadable)
    #expect(dialect.decode(line(#"{"content":"x"}"#)).error?.kind == .unreadable)
  }

  @Test func `An empty answer, and a prose refusal, are replies`() throws {
    #expect(try dialect.decode(line(#"{"content":""}"#, end)).get().text.isEmpty)
    let refusal = try dialect.decode(line(#"{"content":"I can't help."}"#, end)).get()
    #expect(refusal.stop == .finished && refusal.refusal == nil && refusal.filters.isEmpty)
  }

  @Test func `An error is text, also in a 200`() {
    let missing = dialect.decode(#"{"error":"model 'x' not found"}"#, status: 404).error
    #expect(missing?.kind == .notFound && missing?.message == "model 'x' not found")
    let late = dialect.decode(#"{"error":"out of memory"}"#).error
    #expect(late?.kind == .server && late?.message == "out of memory")
  }

  @Test(arguments: [1, 2, 3, 17, 1 << 20])
  func `Lines come together, however they are cut`(_ chunk: Int) throws {
    let text =
      line(#"{"content":"","thinking":"hm"}"#) + line(#"{"content":"Grüße "}"#) + "\r\n"
      + line(#"{"content":"😀"}"#) + line(#"{"content":""}"#, end)
    let reply = try stream(text, chunk: chunk).get()
    #expect(reply.text == "Grüße 😀" && reply.reasoning == "hm" && reply.stop == .finished)
    #expect(reply.usage == Usage(input: 9, output: 2) && reply.served == "m")
    #expect(try stream(String(text.dropLast()), chunk: chunk).get() == reply)
  }

  @Test func `A stream that ends too early is unreadable and asked again`() {
    for text in ["", line(#"{"content":"half"}"#), line(#"{"content":"half"}"#) + "{\"mes"] {
      let error = stream(text).error
      #expect(error?.kind == .unreadable && error?.isWorthRetrying == true)
    }
  }

  @Test func `An error in mid-stream is an error`() {
    let error = stream(line(#"{"content":"x"}"#) + "{\"error\":\"engine died\"}\n").error
    #expect(error?.kind == .server && error?.message == "engine died")
    #expect(error?.isWorthRetrying == true)
  }
}

struct OllamaCaptureTests {
  private static let folder = "ollama/captures"

  @Test(arguments: Fixture.names(in: folder))
  func `A real server's answer is understood`(_ name: String) throws {
    try Capture("\(Self.folder)/\(name)").check(Ollama.dialect, lengths: ["length"])
  }

  @Test func `There are captures, whole and streamed`() {
    #expect(
      Set(Fixture.names(in: Self.folder)).isSuperset(of: [
        "ollama-proxy-plus-chat", "ollama-proxy-plus-chat-stream",
      ]))
  }
}

struct JSONLinesTests {
  @Test(arguments: [
    ("a\nb\n", ["a", "b"]), ("\n\n a\r\n\nb", [" a\r", "b"]), ("", []), ("a", ["a"]),
  ])
  func `Lines are events, blank ones are none`(_ text: String, _ expected: [String]) throws {
    for size in [1, 2, 100] {
      var lines = JSONLines()
      var events: [ServerSentEvents.Event] = []
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        events += try lines.feed(Array(bytes[start..<min(bytes.count, start + size)]))
      }
      if let last = lines.finish() { events.append(last) }
      #expect(events.map { String(decoding: $0.data, as: UTF8.self) } == expected)
    }
  }

  @Test(arguments: ["12345", "12345\n", "1\n12345"])
  func `A line beyond the cap is refused`(_ text: String) {
    var lines = JSONLines(limit: 4)
    #expect(throws: FramingError.tooLarge) { try lines.feed(Array(text.utf8)) }
  }
}
