import Testing

@testable import Adapters

struct ServerSentEventsTests {
  private func events(_ pieces: [[UInt8]]) throws -> [String] {
    var parser = ServerSentEvents()
    var found: [String] = []
    for piece in pieces {
      for event in try parser.feed(piece) {
        found.append(
          (event.name.isEmpty ? "" : event.name + "|") + String(decoding: event.data, as: UTF8.self)
        )
      }
    }
    return found
  }

  /// The examples of the HTML standard, section 9.2.6, and what servers really send.
  @Test(arguments: [
    ("data: a\n\ndata: b\n\n", ["a", "b"]),
    ("data: YHOO\ndata: +2\ndata: 10\n\n", ["YHOO\n+2\n10"]),
    (
      ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
      ["first event", "second event", " third event"]
    ),
    ("data\n\ndata\ndata\n\ndata:", ["", "\n"]),
    ("event: add\r\ndata: 1\r\n\r\n: ping\r\n\r\ndata: 2\r\n\r\n", ["add|1", "2"]),
    ("data: a\r\rdata: b\r\r", ["a", "b"]),
    ("event: ping\n\n", []),
    ("unknown: x\ndata: 1\n\n", ["1"]),
  ])
  func `Finds the events`(_ stream: String, _ expected: [String]) throws {
    #expect(try events([Array(stream.utf8)]) == expected)
    #expect(try events(stream.utf8.map { [$0] }) == expected, "byte by byte")
  }

  @Test func `An event that is only named counts where it is asked for`() throws {
    var parser = ServerSentEvents(keepsBareNames: true)
    let found = try parser.feed("event: a\ndata: 1\n\nevent: end\r\n\r\n: x\n\n".utf8)
    #expect(found.map(\.name) == ["a", "end"] && found.last?.data == [])
  }

  @Test func `A character cut in two by a chunk is whole again`() throws {
    let bytes = Array("data: 😀é\n\n".utf8)
    for cut in 0...bytes.count {
      #expect(try events([Array(bytes[..<cut]), Array(bytes[cut...])]) == ["😀é"])
    }
  }

  @Test func `An event without an end is not kept for ever`() throws {
    var parser = ServerSentEvents(limit: 1000)
    #expect(throws: FramingError.tooLarge) {
      for _ in 0..<20 { _ = try parser.feed(Array(repeating: 0x61, count: 100)) }
    }
    var lines = ServerSentEvents(limit: 1000)
    #expect(throws: FramingError.tooLarge) {
      for _ in 0..<100 { _ = try lines.feed(Array("data: 0123456789\n".utf8)) }
    }
  }

  @Test func `The last event comes out where the stream forgets its blank line`() throws {
    var parser = ServerSentEvents()
    _ = try parser.feed(Array("data: x\n\ndata: [DONE]".utf8))
    #expect(parser.finish()?.data == Array("[DONE]".utf8))
  }
}
