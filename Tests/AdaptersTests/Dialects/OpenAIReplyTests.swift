import Foundation
import Testing

@testable import Adapters

struct OpenAIReplyTests {
  private func decode(
    _ body: String, status: Int = 200, _ headers: [(String, String)] = []
  ) -> Result<Reply, ModelError> {
    let fields = headers.map { HTTPHeaders.Field($0.0, $0.1) }
    return OpenAI.reply(
      from: HTTPResponse(status: status, headers: HTTPHeaders(fields), body: Array(body.utf8)))
  }

  private func choice(_ message: String, finish: String = "\"stop\"", more: String = "") -> String {
    #"{"choices":[{"index":0,"message":\#(message),"finish_reason":\#(finish)\#(more)}]}"#
  }

  @Test func `A plain answer with everything beside it`() throws {
    let reply = try decode(
      """
      {"id":"c","model":"gpt-x-2026-01-01","choices":[{"index":0,"message":{"role":"assistant",\
      "content":"ok","refusal":null},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,\
      "completion_tokens":20,"total_tokens":29,"prompt_tokens_details":{"cached_tokens":4},\
      "completion_tokens_details":{"reasoning_tokens":18}},"system_fingerprint":"fp_x"}
      """, [("X-Request-ID", "req_1")]
    ).get()
    #expect(
      reply
        == Reply(
          text: "ok", stop: .finished,
          usage: Usage(input: 9, output: 20, cached: 4, reasoning: 18),
          served: "gpt-x-2026-01-01", fingerprint: "fp_x", requestID: "req_1"))
  }

  @Test(arguments: [
    ("\"stop\"", Reply.Stop.finished), ("\"eos\"", .finished), ("\"length\"", .length),
    ("\"content_filter\"", .filtered), ("\"tool_calls\"", .toolCalls), ("null", .other),
    ("\"something\"", .other),
  ])
  func `Why it stopped`(_ finish: String, _ expected: Reply.Stop) throws {
    #expect(try decode(choice(#"{"content":"x"}"#, finish: finish)).get().stop == expected)
  }

  @Test func `A typed refusal is a reply`() throws {
    let reply = try decode(choice(#"{"content":null,"refusal":"I can't."}"#)).get()
    #expect(reply.stop == .refused && reply.refusal == "I can't." && reply.text.isEmpty)
  }

  @Test(arguments: [
    #"{"content":"a","reasoning_content":"r"}"#, #"{"content":"a","reasoning":"r"}"#,
    """
    {"content":[{"type":"thinking","thinking":[{"type":"text","text":"r"}]},\
    {"type":"text","text":"a"}]}
    """,
  ])
  func `Reasoning is kept apart from the answer`(_ message: String) throws {
    let reply = try decode(choice(message)).get()
    #expect(reply.text == "a" && reply.reasoning == "r")
  }

  @Test func `Tool calls, also with arguments that are no text`() throws {
    let reply = try decode(
      choice(
        """
        {"content":null,"tool_calls":[{"id":"c1","type":"function","function":\
        {"name":"f","arguments":"{\\"a\\":1"}},{"id":null,"function":\
        {"name":"g","arguments":{"b":[2]}}}]}
        """, finish: "\"stop\"")
    ).get()
    #expect(
      reply.toolCalls == [
        ToolCall(id: "c1", name: "f", arguments: "{\"a\":1"),
        ToolCall(id: "", name: "g", arguments: "{\"b\":[2]}"),
      ])
    #expect(reply.stop == .toolCalls)
  }

  @Test func `A prompt that the filter refuses is a filtered reply`() throws {
    let azure = """
      {"error":{"message":"…","type":null,"param":"prompt","code":"content_filter","status":400,\
      "innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":\
      {"hate":{"filtered":true,"severity":"medium"},"jailbreak":{"filtered":false,"detected":false}}}}}
      """
    let reply = try decode(azure, status: 400).get()
    #expect(reply.stop == .filtered && reply.text.isEmpty)
    #expect(
      reply.filters == [
        Filter(stage: .prompt, category: "hate", severity: "medium", blocked: true),
        Filter(stage: .prompt, category: "jailbreak", severity: "safe", blocked: false),
      ])
  }

  @Test(arguments: [
    (#"{"error":{"message":"no","code":"content_policy_violation"}}"#, 400),
    (
      #"{"error":{"message":"Invalid prompt: violates our usage policy","code":"invalid_prompt"}}"#,
      400
    ),
    (#"{"error":{"message":"moderation","code":403,"metadata":{"reasons":["violence"]}}}"#, 403),
    (#"{"error":{"message":"no","code":"content_filter"}}"#, 200),
  ])
  func `So are the other ways to say it`(_ body: String, _ status: Int) throws {
    let reply = try decode(body, status: status).get()
    #expect(reply.stop == .filtered)
    #expect(reply.filters.contains { $0.stage == .prompt && $0.blocked })
  }

  @Test func `A completion that the filter stops is a filtered reply`() throws {
    let results = """
      ,"content_filter_results":{"violence":{"filtered":true,"severity":"high"},\
      "hate":{"filtered":false,"severity":"safe"}}
      """
    let reply = try decode(
      choice(#"{"content":"Take"}"#, finish: "\"content_filter\"", more: results)
    ).get()
    #expect(reply.stop == .filtered && reply.text == "Take")
    #expect(
      reply.filters.first
        == Filter(stage: .completion, category: "violence", severity: "high", blocked: true))
    let bare = try decode(choice("{}", finish: "\"content_filter\"")).get()
    #expect(bare.filters == [Filter(stage: .completion, category: "content_filter", blocked: true)])
  }

  @Test(arguments: [
    (401, "{}", ModelError.Kind.unauthorized, false), (403, "{}", .unauthorized, false),
    (404, #"{"error":{"message":"m","code":"model_not_found"}}"#, .notFound, false),
    (408, "", .timeout, true), (409, "{}", .rejected, true), (400, "{}", .rejected, false),
    (422, #"{"detail":[{"loc":["body","x"],"msg":"wrong"}]}"#, .rejected, false),
    (429, "{}", .rateLimited, true),
    (
      429, #"{"error":{"type":"insufficient_quota","code":"insufficient_quota"}}"#,
      .quotaExhausted, false
    ),
    (429, #"{"error":{"code":"billing_hard_limit_reached"}}"#, .quotaExhausted, false),
    (402, "{}", .quotaExhausted, false), (500, "oops", .server, true), (503, "{}", .server, true),
    (501, "{}", .server, false), (529, #"{"error":{"type":"overloaded_error"}}"#, .server, true),
    (302, "", .rejected, false),
  ])
  func `A status becomes the right kind of error`(
    _ status: Int, _ body: String, _ kind: ModelError.Kind, _ isWorthRetrying: Bool
  ) throws {
    let error = try #require(decode(body, status: status, [("x-request-id", "r")]).error)
    #expect(error.kind == kind && error.status == status && error.requestID == "r")
    #expect(error.isWorthRetrying == isWorthRetrying)
    #expect(!error.message.isEmpty)
  }

  @Test func `The server's word on trying again counts, but not against an empty account`() {
    let no = decode("{}", status: 500, [("x-should-retry", "false")]).error
    #expect(no?.isWorthRetrying == false)
    let yes = decode("{}", status: 400, [("x-should-retry", "true")]).error
    #expect(yes?.isWorthRetrying == true)
    let empty = decode("{}", status: 402, [("x-should-retry", "true")]).error
    #expect(empty?.isWorthRetrying == false)
  }

  @Test(arguments: [
    (#"{"error":{"message":"m1"}}"#, "m1"), (#"{"error":"m2"}"#, "m2"), (#"{"detail":"m3"}"#, "m3"),
    (#"{"detail":[{"loc":["body","x"],"msg":"bad"},{"msg":"worse"}]}"#, "body.x: bad; worse"),
    (#"{"message":"m4","object":"error"}"#, "m4"), ("plain\n words", "plain words"),
    ("<html><head><title>502 Bad Gateway</title></head></html>", "502 Bad Gateway"),
    ("", "HTTP status 500 without a message"), ("\u{1B}[31mred\u{7}", "[31mred"),
  ])
  func `The provider's own words, in whichever shape`(_ body: String, _ message: String) {
    #expect(decode(body, status: 500).error?.message == message)
  }

  @Test func `Long words are cut`() {
    let error = decode(String(repeating: "x", count: 10_000), status: 500).error
    #expect(error?.message == String(repeating: "x", count: 500) + "…")
  }

  @Test func `A redirect names the host it leads to`() {
    let error = decode("", status: 301, [("Location", "https://evil.test/v1?x")]).error
    #expect(error?.message == "the server redirects to evil.test; redirects are not followed")
  }

  @Test(arguments: [
    "not JSON", "[]", "{}", "null", #"{"choices":[]}"#, #"{"choices":{}}"#, "{\"choices\":[{",
    "", #"{"choices":"x"}"#,
  ])
  func `What is no completion is unreadable, and not asked again`(_ body: String) {
    let error = decode(body).error
    #expect(error?.kind == .unreadable && error?.isWorthRetrying == false)
  }

  @Test func `An error in a 200 is an error`() {
    let error = decode(#"{"error":{"message":"Provider down","code":502}}"#).error
    #expect(error?.message == "Provider down")
    #expect(error?.kind == .server && error?.isWorthRetrying == true)
    let inChoice = decode(
      choice("{}", finish: "\"error\"", more: #","error":{"code":429,"message":"slow"}"#)
    ).error
    #expect(inChoice?.kind == .rateLimited && inChoice?.message == "slow")
  }

  /// As LiteLLM 1.102.0's proxy answered for Azure's refusal of a prompt, cut to what is read.
  @Test(arguments: ["litellm", "anthropic", "gemini", "openai-responses"])
  func `A filter behind a translator is no error`(_ adapter: String) throws {
    let words =
      "litellm.BadRequestError: litellm.ContentPolicyViolationError: The response was filtered"
    let inner =
      #"{"innererror":{"content_filter_result":{"violence":{"filtered":true,"severity":"medium"}}}}"#
    let body =
      adapter == "anthropic"
      ? #"{"type":"error","error":{"type":"invalid_request_error","message":"\#(words)"}}"#
      : #"{"error":{"message":"\#(words)","type":"invalid_request_error","code":"400","provider_specific_fields":\#(inner)}}"#
    let dialect = try #require(Adapter.named(adapter)?.dialect)
    let reply = try dialect.decode(body, status: 400).get()
    #expect(reply.stop == .filtered && reply.text.isEmpty && reply.filters.count == 1)
    #expect(reply.filters.first?.blocked == true && reply.filters.first?.stage == .prompt)
    if adapter == "litellm" { #expect(reply.filters.first?.category == "violence") }
  }

  /// OpenRouter's cold starts, and DeepSeek's word for a reply that it broke off.
  @Test(arguments: [
    (#"{"content":""}"#, "null"), ("{}", "null"), ("{}", "\"\""),
    (#"{"content":"Half of"}"#, "\"insufficient_system_resource\""),
  ])
  func `What a server gave up on is no reply, and asked for again`(
    _ message: String, _ finish: String
  ) {
    let error = decode(choice(message, finish: finish)).error
    #expect(error?.kind == .unreadable && error?.isWorthRetrying == true)
  }

  @Test(arguments: ["eos", "eos_token", "stop_sequence", "end_turn"])
  func `Other servers' words for an end of its own`(_ finish: String) throws {
    let reply = try decode(choice(#"{"content":"x"}"#, finish: "\"\(finish)\"")).get()
    #expect(reply.stop == .finished)
  }

  @Test func `An empty answer is a reply`() throws {
    let reply = try decode(choice(#"{"content":""}"#)).get()
    #expect(reply.text.isEmpty && reply.stop == .finished)
  }

  @Test func `Broken UTF-8 and lone surrogates are repaired`() throws {
    var body = Array(choice(#"{"content":"a\ud800bX"}"#).utf8)
    let place = try #require(body.firstIndex(of: UInt8(ascii: "X")))
    body[place] = 0xFF
    let reply = try OpenAI.reply(from: HTTPResponse(status: 200, body: body)).get()
    #expect(reply.text == "a\u{FFFD}b\u{FFFD}")
  }

  @Test func `Of several choices the first is heard`() throws {
    let body = """
      {"choices":[{"index":1,"message":{"content":"b"},"finish_reason":"stop"},\
      {"index":0,"message":{"content":"a"},"finish_reason":"stop"}]}
      """
    #expect(try decode(body).get().text == "a")
  }

  @Test func `Counts that cannot be are not taken over`() throws {
    let body =
      #"{"choices":[{"message":{"content":"a"}}],"usage":{"prompt_tokens":-5,"completion_tokens":1e99}}"#
    #expect(try decode(body).get().usage == Usage(input: 0, output: 0))
    let huge =
      #"{"choices":[{"message":{"content":"a"}}],"usage":{"prompt_tokens":9223372036854775807}}"#
    #expect(try decode(huge).get().usage == Usage(input: 1 << 40, output: 0))
  }
}
