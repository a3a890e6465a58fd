import Testing

@testable import Adapters

struct OpenAIStreamTests {
  private func decode(_ stream: String, chunk: Int = 5) -> Result<Reply, ModelError> {
    OpenAICaptureTests.decode(
      HTTPResponse(
        status: 200, headers: [.init("Content-Type", "text/event-stream")],
        body: Array(stream.utf8)), chunk: chunk)
  }

  private func delta(_ delta: String, finish: String = "null", more: String = "") -> String {
    "data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":\(delta),\"finish_reason\":\(finish)\(more)}]}\n\n"
  }

  private let done = "data: [DONE]\n\n"

  @Test(arguments: [1, 2, 3, 17, 1 << 20])
  func `Pieces come together, however they are cut`(_ chunk: Int) throws {
    let stream =
      ": comment\n\n" + delta(#"{"role":"assistant","content":null}"#) + delta(#"{"content":"Gr"}"#)
      + delta(#"{"content":"üße 😀"}"#) + delta("{}", finish: "\"stop\"")
      + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\n" + done
    let reply = try decode(stream, chunk: chunk).get()
    #expect(reply.text == "Grüße 😀" && reply.stop == .finished)
    #expect(reply.usage == Usage(input: 3, output: 2) && reply.served == "m")
  }

  @Test func `Tool calls come together by their index`() throws {
    let stream =
      delta(
        """
        {"tool_calls":[{"index":1,"id":"b","function":{"name":"g","arguments":""}}]}
        """)
      + delta(
        """
        {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{\\"x\\""}},\
        {"index":1,"function":{"arguments":"{}"}}]}
        """)
      + delta(#"{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]}"#)
      + delta("{}", finish: "\"tool_calls\"") + done
    let reply = try decode(stream).get()
    #expect(reply.stop == .toolCalls)
    #expect(
      Set(reply.toolCalls) == [
        ToolCall(id: "a", name: "f", arguments: "{\"x\":1}"),
        ToolCall(id: "b", name: "g", arguments: "{}"),
      ])
  }

  @Test func `Refusal and reasoning are streamed apart`() throws {
    let stream =
      delta(#"{"reasoning_content":"hm"}"#) + delta(#"{"refusal":"I "}"#)
      + delta(#"{"refusal":"can't."}"#) + delta("{}", finish: "\"stop\"") + done
    let reply = try decode(stream).get()
    #expect(reply.refusal == "I can't." && reply.stop == .refused && reply.reasoning == "hm")
  }

  @Test func `A stream that ends too early is unreadable and asked again`() {
    for stream in ["", delta(#"{"content":"half"}"#), delta(#"{"content":"x"}"#) + "data: {\"cho"] {
      let error = decode(stream).error
      #expect(error?.kind == .unreadable && error?.isWorthRetrying == true)
    }
  }

  @Test func `A stream without its terminator is whole once a reason was given`() throws {
    let stream = delta(#"{"content":"x"}"#) + delta("{}", finish: "\"length\"")
    #expect(try decode(stream).get().stop == .length)
  }

  @Test func `A terminator alone is no reply`() {
    #expect(decode(done).error?.kind == .unreadable)
  }

  /// A gateway that loses the server behind it still ends its own stream as it always does.
  @Test(arguments: ["null", "\"\""])
  func `A terminator without a reason ends a stream that was cut`(_ finish: String) {
    let error = decode(delta(#"{"content":"Half of"}"#, finish: finish) + done).error
    #expect(error?.kind == .unreadable && error?.isWorthRetrying == true)
  }

  @Test func `What comes after the terminator is not heard`() throws {
    let stream = delta(#"{"content":"x"}"#, finish: "\"stop\"") + done + delta(#"{"content":"y"}"#)
    #expect(try decode(stream).get().text == "x")
  }

  /// As Gemini's OpenAI face numbers parallel calls, and as some gateways repeat names.
  @Test func `Calls that share an index are told apart by their ids`() throws {
    let call = { (id: String, name: String, arguments: String) in
      self.delta(
        #"{"tool_calls":[{"index":0,"id":"\#(id)","function":{"name":"\#(name)","arguments":"\#(arguments)"}}]}"#
      )
    }
    let stream =
      call("a", "f", "{}") + call("b", "g", "{") + call("b", "g", "}")
      + delta("{}", finish: "\"tool_calls\"") + done
    #expect(
      try decode(stream).get().toolCalls == [
        ToolCall(id: "a", name: "f", arguments: "{}"),
        ToolCall(id: "b", name: "g", arguments: "{}"),
      ])
  }

  @Test func `An error in mid-stream is an error`() {
    let stream =
      delta(#"{"content":"x"}"#)
      + "data: {\"error\":{\"message\":\"engine died\",\"code\":500}}\n\n" + done
    let error = decode(stream).error
    #expect(error?.message == "engine died" && error?.kind == .server)
    #expect(error?.isWorthRetrying == true)
    let named = decode("event: error\ndata: {\"message\":\"overloaded\"}\n\n").error
    #expect(named?.message == "overloaded")
  }

  @Test func `A filter that stops the stream makes a filtered reply`() throws {
    let stream =
      "data: {\"choices\":[],\"prompt_filter_results\":[{\"prompt_index\":0,\"content_filter_results\":"
      + "{\"hate\":{\"filtered\":false,\"severity\":\"low\"}}}]}\n\n"
      + delta(#"{"content":"Take"}"#)
      + delta(
        "{}", finish: "\"content_filter\"",
        more: #","content_filter_results":{"violence":{"filtered":true,"severity":"high"}}"#) + done
    let reply = try decode(stream).get()
    #expect(reply.stop == .filtered)
    #expect(
      reply.filters == [
        Filter(stage: .prompt, category: "hate", severity: "low", blocked: false),
        Filter(stage: .completion, category: "violence", severity: "high", blocked: true),
      ])
    let error = delta(#"{"content":"x"}"#) + "data: {\"error\":{\"code\":\"content_filter\"}}\n\n"
    #expect(try decode(error).get().filters.first?.stage == .completion)
  }

  @Test func `An event that is no JSON is unreadable`() {
    #expect(decode("data: <html>\n\n").error?.kind == .unreadable)
  }

  @Test func `A server that does not stream although it was asked to is read whole`() throws {
    let response = HTTPResponse(
      status: 200, headers: [.init("Content-Type", "application/json")],
      body: Array(#"{"choices":[{"message":{"content":"x"},"finish_reason":"stop"}]}"#.utf8))
    #expect(try OpenAICaptureTests.decode(response, chunk: 3).get().text == "x")
  }

  @Test func `Only the answer itself begins it`() {
    var decoder = AnswerDecoder<OpenAI.Answer, ServerSentEvents>(head: HTTPResponse(status: 200))
    func isWaiting(_ text: String) -> Bool {
      if case .waiting = decoder.feed(Array(text.utf8)) { true } else { false }
    }
    #expect(isWaiting(": ping\n\n"))
    #expect(isWaiting(delta(#"{"role":"assistant","content":""}"#)))
    #expect(isWaiting(delta(#"{"reasoning":"hm"}"#)))
    #expect(!isWaiting(delta(#"{"content":"x"}"#)))
  }
}
