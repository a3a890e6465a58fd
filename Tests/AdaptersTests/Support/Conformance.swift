import Foundation
import Testing

@testable import Adapters

/// A prompt that says what an official SDK's captured call said.
struct Conformance: Sendable {
  /// Of the capture, below `fixtures/`.
  var file: String
  var adapter: String
  var baseURL = "https://example.test/v1"
  var prompt: Prompt
  var stream = false
  var query: [String: String] = [:]
  var extra: String?
  var template: PromptTemplate?
  /// The header that the key goes into, and what it says there.
  var key: (name: String, value: String?)
  /// Members in which the two differ, and why.
  var differences: [String: String] = [:]

  static let terse = "You are a terse assistant."

  /// The captured conversation of three turns.
  static let conversation = Prompt(
    messages: [
      Message(role: .system, content: terse), Message(role: .user, content: "My name is Ada."),
      Message(role: .assistant, content: "Hello Ada."),
      Message(role: .user, content: "What is my name?"),
    ], sampling: Sampling(), origin: .init(suite: "s", suiteDigest: "d", case: "c", sample: 0))

  static let weather = Tool(
    name: "get_weather", description: "Weather for a city",
    parameters: """
      {"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}
      """)

  static let answerSchema = """
    {"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"],\
    "additionalProperties":false}
    """

  /// Sends the prompt through the whole stack and compares what leaves it with the capture.
  func check(model: String? = nil) async throws {
    let captured = try Fixture.json("\(file).json")
    let theirs = try #require(captured["body"]?.members)
    var endpoint = Endpoint.make(
      adapter: adapter, model: model ?? captured["body"]?["model"]?.string ?? "",
      baseURL: baseURL, stream: stream, limits: Limits(attempts: 1))
    endpoint.extraBody = extra
    endpoint.query = query
    endpoint.template = template
    let request = try await send(endpoint)
    #expect(request.method == captured["method"]?.string)
    #expect(request.url == "https://example.test" + (captured["path"]?.string ?? ""))
    #expect(request.headers["content-type"] == "application/json")
    #expect(request.headers[key.name] == key.value)
    let ours = try #require(try JSONReader.read(request.body).members)
    for name in Set(ours.map(\.name)).union(theirs.map(\.name)) where differences[name] == nil {
      let (a, b) = (ours.first { $0.name == name }, theirs.first { $0.name == name })
      #expect(a.map { Self.comparable($0.value) } == b.map { Self.comparable($0.value) }, "\(name)")
    }
  }

  private func send(_ endpoint: Endpoint) async throws -> HTTPRequest {
    let sent = Sent()
    let transport = Transport.canned { request in
      await sent.set(request)
      return HTTPResponse(status: 500)
    }
    let variable = try #require(Adapter.named(adapter)).keyVariable
    let model = try await Adapter.model(
      for: endpoint, transport: transport, environment: { $0 == variable ? "sk-dummy" : nil })
    _ = await ask(model, prompt)
    return try #require(await sent.request)
  }

  private actor Sent {
    var request: HTTPRequest?
    func set(_ request: HTTPRequest) { self.request = request }
  }

  /// Members in any order, numbers by their value.
  static func comparable(_ json: JSON) -> JSON {
    switch json {
    case .int(let value): .double(Double(value))
    case .array(let values): .array(values.map(comparable))
    case .object(let members):
      .object(
        members.map { .init($0.name, comparable($0.value)) }.sorted { $0.name < $1.name })
    default: json
    }
  }
}
