import Testing

@testable import Adapters

/// A connection that breaks before the server has said that it is done.
struct BrokenStreamTests {
  private static let gemini =
    #"data: {"candidates":[{"content":{"parts":[{"text":"Half of"}]},"finishReason":"STOP"}]}"#
  private static let chat =
    #"data: {"choices":[{"delta":{"content":"Half of"},"finish_reason":null}]}"#
  private static let chatDone =
    #"data: {"choices":[{"delta":{"content":"Whole."},"finish_reason":"stop"}]}"#
  private static let anthropic = """
    event: message_start
    data: {"type":"message_start","message":{"model":"m","content":[]}}

    event: content_block_delta
    data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Half of"}}

    event: message_stop
    data: {"type":"message_stop"}
    """

  /// What came of a stream of these bytes, after which the connection breaks; nil ends it in order.
  private func outcome(
    _ adapter: String, _ stream: String, type: String = "text/event-stream",
    breaks: ModelError.Kind?, door: HTTPDoor? = nil
  ) async throws -> Result<Reply, ModelError> {
    let transport = Transport(
      send: { _ throws(ModelError) in HTTPResponse(status: 500) },
      open: { _ throws(ModelError) in
        let channel = BodyChannel(limit: .max)
        _ = channel.append(Array((stream + "\n\n").utf8), at: 0)
        channel.finish(
          breaks.map { .failure(ModelError(kind: $0, message: "it broke")) }
            ?? .success(Timing()))
        return HTTPStream(
          head: HTTPResponse(status: 200, headers: [.init("Content-Type", type)]),
          body: HTTPBody(channel: channel, cancel: {}, resume: {}))
      })
    var endpoint = Endpoint.make(adapter: adapter, stream: true, limits: Limits(attempts: 1))
    endpoint.door = door
    let model = try await Adapter.model(
      for: endpoint, transport: transport, environment: { _ in "sk-test-0123456789" })
    return await ask(model)
  }

  @Test(
    arguments: [
      ("gemini", gemini), ("vertex", gemini), ("openai", chat), ("anthropic", anthropic),
    ], [ModelError.Kind.connection, .timeout])
  func `Half a reply is none`(
    _ from: (adapter: String, stream: String), _ kind: ModelError.Kind
  ) async throws {
    let error = try await outcome(from.adapter, from.stream, breaks: kind).error
    #expect(error?.kind == kind)
  }

  @Test(arguments: [ModelError.Kind.connection, .timeout])
  func `A described stream without an end of its own has none where the connection breaks`(
    _ kind: ModelError.Kind
  ) async throws {
    let door = HTTPDoor(
      body: #"{"input":"{{prompt}}"}"#, reply: .init(text: "/text"),
      stream: .init(format: .jsonLines, text: "/delta"))
    let half = #"{"delta":"Half of"}"#
    let broken = try await outcome(
      "http", half, type: "application/x-ndjson", breaks: kind, door: door)
    #expect(broken.error?.kind == kind)
    let whole = try await outcome(
      "http", half, type: "application/x-ndjson", breaks: nil, door: door)
    #expect(try whole.get().text == "Half of")
  }

  @Test func `A reply that was whole before is kept`() async throws {
    let reply = try await outcome("openai", Self.chatDone, breaks: .connection).get()
    #expect(reply.text == "Whole." && reply.stop == .finished)
  }

  @Test func `An end without a reason is no end`() async throws {
    let error = try await outcome("anthropic", Self.anthropic, breaks: nil).error
    #expect(error?.kind == .unreadable && error?.isWorthRetrying == true)
  }
}
