import Testing

@testable import Adapters

/// What every dialect owes, whatever it speaks: a failure is data of the right kind.
struct DialectContractTests {
  private static let adapters = Adapter.all.filter {
    if case .http = $0.access { true } else { false }
  }.map(\.name)

  private static let streaming = Adapter.all.filter {
    if case .http = $0.access { $0.capabilities.contains(.streaming) } else { false }
  }.map(\.name)

  private func dialect(_ name: String) throws -> Dialect {
    guard case .http(let dialect) = try #require(Adapter.named(name)).access else {
      throw Wrong()
    }
    return dialect
  }

  private struct Wrong: Error {}

  private static let statuses: [(Int, ModelError.Kind, Bool)] = [
    (400, .rejected, false), (401, .unauthorized, false), (403, .unauthorized, false),
    (404, .notFound, false), (408, .timeout, true), (429, .rateLimited, true),
    (500, .server, true), (503, .server, true), (529, .server, true),
  ]

  @Test(arguments: adapters)
  func `A status becomes the right kind of error, whatever the body`(_ name: String) throws {
    let dialect = try dialect(name)
    for body in ["", "{}", "oops", "[]", "<html><title>no</title></html>", "{\"error\":\"no\"}"] {
      for (status, kind, isWorthRetrying) in Self.statuses {
        let error = try #require(dialect.decode(body, status: status).error)
        #expect(error.kind == kind && error.status == status && !error.message.isEmpty)
        #expect(error.isWorthRetrying == isWorthRetrying && error.retryAfter == nil)
      }
    }
  }

  @Test(arguments: adapters)
  func `The wait that the server asks for is kept`(_ name: String) throws {
    let error = try dialect(name).decode("{}", status: 429, [("Retry-After", "7")]).error
    #expect(error?.retryAfter == 7)
    let precise = try dialect(name).decode("{}", status: 529, [("retry-after-ms", "1500")]).error
    #expect(precise?.retryAfter == 1.5)
  }

  @Test(
    arguments: adapters,
    ["not JSON", "[]", "{}", "null", "", "{\"", "[[[", "{\"choices\":[]}", "\u{0}"])
  func `What is no reply is unreadable, and not asked again`(_ name: String, _ body: String) throws
  {
    let error = try #require(try dialect(name).decode(body).error)
    #expect(error.kind == .unreadable && !error.isWorthRetrying && !error.message.isEmpty)
  }

  @Test(arguments: streaming, ["", "\n\n", ": ping\n\n", "data: {\"typ", "event: x\n\n"])
  func `A stream without a reply is unreadable, and asked again`(
    _ name: String, _ stream: String
  ) throws {
    let error = try #require(try dialect(name).decode(stream: stream).error)
    #expect(error.kind == .unreadable && error.isWorthRetrying && !error.message.isEmpty)
  }

  @Test(arguments: ["anthropic", "ollama-native"])
  func `A stream that is one endless event is too large`(_ name: String) throws {
    var decoder = try #require(
      dialect(name).decoder(HTTPResponse(status: 200, headers: [.init("Content-Type", "x")])))
    let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
    var pieces = 0
    reading: while pieces < 20 {
      pieces += 1
      if case .done = decoder.feed(piece) { break reading }
    }
    #expect(pieces == 9, "the cap is 8 MiB")
    #expect(decoder.finish().error?.kind == .tooLarge)
  }

  @Test(arguments: adapters)
  func `Extra members that are no object are refused before anything is sent`(
    _ name: String
  ) throws {
    let dialect = try dialect(name)
    var endpoint = Endpoint.make(adapter: name)
    endpoint.extraBody = "{\"a\":"
    let error = #expect(throws: ModelError.self) { try dialect.request(.make(), endpoint) }
    #expect(error?.kind == .rejected && error?.attempts == 0)
  }
}
