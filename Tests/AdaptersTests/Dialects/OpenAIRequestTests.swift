import Foundation
import Testing

@testable import Adapters

/// The same requests as the official SDKs send, captured from them on loopback.
struct OpenAIRequestTests {
  /// A prompt that says what the captured call said.
  private struct Conformance: Sendable {
    var file: String
    var adapter = "openai"
    var prompt: Prompt
    var stream = false
    var extra: String?
    /// Members in which the two differ, and why.
    var differences: [String: String] = [:]
  }

  private static let terse = "You are a terse assistant."

  private static let cases: [Conformance] = [
    .init(file: "openai-chat-01-plain-system", prompt: .make(system: terse)),
    .init(
      file: "openai-chat-02-multiturn",
      prompt: Prompt(
        messages: [
          Message(role: .system, content: terse), Message(role: .user, content: "My name is Ada."),
          Message(role: .assistant, content: "Hello Ada."),
          Message(role: .user, content: "What is my name?"),
        ], sampling: Sampling(),
        origin: .init(suite: "s", suiteDigest: "d", case: "c", sample: 0))),
    .init(
      file: "openai-chat-03-sampling", adapter: "openai-compatible",
      prompt: .make(
        sampling: Sampling(
          temperature: 0, topP: 0.9, maxTokens: 64, seed: 7, stop: ["END", "\n\n"])),
      extra: """
        {"frequency_penalty":0.1,"logprobs":true,"n":1,"presence_penalty":0.2,"top_logprobs":5}
        """),
    .init(
      file: "openai-chat-04-reasoning-params",
      prompt: .make(system: terse, sampling: Sampling(maxTokens: 64, seed: 7)),
      extra: #"{"reasoning_effort":"low","verbosity":"low"}"#,
      differences: [
        "messages": "the system turn keeps its role; the server turns it into developer"
      ]),
    .init(file: "openai-chat-05-stream", prompt: .make(system: terse), stream: true),
    .init(
      file: "openai-chat-08-json-schema",
      prompt: .make(
        schema: """
          {"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"],\
          "additionalProperties":false}
          """)),
    .init(
      file: "openai-chat-09-json-schema-pydantic",
      prompt: .make(
        schema: """
          {"properties":{"answer":{"title":"Answer","type":"string"}},"required":["answer"],\
          "title":"Reply","type":"object","additionalProperties":false}
          """),
      differences: [
        "stream": "false is the default and is left out",
        "response_format": "the schema's name is ours; checked apart",
      ]),
    .init(
      file: "together-01-plain", adapter: "together",
      prompt: .make(system: terse, sampling: Sampling(temperature: 0, maxTokens: 16, seed: 7))),
  ]

  private func send(_ prompt: Prompt, _ endpoint: Endpoint) async throws -> HTTPRequest {
    let sent = Sent()
    let transport = Transport.canned { request in
      await sent.set(request)
      return HTTPResponse(status: 500)
    }
    let adapter = try #require(Adapter.named(endpoint.adapter))
    let model = try await Adapter.model(
      for: endpoint, transport: transport,
      environment: { $0 == adapter.keyVariable ? "sk-dummy" : nil })
    _ = await ask(model, prompt)
    return try #require(await sent.request)
  }

  private actor Sent {
    var request: HTTPRequest?
    func set(_ request: HTTPRequest) { self.request = request }
  }

  @Test(arguments: cases.indices)
  func `Sends what the official SDK sends`(_ index: Int) async throws {
    let conformance = Self.cases[index]
    let captured = try Fixture.json("openai/sdk/\(conformance.file).json")
    let theirs = try #require(captured["body"]?.members)
    var endpoint = Endpoint.make(
      adapter: conformance.adapter, model: captured["body"]?["model"]?.string ?? "",
      baseURL: "https://example.test/v1", stream: conformance.stream)
    endpoint.extraBody = conformance.extra
    endpoint.limits.attempts = 1
    let request = try await send(conformance.prompt, endpoint)
    #expect(request.method == captured["method"]?.string)
    #expect(request.url == "https://example.test" + (captured["path"]?.string ?? ""))
    #expect(request.headers["content-type"] == "application/json")
    if conformance.adapter != "openai-compatible" {
      #expect(request.headers["authorization"] == "Bearer sk-dummy")
    }
    let ours = try #require(try JSONReader.read(request.body).members)
    let names = Set(ours.map(\.name)).union(theirs.map(\.name))
    for name in names where conformance.differences[name] == nil {
      let (a, b) = (ours.first { $0.name == name }, theirs.first { $0.name == name })
      #expect(a.map { Self.comparable($0.value) } == b.map { Self.comparable($0.value) }, "\(name)")
    }
  }

  /// Members in any order, numbers by their value.
  private static func comparable(_ json: JSON) -> JSON {
    switch json {
    case .int(let value): .double(Double(value))
    case .array(let values): .array(values.map(comparable))
    case .object(let members):
      .object(
        members.map { .init($0.name, comparable($0.value)) }.sorted { $0.name < $1.name })
    default: json
    }
  }

  @Test func `The schema goes out whole under a name of ours`() async throws {
    let captured = try Fixture.json("openai/sdk/openai-chat-09-json-schema-pydantic.json")
    let theirs = try #require(captured["body"]?["response_format"]?["json_schema"])
    let prompt = Self.cases[6].prompt
    let endpoint = Endpoint.make(adapter: "openai", baseURL: nil, limits: Limits(attempts: 1))
    let request = try await send(prompt, endpoint)
    let ours = try #require(
      try JSONReader.read(request.body)["response_format"]?["json_schema"])
    #expect(ours["strict"] == theirs["strict"])
    #expect(Self.comparable(ours["schema"] ?? .null) == Self.comparable(theirs["schema"] ?? .null))
    #expect(ours["name"] == "reply")
  }

  @Test(arguments: [
    #"{"type":"object","properties":{"a":{"type":"string"}}}"#,
    #"{"type":"object","properties":{"a":{}},"additionalProperties":false,"required":[]}"#,
    #"{"type":"object"}"#,
    """
    {"type":"object","additionalProperties":false,"required":["a"],"properties":\
    {"a":{"type":"array","items":{"type":"object","properties":{"b":{}}}}}}
    """,
  ])
  func `An open schema is not sent as strict, which OpenAI would refuse`(_ schema: String) throws {
    let openAI = OpenAI()
    let request = try openAI.request(for: .make(schema: schema), to: .make())
    let format = try JSONReader.read(request.body)["response_format"]
    #expect(format?["json_schema"]?["strict"] == false)
  }

  @Test func `Tools and the turns that use them`() throws {
    let call = ToolCall(id: "call_1", name: "weather", arguments: #"{"city":"Ulm"}"#)
    var prompt = Prompt.make(
      tools: [Tool(name: "weather", description: "now", parameters: #"{"type":"object"}"#)])
    prompt.messages += [
      Message(role: .assistant, content: "", toolCalls: [call]),
      Message(role: .tool, content: "18 °C", toolCallID: "call_1"),
    ]
    let body = try JSONReader.read(OpenAI().request(for: prompt, to: .make()).body)
    // The shape that the official SDK replays: wire format as documented for the tools parameter.
    #expect(
      body["messages"]?.array?.dropFirst() == [
        [
          "role": "assistant", "content": .null,
          "tool_calls": [
            [
              "id": "call_1", "type": "function",
              "function": ["name": "weather", "arguments": #"{"city":"Ulm"}"#],
            ]
          ],
        ],
        ["role": "tool", "content": "18 °C", "tool_call_id": "call_1"],
      ])
    #expect(
      body["tools"] == [
        [
          "type": "function",
          "function": [
            "name": "weather", "description": "now", "parameters": ["type": "object"],
          ],
        ]
      ])
  }

  @Test func `Extra members replace ours, and null takes one out`() throws {
    var endpoint = Endpoint.make()
    endpoint.extraBody = #"{"temperature":null,"max_tokens":5,"top_k":40}"#
    let prompt = Prompt.make(sampling: Sampling(temperature: 1, maxTokens: 9))
    let body = try JSONReader.read(OpenAI().request(for: prompt, to: endpoint).body)
    #expect(body["temperature"] == nil)
    #expect(body["max_tokens"] == 5)
    #expect(body["top_k"] == 40)
  }

  @Test func `Query and headers of the endpoint are sent`() throws {
    var endpoint = Endpoint.make(baseURL: "https://h.test/openai/v1///")
    endpoint.query = ["b": "x y&z", "api-version": "2024-10-21"]
    endpoint.headers = ["X-Portkey-Provider": "openai", "content-type": "application/json; x"]
    let request = try OpenAI().request(for: .make(), to: endpoint)
    #expect(
      request.url
        == "https://h.test/openai/v1/chat/completions?api-version=2024-10-21&b=x%20y%26z")
    #expect(request.headers["x-portkey-provider"] == "openai")
    #expect(request.headers.fields.count == 2)
  }

  @Test func `A schema that is no JSON is refused before anything is sent`() {
    let error = #expect(throws: ModelError.self) {
      try OpenAI().request(for: .make(schema: "{"), to: .make())
    }
    #expect(error?.kind == .rejected && error?.attempts == 0 && error?.isWorthRetrying == false)
  }
}
