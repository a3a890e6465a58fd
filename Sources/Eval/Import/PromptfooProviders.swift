/// The providers of a promptfoo configuration as targets are written here.
struct PromptfooProviders {
  private let value: YAMLValue
  private let files: PromptfooFiles

  init(_ value: YAMLValue, in files: PromptfooFiles) {
    self.value = value
    self.files = files
  }

  /// Says at the head of the suite who was asked there and how to ask the same here; lists what
  /// makes providers be asked different things.
  func read(into draft: inout SuiteDraft) throws {
    var names: [String] = []
    for entry in try files.providers(value, draft: &draft) {
      if let name = try? entry.string() {
        names.append(name)
        continue
      }
      guard var pairs = try? entry.pairs() else { continue }
      // `- openai:gpt-4o: {config: …}` is the other way to write it.
      if pairs.count == 1, let only = pairs.first, let inner = try? only.value.pairs() {
        names.append(only.key.text)
        pairs = inner
      }
      for pair in pairs {
        switch pair.key.text {
        case "id": if let name = try? pair.value.string() { names.append(name) }
        case "prompts":
          draft.list(
            "this provider is asked some of the prompts only, and a suite asks every target all",
            at: pair.key.value.spot, hint: "a configuration for each makes a suite for each")
        case "transform", "inputs":
          draft.list("\"\(pair.key.text)\" of a provider would run code", at: pair.key.value.spot)
        case "config": list(pair.value, into: &draft)
        default: draft.leave("providers.\(pair.key.text.clipped)")
        }
      }
    }
    names.removeAll(where: Secrets.looksSecret(value:))
    guard !names.isEmpty else { return }
    draft.remark("Asked there: \(names.map(\.clipped).joined(separator: ", ")).")
    let targets = names.compactMap(Self.target)
    // The order says who is primary, so it takes all of them.
    if targets.count == names.count, let primary = targets.first {
      let fallbacks = targets.dropFirst().map { " --fallback \($0)" }.joined()
      draft.remark("The same here: --primary \(primary)\(fallbacks)")
    }
  }

  /// Sampling and where to connect, which `locum.yaml` says of a target.
  private static let ofTargets: Set<String> = [
    "temperature", "max_tokens", "maxTokens", "max_completion_tokens", "max_output_tokens",
    "maxOutputTokens", "num_predict", "num_ctx", "top_p", "topP", "top_k", "topK", "min_p", "seed",
    "frequency_penalty", "presence_penalty", "repetition_penalty", "repeat_penalty",
    "reasoning_effort", "reasoning", "thinking", "verbosity", "service_tier", "stream", "store",
    "user", "metadata", "logprobs", "top_logprobs", "keep_alive", "apiKey", "apiKeyEnvar",
    "apiKeyRequired", "apiHost", "apiBaseUrl", "apiVersion", "organization", "projectId", "region",
    "headers", "timeout", "maxRetries", "cost", "inputCost", "outputCost", "showThinking",
  ]

  /// Lists what a provider's `config` has asked or judged otherwise than the prompts say.
  private func list(_ config: YAMLValue, into draft: inout SuiteDraft) {
    for pair in (try? config.pairs()) ?? [] {
      let name = pair.key.text
      if name == "generationConfig" || name == "options" {
        list(pair.value, into: &draft)
      } else if Self.ofTargets.contains(name) {
        draft.leave("providers.config.\(name)")
      } else if !pair.value.isNull, (try? pair.value.list())?.isEmpty != true {
        draft.list(
          "\"\(name.clipped)\" of a provider changes what is asked or answered, and a suite asks "
            + "every target the same", at: pair.key.value.spot,
          hint: "instructions and tools belong into the cases, what shapes a reply into locum.yaml")
      }
    }
  }

  static let adapters: [String: (adapter: String, kind: String?)] = [
    "openai": ("openai", "chat"), "anthropic": ("anthropic", "messages"),
    "ollama": ("ollama", "chat"), "google": ("gemini", nil), "mistral": ("mistral", nil),
    "openrouter": ("openrouter", nil), "cohere": ("cohere", nil),
  ]

  private static let otherKinds: Set<String> = [
    "completion", "embedding", "embeddings", "image", "assistant", "realtime", "moderation",
    "live", "responses", "codex-sdk", "agents", "transcription", "speech", "video",
  ]

  /// `openai:chat:gpt-4o` → `openai:gpt-4o`; nil for what runs code or is no chat model.
  static func target(_ name: String) -> String? {
    var rest = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)[...]
    guard let (adapter, kind) = rest.popFirst().flatMap({ adapters[$0] }) else { return nil }
    if let first = rest.first, first == kind, rest.count > 1 { rest.removeFirst() }
    guard let first = rest.first, !first.isEmpty, !otherKinds.contains(first) else { return nil }
    return adapter + ":" + rest.joined(separator: ":")
  }
}
