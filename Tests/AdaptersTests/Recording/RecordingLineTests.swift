import Foundation
import Testing

@testable import Adapters

struct RecordingLineTests {
  private static let reply = Reply(
    text: "Grüß\n\"Gott\" \u{1}", stop: .toolCalls, refusal: "no", reasoning: "hm",
    toolCalls: [ToolCall(id: "1", name: "f", arguments: "{")],
    filters: [
      Filter(stage: .prompt, category: "hate", severity: "medium", blocked: true),
      Filter(stage: .completion, category: "x", blocked: false),
    ],
    usage: Usage(input: 31, output: 84, cached: 1, reasoning: 2), served: "gpt-x",
    fingerprint: "fp_1", requestID: "req_1",
    timing: Timing(
      started: Date(timeIntervalSince1970: 1_795_244_400), nameLookup: 0.01, connect: 0.02,
      tls: 0.05, firstByte: 0.3, firstToken: 0.34, total: 1.91), attempts: 3)

  private func line(_ outcome: Result<Reply, ModelError>) -> RecordingLine {
    var prompt = Prompt.make(
      "Where is it?", system: "Be terse.",
      sampling: Sampling(temperature: 0.7, topP: 0.9, maxTokens: 512, seed: 7, stop: ["END"]),
      case: "late-refund", sample: 3)
    prompt.messages.append(
      Message(
        role: .assistant, content: "", toolCalls: [.init(id: "1", name: "f", arguments: "{}")]))
    prompt.messages.append(Message(role: .tool, content: "there", toolCallID: "1"))
    return RecordingLine(prompt, .make(adapter: "openai", model: "gpt"), outcome)
  }

  @Test func `A reply comes back as it was`() throws {
    let line = line(.success(Self.reply))
    #expect(try RecordingLine(try JSONReader.read(line.bytes)) == line)
    #expect(line.bytes.last == 0x0A && line.bytes.filter { $0 == 0x0A }.count == 1)
    #expect(line.system == "Be terse.")
  }

  @Test(arguments: [
    (#"{"text":"<think>It is 4.</think>It is 5."}"#, "It is 5.", "It is 4."),
    (#"{"text":"[THINK]b[/THINK]c","reasoning":"a"}"#, "c", "a\nb"),
    (#"{"text":"<think>It is 4"}"#, "", "It is 4"),
    (#"{"text":"<think> It is 4","stop":"length"}"#, "", "It is 4"),
    (#"{"text":"It is 5.","reasoning":"It is 4."}"#, "It is 5.", "It is 4."),
  ])
  func `Reasoning that a line has in its text is kept apart as of a reply that is asked for`(
    reply: String, text: String, reasoning: String
  ) throws {
    let line = try RecordingLine(
      try JSONReader.read(Array(#"{"case":"a","sample":0,"reply":\#(reply)}"#.utf8)))
    let read = try line.outcome.get()
    #expect(read.text == text && read.reasoning == reasoning)
  }

  @Test func `An error comes back as it was, and is not asked again`() throws {
    let error = ModelError(
      kind: .rateLimited, status: 429, message: "slow", requestID: "req_2", attempts: 5)
    let read = try RecordingLine(try JSONReader.read(line(.failure(error)).bytes))
    let replayed = try #require(read.outcome.error)
    #expect(replayed.kind == .rateLimited && replayed.status == 429)
    #expect(replayed.message == "slow" && replayed.attempts == 5)
    #expect(replayed.requestID == "req_2")
    #expect(!replayed.isWorthRetrying)
  }

  /// The members and their order are those of the format's description.
  @Test func `Every member stands where the format says`() throws {
    let bytes = line(.success(Self.reply)).bytes
    let parsed = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(
      Set(parsed.keys) == [
        "format", "suite", "suite_digest", "case", "sample", "target", "request", "reply", "error",
        "timing",
      ])
    let reply = try #require(parsed["reply"] as? [String: Any])
    #expect(
      Set(reply.keys) == [
        "text", "stop", "refusal", "reasoning", "tool_calls", "filters", "usage", "request_id",
        "attempts",
      ], "the last two only where there is something to say")
    #expect(reply["stop"] as? String == "tool_calls")
    #expect(parsed["format"] as? String == "locum-recording/1")
    #expect(parsed["error"] is NSNull)
    #expect((parsed["timing"] as? [String: Any])?["started"] as? String == "2026-11-21T07:00:00Z")
    #expect((parsed["target"] as? [String: Any])?["served"] as? String == "gpt-x")
  }

  @Test func `The design's own example is understood`() throws {
    let text = """
      {"format":"locum-recording/1","suite":"support","suite_digest":"…","case":"late-refund",\
      "sample":0,"target":{"adapter":"openai","model":"gpt-4o","served":"gpt-4o",\
      "fingerprint":"fp_1"},"request":{"messages":[{"role":"system","content":"…"},\
      {"role":"user","content":"…"}],"sampling":{"temperature":0.7,"max_tokens":512,"seed":7}},\
      "reply":{"text":"…","stop":"finished","refusal":null,"reasoning":null,"tool_calls":[],\
      "filters":[{"stage":"prompt","category":"hate","severity":"medium","blocked":true}],\
      "usage":{"input":31,"output":84,"cached":0,"reasoning":0}},"error":null,\
      "timing":{"started":"2026-11-21T07:00:00Z","first_token":0.34,"total":1.91}}
      """
    let line = try RecordingLine(try JSONReader.read(text.utf8))
    let reply = try line.outcome.get()
    #expect(line.case == "late-refund" && line.system == "…" && line.request?.sampling.seed == 7)
    #expect(reply.filters.first?.severity == "medium" && reply.timing.total == 1.91)
  }

  @Test func `Case, sample and a text are enough`() throws {
    let line = try RecordingLine(
      try JSONReader.read(#"{"case":"a","sample":0,"reply":{"text":"x"}}"#.utf8))
    #expect(try line.outcome.get() == Reply(text: "x", stop: .finished))
    #expect(line.request == nil && line.suiteDigest == nil && line.target == nil)
    let failed = try RecordingLine(
      try JSONReader.read(#"{"case":"a","sample":0,"error":{"kind":"timeout"}}"#.utf8))
    #expect(failed.outcome.error?.kind == .timeout)
  }
}
