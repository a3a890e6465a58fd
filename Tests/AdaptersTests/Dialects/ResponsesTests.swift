import Testing

@testable import Adapters

struct ResponsesRequestTests {
  private static func conformance(
    _ file: String, _ prompt: Prompt, stream: Bool = false, extra: String? = nil,
    differences: [String: String] = [
      "store": "we always ask that nothing be kept; checked apart"
    ]
  ) -> Conformance {
    Conformance(
      file: "responses/sdk/\(file)", adapter: "openai-responses", prompt: prompt, stream: stream,
      extra: extra, key: ("authorization", "Bearer sk-dummy"), differences: differences)
  }

  private static let cases = [
    conformance("openai-responses-01-plain-system", .make(system: Conformance.terse)),
    conformance(
      "openai-responses-02-multiturn", Conformance.conversation,
      differences: ["input": "each turn says that it is a message; checked apart"]),
    conformance(
      "openai-responses-04-reasoning", .make(),
      extra: """
        {"include":["reasoning.encrypted_content"],"reasoning":{"effort":"low","summary":"auto"},\
        "text":{"verbosity":"low"}}
        """, differences: [:]),
    conformance(
      "openai-responses-05-stream", .make(system: Conformance.terse), stream: true),
    conformance(
      "openai-responses-06-tools", .make(tools: [Conformance.weather]),
      extra: #"{"tool_choice":"auto"}"#),
    conformance("openai-responses-08-json-schema", .make(schema: Conformance.answerSchema)),
  ]

  @Test(arguments: cases.indices)
  func `Sends what the official SDK sends`(_ index: Int) async throws {
    try await Self.cases[index].check()
  }

  @Test func `Nothing is to be kept, and sampling goes out as far as the API knows it`() throws {
    let sampling = Sampling(temperature: 0.5, topP: 0.9, maxTokens: 64, seed: 7)
    let body = try JSONReader.read(
      Responses.request(for: .make(sampling: sampling), to: .make()).body)
    #expect(body["store"] == false && body["max_output_tokens"] == 64 && body["seed"] == nil)
    #expect(body["temperature"] == .double(0.5) && body["top_p"] == .double(0.9))
  }

  @Test func `Turns are the captured ones, and say what they are`() throws {
    let captured = try Fixture.json("responses/sdk/openai-responses-02-multiturn.json")
    let body = try JSONReader.read(
      Responses.request(for: Conformance.conversation, to: .make()).body)
    let turns = try #require(body["input"]?.array)
    #expect(turns.allSatisfy { $0["type"] == "message" } && turns.count == 3)
    let untyped = turns.map { turn in
      JSON.object((turn.members ?? []).filter { $0.name != "type" })
    }
    #expect(captured["body"]?["input"] == .array(untyped))
  }

  @Test func `Stop sequences cannot be said`() {
    let error = #expect(throws: ModelError.self) {
      try Responses.request(for: .make(sampling: Sampling(stop: ["END"])), to: .make())
    }
    #expect(error?.kind == .rejected && error?.attempts == 0 && error?.isWorthRetrying == false)
  }

  @Test func `Calls and their results are items of their own`() throws {
    var prompt = Prompt.make()
    prompt.messages += [
      Message(
        role: .assistant, content: "Let me see.",
        toolCalls: [ToolCall(id: "a", name: "get_weather", arguments: #"{"city":"Ulm"}"#)]),
      Message(role: .tool, content: "18 °C", toolCallID: "a"),
    ]
    let body = try JSONReader.read(Responses.request(for: prompt, to: .make()).body)
    // The shapes are those of the API's documentation of function calling.
    #expect(
      body["input"] == [
        ["type": "message", "role": "user", "content": "Say ok."],
        ["type": "message", "role": "assistant", "content": "Let me see."],
        [
          "type": "function_call", "call_id": "a", "name": "get_weather",
          "arguments": #"{"city":"Ulm"}"#,
        ], ["type": "function_call_output", "call_id": "a", "output": "18 °C"],
      ])
  }
}

struct ResponsesReplyTests {
  private let dialect = Responses.dialect

  private func response(
    _ output: String, status: String = "completed", more: String = ""
  ) -> String {
    #"{"id":"resp_1","status":"\#(status)","model":"gpt-x-1","output":\#(output)\#(more)}"#
  }

  private func message(_ parts: String) -> String {
    #"[{"type":"message","role":"assistant","content":\#(parts)}]"#
  }

  @Test func `A plain answer with everything beside it`() throws {
    let body = response(
      """
      [{"type":"reasoning","summary":[{"type":"summary_text","text":"hm"}]},{"type":"message",\
      "content":[{"type":"output_text","text":"o","annotations":[]},\
      {"type":"output_text","text":"k"}]}]
      """,
      more: """
        ,"error":null,"incomplete_details":null,"usage":{"input_tokens":9,"input_tokens_details":\
        {"cached_tokens":4},"output_tokens":20,"output_tokens_details":{"reasoning_tokens":18}}
        """)
    #expect(
      try dialect.decode(body, [("x-request-id", "req_1")]).get()
        == Reply(
          text: "ok", stop: .finished, reasoning: "hm",
          usage: Usage(input: 9, output: 20, cached: 4, reasoning: 18), served: "gpt-x-1",
          requestID: "req_1"))
  }

  @Test func `A typed refusal is a reply`() throws {
    let body = response(message(#"[{"type":"refusal","refusal":"I can't."}]"#))
    let reply = try dialect.decode(body).get()
    #expect(reply.stop == .refused && reply.refusal == "I can't." && reply.text.isEmpty)
    #expect(reply.requestID == "resp_1")
  }

  @Test func `The limit on output, and a filter that stops the completion`() throws {
    let cut = try dialect.decode(
      response(
        message(#"[{"type":"output_text","text":"Ta"}]"#), status: "incomplete",
        more: #","incomplete_details":{"reason":"max_output_tokens"}"#)
    ).get()
    #expect(cut.stop == .length && cut.text == "Ta" && cut.filters.isEmpty)
    let filter = #","incomplete_details":{"reason":"content_filter"}"#
    let stopped = try dialect.decode(
      response(
        message(#"[{"type":"output_text","text":"Ta"}]"#), status: "incomplete", more: filter)
    ).get()
    #expect(stopped.stop == .filtered && stopped.text == "Ta")
    #expect(stopped.filters.map(\.stage) == [.completion] && stopped.filters[0].blocked)
    let empty = try dialect.decode(response("[]", status: "incomplete", more: filter)).get()
    #expect(empty.filters.map(\.stage) == [.prompt])
  }

  @Test(arguments: [
    ("bio_policy", "no"), ("misalignment_policy_violation", "no"), ("content_filter", "no"),
    ("invalid_prompt", "violates our usage policy"),
  ])
  func `A policy that refuses the prompt is a filtered reply`(
    _ code: String, _ words: String
  ) throws {
    let error = #","error":{"code":"\#(code)","message":"\#(words)"}"#
    let reply = try dialect.decode(response("[]", status: "failed", more: error)).get()
    #expect(reply.stop == .filtered && reply.text.isEmpty)
    #expect(reply.filters == [Filter(stage: .prompt, category: code, blocked: true)])
    let body = #"{"error":{"code":"\#(code)","message":"\#(words)"}}"#
    let refused = try dialect.decode(body, status: 400).get()
    #expect(refused.stop == .filtered && refused.filters == reply.filters)
  }

  @Test(arguments: [
    ("server_error", ModelError.Kind.server, true), ("rate_limit_exceeded", .rateLimited, true),
    ("insufficient_quota", .quotaExhausted, false), ("something", .server, true),
  ])
  func `A failure in a 200 is an error`(
    _ code: String, _ kind: ModelError.Kind, _ isWorthRetrying: Bool
  ) {
    let more = #","error":{"code":"\#(code)","message":"words"}"#
    let error = dialect.decode(response("[]", status: "failed", more: more)).error
    #expect(error?.kind == kind && error?.message == "words")
    #expect(error?.isWorthRetrying == isWorthRetrying)
  }

  @Test(arguments: ["failed", "cancelled", "in_progress", "queued"])
  func `What has not come to an end is unreadable`(_ status: String) {
    #expect(dialect.decode(response("[]", status: status)).error?.kind == .unreadable)
  }

  @Test func `Function calls`() throws {
    let body = response(
      #"[{"type":"function_call","id":"fc","call_id":"c1","name":"f","arguments":"{\"a\":"}]"#)
    let reply = try dialect.decode(body).get()
    #expect(reply.stop == .toolCalls)
    #expect(reply.toolCalls == [ToolCall(id: "c1", name: "f", arguments: "{\"a\":")])
  }

  @Test func `An empty output is an empty answer; none at all is unreadable`() throws {
    #expect(try dialect.decode(response("[]")).get().text.isEmpty)
    #expect(dialect.decode(response("null")).error?.kind == .unreadable)
  }
}

struct ResponsesStreamTests {
  private let dialect = Responses.dialect

  private func event(_ type: String, _ members: String) -> String {
    "event: \(type)\ndata: {\"type\":\"\(type)\",\"sequence_number\":1,\(members)}\n\n"
  }

  private func delta(_ text: String) -> String {
    event("response.output_text.delta", #""delta":"\#(text)""#)
  }

  private func end(_ output: String, more: String = "") -> String {
    event(
      "response.completed",
      #""response":{"status":"completed","model":"m","output":\#(output)\#(more)}"#)
  }

  private let said =
    #"[{"type":"message","content":[{"type":"output_text","text":"Grüße 😀"}]}]"#

  @Test(arguments: [1, 2, 3, 17, 1 << 20])
  func `Pieces come together, however they are cut`(_ chunk: Int) throws {
    let pieces =
      event("response.created", #""response":{"status":"in_progress","output":[]}"#)
      + event("response.reasoning_summary_text.delta", #""delta":"hm""#) + delta("Grüße ")
      + delta("😀")
    let usage = #","usage":{"input_tokens":3,"output_tokens":2}"#
    for output in [said, "[]"] {
      let reply = try dialect.decode(
        stream: pieces + end(output, more: usage), chunk: chunk
      ).get()
      #expect(reply.text == "Grüße 😀" && reply.reasoning == "hm" && reply.stop == .finished)
      #expect(reply.usage == Usage(input: 3, output: 2) && reply.served == "m")
    }
  }

  @Test func `A refusal is streamed apart`() throws {
    let stream = event("response.refusal.delta", #""delta":"I can't.""#) + end("[]")
    let reply = try dialect.decode(stream: stream).get()
    #expect(reply.refusal == "I can't." && reply.stop == .refused && reply.text.isEmpty)
  }

  @Test func `A stream that ends too early is unreadable and asked again`() {
    for stream in [delta("half"), delta("half") + "data: {\"type\":\"response.comp"] {
      let error = dialect.decode(stream: stream).error
      #expect(error?.kind == .unreadable && error?.isWorthRetrying == true)
    }
  }

  @Test func `An error in mid-stream is an error, unless a policy is the reason`() throws {
    let error = delta("x") + event("error", #""code":"server_error","message":"died""#)
    let outcome = dialect.decode(stream: error).error
    #expect(outcome?.kind == .server && outcome?.message == "died")
    #expect(outcome?.isWorthRetrying == true)
    let failed = event(
      "response.failed",
      #""response":{"status":"failed","error":{"code":"bio_policy","message":"no"},"output":[]}"#)
    let reply = try dialect.decode(stream: delta("Take") + failed).get()
    #expect(reply.stop == .filtered)
    #expect(
      reply.filters == [Filter(stage: .completion, category: "bio_policy", blocked: true)])
  }

  @Test func `A stream cut short by its limit or by a filter is whole`() throws {
    for (reason, stop) in [
      ("max_output_tokens", Reply.Stop.length), ("content_filter", .filtered),
    ] {
      let last = event(
        "response.incomplete",
        """
        "response":{"status":"incomplete","incomplete_details":{"reason":"\(reason)"},"output":[]}
        """)
      let reply = try dialect.decode(stream: delta("Ta") + last).get()
      #expect(reply.stop == stop && reply.text == "Ta")
    }
  }
}

/// Messages marked as openai 3.54.0's types mark them for its coding models.
struct ResponsesPhaseTests {
  private func body(_ items: String) -> String {
    #"{"status":"completed","error":null,"output":[\#(items)]}"#
  }

  private func message(_ phase: String, _ text: String) -> String {
    """
    {"type":"message","role":"assistant","phase":"\(phase)",\
    "content":[{"type":"output_text","text":"\(text)"}]}
    """
  }

  @Test func `What is said on the way to the answer is not the answer`() throws {
    let commentary = message("commentary", "I can't be sure yet.")
    let both = body(commentary + "," + message("final_answer", "Take the keys."))
    let reply = try Responses.dialect.decode(both).get()
    #expect(reply.text == "Take the keys." && reply.reasoning == "I can't be sure yet.")
    let stream =
      "data: {\"type\":\"response.output_text.delta\",\"delta\":\"I can't be sure yet.\"}\n\n"
      + "data: {\"type\":\"response.completed\",\"response\":\(body(commentary))}\n\n"
    let alone = try Responses.dialect.decode(stream: stream).get()
    #expect(alone.text.isEmpty && alone.reasoning == "I can't be sure yet.")
  }
}

struct ResponsesCaptureTests {
  private static let folder = "responses/captures"

  @Test(arguments: Fixture.names(in: folder))
  func `A real server's answer is understood`(_ name: String) throws {
    try Capture("\(Self.folder)/\(name)").check(
      Responses.dialect, lengths: ["max_output_tokens"])
  }

  @Test func `There are captures of three servers`() {
    let names = Fixture.names(in: Self.folder)
    for server in ["litellm", "llamacpp", "vllm"] {
      #expect(names.contains { $0.hasPrefix(server) })
    }
  }
}
