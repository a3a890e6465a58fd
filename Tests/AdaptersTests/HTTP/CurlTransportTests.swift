import Foundation
import StubServer
import Testing

@testable import Adapters

struct CurlTransportTests {
  private func request(
    _ server: StubServer, body: String = "{}", timeout: Double = 20, cap: Int = 8 << 20
  ) -> HTTPRequest {
    HTTPRequest(
      url: server.baseURL + "/chat", headers: [.init("X-Test", "1")], body: Array(body.utf8),
      timeout: timeout, responseBytes: cap)
  }

  @Test func `Sends method, path, headers and body, and hands back the same`() async throws {
    try await withServer { request in
      StubResponse(
        status: 418, headers: [("X-Answer", "tea"), ("Content-Type", "text/plain")],
        text:
          "\(request.method) \(request.target) \(request.header("x-test") ?? "") \(request.text)")
    } _: { server in
      let response = try await Transport.curl().send(request(server, body: "héllo\u{0}"))
      #expect(response.status == 418)
      #expect(response.headers["x-answer"] == "tea")
      #expect(String(decoding: response.body, as: UTF8.self) == "POST /v1/chat 1 héllo\u{0}")
      let total = try #require(response.timing.total)
      let firstByte = try #require(response.timing.firstByte)
      #expect(total >= firstByte && response.timing.connect != nil && response.timing.tls == nil)
    }
  }

  @Test func `Reaches a server through a Unix socket`() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "locum-\(UUID())").path
    let server = try StubServer(unixSocket: path) { StubResponse(text: $0.header("host") ?? "") }
    server.start()
    defer {
      server.stop()
      unlink(path)
    }
    let request = HTTPRequest(url: "http://engine.test/v1/chat", unixSocket: path)
    let response = try await Transport.curl().send(request)
    #expect(String(decoding: response.body, as: UTF8.self) == "engine.test")
  }

  @Test func `Keeps its connection for the next request`() async throws {
    try await withServer { _ in
      .chat("x")
    } _: { server in
      let transport = Transport.curl()
      for _ in 0..<5 { _ = try await transport.send(request(server)) }
      let last = try await transport.send(request(server))
      #expect(server.log.requests == 6)
      #expect(server.log.connections == 1)
      #expect(last.timing.connect == nil, "nothing was connected")
    }
  }

  @Test func `Two hundred requests at once are two hundred in flight`() async throws {
    try await withServer { _ in
      .chat("x", delay: 1)
    } _: { server in
      let transport = Transport.curl()
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for index in 0..<200 {
          group.addTask { try await transport.send(self.request(server, body: "\(index)")).status }
        }
        return try await group.reduce(into: [Int]()) { $0.append($1) }
      }
      #expect(statuses == Array(repeating: 200, count: 200))
      #expect(server.log.mostInFlight > 150)
    }
  }

  @Test func `Gives up in time`() async throws {
    try await withServer { _ in
      .silence
    } _: { server in
      let error = await #expect(throws: ModelError.self) {
        try await Transport.curl().send(request(server, timeout: 0.1))
      }
      #expect(error?.kind == .timeout)
    }
  }

  @Test func `A body that trickles in for ever ends at the timeout`() async throws {
    let pieces = (0..<1000).map { _ in StubResponse.Piece(Array("x".utf8), delay: 0.02) }
    try await withServer { _ in
      StubResponse(body: .pieces(pieces))
    } _: { server in
      let error = await #expect(throws: ModelError.self) {
        try await Transport.curl().send(request(server, timeout: 0.2))
      }
      #expect(error?.kind == .timeout)
    }
  }

  @Test func `A body beyond the cap is refused, one up to it is not`() async throws {
    try await withServer { _ in
      StubResponse(text: String(repeating: "x", count: 100_000))
    } _: {
      server in
      let transport = Transport.curl()
      let error = await #expect(throws: ModelError.self) {
        try await transport.send(request(server, cap: 99_999))
      }
      #expect(error?.kind == .tooLarge)
      let whole = try await transport.send(request(server, cap: 100_000))
      #expect(whole.body.count == 100_000)
      let streamed = try await transport.open(request(server, cap: 99_999))
      let inStream = await #expect(throws: ModelError.self) { try await streamed.body.collect() }
      #expect(inStream?.kind == .tooLarge)
    }
  }

  @Test func `Headers beyond all measure are refused`() async throws {
    let many = (0..<4000).map { ("X-\($0)", String(repeating: "y", count: 60)) }
    try await withServer { _ in
      StubResponse(headers: many, text: "")
    } _: { server in
      let error = await #expect(throws: ModelError.self) {
        try await Transport.curl().send(request(server))
      }
      #expect(error?.kind == .tooLarge)
    }
  }

  @Test func `A cancelled task ends its transfer, and its connection with it`() async throws {
    try await withServer { _ in
      .silence
    } _: { server in
      let transport = Transport.curl()
      let tasks = (0..<20).map { _ in
        Task { try await transport.send(self.request(server)) }
      }
      #expect(await eventually { server.log.inFlight == 20 })
      for task in tasks { task.cancel() }
      for task in tasks {
        let error = await #expect(throws: ModelError.self) { try await task.value }
        #expect(error?.kind == .cancelled)
      }
      #expect(await eventually { server.log.openConnections == 0 })
    }
  }

  @Test func `A task that is cancelled beforehand sends nothing`() async throws {
    try await withServer { _ in
      .chat("x")
    } _: { server in
      let transport = Transport.curl()
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await transport.send(self.request(server))
      }
      let error = await #expect(throws: ModelError.self) { try await task.value }
      #expect(error?.kind == .cancelled)
      _ = try await transport.send(request(server))
      #expect(server.log.requests == 1)
    }
  }

  @Test func `A server that hangs up is an error, not a crash`() async throws {
    try await withServer { _ in
      .hangUp
    } _: { server in
      let error = await #expect(throws: ModelError.self) {
        try await Transport.curl().send(request(server))
      }
      #expect(error?.kind == .connection)
    }
  }

  @Test func `A body cut short is an error`() async throws {
    try await withServer { _ in
      StubResponse(text: "0123456789", cutAfter: 4)
    } _: { server in
      let error = await #expect(throws: ModelError.self) {
        try await Transport.curl().send(request(server))
      }
      #expect(error?.kind == .connection)
    }
  }

  @Test func `Nobody there is a connection error that names the place`() async throws {
    let server = try StubServer { _ in .hangUp }
    let port = server.port
    server.start()
    server.stop()
    let transport = Transport.curl()
    var last: ModelError?
    // The port is free a moment after the server's thread has seen that it shall stop.
    for _ in 0..<500 where last?.message.contains("\(port)") != true {
      last = await #expect(throws: ModelError.self) {
        try await transport.send(HTTPRequest(url: "http://127.0.0.1:\(port)/"))
      }
    }
    #expect(last?.kind == .connection && last?.isWorthRetrying == true)
    #expect(last?.message.contains("\(port)") == true)
  }

  @Test(arguments: ["ftp://127.0.0.1/", "file:///etc/hostname", "gopher://127.0.0.1/", "no url"])
  func `Speaks nothing but HTTP, and does not try again`(_ url: String) async {
    let error = await #expect(throws: ModelError.self) {
      try await Transport.curl().send(HTTPRequest(url: url))
    }
    #expect(error?.isWorthRetrying == false || error?.kind == .connection)
    #expect(error != nil)
  }

  @Test func `Does not follow a redirect`() async throws {
    try await withServer { _ in
      StubResponse(status: 307, headers: [("Location", "http://127.0.0.1:1/elsewhere")], text: "")
    } _: { server in
      let response = try await Transport.curl().send(request(server))
      #expect(response.status == 307)
      #expect(server.log.requests == 1)
    }
  }

  @Test func `A header that would break out of its line is not sent`() async throws {
    try await withServer { _ in
      .chat("x")
    } _: { server in
      var request = request(server)
      request.headers["X-Evil"] = "a\r\nX-Injected: b"
      let error = await #expect(throws: ModelError.self) {
        try await Transport.curl().send(request)
      }
      #expect(error?.kind == .rejected && error?.attempts == 0)
      #expect(server.log.requests == 0)
    }
  }

  @Test func `A streamed body arrives piece by piece`() async throws {
    let pieces = ["one", "two", "three"].map { StubResponse.Piece(Array($0.utf8), delay: 0.15) }
    try await withServer { _ in
      StubResponse(body: .pieces(pieces))
    } _: { server in
      let stream = try await Transport.curl().open(request(server))
      #expect(stream.head.status == 200)
      var chunks: [HTTPBody.Chunk] = []
      for try await chunk in stream.body { chunks.append(chunk) }
      #expect(chunks.map { String(decoding: $0.bytes, as: UTF8.self) } == ["one", "two", "three"])
      let first = try #require(chunks.first?.arrived)
      let last = try #require(chunks.last?.arrived)
      let total = try #require(stream.body.timing?.total)
      #expect(first < last && last <= total + 0.001)
    }
  }

  @Test func `What nobody reads stays at the server`() async throws {
    let size = 16 << 20
    let big = StubResponse(body: .whole([UInt8](repeating: 0x78, count: size)))
    try await withServer { _ in
      big
    } _: { server in
      // The time limit goes on while nobody reads, and a busy machine may let this test wait.
      let stream = try await Transport.curl().open(request(server, timeout: 600, cap: size))
      try await Task.sleep(for: .milliseconds(200))
      #expect(server.log.inFlight == 1, "it cannot have sent everything")
      var iterator = stream.body.makeAsyncIterator()
      var received = 0
      var largest = 0
      while let chunk = try await iterator.next() {
        received += chunk.bytes.count
        largest = max(largest, chunk.bytes.count)
      }
      #expect(received == size)
      #expect(largest <= 64 << 10)
    }
  }

  @Test func `Letting go of a streamed body ends the transfer`() async throws {
    let endless = (0..<10_000).map { _ in StubResponse.Piece(Array("x".utf8), delay: 0.01) }
    try await withServer { _ in
      StubResponse(body: .pieces(endless))
    } _: { server in
      let transport = Transport.curl()
      do {
        let stream = try await transport.open(request(server))
        var iterator = stream.body.makeAsyncIterator()
        _ = try await iterator.next()
      }
      #expect(await eventually { server.log.openConnections == 0 })
    }
  }

  @Test func `Cancelling the reader of a streamed body ends the transfer`() async throws {
    let endless = (0..<10_000).map { _ in StubResponse.Piece(Array("x".utf8), delay: 0.01) }
    try await withServer { _ in
      StubResponse(body: .pieces(endless))
    } _: { server in
      let transport = Transport.curl()
      let task = Task { try await transport.open(self.request(server)).body.collect() }
      #expect(await eventually { server.log.inFlight == 1 })
      task.cancel()
      let error = await #expect(throws: ModelError.self) { try await task.value }
      #expect(error?.kind == .cancelled)
      #expect(await eventually { server.log.openConnections == 0 })
    }
  }

  @Test func `A stream cut in the middle gives what came, then the error`() async throws {
    let response = StubResponse.chatStream(["one", "two", "three"], cutAfter: 200)
    try await withServer { _ in
      response
    } _: { server in
      let stream = try await Transport.curl().open(request(server))
      var received = 0
      let error = await #expect(throws: ModelError.self) {
        for try await chunk in stream.body { received += chunk.bytes.count }
      }
      #expect(error?.kind == .connection)
      #expect(received == 200)
    }
  }

  @Test func `A transport goes on serving after two hundred of its tasks were cancelled`()
    async throws
  {
    try await withServer {
      $0.text == "wait" ? .silence : .chat("x")
    } _: { server in
      let transport = Transport.curl()
      for _ in 0..<4 {
        let tasks = (0..<50).map { _ in
          Task { try await transport.send(self.request(server, body: "wait")) }
        }
        #expect(await eventually { server.log.inFlight == 50 })
        tasks.forEach { $0.cancel() }
        for task in tasks { _ = try? await task.value }
        let response = try await transport.send(request(server))
        #expect(response.status == 200)
        #expect(await eventually { server.log.inFlight == 0 })
      }
    }
  }
}
