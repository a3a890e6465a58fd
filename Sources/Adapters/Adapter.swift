/// One way to ask, and what is known about it beforehand.
///
/// A provider is a value in ``all``. Nothing else in the package tells providers apart.
public struct Adapter: Sendable {
  /// The word in front of the colon: `openai` in `openai:gpt-4o`.
  public let name: String
  /// What it reaches, in one line.
  public let summary: String
  public let access: Access
  /// Nil where there is no usual one and the endpoint must name its own.
  public let baseURL: String?
  /// The environment variable with the key, where the endpoint names no other.
  public let keyVariable: String?
  /// False where it is also asked without a key.
  public let needsKey: Bool
  /// Runs on the user's own machine: costs nothing by the token.
  public let isLocal: Bool
  public let capabilities: Set<Capability>

  /// How it gets at replies.
  public enum Access: Sendable {
    case http(Dialect)
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
    capabilities: Set<Capability>
  ) {
    self.name = name
    self.summary = summary
    self.access = access
    self.baseURL = baseURL
    self.keyVariable = keyVariable
    self.needsKey = needsKey
    self.isLocal = isLocal
    self.capabilities = capabilities
  }

  public static func named(_ name: String) -> Adapter? { all.first { $0.name == name } }
}

extension Adapter {
  private static let chat: Set<Capability> = [.streaming, .tools, .schema, .seed, .logprobs]

  public static let all: [Adapter] = [
    Adapter(
      name: "openai", summary: "OpenAI's chat completions",
      access: .http(OpenAI.dialect(.init(maxTokens: "max_completion_tokens"))),
      baseURL: "https://api.openai.com/v1", keyVariable: "OPENAI_API_KEY", needsKey: true,
      capabilities: chat),
    Adapter(
      name: "together", summary: "Together's hosted open-weight models",
      access: .http(OpenAI.dialect()), baseURL: "https://api.together.ai/v1",
      keyVariable: "TOGETHER_API_KEY", needsKey: true, capabilities: chat),
    Adapter(
      name: "vllm", summary: "a vLLM server", access: .http(OpenAI.dialect()),
      baseURL: "http://127.0.0.1:8000/v1", keyVariable: "VLLM_API_KEY", isLocal: true,
      capabilities: chat),
    Adapter(
      name: "llamacpp", summary: "a llama.cpp server", access: .http(OpenAI.dialect()),
      baseURL: "http://127.0.0.1:9931/v1", keyVariable: "LLAMA_API_KEY", isLocal: true,
      capabilities: chat),
    Adapter(
      name: "ollama", summary: "Ollama's OpenAI-compatible side",
      access: .http(OpenAI.dialect()), baseURL: "http://127.0.0.1:11434/v1",
      keyVariable: "OLLAMA_API_KEY", isLocal: true,
      capabilities: [.streaming, .tools, .schema, .seed]),
    Adapter(
      name: "openai-compatible", summary: "any gateway or server that speaks OpenAI's dialect",
      access: .http(OpenAI.dialect()), capabilities: chat),
    Adapter(
      name: "recording", summary: "a file of recorded replies; asks nobody", access: .recording,
      isLocal: true, capabilities: Set(Capability.allCases)),
  ]
}
