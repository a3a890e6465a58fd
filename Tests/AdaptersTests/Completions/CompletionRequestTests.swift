import Testing

@testable import Adapters

struct CompletionRequestTests {
  private static let prefix = "def add(a, b):\n    return "
  private static let suffix = "\n\nprint(add(1, 2))"
  private static let full = Sampling(temperature: 0, maxTokens: 16, seed: 7, stop: ["END"])

  private static let cases = [
    Conformance(
      file: "completions/sdk/openai-completions-01-text", adapter: "openai-completions",
      prompt: .make(
        sampling: Sampling(temperature: 0, topP: 0.9, maxTokens: 16, seed: 7, stop: ["END"])),
      template: .verbatim, key: ("authorization", "Bearer sk-dummy")),
    Conformance(
      file: "completions/sdk/openai-completions-02-suffix-stream", adapter: "openai-completions",
      prompt: .make(prefix, sampling: Sampling(maxTokens: 16), suffix: suffix), stream: true,
      key: ("authorization", "Bearer sk-dummy")),
    Conformance(
      file: "completions/sdk/mistral-fim-01", adapter: "mistral-fim",
      prompt: .make(prefix, sampling: full, suffix: suffix),
      key: ("authorization", "Bearer sk-dummy"),
      differences: ["stream": "false is the default, and left out"]),
    Conformance(
      file: "completions/sdk/mistral-fim-02-stream", adapter: "mistral-fim",
      prompt: .make(prefix, sampling: Sampling(maxTokens: 16), suffix: suffix), stream: true,
      key: ("authorization", "Bearer sk-dummy")),
    Conformance(
      file: "completions/sdk/ollama-generate-01-suffix", adapter: "ollama-generate",
      baseURL: "https://example.test", prompt: .make(prefix, sampling: full, suffix: suffix),
      key: ("authorization", "Bearer sk-dummy"),
      differences: [
        "truncate": "the default would drop the beginning of a long text",
        "shift": "the default would drop the beginning while answering",
      ]),
    Conformance(
      file: "completions/sdk/ollama-generate-02-raw", adapter: "ollama-generate",
      baseURL: "https://example.test", prompt: .make(), stream: true, template: .verbatim,
      key: ("authorization", "Bearer sk-dummy"),
      differences: [
        "truncate": "as above", "shift": "as above", "options": "an empty object is sent as well",
      ]),
  ]

  @Test(arguments: cases.indices)
  func `Sends what the official SDK sends`(_ index: Int) async throws {
    try await Self.cases[index].check()
  }

  /// The names are those of the server's own documentation of `/infill`.
  @Test func `llama.cpp is given both sides of the gap`() throws {
    let request = try Infill.request(
      for: .make(Self.prefix, sampling: Self.full, suffix: Self.suffix),
      to: .make(baseURL: "http://127.0.0.1:1"))
    #expect(request.url == "http://127.0.0.1:1/infill")
    #expect(
      try JSONReader.read(request.body) == [
        "input_prefix": .string(Self.prefix), "input_suffix": .string(Self.suffix),
        "n_predict": 16, "temperature": 0, "seed": 7, "stop": ["END"], "stream": false,
      ])
  }

  @Test func `A server without a field for a suffix needs the model's own marks`() throws {
    let dialect = Completions.dialect(.init(suffix: .never))
    var endpoint = Endpoint.make()
    let prompt = Prompt.make(Self.prefix, suffix: Self.suffix)
    let error = #expect(throws: ModelError.self) { try dialect.request(prompt, endpoint) }
    #expect(error?.kind == .rejected && error?.message.contains("infill") == true)
    endpoint.template = PromptTemplate(
      infill: "<|fim_prefix|>{{prefix}}<|fim_suffix|>{{suffix}}<|fim_middle|>")
    let body = try JSONReader.read(dialect.request(prompt, endpoint).body)
    #expect(
      body["prompt"]?.string
        == "<|fim_prefix|>\(Self.prefix)<|fim_suffix|>\(Self.suffix)<|fim_middle|>")
    #expect(body["suffix"] == nil)
  }

  /// llama.cpp's `/completions` takes the field and leaves it aside (seen: the same count of tokens).
  @Test func `A server of any make gets a suffix only where it is said to read it`() throws {
    let prompt = Prompt.make(Self.prefix, suffix: Self.suffix)
    var endpoint = Endpoint.make(adapter: "completions")
    #expect(Adapter.objection(to: prompt, by: endpoint)?.contains("infill") == true)
    endpoint.capabilities = [.fillInTheMiddle: true]
    #expect(Adapter.objection(to: prompt, by: endpoint) == nil)
    endpoint.capabilities = [:]
    endpoint.template = PromptTemplate(infill: "{{prefix}}<gap>{{suffix}}")
    #expect(Adapter.objection(to: prompt, by: endpoint) == nil)
  }

  private static let spoken = PromptTemplate(
    start: "<s>",
    turns: [
      "system": "[{{content}}]\n", "user": "User: {{content}}\n", "assistant": "Bot: {{content}}\n",
    ], reply: "Bot:")

  @Test func `A conversation is written as the template says, and once only`() throws {
    #expect(
      try Self.spoken.text(of: Conformance.conversation.messages)
        == "<s>[\(Conformance.terse)]\nUser: My name is Ada.\nBot: Hello Ada.\n"
        + "User: What is my name?\nBot:")
    #expect(
      try Self.spoken.text(of: Prompt.make("{{content}} {{suffix}}").messages)
        == "<s>User: {{content}} {{suffix}}\nBot:")
  }

  private static let adapters = [
    "openai-completions", "mistral-fim", "completions", "vllm-completions", "ollama-generate",
    "llamacpp-infill", "petals",
  ]

  @Test(arguments: adapters)
  func `Nothing is turned into a text without being told how`(_ name: String) throws {
    let dialect = try #require(Adapter.named(name)?.dialect)
    var endpoint = Endpoint.make(adapter: name)
    var conversation = Conformance.conversation
    conversation.suffix = "x"
    let prompts = [
      Prompt.make(), Conformance.conversation, conversation, .make(system: "s", suffix: "x"),
    ]
    for prompt in prompts {
      let error = #expect(throws: ModelError.self) { try dialect.request(prompt, endpoint) }
      #expect(error?.kind == .rejected && error?.attempts == 0)
    }
    endpoint.template = .verbatim
    for prompt in [
      Conformance.conversation, .make(tools: [Conformance.weather]), .make(schema: "{}"),
    ] {
      #expect(throws: ModelError.self) { try dialect.request(prompt, endpoint) }
    }
  }

  /// The field names are those of the backend's repository.
  @Test func `Petals is sent a form`() throws {
    var endpoint = Endpoint.make(baseURL: "https://example.test/api/v1")
    endpoint.template = .verbatim
    let request = try Petals.request(
      for: .make("a&b=c ü\n", sampling: Sampling(temperature: 0.6, topP: 0.9, maxTokens: 32)),
      to: endpoint)
    #expect(request.url == "https://example.test/api/v1/generate")
    #expect(request.headers["content-type"] == "application/x-www-form-urlencoded")
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == "model=m&inputs=a%26b%3Dc%20%C3%BC%0A&do_sample=1&temperature=0.6&top_p=0.9&max_new_tokens=32"
    )
    let greedy = try Petals.request(
      for: .make(sampling: Sampling(temperature: 0, maxTokens: 1)), to: endpoint)
    #expect(
      String(decoding: greedy.body, as: UTF8.self)
        == "model=m&inputs=Say%20ok.&do_sample=0&max_new_tokens=1")
    #expect(throws: ModelError.self) {
      try Petals.request(for: .make(sampling: Sampling(stop: ["x"])), to: endpoint)
    }
  }
}
