import Testing

@testable import Adapters

/// The same requests as the official SDKs send, captured from them on loopback.
struct OpenAIRequestTests {
  private static func conformance(
    _ file: String, _ prompt: Prompt, adapter: String = "openai", stream: Bool = false,
    extra: String? = nil, differences: [String: String] = [:]
  ) -> Conformance {
    Conformance(
      file: "openai/sdk/\(file)", adapter: adapter, prompt: prompt, stream: stream, extra: extra,
      // An adapter without a key of its own sends none.
      key: ("authorization", adapter == "openai-compatible" ? nil : "Bearer sk-dummy"),
      differences: differences)
  }

  private static let cases = [
    conformance("openai-chat-01-plain-system", .make(system: Conformance.terse)),
    conformance("openai-chat-02-multiturn", Conformance.conversation),
    conformance(
      "openai-chat-03-sampling",
      .make(
        sampling: Sampling(
          temperature: 0, topP: 0.9, maxTokens: 64, seed: 7, stop: ["END", "\n\n"])),
      adapter: "openai-compatible",
      extra: """
        {"frequency_penalty":0.1,"logprobs":true,"n":1,"presence_penalty":0.2,"top_logprobs":5}
        """),
    conformance(
      "openai-chat-04-reasoning-params",
      .make(system: Conformance.terse, sampling: Sampling(maxTokens: 64, seed: 7)),
      extra: #"{"reasoning_effort":"low","verbosity":"low"}"#,
      differences: [
        "messages": "the system turn keeps its role; the server turns it into developer"
      ]),
    conformance(
      "openai-chat-05-stream", .make(system: Conformance.terse), stream: true),
    conformance("openai-chat-08-json-schema", .make(schema: Conformance.answerSchema)),
    conformance(
      "openai-chat-09-json-schema-pydantic", titled,
      differences: [
        "stream": "false is the default and is left out",
        "response_format": "the schema's name is ours; checked apart",
      ]),
    conformance(
      "together-01-plain",
      .make(
        system: Conformance.terse, sampling: Sampling(temperature: 0, maxTokens: 16, seed: 7)),
      adapter: "together"),
  ]

  private static let titled = Prompt.make(
    schema: """
      {"properties":{"answer":{"title":"Answer","type":"string"}},"required":["answer"],\
      "title":"Reply","type":"object","additionalProperties":false}
      """)

  @Test(arguments: cases.indices)
  func `Sends what the official SDK sends`(_ index: Int) async throws {
    try await Self.cases[index].check()
  }

  @Test func `The schema goes out whole under a name of ours`() throws {
    let captured = try Fixture.json("openai/sdk/openai-chat-09-json-schema-pydantic.json")
    let theirs = try #require(captured["body"]?["response_format"]?["json_schema"])
    let request = try OpenAI().request(for: Self.titled, to: .make())
    let ours = try #require(
      try JSONReader.read(request.body)["response_format"]?["json_schema"])
    #expect(ours["strict"] == theirs["strict"])
    #expect(
      Conformance.comparable(ours["schema"] ?? .null)
        == Conformance.comparable(theirs["schema"] ?? .null))
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
