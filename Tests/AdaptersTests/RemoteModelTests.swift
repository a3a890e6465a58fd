import Foundation
import StubServer
import Testing

@testable import Adapters

struct RemoteModelTests {
  private static let key = "sk-very-secret-0123456789"

  private func model(
    _ server: StubServer, stream: Bool = false, limits: Limits = Limits(attempts: 1),
    _ change: (inout Endpoint) -> Void = { _ in }
  ) async throws -> any Model {
    var endpoint = Endpoint.make(baseURL: server.baseURL, stream: stream, limits: limits)
    endpoint.apiKeyEnv = "TEST_KEY"
    change(&endpoint)
    return try await Adapter.model(
      for: endpoint, transport: .curl(), environment: { $0 == "TEST_KEY" ? Self.key : nil })
  }

  @Test(arguments: [false, true])
  func `A reply over the wire, whole and streamed`(_ stream: Bool) async throws {
    try await withServer { request in
      request.text.contains("\"stream\":true")
        ? .chatStream(["Grüß ", "Gott"]) : .chat("Grüß Gott")
    } _: { server in
      let reply = try await model(server, stream: stream).reply(to: .make())
      #expect(reply.text == "Grüß Gott" && reply.stop == .finished && reply.attempts == 1)
      #expect(reply.requestID == "req-stub" && reply.served == "stub-1")
      #expect(reply.usage?.input == 9)
      #expect(reply.timing.started != nil && reply.timing.total != nil)
      #expect((reply.timing.firstToken != nil) == stream)
      let request = try #require(server.log.latest.first)
      #expect(request.target == "/v1/chat/completions" && request.method == "POST")
      #expect(request.header("authorization") == "Bearer \(Self.key)")
      #expect(request.header("content-type") == "application/json")
    }
  }

  /// As llama.cpp's responses say `completed` of a reply that was cut, and LiteLLM's Gemini face counts
  /// nothing when it streams.
  @Test(arguments: [
    (64, 5, nil, Reply.Stop.finished, true), (5, 5, nil, .length, true), (4, 5, nil, .length, true),
    (5, 5, #"{"max_tokens":99}"#, .finished, true), (64, 0, nil, .finished, false),
  ])
  func `What a server says and cannot be is set right`(
    _ limit: Int, _ output: Int, _ extra: String?, _ stop: Reply.Stop, _ isCounted: Bool
  ) async throws {
    let body = """
      {"choices":[{"index":0,"message":{"role":"assistant","content":"a b"},"finish_reason":"stop"}],
       "usage":{"prompt_tokens":\(output == 0 ? 0 : 9),"completion_tokens":\(output)}}
      """
    let endpoint = Endpoint(
      adapter: "vllm", model: "m", extraBody: extra, limits: Limits(attempts: 1))
    let model = try await Adapter.model(
      for: endpoint, transport: .canned { _ in HTTPResponse(status: 200, body: Array(body.utf8)) },
      environment: { _ in nil })
    var prompt = Prompt.make()
    prompt.sampling.maxTokens = limit
    let reply = try await model.reply(to: prompt)
    #expect(reply.stop == stop)
    #expect((reply.usage != nil) == isCounted)
  }

  @Test func `Headers from the environment are sent and never come back`() async throws {
    try await withServer { request in
      .chat("you sent \(request.header("x-virtual-key") ?? "nothing")")
    } _: { server in
      var endpoint = Endpoint.make(baseURL: server.baseURL, limits: Limits(attempts: 1))
      endpoint.headerVariables = ["x-virtual-key": "VIRTUAL"]
      let model = try await Adapter.model(
        for: endpoint, transport: .curl(),
        environment: { $0 == "VIRTUAL" ? "pk-hidden-42" : nil })
      let reply = try await model.reply(to: .make())
      #expect(server.log.latest.first?.header("x-virtual-key") == "pk-hidden-42")
      #expect(reply.text == "you sent [key]")
    }
  }

  @Test(arguments: [nil, "", "two\nlines"])
  func `A header whose variable holds nothing that can be sent is found beforehand`(
    _ value: String?
  ) {
    let endpoint = Endpoint(
      adapter: "vllm", model: "m", headerVariables: ["x-virtual-key": "VIRTUAL"])
    let error = #expect(throws: EndpointError.self) {
      try Adapter.check(endpoint, environment: { $0 == "VIRTUAL" ? value : nil })
    }
    #expect(error?.message.contains("VIRTUAL") == true)
    #expect(error?.message.contains("lines") != true)
  }

  @Test func `A header from the environment does not cross a network unencrypted`() {
    let endpoint = Endpoint(
      adapter: "openai-compatible", model: "m", baseURL: "http://gateway.test/v1",
      headerVariables: ["x-tenant": "TENANT"])
    let error = #expect(throws: EndpointError.self) {
      try Adapter.check(endpoint, environment: { _ in "acme-internal" })
    }
    #expect(error?.message.contains("unencrypted") == true)
  }

  @Test func `Who cannot stream is not asked to`() {
    let endpoint = Endpoint(
      adapter: "vllm", model: "m", stream: true, capabilities: [.streaming: false])
    #expect(throws: EndpointError.self) {
      try Adapter.check(endpoint, environment: { _ in nil })
    }
  }

  @Test func `The first token comes before the end`() async throws {
    try await withServer { _ in
      .chatStream(["a", "b", "c"], interval: 0.1)
    } _: { server in
      let reply = try await model(server, stream: true).reply(to: .make())
      let first = try #require(reply.timing.firstToken)
      let total = try #require(reply.timing.total)
      let firstByte = try #require(reply.timing.firstByte)
      #expect(firstByte <= first && first < total)
    }
  }

  @Test func `A stream that breaks after its end is a reply all the same`() async throws {
    var response = StubResponse.chatStream(["a"])
    guard case .pieces(let pieces) = response.body else { return }
    response.cutAfter = pieces.reduce(0) { $0 + $1.bytes.count }
    try await withServer { [response] _ in
      response
    } _: { server in
      let reply = try await model(server, stream: true).reply(to: .make())
      #expect(reply.text == "a")
    }
  }

  @Test(arguments: [false, true])
  func `The key is in no error and in no reply, whatever the server echoes`(
    _ stream: Bool
  ) async throws {
    let key = Self.key
    try await withServer { request in
      switch request.index {
      case 0: .failure(401, message: "Incorrect API key provided: \(key) (Bearer \(key))")
      case 1: StubResponse(status: 500, text: "headers: Bearer \(key)")
      default:
        stream
          ? .chatStream(["I saw ", key, "!"], model: key) : .chat("I saw \(key)!", model: key)
      }
    } _: { server in
      let model = try await model(server, stream: stream)
      for _ in 0..<2 {
        let error = try #require(await ask(model).error)
        #expect(!"\(error)".contains(key) && error.message.contains("[key]"))
      }
      let reply = try await model.reply(to: .make())
      #expect(reply.text == "I saw [key]!" && reply.served == "[key]")
      #expect(!"\(model)".contains(key))
      var dumped = ""
      dump(model, to: &dumped)
      #expect(!dumped.contains(key))
    }
  }

  @Test func `A header that works like a key is kept out as well`() async throws {
    try await withServer { _ in
      .failure(400, message: "bad virtual key pk-abcdef-99")
    } _: {
      server in
      let model = try await model(server) {
        $0.headers = ["X-Portkey-Virtual-Key": "pk-abcdef-99", "X-Trace": "abcdefgh"]
      }
      #expect(await ask(model).error?.message == "bad virtual key [key]")
    }
  }

  @Test func `A key from a command`() async throws {
    try await withServer { _ in
      .chat("x")
    } _: { server in
      let model = try await model(server) {
        $0.apiKeyCommand = ["sh", "-c", "echo ' sk-from-command '"]
      }
      _ = try await model.reply(to: .make())
      #expect(server.log.latest.last?.header("authorization") == "Bearer sk-from-command")
    }
  }

  @Test(arguments: [
    (["sh", "-c", "exit 3"], "failed"), (["sh", "-c", "true"], "printed nothing"),
    (["no-such-program-anywhere"], "failed"), ([], "empty"),
    (["printf", "a\\nb"], "cannot be a key"),
  ])
  func `A command that gives no key is an error before anything is sent`(
    _ command: [String], _ words: String
  ) async throws {
    var endpoint = Endpoint.make()
    endpoint.apiKeyCommand = command
    let error = await #expect(throws: EndpointError.self) {
      try await Adapter.model(for: endpoint, transport: .canned { _ in HTTPResponse(status: 200) })
    }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test func `A missing key is an error before anything is sent`() async {
    let endpoint = Endpoint(adapter: "openai", model: "m")
    let error = await #expect(throws: EndpointError.self) {
      try await Adapter.model(
        for: endpoint, transport: .canned { _ in HTTPResponse(status: 200) },
        environment: { _ in nil })
    }
    #expect(error?.message.contains("OPENAI_API_KEY") == true)
  }

  @Test func `A key that is set as an empty text is missing`() throws {
    let error = #expect(throws: EndpointError.self) {
      try Adapter.check(Endpoint(adapter: "together", model: "m"), environment: { _ in "  " })
    }
    #expect(error?.message.contains("TOGETHER_API_KEY") == true)
  }

  @Test func `A local server is asked without a key where none is set`() throws {
    try Adapter.check(Endpoint(adapter: "vllm", model: "m"), environment: { _ in nil })
    let named = Endpoint(adapter: "vllm", model: "m", apiKeyEnv: "MY_KEY")
    #expect(throws: EndpointError.self) { try Adapter.check(named, environment: { _ in nil }) }
  }

  @Test(arguments: [
    ("http://10.0.0.5:8000/v1", false, true), ("http://10.0.0.5:8000/v1", true, false),
    ("https://10.0.0.5:8000/v1", false, false), ("http://localhost:8000/v1", false, false),
    ("http://127.0.0.1.evil.test/v1", false, true),
  ])
  func `A key does not cross a network unencrypted`(
    _ url: String, _ allowed: Bool, _ refused: Bool
  ) {
    var endpoint = Endpoint(adapter: "vllm", model: "m", baseURL: url, allowPlainHTTP: allowed)
    let check = { (environment: (String) -> String?) in
      do throws(EndpointError) {
        try Adapter.check(endpoint, environment: environment)
        return false
      } catch {
        return error.message.contains("unencrypted")
      }
    }
    #expect(check { _ in Self.key } == refused)
    #expect(!check { _ in nil }, "without a key there is nothing to lose")
    endpoint.headers = ["Authorization": "Basic abc"]
    #expect(check { _ in nil } == refused)
  }

  @Test(arguments: [
    "ftp://h/v1", "api.openai.com", "http://", "https://user:pw@h/v1", "https://h/v1?key=x",
    "https://h/v 1", "https://h/\r\nX: y",
  ])
  func `An address that is none is an error before anything is sent`(_ url: String) {
    #expect(throws: EndpointError.self) {
      try Adapter.check(.make(baseURL: url), environment: { _ in nil })
    }
  }

  @Test func `Headers and extra members are checked beforehand`() {
    var endpoint = Endpoint.make()
    endpoint.headers = ["X": "a\nb"]
    #expect(throws: EndpointError.self) { try Adapter.check(endpoint, environment: { _ in nil }) }
    endpoint.headers = [:]
    endpoint.extraBody = "[1]"
    #expect(throws: EndpointError.self) { try Adapter.check(endpoint, environment: { _ in nil }) }
    #expect(throws: EndpointError.self) {
      try Adapter.check(.make(baseURL: nil), environment: { _ in nil })
    }
  }

  @Test(arguments: [
    Limits(timeout: 0), Limits(timeout: .nan), Limits(timeout: .infinity), Limits(attempts: 0),
    Limits(totalWait: -1), Limits(totalWait: .nan), Limits(responseBytes: 0),
    Limits(concurrency: 0),
    Limits(requestsPerMinute: 0), Limits(tokensPerMinute: -1), Limits(requestsPerMinute: .nan),
  ])
  func `A limit that is none is an error before anything is sent`(_ limits: Limits) {
    let error = #expect(throws: EndpointError.self) {
      try Adapter.check(.make(limits: limits), environment: { _ in nil })
    }
    #expect(error?.message.contains("limit") == true)
  }

  @Test func `Everything that can go wrong at a server ends as a typed outcome`() async throws {
    let faults: [(StubResponse, ModelError.Kind)] = [
      (.failure(401), .unauthorized), (.failure(404), .notFound), (.failure(429), .rateLimited),
      (.failure(500), .server), (.failure(529), .server), (.hangUp, .connection),
      (StubResponse(text: "{\"choices\":[{\"mess"), .unreadable),
      (StubResponse(text: "{\"choices\":[]}"), .unreadable),
      (StubResponse(text: String(repeating: "x", count: 200_000)), .tooLarge),
      (.chatStream(["a", "b"], finish: nil, terminator: ""), .unreadable),
      (.chatStream(["a", "b", "c"], cutAfter: 250), .connection),
      (
        .chatStream(["a"], finish: nil, terminator: "data: {\"error\":{\"message\":\"x\"}}\n\n"),
        .server
      ),
      (.silence, .timeout),
    ]
    // By the prompt and not by their order: libcurl itself tries again on a kept connection that
    // turns out to be closed.
    try await withServer { request in
      faults.enumerated().first { request.text.contains("fault \($0.offset).") }?.element.0
        ?? .hangUp
    } _: { server in
      let limits = Limits(timeout: 2, attempts: 1, responseBytes: 100_000)
      let model = try await model(server, stream: true, limits: limits)
      for (index, fault) in faults.enumerated() {
        let error = await ask(model, .make("fault \(index).")).error
        #expect(error?.kind == fault.1, "fault \(index)")
      }
    }
  }

  @Test func `A cancelled question is a cancelled error and asks no more`() async throws {
    try await withServer { _ in
      .silence
    } _: { server in
      let model = try await model(server, limits: Limits(attempts: 5))
      let task = Task { await ask(model) }
      #expect(await eventually { server.log.inFlight == 1 })
      task.cancel()
      #expect(await task.value.error?.kind == .cancelled)
      #expect(server.log.requests == 1)
    }
  }

  @Test func `Waiting for its turn does not count against the timeout`() async throws {
    try await withServer { _ in
      .chat("x")
    } _: { server in
      let limits = Limits(requestsPerMinute: 60, timeout: 1.5, attempts: 1)
      let model = try await model(server, limits: limits)
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<4 { group.addTask { (try? await ask(model).get()) != nil } }
        return await group.reduce(into: [Bool]()) { $0.append($1) }
      }
      #expect(outcomes == [true, true, true, true])
    }
  }
}
