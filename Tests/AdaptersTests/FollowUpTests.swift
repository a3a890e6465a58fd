import StubServer
import Synchronization
import Testing

@testable import Adapters

/// Replies that take more than one exchange.
struct FollowUpTests {
  /// A server's answers in their order, and everything that was asked; its clock only moves by waits.
  private final class Script: Sendable {
    private struct State {
      var answers: [Result<HTTPResponse, ModelError>]
      var requests: [HTTPRequest] = []
      var waits: [Double] = []
      var now = 0.0
    }

    private let state: Mutex<State>

    init(_ answers: [Result<HTTPResponse, ModelError>]) { state = Mutex(State(answers: answers)) }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }
    var waits: [Double] { state.withLock { $0.waits } }

    func model(timeout: Double = 60, stream: Bool = false) async throws -> any Model {
      var endpoint = Endpoint.make(
        adapter: "replicate", model: "o/m", baseURL: "https://example.test/v1", stream: stream,
        limits: Limits(timeout: timeout, attempts: 1))
      endpoint.headers = ["X-Team": "a"]
      let transport = Transport.canned { [self] request throws(ModelError) in
        try state.withLock { state in
          state.requests.append(request)
          return state.answers.isEmpty
            ? .success(HTTPResponse(status: 500)) : state.answers.removeFirst()
        }.get()
      }
      let clock = WaitingClock(
        now: { [self] in state.withLock { $0.now } },
        sleep: { [self] seconds in
          state.withLock { state in
            state.waits.append(seconds)
            state.now += seconds
          }
        })
      return try await Adapter.model(
        for: endpoint, transport: transport, environment: { _ in "r8-secret" }, clock: clock)
    }
  }

  private static func prediction(
    _ status: String, _ code: Int = 200
  ) -> Result<HTTPResponse, ModelError> {
    let body =
      #"{"id":"p1","status":"\#(status)","output":\#(status == "succeeded" ? "[\"ok\"]" : "null")}"#
    return .success(
      HTTPResponse(
        status: code, headers: [.init("Content-Type", "application/json")],
        body: Array(body.utf8)))
  }

  @Test(arguments: [false, true])
  func `Asks until the reply is there, the key and the headers on every request`(
    _ stream: Bool
  ) async throws {
    let script = Script([
      Self.prediction("starting", 201), Self.prediction("starting"),
      Self.prediction("processing"), Self.prediction("succeeded"),
    ])
    let reply = try await script.model(stream: stream).reply(to: .make())
    #expect(reply.text == "ok" && reply.attempts == 1 && script.waits == [0.5, 1, 2])
    #expect(reply.timing.total == 3.5)
    #expect(script.requests.map(\.method) == ["POST", "GET", "GET", "GET"])
    for request in script.requests {
      #expect(request.headers["Authorization"] == "Bearer r8-secret")
      #expect(request.headers["X-Team"] == "a")
    }
    #expect(script.requests.last?.timeout == 56.5, "what is left of the minute")
  }

  @Test func `One exchange is enough where it brings the reply`() async throws {
    let script = Script([Self.prediction("succeeded", 201)])
    #expect(try await script.model().reply(to: .make()).text == "ok")
    #expect(script.requests.count == 1 && script.waits.isEmpty)
  }

  @Test func `Failures in between are put up with, and their wait is kept`() async throws {
    let busy = HTTPResponse(status: 429, headers: [.init("Retry-After", "7")])
    let script = Script([
      Self.prediction("starting"), .success(HTTPResponse(status: 503)),
      .failure(ModelError(kind: .connection, message: "broke")), .success(busy),
      Self.prediction("succeeded"),
    ])
    #expect(try await script.model().reply(to: .make()).text == "ok")
    #expect(script.waits == [0.5, 0.5, 0.5, 7])
  }

  @Test func `But not without end`() async throws {
    let script = Script([Self.prediction("starting")])
    let error = try #require(await ask(script.model()).error)
    #expect(error.kind == .server && error.attempts == 1)
    #expect(
      script.requests.map(\.method) == ["POST"] + Array(repeating: "GET", count: 5) + ["POST"])
    #expect(script.requests.last?.url == "https://example.test/v1/predictions/p1/cancel")
  }

  @Test func `What another try cannot mend ends it at once`() async throws {
    let script = Script([Self.prediction("starting"), .success(HTTPResponse(status: 404))])
    #expect(await ask(try script.model()).error?.kind == .notFound)
    #expect(script.requests.count == 3, "created, asked after, stopped")
  }

  @Test func `The time limit covers it all, and what nobody waits for is stopped`() async throws {
    let script = Script(Array(repeating: Self.prediction("starting"), count: 99))
    let error = try #require(await ask(script.model(timeout: 10)).error)
    #expect(error.kind == .timeout && error.message.contains("10 s") && error.isWorthRetrying)
    #expect(script.waits == [0.5, 1, 2, 4])
    let last = try #require(script.requests.last)
    #expect(last.url.hasSuffix("/predictions/p1/cancel") && last.method == "POST")
    #expect(last.headers["Authorization"] == "Bearer r8-secret")
  }

  @Test func `Over the wire, a question that is cancelled stops its prediction`() async throws {
    try await withServer { request in
      StubResponse(text: #"{"id":"p 1","status":"starting"}"#)
    } _: { server in
      let endpoint = Endpoint.make(
        adapter: "replicate", model: "o/m", baseURL: server.baseURL, limits: Limits(attempts: 5))
      let model = try await Adapter.model(
        for: endpoint, transport: .curl(), environment: { _ in "r8-secret" })
      let task = Task { await ask(model) }
      #expect(await eventually { server.log.requests == 2 })
      task.cancel()
      #expect(await task.value.error?.kind == .cancelled)
      #expect(
        server.log.latest.last.map { "\($0.method) \($0.target)" }
          == "POST /v1/predictions/p%201/cancel")
      #expect(server.log.requests == 3 || server.log.requests == 4)
    }
  }
}
