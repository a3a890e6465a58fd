import Adapters
import Testing

@testable import Eval

@Suite struct ConfigurationReaderTests {
  private func read(_ text: String) throws -> Configuration {
    try ConfigurationReader().configuration(from: SourceFile(path: "locum.yaml", text: text))
  }

  @Test func `limits of a target stand over the common ones`() throws {
    let configuration = try read(
      """
      version: 1
      targets:
        primary: { adapter: openai, model: m }
        fallback: { adapter: vllm, model: n, limits: { concurrency: 8, timeout: 1500ms } }
      limits: { concurrency: 32, requests_per_minute: 600 }
      """)
    let fallback = try #require(configuration.targets["fallback"])
    #expect(fallback.endpoint.limits.concurrency == 8)
    #expect(fallback.endpoint.limits.timeout == 1.5)
    #expect(fallback.endpoint.limits.requestsPerMinute == 600)
    #expect(configuration.targets["primary"]?.endpoint.limits.concurrency == 32)
  }

  @Test(arguments: [
    "api_key: sk-proj-abcdefghijklmnop", "api_key_env: sk-proj-abcdefghijklmnop",
    "headers: { Authorization: Bearer abcdefghijklmnop }",
    "extra_body: { token: abcdefghijklmnop }", "headers: { x-virtual-key: abcdefghijklmnop }",
    "headers: { X-Auth-Token: { value: abcdefghijklmnop } }",
  ])
  func `a key written into the file is refused and not repeated`(line: String) throws {
    let error = #expect(throws: Problem.self) {
      try read("version: 1\ntargets:\n  primary:\n    adapter: openai\n    model: m\n    \(line)\n")
    }
    let text = try #require(error).description
    #expect(!text.contains("abcdefghijklmnop"))
    #expect(text.contains("locum.yaml:6:"))
  }

  private func target(_ line: String) throws -> Target {
    let configuration = try read(
      "version: 1\ntargets:\n  primary:\n    adapter: openai\n    model: m\n    \(line)\n")
    return try #require(configuration.targets["primary"])
  }

  @Test func `a header is a text or the name of a variable`() throws {
    let endpoint = try target(
      "headers: { x-portkey-provider: openai, x-portkey-api-key: { env: PORTKEY_API_KEY } }"
    ).endpoint
    #expect(endpoint.headers == ["x-portkey-provider": "openai"])
    #expect(endpoint.headerVariables == ["x-portkey-api-key": "PORTKEY_API_KEY"])
  }

  @Test func `what a target can do and costs stands over its adapter's`() throws {
    let endpoint = try target(
      "capabilities: { tools: false, fill-in-the-middle: true }\n"
        + "    price: { input: 0.5, output: 2 }"
    ).endpoint
    #expect(!endpoint.can(.tools) && endpoint.can(.fillInTheMiddle) && endpoint.can(.schema))
    #expect(Prices.price(of: endpoint) == Price(input: 0.5, output: 2))
  }

  @Test(arguments: [
    ("limits: { timeout: 25h }", "6:24"), ("limits: { total_wait: 2000m }", "6:27"),
    ("base_url: https://h/v1?key=x", "6:15"), ("base_url: 'https://h/v1#x'", "6:15"),
    ("capabilities: { tool: false }", "6:21"), ("capabilities: { tools: 3 }", "6:28"),
    ("price: { input: -1, output: 2 }", "6:21"), ("price: { input: 1 }", "6:12"),
    ("headers: { a: { env: not a name } }", "6:26"),
  ])
  func `what is out of its range is refused at its place`(_ line: String, _ place: String) throws {
    let problem = #expect(throws: Problem.self) { try target(line) }
    let text = try #require(problem).description
    #expect(text.contains("locum.yaml:\(place):"), "\(text)")
    #expect(!text.contains("key=x"))
  }

  @Test func `an unknown key is refused with a suggestion`() throws {
    let error = #expect(throws: Problem.self) {
      try read("version: 1\nsampling: { temprature: 0 }")
    }
    #expect(error?.hint == "did you mean \"temperature\"?")
  }

  @Test func `a password in an address is refused and not repeated`() throws {
    let error = #expect(throws: Problem.self) {
      try read(
        "version: 1\ntargets: { a: { adapter: vllm, model: m, base_url: 'http://u:pw9@h/v1' } }")
    }
    #expect(error?.description.contains("pw9") == false)
  }

  @Test(arguments: [
    ("openai:gpt-4o-2024-11-20", "openai", "gpt-4o-2024-11-20", nil),
    (
      "vllm:meta-llama/Llama-3.3@http://127.0.0.1:8000/v1", "vllm", "meta-llama/Llama-3.3",
      "http://127.0.0.1:8000/v1"
    ),
    ("ollama:llama3:8b@https://h/v1", "ollama", "llama3:8b", "https://h/v1"),
    ("openai-compatible:a@b", "openai-compatible", "a@b", nil),
  ])
  func `a target splits at the first colon and the last @http`(
    text: String, adapter: String, model: String, url: String?
  ) throws {
    let target = try Target.parse(text)
    #expect(target.endpoint.adapter == adapter)
    #expect(target.endpoint.model == model)
    #expect(target.endpoint.baseURL == url)
  }

  @Test func `an unknown adapter gets a suggestion`() {
    let error = #expect(throws: Problem.self) { try Target.parse("opnai:m") }
    #expect(error?.hint == "did you mean \"openai\"?")
  }
}
