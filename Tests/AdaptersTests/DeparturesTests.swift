import Testing

@testable import Adapters

struct DeparturesTests {
  private let full = Prompt(
    messages: [Message(role: .user, content: "q")],
    sampling: Sampling(temperature: 0.7, topP: 0.9, maxTokens: 64, seed: 7),
    origin: .init(suite: "s", suiteDigest: "d", case: "c", sample: 0))

  private func departures(_ endpoint: Endpoint) -> [Departure] {
    Adapter.departures(of: endpoint, asked: full)
  }

  private func omitted(_ adapter: String, _ model: String, extra: String? = nil) -> [String] {
    departures(Endpoint(adapter: adapter, model: model, extraBody: extra))
      .filter { $0.effect == .omitted }.map(\.parameter.rawValue)
  }

  // Who takes what is as the official SDKs' request types have it: Anthropic and the
  // responses API have no seed; reasoning models take no sampling (LiteLLM 1.102.0's map of models).
  @Test(arguments: [
    ("openai", "gpt-4o-2024-11-20", []), ("openai", "gpt-5.1", []), ("openai", "gpt-5-chat", []),
    ("openai", "o3-mini", ["temperature", "top_p"]),
    ("openai", "gpt-5", ["temperature", "top_p"]), ("openai", "gpt-5.6", ["temperature", "top_p"]),
    ("openrouter", "openai/o3", ["temperature", "top_p"]),
    ("openai-responses", "gpt-4o", ["seed"]),
    ("anthropic", "claude-sonnet-4-5", ["seed"]),
    ("anthropic", "claude-opus-5", ["temperature", "top_p", "seed"]),
    ("gemini", "gemini-2.5-flash", []), ("mistral", "mistral-small-latest", []),
    ("cohere", "command-a-03-2025", []), ("ollama-native", "m", []), ("vllm", "m", []),
    ("recording", "x.jsonl", []),
  ])
  func `What is not sent is known beforehand`(
    _ adapter: String, _ model: String, _ expected: [String]
  ) {
    #expect(omitted(adapter, model) == expected)
  }

  @Test(arguments: Adapter.all.map(\.name))
  func `What a request leaves out is always found`(_ name: String) throws {
    let adapter = try #require(Adapter.named(name))
    guard case .http(let dialect) = adapter.access else { return }
    var endpoint = Endpoint(adapter: name, model: "m", baseURL: "http://127.0.0.1:1")
    // Who completes text needs a form for turns, and who fills gaps only needs a gap.
    if (try? dialect.request(full, endpoint)) == nil { endpoint.template = .verbatim }
    var full = full
    if (try? dialect.request(full, endpoint)) == nil { full.suffix = "s" }
    let all = Adapter.departures(of: endpoint, asked: full)
    let found = Set(all.filter { $0.effect == .omitted }.map(\.parameter))
    let request = try dialect.request(full, endpoint)
    let said = String(decoding: request.body, as: UTF8.self)
    // The values occur nowhere else.
    #expect(said.contains("0.7") != found.contains(.temperature))
    #expect(said.contains("0.9") != found.contains(.topP))
    #expect(
      said.contains(":7,") || said.contains(":7}") ? !found.contains(.seed) : found.contains(.seed))
    #expect(said.contains("64") != found.contains(.maxTokens))
  }

  @Test func `What extra_body takes out or decides is said`() {
    #expect(
      omitted("vllm", "m", extra: #"{"seed":null,"temperature":0}"#) == ["temperature", "seed"])
    let found = departures(
      Endpoint(adapter: "vllm", model: "m", extraBody: #"{"top_k":20,"chat_template":"x"}"#))
    #expect(
      found.map(\.sentence) == ["extra_body: decides over top_k, chat_template"])
    #expect(omitted("openai", "gpt-5.5", extra: #"{"reasoning_effort":"none"}"#) == [])
  }

  @Test func `Anthropic's newer version of the API takes no temperature`() {
    var endpoint = Endpoint(adapter: "anthropic", model: "claude-sonnet-4-5")
    endpoint.headers = ["Anthropic-Version": "2026-10-21"]
    let omitted = departures(endpoint).filter { $0.effect == .omitted }.map(\.parameter)
    #expect(omitted == [.temperature, .topP, .seed])
  }

  @Test func `What a model rejects is taken out of what is sent`() async throws {
    let transport = Transport.canned { request in
      #expect(!String(decoding: request.body, as: UTF8.self).contains("temperature"))
      return HTTPResponse(status: 500)
    }
    let model = try await Adapter.model(
      for: Endpoint(adapter: "openai", model: "o3", limits: Limits(attempts: 1)),
      transport: transport, environment: { _ in "sk-dummy" })
    let outcome = await ask(model, full)
    #expect(outcome.error?.status == 500)
  }

  @Test(arguments: [
    ("openai-responses", "gpt-4o", true), ("openai", "o4-mini", true), ("openai", "gpt-4o", false),
    ("anthropic", "claude-opus-5", false),
  ])
  func `Stop sequences that would be rejected stand against being asked`(
    _ adapter: String, _ model: String, _ expected: Bool
  ) {
    var prompt = full
    prompt.sampling.stop = ["END"]
    let objection = Adapter.objection(to: prompt, by: Endpoint(adapter: adapter, model: model))
    #expect((objection != nil) == expected)
    #expect(Adapter.objection(to: full, by: Endpoint(adapter: adapter, model: model)) == nil)
  }

  @Test(arguments: [0, 0.25, 0.5, 0.75, 1, 2])
  func `What is sent is not said to be left out, whatever its value`(_ value: Double) {
    var prompt = Prompt.make()
    prompt.sampling = Sampling(temperature: value, topP: min(value, 1))
    let found = Adapter.departures(
      of: Endpoint(adapter: "openai-compatible", model: "m"), asked: prompt)
    #expect(!found.contains { $0.effect == .omitted })
  }

  /// Whatever the configuration says that they can.
  @Test(arguments: [("openai", "suffix"), ("replicate", "schema"), ("anthropic", "suffix")])
  func `A need that no request would say stands against being asked`(
    _ adapter: String, _ need: String
  ) {
    let prompt = Prompt.make(
      schema: need == "schema" ? Conformance.answerSchema : nil,
      suffix: need == "suffix" ? "}" : nil)
    let objection = Adapter.objection(to: prompt, by: Endpoint(adapter: adapter, model: "o/m"))
    #expect(objection?.contains(need) == true)
    #expect(Adapter.objection(to: .make(), by: Endpoint(adapter: adapter, model: "o/m")) == nil)
  }

  @Test func `A conversation that an API cannot take stands against being asked it`() {
    var prompt = full
    prompt.messages.append(Message(role: .system, content: "later"))
    #expect(Adapter.objection(to: prompt, by: Endpoint(adapter: "anthropic", model: "m")) != nil)
    #expect(Adapter.objection(to: prompt, by: Endpoint(adapter: "vllm", model: "m")) == nil)
  }

  @Test func `Defaults of the adapter's own are said where they hold`() {
    var endpoint = Endpoint(adapter: "anthropic", model: "claude-sonnet-4-5")
    var open = full
    open.sampling = Sampling()
    let limit = Departure(.maxTokens, .set, "4096, because this API needs a limit")
    #expect(Adapter.departures(of: endpoint, asked: open).contains(limit))
    #expect(!departures(endpoint).contains(limit))
    endpoint = Endpoint(adapter: "gemini", model: "gemini-2.0-flash")
    #expect(departures(endpoint).map(\.parameter) == [.safety])
    endpoint.extraBody = #"{"safetySettings":[]}"#
    #expect(departures(endpoint).map(\.parameter) == [.extraBody])
  }
}
