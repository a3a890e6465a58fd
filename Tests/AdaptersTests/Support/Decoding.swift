import Testing

@testable import Adapters

extension Dialect {
  /// A response as it would be read off the wire, streams in pieces of `chunk` bytes.
  func decode(_ response: HTTPResponse, chunk: Int = 7) -> Result<Reply, ModelError> {
    var head = response
    head.body = []
    guard var decoder = decoder(head) else { return reply(response) }
    for start in stride(from: 0, to: response.body.count, by: chunk) {
      let end = min(response.body.count, start + chunk)
      if case .done = decoder.feed(Array(response.body[start..<end])) { break }
    }
    return decoder.finish()
  }

  func decode(
    _ body: String, status: Int = 200, _ headers: [(String, String)] = []
  ) -> Result<Reply, ModelError> {
    let fields = headers.map { HTTPHeaders.Field($0.0, $0.1) }
    return decode(
      HTTPResponse(
        status: status,
        headers: HTTPHeaders([.init("Content-Type", "application/json")] + fields),
        body: Array(body.utf8)))
  }

  func decode(
    stream: String, type: String = "text/event-stream", chunk: Int = 5
  ) -> Result<Reply, ModelError> {
    decode(
      HTTPResponse(
        status: 200, headers: [.init("Content-Type", type)], body: Array(stream.utf8)),
      chunk: chunk)
  }
}

/// What a real server sent, with what a few lines of Python read in it.
struct Capture {
  var response: HTTPResponse
  var expected: JSON

  /// - Parameter path: below `fixtures/`.
  init(_ path: String) throws {
    let fixture = try Fixture.json("\(path).json")
    response = HTTPResponse(fixture: fixture["response"] ?? .null)
    expected = try #require(fixture["expect"])
  }

  /// - Parameter lengths: the words that mean that the limit on output was reached.
  func check(_ dialect: Dialect, lengths: Set<String>) throws {
    let outcome = dialect.decode(response)
    guard expected != [:] else {
      let error = try #require(outcome.error)
      #expect(error.status == response.status && !error.message.isEmpty)
      return
    }
    let reply = try outcome.get()
    #expect(reply.text == expected["text"]?.string)
    #expect(
      reply.stop == (lengths.contains(expected["finish"]?.string ?? "") ? .length : .finished))
    #expect(reply.usage?.input == expected["input"]?.int)
    #expect(reply.usage?.output == expected["output"]?.int)
    #expect(reply.served == expected["model"]?.string)
    #expect(reply.toolCalls.count == expected["calls"]?.int)
    #expect(reply.refusal == nil && reply.filters.isEmpty)
  }
}
