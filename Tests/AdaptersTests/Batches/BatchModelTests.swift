import Foundation
import StubServer
import Testing

@testable import Adapters

struct BatchModelTests {
  private static let key = "sk-very-secret-0123456789"

  /// A vector that tells which text it belongs to: its length.
  private static func vectors(_ request: StubRequest) -> StubResponse {
    let texts = (try? JSONReader.read(request.body))?["input"]?.array?.compactMap(\.string) ?? []
    let items = texts.enumerated().map { index, text in
      "{\"index\":\(index),\"embedding\":[\(text.utf8.count),1]}"
    }
    return StubResponse(
      text: "{\"model\":\"e-1\",\"data\":[\(items.reversed().joined(separator: ","))],"
        + "\"usage\":{\"prompt_tokens\":\(texts.count)}}")
  }

  private func embedder(
    _ server: StubServer, limits: Limits = Limits(attempts: 1), clock: WaitingClock = .system
  ) async throws -> EmbeddingModel {
    var endpoint = Endpoint.make(baseURL: server.baseURL, limits: limits)
    endpoint.apiKeyEnv = "TEST_KEY"
    return try await Adapter.embeddingModel(
      for: endpoint, transport: .curl(), environment: { $0 == "TEST_KEY" ? Self.key : nil },
      clock: clock)
  }

  private func failure(
    _ model: EmbeddingModel, _ texts: [String]
  ) async -> ModelError? {
    do throws(ModelError) {
      _ = try await model.embed(texts)
      return nil
    } catch {
      return error
    }
  }

  @Test func `Many texts go in batches and come back in their order`() async throws {
    try await withServer(Self.vectors) { server in
      let texts = (1...100).map { String(repeating: "x", count: $0) }
      let batch = try await embedder(server).embed(texts)
      #expect(batch.values.map { $0[0] } == (1...100).map(Float.init))
      #expect(batch.served == "e-1" && batch.inputTokens == 100)
      #expect(server.log.requests == 4)
      let request = try #require(server.log.latest.first)
      #expect(request.target == "/v1/embeddings")
      #expect(request.header("authorization") == "Bearer \(Self.key)")
    }
  }

  @Test func `No texts ask nobody, an empty one is refused unsent`() async throws {
    try await withServer(Self.vectors) { server in
      let model = try await embedder(server)
      #expect(try await model.embed([]).values.isEmpty)
      let error = await failure(model, ["a", ""])
      #expect(error?.kind == .rejected && error?.attempts == 0)
      #expect(error?.message == "text 2 of 2 is empty")
      #expect(server.log.requests == 0)
    }
  }

  @Test func `What passes is asked again, and the error counts its tries`() async throws {
    let clock = WaitingClock(now: { 0 }, sleep: { _ in })
    try await withServer { request in
      request.index < 2 ? .failure(529) : Self.vectors(request)
    } _: { server in
      let model = try await embedder(server, limits: Limits(attempts: 3), clock: clock)
      #expect(try await model.embed(["abc"]).values == [[3, 1]])
      #expect(server.log.requests == 3)
    }
    try await withServer { _ in
      .failure(503)
    } _: { server in
      let model = try await embedder(server, limits: Limits(attempts: 3), clock: clock)
      let error = await failure(model, ["abc"])
      #expect(error?.kind == .server && error?.attempts == 3 && server.log.requests == 3)
    }
  }

  @Test(arguments: [
    #"{"data":[{"index":0,"embedding":[1]}]}"#,
    #"{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1,2]}]}"#,
  ])
  func `Too few vectors, or unlike ones, are unreadable`(_ body: String) async throws {
    try await withServer { _ in
      StubResponse(text: body)
    } _: { server in
      let model = try await embedder(server)
      #expect(await failure(model, ["a", "b"])?.kind == .unreadable)
    }
  }

  @Test func `The key is scrubbed from errors and from the served name`() async throws {
    try await withServer { _ in
      .failure(401, message: "bad key \(Self.key)")
    } _: { server in
      let error = await failure(try await embedder(server), ["a"])
      #expect(error?.kind == .unauthorized && error?.message == "bad key [key]")
    }
    try await withServer { _ in
      StubResponse(
        text: "{\"model\":\"\(Self.key)\",\"data\":[{\"index\":0,\"embedding\":[1]}]}")
    } _: { server in
      let model = try await embedder(server)
      #expect(try await model.embed(["a"]).served == "[key]")
    }
  }

  @Test func `A moderation model judges each text`() async throws {
    try await withServer { request in
      let count = (try? JSONReader.read(request.body))?["input"]?.array?.count ?? 0
      let results = (0..<count).map { "{\"flagged\":\($0 == 1),\"categories\":{}}" }
      return StubResponse(text: "{\"results\":[\(results.joined(separator: ","))]}")
    } _: { server in
      let model = try await Adapter.moderationModel(
        for: .make(baseURL: server.baseURL), transport: .curl(), environment: { _ in nil })
      let batch = try await model.moderate(["a", "b", "c"])
      #expect(batch.values.map(\.isFlagged) == [false, true, false])
      #expect(server.log.latest.first?.target == "/v1/moderations")
    }
  }

  @Test func `An adapter that cannot is refused with those that can`() async throws {
    let transport = Transport.canned { _ in HTTPResponse(status: 500) }
    let embedding = await #expect(throws: EndpointError.self) {
      _ = try await Adapter.embeddingModel(
        for: Endpoint(adapter: "anthropic", model: "m"), transport: transport)
    }
    #expect(embedding?.message == "anthropic embeds no texts")
    #expect(embedding?.hint.contains("ollama-native") == true)
    let moderation = await #expect(throws: EndpointError.self) {
      _ = try await Adapter.moderationModel(
        for: Endpoint(adapter: "tei", model: "m"), transport: transport)
    }
    #expect(moderation?.message == "tei moderates no texts")
  }

  @Test func `An embedder is no target for prompts, and has a host all the same`() async {
    let endpoint = Endpoint(adapter: "tei", model: "m")
    #expect(endpoint.host == "127.0.0.1:3000")
    #expect(throws: EndpointError.self) {
      try Adapter.check(endpoint, environment: { _ in nil })
    }
    await #expect(throws: EndpointError.self) {
      _ = try await Adapter.model(
        for: endpoint, transport: .canned { _ in HTTPResponse(status: 500) },
        environment: { _ in nil })
    }
  }
}
