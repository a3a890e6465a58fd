/// How requests reach a server: over the network, or from a test's hand.
public struct Transport: Sendable {
  /// The whole response, of any status.
  ///
  /// Throws only where none came.
  public var send: @Sendable (HTTPRequest) async throws(ModelError) -> HTTPResponse
  /// The response's head as soon as it is there, and its body as it arrives.
  public var open: @Sendable (HTTPRequest) async throws(ModelError) -> HTTPStream

  public init(
    send: @escaping @Sendable (HTTPRequest) async throws(ModelError) -> HTTPResponse,
    open: @escaping @Sendable (HTTPRequest) async throws(ModelError) -> HTTPStream
  ) {
    self.send = send
    self.open = open
  }

  /// Answers by a function instead of a network; a streamed body arrives in pieces of `chunk` bytes.
  public static func canned(
    chunk: Int = .max,
    _ answer: @escaping @Sendable (HTTPRequest) async throws(ModelError) -> HTTPResponse
  ) -> Transport {
    Transport(send: answer) { request throws(ModelError) in
      var head = try await answer(request)
      let body = head.body
      head.body = []
      let channel = BodyChannel(limit: .max)
      for start in stride(from: 0, to: body.count, by: max(1, min(chunk, body.count))) {
        let end = min(body.count, start + min(chunk, body.count))
        _ = channel.append(body[start..<end], at: 0)
      }
      channel.finish(.success(head.timing))
      return HTTPStream(head: head, body: HTTPBody(channel: channel, cancel: {}, resume: {}))
    }
  }
}

/// A response under way.
public struct HTTPStream: Sendable {
  /// Status and headers; its body is empty.
  public var head: HTTPResponse
  public var body: HTTPBody

  public init(head: HTTPResponse, body: HTTPBody) {
    self.head = head
    self.body = body
  }
}
