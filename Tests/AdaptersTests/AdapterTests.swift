import Testing

@testable import Adapters

struct AdapterTests {
  @Test func `Every adapter has a name of its own that fits into a target`() {
    let names = Adapter.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { !$0.isEmpty && !$0.contains(":") && $0 == $0.lowercased() })
    #expect(
      Set(names).isSuperset(of: [
        "openai", "openai-responses", "azure-openai", "anthropic", "gemini", "vertex", "mistral",
        "cohere", "openrouter", "together", "vllm", "llamacpp", "ollama", "ollama-native",
        "sglang", "tgi", "lmstudio", "nvidia-nim", "chutes", "portkey", "litellm",
        "openai-compatible", "tei", "recording",
      ]))
  }

  @Test(arguments: Adapter.all.map(\.name))
  func `An adapter's own address and key are usable`(_ name: String) throws {
    let adapter = try #require(Adapter.named(name))
    let endpoint = Endpoint(adapter: name, model: "m")
    let answersPrompts = if case .texts = adapter.access { false } else { true }
    if adapter.baseURL != nil {
      if answersPrompts { try Adapter.check(endpoint, environment: { _ in "sk-123456" }) }
      #expect(endpoint.host != nil)
    }
    if adapter.isLocal, let url = adapter.baseURL { #expect(Host.isLoopback(url: url)) }
    if adapter.needsKey { #expect(adapter.keyVariable != nil) }
  }

  @Test func `An unknown adapter is an error that names the known ones`() {
    let error = #expect(throws: EndpointError.self) {
      try Adapter.check(Endpoint(adapter: "opnai", model: "m"), environment: { _ in nil })
    }
    #expect(error?.message.contains("opnai") == true && error?.hint.contains("openai") == true)
  }

  @Test(arguments: [
    (Endpoint(adapter: "openai", model: "m"), "api.openai.com"),
    (Endpoint(adapter: "vllm", model: "m"), "127.0.0.1:8000"),
    (Endpoint(adapter: "vllm", model: "m", baseURL: "https://gpu.test:99/v1"), "gpu.test:99"),
    (Endpoint(adapter: "vllm", model: "m", unixSocket: "/run/x"), "unix:/run/x"),
    (Endpoint(adapter: "recording", model: "x.jsonl"), nil),
    (Endpoint(adapter: "openai-compatible", model: "m"), nil),
  ])
  func `The host that would be asked is known beforehand`(_ endpoint: Endpoint, _ host: String?) {
    #expect(endpoint.host == host)
  }
}
