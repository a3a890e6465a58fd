import Testing

@testable import Adapters

/// The marks as DeepSeek-R1, Qwen 3 and Magistral write them, whose model cards show them.
struct InlineReasoningTests {
  private func apart(_ text: String, stop: Reply.Stop = .finished) -> Reply {
    var reply = Reply(text: text, stop: stop)
    reply.keepReasoningApart()
    return reply
  }

  @Test(arguments: [
    (
      "<think>\nI can't help with that.\n</think>\n\nSure: take the keys.",
      "I can't help with that."
    ),
    ("\n <think>hm</think>Sure: take the keys.", "hm"),
    ("Hm, let me see.\n</think>\n\nSure: take the keys.", "Hm, let me see."),
    ("[THINK]hm[/THINK]Sure: take the keys.", "hm"),
    ("<think>\n\n</think>\n\nSure: take the keys.", nil),
  ])
  func `Reasoning in front of an answer is no part of it`(_ text: String, _ reasoning: String?) {
    let reply = apart(text)
    #expect(reply.text == "Sure: take the keys." && reply.reasoning == reasoning)
  }

  @Test(arguments: [
    "Sure.", "", "<think> is a mark of some models.", "[THINK], they write.",
    "The tag <think> opens and </think>\ncloses it.",
    "Write </think> at the end.", "I <think>hm</think>\n so.", "a < b </ think>",
  ])
  func `A text that only speaks of marks stays as it is`(_ text: String) {
    let reply = apart(text)
    #expect(reply.text == text && reply.reasoning == nil)
  }

  @Test func `Reasoning that the limit cut off leaves nothing to judge`() {
    let reply = apart("<think> The user wants me to", stop: .length)
    #expect(reply.text.isEmpty && reply.reasoning == "The user wants me to")
  }

  @Test(arguments: ["<think>Is it", "<think>\nIs it", "[THINK]Is it", "\n<think>\r\nIs it"])
  func `Nor does reasoning that never ends, whatever the reply says why it stopped`(
    _ text: String
  ) {
    let reply = apart(text)
    #expect(reply.text.isEmpty && reply.reasoning == "Is it")
  }

  @Test func `What the server told apart comes first`() {
    var reply = Reply(text: "<think>b</think>c", stop: .finished, reasoning: "a")
    reply.keepReasoningApart()
    #expect(reply.text == "c" && reply.reasoning == "a\nb")
  }

  @Test func `It is done for whatever is asked over HTTP`() async throws {
    let body =
      #"{"choices":[{"message":{"content":"<think>no</think>Yes."},"finish_reason":"stop"}]}"#
    let model = try await Adapter.model(
      for: .make(adapter: "vllm"),
      transport: .canned { _ in HTTPResponse(status: 200, body: Array(body.utf8)) },
      environment: { _ in nil })
    let reply = try await model.reply(to: .make())
    #expect(reply.text == "Yes." && reply.reasoning == "no")
  }
}
