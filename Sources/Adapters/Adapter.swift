/// One way to ask, and what is known about it beforehand.
///
/// A provider is a value in ``all``. Nothing else in the package tells providers apart.
public struct Adapter: Sendable {
  /// The word in front of the colon: `openai` in `openai:gpt-4o`.
  public let name: String
  /// What it reaches, in one line.
  public let summary: String
  public let access: Access
  /// Nil where there is no usual one and the endpoint must name its own; `{NAME|OTHER}` in it stands
  /// for the first of these environment variables that is set.
  public let baseURL: String?
  /// The environment variable with the key, where the endpoint names no other.
  public let keyVariable: String?
  /// False where it is also asked without a key.
  public let needsKey: Bool
  /// Runs on the user's own machine: costs nothing by the token.
  public let isLocal: Bool
  public let capabilities: Set<Capability>
  /// What replies may carry besides their text.
  public let signals: Set<Signal>
  /// Where it asks otherwise than a run says.
  public let rules: [Departure.Rule]
  public let tested: [Evidence]
  /// What its models cost; nil where nobody publishes it.
  let prices: PriceList?

  /// How it gets at replies.
  public enum Access: Sendable {
    case http(Dialect)
    /// Over HTTP too, but for batches of texts only.
    case texts(Dialect)
    /// Over HTTP, in a dialect that the endpoint itself describes.
    case described(@Sendable (Endpoint) throws(EndpointError) -> Dialect)
    /// The endpoint names a program to run.
    case program
    /// The endpoint's model is the path of a recording.
    case recording
  }

  /// What a case may need of a target.
  public enum Capability: String, Sendable, Hashable, Codable, CaseIterable {
    case streaming, tools, schema, seed, logprobs
    case fillInTheMiddle = "fill-in-the-middle"
  }

  init(
    name: String, summary: String, access: Access, baseURL: String? = nil,
    keyVariable: String? = nil, needsKey: Bool = false, isLocal: Bool = false,
    capabilities: Set<Capability>, signals: Set<Signal>? = nil, rules: [Departure.Rule] = [],
    tested: [Evidence] = [.fixtures], prices: PriceList? = nil
  ) {
    self.name = name
    self.summary = summary
    self.access = access
    self.baseURL = baseURL
    self.keyVariable = keyVariable
    self.needsKey = needsKey
    self.isLocal = isLocal
    self.capabilities = capabilities
    if case .http(let dialect) = access {
      self.signals = signals ?? dialect.signals
      self.rules = dialect.rules + rules
    } else {
      self.signals = signals ?? []
      self.rules = rules
    }
    self.tested = tested
    self.prices = prices
  }

  /// What is spoken to it over HTTP, if anything is.
  public var dialect: Dialect? {
    switch access {
    case .http(let dialect), .texts(let dialect): dialect
    case .described, .program, .recording: nil
    }
  }

  /// Requests go over a network, or to a server on this machine.
  public var usesHTTP: Bool {
    switch access {
    case .http, .texts, .described: true
    case .program, .recording: false
    }
  }

  public static func named(_ name: String) -> Adapter? { all.first { $0.name == name } }
}

extension Adapter {
  private static let chat: Set<Capability> = [.streaming, .tools, .schema, .seed, .logprobs]

  /// All that a recording's line has a place for.
  private static let recorded = Set(Signal.allCases).subtracting([.filterError])

  private static let completion: Set<Capability> = [.streaming, .seed, .fillInTheMiddle]

  public static let all: [Adapter] = [
    Adapter(
      name: "openai", summary: "OpenAI's chat completions",
      access: .http(OpenAI.dialect(.init(maxTokens: "max_completion_tokens"))),
      baseURL: "https://api.openai.com/v1", keyVariable: "OPENAI_API_KEY", needsKey: true,
      capabilities: chat,
      rules: .openAI, tested: [.fixtures, .sdk], prices: .openAI),
    Adapter(
      name: "openai-responses", summary: "OpenAI's responses", access: .http(Responses.dialect),
      baseURL: "https://api.openai.com/v1", keyVariable: "OPENAI_API_KEY", needsKey: true,
      capabilities: [.streaming, .tools, .schema],
      rules: .openAI, tested: [.fixtures, .sdk, .captures, .independentServer], prices: .openAI),
    Adapter(
      name: "anthropic", summary: "Anthropic's messages", access: .http(Anthropic.dialect),
      baseURL: "https://api.anthropic.com/v1", keyVariable: "ANTHROPIC_API_KEY", needsKey: true,
      capabilities: [.streaming, .tools, .schema],
      tested: [.fixtures, .sdk, .captures, .independentServer], prices: .anthropic),
    Adapter(
      name: "bedrock",
      summary: "Amazon Bedrock's Converse; a bearer key, or a pair of AWS keys that signs",
      access: .http(Bedrock.dialect),
      baseURL: "https://bedrock-runtime.{AWS_REGION|AWS_DEFAULT_REGION}.amazonaws.com",
      keyVariable: "AWS_BEARER_TOKEN_BEDROCK", needsKey: true,
      capabilities: [.streaming, .tools, .schema],
      tested: [.fixtures, .sdk], prices: .bedrock),
    Adapter(
      name: "bedrock-anthropic", summary: "Claude on Amazon Bedrock in Anthropic's own words",
      access: .http(BedrockAnthropic.dialect),
      baseURL: "https://bedrock-runtime.{AWS_REGION|AWS_DEFAULT_REGION}.amazonaws.com",
      keyVariable: "AWS_BEARER_TOKEN_BEDROCK", needsKey: true,
      capabilities: [.streaming, .tools, .schema],
      tested: [.fixtures, .sdk], prices: .bedrock),
    Adapter(
      name: "gemini", summary: "Google's Gemini on AI Studio", access: .http(Gemini.dialect()),
      baseURL: "https://generativelanguage.googleapis.com/v1", keyVariable: "GEMINI_API_KEY",
      needsKey: true, capabilities: [.streaming, .tools, .schema, .seed],
      tested: [.fixtures, .sdk, .captures, .independentServer], prices: .gemini),
    Adapter(
      name: "vertex",
      summary: "Gemini on Vertex AI; the address ends in /publishers/google, the key is a token",
      access: .http(Gemini.dialect(authorize: .bearer)),
      keyVariable: "GOOGLE_OAUTH_ACCESS_TOKEN", needsKey: true,
      capabilities: [.streaming, .tools, .schema, .seed],
      tested: [.fixtures, .sdk], prices: .vertex),
    Adapter(
      name: "azure-openai",
      summary: "OpenAI's models on Azure; the address ends in /openai/deployments/… or /openai/v1",
      access: .http(OpenAI.dialect(.init(reasons: true), authorize: .header("api-key"))),
      keyVariable: "AZURE_OPENAI_API_KEY", needsKey: true, capabilities: chat,
      signals: OpenAI.dialect().signals.union([.severities]), rules: .openAI,
      tested: [.fixtures, .sdk], prices: .azure),
    Adapter(
      name: "mistral", summary: "Mistral's chat completions",
      access: .http(OpenAI.dialect(.init(asksForStreamUsage: false, seed: "random_seed"))),
      baseURL: "https://api.mistral.ai/v1", keyVariable: "MISTRAL_API_KEY", needsKey: true,
      capabilities: chat,
      tested: [.fixtures, .sdk], prices: .mistral),
    Adapter(
      name: "cohere", summary: "Cohere's chat", access: .http(Cohere.dialect),
      baseURL: "https://api.cohere.com/v2", keyVariable: "CO_API_KEY", needsKey: true,
      capabilities: [.streaming, .tools, .schema, .seed],
      tested: [.fixtures, .sdk], prices: .cohere),
    Adapter(
      name: "openrouter",
      summary: "OpenRouter; of a model's providers only one that honours every parameter",
      access: .http(
        OpenAI.dialect(
          .init(fixed: [
            .init("provider", ["require_parameters": true, "allow_fallbacks": false]),
            .init("transforms", []),
          ]))),
      baseURL: "https://openrouter.ai/api/v1", keyVariable: "OPENROUTER_API_KEY", needsKey: true,
      capabilities: chat,
      rules: .openRouter, prices: .openRouter),
    Adapter(
      name: "together", summary: "Together's hosted open-weight models",
      access: .http(OpenAI.dialect()), baseURL: "https://api.together.ai/v1",
      keyVariable: "TOGETHER_API_KEY", needsKey: true, capabilities: chat,
      rules: .engine(), tested: [.fixtures, .sdk], prices: .together),
    Adapter(
      name: "replicate", summary: "Replicate's models that take one prompt, official or by version",
      access: .http(Replicate.dialect(.prompt)), baseURL: "https://api.replicate.com/v1",
      keyVariable: "REPLICATE_API_TOKEN", needsKey: true, capabilities: [.seed],
      tested: [.fixtures, .sdk], prices: .replicate),
    Adapter(
      name: "replicate-chat", summary: "Replicate's models that take a list of messages",
      access: .http(Replicate.dialect(.messages)), baseURL: "https://api.replicate.com/v1",
      keyVariable: "REPLICATE_API_TOKEN", needsKey: true, capabilities: [],
      tested: [.fixtures, .sdk], prices: .replicate),
    Adapter(
      name: "vllm", summary: "a vLLM server", access: .http(OpenAI.dialect()),
      baseURL: "http://127.0.0.1:8000/v1", keyVariable: "VLLM_API_KEY", isLocal: true,
      capabilities: chat,
      rules: .modelDefaults, tested: [.fixtures, .captures, .independentServer]),
    Adapter(
      name: "llamacpp", summary: "a llama.cpp server", access: .http(OpenAI.dialect()),
      baseURL: "http://127.0.0.1:9931/v1", keyVariable: "LLAMA_API_KEY", isLocal: true,
      capabilities: chat,
      rules: .llamaCpp, tested: [.fixtures, .captures, .independentServer, .live]),
    Adapter(
      name: "ollama", summary: "Ollama's OpenAI-compatible side",
      access: .http(OpenAI.dialect()), baseURL: "http://127.0.0.1:11434/v1",
      keyVariable: "OLLAMA_API_KEY", isLocal: true,
      capabilities: [.streaming, .tools, .schema, .seed],
      rules: .ollama + .ollamaContext, tested: [.fixtures, .sdk]),
    Adapter(
      name: "ollama-native", summary: "Ollama's own side, where options such as num_ctx can be set",
      access: .http(Ollama.dialect), baseURL: "http://127.0.0.1:11434",
      keyVariable: "OLLAMA_API_KEY", isLocal: true,
      capabilities: [.streaming, .tools, .schema, .seed],
      rules: .ollama, tested: [.fixtures, .sdk, .captures]),
    Adapter(
      name: "sglang", summary: "an SGLang server", access: .http(OpenAI.dialect()),
      baseURL: "http://127.0.0.1:30000/v1", keyVariable: "SGLANG_API_KEY", isLocal: true,
      capabilities: chat,
      rules: .modelDefaults),
    Adapter(
      name: "tgi", summary: "a Text Generation Inference server", access: .http(OpenAI.dialect()),
      baseURL: "http://127.0.0.1:3000/v1", keyVariable: "HF_TOKEN", isLocal: true,
      capabilities: chat,
      rules: .modelDefaults),
    Adapter(
      name: "lmstudio", summary: "LM Studio's server", access: .http(OpenAI.dialect()),
      baseURL: "http://127.0.0.1:1234/v1", keyVariable: "LM_API_TOKEN", isLocal: true,
      capabilities: [.streaming, .tools, .schema, .seed],
      rules: .studio),
    Adapter(
      name: "nvidia-nim", summary: "NVIDIA's NIM, hosted or at an address of one's own",
      access: .http(OpenAI.dialect()), baseURL: "https://integrate.api.nvidia.com/v1",
      keyVariable: "NVIDIA_API_KEY", capabilities: chat,
      rules: .modelDefaults),
    Adapter(
      name: "chutes", summary: "Chutes, the gateway of Bittensor's subnet 64",
      access: .http(OpenAI.dialect()), baseURL: "https://llm.chutes.ai/v1",
      keyVariable: "CHUTES_API_KEY", needsKey: true, capabilities: chat,
      rules: .modelDefaults + .miners),
    Adapter(
      name: "portkey", summary: "Portkey's gateway",
      access: .http(
        OpenAI.dialect(
          .init(
            reasons: true, headers: [.init("x-portkey-cache-force-refresh", "true")]),
          authorize: .header("x-portkey-api-key"))),
      baseURL: "https://api.portkey.ai/v1", keyVariable: "PORTKEY_API_KEY", needsKey: true,
      capabilities: chat,
      rules: .openAI + .freshGateway),
    Adapter(
      name: "litellm", summary: "a LiteLLM proxy",
      access: .http(OpenAI.dialect(.init(fixed: [.init("cache", ["no-cache": true])]))),
      baseURL: "http://127.0.0.1:4000/v1", keyVariable: "LITELLM_PROXY_API_KEY",
      capabilities: chat,
      rules: .openAI + .freshGateway, tested: [.fixtures, .independentServer]),
    Adapter(
      name: "openai-compatible", summary: "any gateway or server that speaks OpenAI's dialect",
      access: .http(OpenAI.dialect()), capabilities: chat,
      rules: .gateway, tested: [.fixtures, .captures]),
    Adapter(
      name: "openai-completions", summary: "OpenAI's older completions, which continue a text",
      access: .http(Completions.dialect()), baseURL: "https://api.openai.com/v1",
      keyVariable: "OPENAI_API_KEY", needsKey: true, capabilities: completion,
      tested: [.fixtures, .sdk, .captures], prices: .openAICompletions),
    Adapter(
      name: "mistral-fim", summary: "Mistral's fill-in-the-middle, as Codestral has it",
      access: .http(
        Completions.dialect(
          .init(path: "/fim/completions", asksForStreamUsage: false, seed: "random_seed"))),
      baseURL: "https://api.mistral.ai/v1", keyVariable: "MISTRAL_API_KEY", needsKey: true,
      capabilities: completion,
      tested: [.fixtures, .sdk], prices: .mistral),
    Adapter(
      name: "completions",
      summary: "any server with OpenAI's /completions; gaps by template.infill, or as declared",
      access: .http(Completions.dialect(.init(suffix: .ifDeclared))), capabilities: completion,
      tested: [.fixtures, .captures, .independentServer]),
    Adapter(
      name: "vllm-completions", summary: "a vLLM server's /completions; gaps by template.infill",
      access: .http(Completions.dialect(.init(suffix: .never))),
      baseURL: "http://127.0.0.1:8000/v1", keyVariable: "VLLM_API_KEY", isLocal: true,
      capabilities: completion,
      rules: .modelDefaults, tested: [.fixtures, .captures]),
    Adapter(
      name: "llamacpp-infill", summary: "a llama.cpp server's /infill, for cases with a suffix",
      access: .http(Infill.dialect), baseURL: "http://127.0.0.1:9931",
      keyVariable: "LLAMA_API_KEY", isLocal: true, capabilities: completion,
      tested: [.fixtures, .captures]),
    Adapter(
      name: "ollama-generate", summary: "Ollama's /api/generate, which continues a text",
      access: .http(OllamaGenerate.dialect), baseURL: "http://127.0.0.1:11434",
      keyVariable: "OLLAMA_API_KEY", isLocal: true, capabilities: completion,
      rules: .ollama, tested: [.fixtures, .sdk, .captures]),
    Adapter(
      name: "petals", summary: "a Petals backend's /api/v1; the address ends there",
      access: .http(Petals.dialect), baseURL: "https://chat.petals.dev/api/v1", capabilities: []),
    Adapter(
      name: "http", summary: "any HTTP API, described under http: in the configuration",
      access: .described { endpoint throws(EndpointError) in
        try HTTPDoor.dialect(for: endpoint)
      },
      capabilities: [.streaming, .tools, .schema, .seed, .fillInTheMiddle],
      signals: [.filterStop, .filterError, .refusal, .usage]),
    Adapter(
      name: "exec", summary: "any program that speaks JSON Lines, named under exec:",
      access: .program, isLocal: true,
      capabilities: [.tools, .schema, .seed, .fillInTheMiddle], signals: recorded,
      rules: .program, tested: [.fixtures, .live]),
    Adapter(
      name: "tei", summary: "a Text Embeddings Inference server; embeds, answers no prompts",
      access: .texts(TextEmbeddings.dialect), baseURL: "http://127.0.0.1:3000",
      keyVariable: "HF_TOKEN", isLocal: true, capabilities: []),
    Adapter(
      name: "recording", summary: "a file of recorded replies; asks nobody", access: .recording,
      isLocal: true, capabilities: Set(Capability.allCases), signals: recorded),
  ]
}
