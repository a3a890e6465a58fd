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
        "openai-compatible", "tei", "recording", "bedrock", "bedrock-anthropic", "replicate",
        "replicate-chat",
      ]))
  }

  @Test(arguments: Adapter.all.map(\.name))
  func `An adapter's own address and key are usable`(_ name: String) throws {
    let adapter = try #require(Adapter.named(name))
    let endpoint = Endpoint(adapter: name, model: "m")
    let answersPrompts = if case .texts = adapter.access { false } else { true }
    if adapter.baseURL != nil {
      if answersPrompts {
        try Adapter.check(
          endpoint, environment: { $0.hasSuffix("REGION") ? "eu-west-1" : "sk-123456" })
      }
      #expect(endpoint.located(environment: { _ in "eu-west-1" }).host != nil)
    }
    if adapter.isLocal, let url = adapter.baseURL { #expect(Host.isLoopback(url: url)) }
    if adapter.needsKey { #expect(adapter.keyVariable != nil) }
  }

  @Test func `An address that depends on the region takes it from the environment`() throws {
    let endpoint = Endpoint(adapter: "bedrock", model: "m")
    let region = ["AWS_DEFAULT_REGION": "eu-west-1", "AWS_REGION": " "]
    let host = "bedrock-runtime.eu-west-1.amazonaws.com"
    #expect(endpoint.located { region[$0] }.baseURL == "https://\(host)")
    #expect(endpoint.located { region[$0] }.host == host)
    #expect(endpoint.located { _ in nil } == endpoint, "another region would be another target")
    let own = Endpoint(adapter: "bedrock", model: "m", baseURL: "https://h.test")
    #expect(own.located { region[$0] } == own)
    let plain = Endpoint(adapter: "openai", model: "m")
    #expect(plain.located { region[$0] } == plain, "what is stored of a target must not change")
  }

  @Test(arguments: [nil, "", "eu.evil.test/", "EU", "a@b", "eu-west-1#"])
  func `A region that is none is an error before anything is sent`(_ region: String?) {
    let error = #expect(throws: EndpointError.self) {
      try Adapter.check(
        Endpoint(adapter: "bedrock", model: "m"),
        environment: { $0.hasSuffix("REGION") ? region : "key" })
    }
    #expect(error?.message.contains("AWS_REGION") == true && error?.hint.isEmpty == false)
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
