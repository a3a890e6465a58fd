/// What a model costs by the token.
public struct Price: Sendable, Hashable, Codable {
  /// Per million tokens, in ``Prices/currency``.
  public var input: Double
  public var output: Double
  /// Of input tokens read from the provider's cache; nil costs like any other.
  public var cached: Double?

  public init(input: Double, output: Double, cached: Double? = nil) {
    self.input = input
    self.output = output
    self.cached = cached
  }

  /// The price of so many tokens.
  public func cost(input: Int, output: Int, cached: Int = 0) -> Double {
    (Double(input - cached) * self.input + Double(cached) * (self.cached ?? self.input)
      + Double(output) * self.output) / 1_000_000
  }
}

/// A dated table of list prices.
///
/// An unlisted model's price is unknown, never zero.
public enum Prices {
  public static let currency = "USD"
  /// When the figures were collected.
  public static let date = "2026-11-21"

  /// The price of an endpoint's model; zero for what runs on the user's own machine, nil where
  /// unknown.
  public static func price(of endpoint: Endpoint) -> Price? {
    guard let adapter = Adapter.named(endpoint.adapter) else { return nil }
    if adapter.isLocal { return Price(input: 0, output: 0) }
    return table[endpoint.adapter + ":" + endpoint.model]
  }

  private static let table = Dictionary(
    uniqueKeysWithValues: list.map { row in
      (
        row.adapter + ":" + row.model,
        Price(input: row.input, output: row.output, cached: row.cached)
      )
    })

  private static let list:
    [(adapter: String, model: String, input: Double, output: Double, cached: Double?)] = [
      ("openai", "chat-latest", 5, 30, 0.5),
      ("openai", "chatgpt-4o-latest", 5, 15, nil),
      ("openai", "daybreak-blue-latest", 4, 20, 0.4),
      ("openai", "daybreak-red-latest", 12.5, 75, 1.25),
      ("openai", "gpt-3.5-turbo", 0.5, 1.5, nil),
      ("openai", "gpt-3.5-turbo-0125", 0.5, 1.5, nil),
      ("openai", "gpt-3.5-turbo-1106", 1, 2, nil),
      ("openai", "gpt-3.5-turbo-16k", 3, 4, nil),
      ("openai", "gpt-4", 30, 60, nil),
      ("openai", "gpt-4-0125-preview", 10, 30, nil),
      ("openai", "gpt-4-0314", 30, 60, nil),
      ("openai", "gpt-4-0613", 30, 60, nil),
      ("openai", "gpt-4-1106-preview", 10, 30, nil),
      ("openai", "gpt-4-turbo", 10, 30, nil),
      ("openai", "gpt-4-turbo-2024-04-09", 10, 30, nil),
      ("openai", "gpt-4-turbo-preview", 10, 30, nil),
      ("openai", "gpt-4.1", 2, 8, 0.5),
      ("openai", "gpt-4.1-2025-04-14", 2, 8, 0.5),
      ("openai", "gpt-4.1-mini", 0.4, 1.6, 0.1),
      ("openai", "gpt-4.1-mini-2025-04-14", 0.4, 1.6, 0.1),
      ("openai", "gpt-4.1-nano", 0.1, 0.4, 0.025),
      ("openai", "gpt-4.1-nano-2025-04-14", 0.1, 0.4, 0.025),
      ("openai", "gpt-4o", 2.5, 10, 1.25),
      ("openai", "gpt-4o-2024-05-13", 5, 15, nil),
      ("openai", "gpt-4o-2024-08-06", 2.5, 10, 1.25),
      ("openai", "gpt-4o-2024-11-20", 2.5, 10, 1.25),
      ("openai", "gpt-4o-mini", 0.15, 0.6, 0.075),
      ("openai", "gpt-4o-mini-2024-07-18", 0.15, 0.6, 0.075),
      ("openai", "gpt-5", 1.25, 10, 0.125),
      ("openai", "gpt-5-2025-08-07", 1.25, 10, 0.125),
      ("openai", "gpt-5-chat", 1.25, 10, 0.125),
      ("openai", "gpt-5-chat-latest", 1.25, 10, 0.125),
      ("openai", "gpt-5-mini", 0.25, 2, 0.025),
      ("openai", "gpt-5-mini-2025-08-07", 0.25, 2, 0.025),
      ("openai", "gpt-5-nano", 0.05, 0.4, 0.005),
      ("openai", "gpt-5-nano-2025-08-07", 0.05, 0.4, 0.005),
      ("openai", "gpt-5.1", 1.25, 10, 0.125),
      ("openai", "gpt-5.1-2025-11-13", 1.25, 10, 0.125),
      ("openai", "gpt-5.1-chat-latest", 1.25, 10, 0.125),
      ("openai", "gpt-5.2", 1.75, 14, 0.175),
      ("openai", "gpt-5.2-2025-12-11", 1.75, 14, 0.175),
      ("openai", "gpt-5.2-chat-latest", 1.75, 14, 0.175),
      ("openai", "gpt-5.3-chat-latest", 1.75, 14, 0.175),
      ("openai", "gpt-5.4", 2.5, 15, 0.25),
      ("openai", "gpt-5.4-2026-03-05", 2.5, 15, 0.25),
      ("openai", "gpt-5.4-mini", 0.75, 4.5, 0.075),
      ("openai", "gpt-5.4-mini-2026-03-17", 0.75, 4.5, 0.075),
      ("openai", "gpt-5.4-nano", 0.2, 1.25, 0.02),
      ("openai", "gpt-5.4-nano-2026-03-17", 0.2, 1.25, 0.02),
      ("openai", "gpt-5.5", 5, 30, 0.5),
      ("openai", "gpt-5.5-2026-04-23", 5, 30, 0.5),
      ("openai", "gpt-5.6", 4, 20, 0.4),
      ("openai", "gpt-5.6-cyber", 12.5, 75, 1.25),
      ("openai", "gpt-5.6-luna", 0.2, 1.2, 0.02),
      ("openai", "gpt-5.6-sol", 4, 20, 0.4),
      ("openai", "gpt-5.6-terra", 2, 12, 0.2),
      ("openai", "gpt-6-astra", 10, 50, 1),
      ("openai", "o1", 15, 60, 7.5),
      ("openai", "o1-2024-12-17", 15, 60, 7.5),
      ("openai", "o3", 2, 8, 0.5),
      ("openai", "o3-2025-04-16", 2, 8, 0.5),
      ("openai", "o3-mini", 1.1, 4.4, 0.55),
      ("openai", "o3-mini-2025-01-31", 1.1, 4.4, 0.55),
      ("openai", "o4-mini", 1.1, 4.4, 0.275),
      ("openai", "o4-mini-2025-04-16", 1.1, 4.4, 0.275),
      ("together", "MiniMaxAI/MiniMax-M2.7", 0.3, 1.2, 0.06),
      ("together", "MiniMaxAI/MiniMax-M3", 0.3, 1.2, 0.06),
      ("together", "Prism-ML/Ternary-Bonsai-27B", 0, 0, nil),
      ("together", "Qwen/QwQ-32B", 1.2, 1.2, nil),
      ("together", "Qwen/Qwen2.5-72B-Instruct-Turbo", 1.2, 1.2, nil),
      ("together", "Qwen/Qwen2.5-7B-Instruct-Turbo", 0.3, 0.3, nil),
      ("together", "Qwen/Qwen3-235B-A22B-Instruct-2507-tput", 0.2, 6, nil),
      ("together", "Qwen/Qwen3-235B-A22B-Thinking-2507", 0.65, 3, nil),
      ("together", "Qwen/Qwen3-235B-A22B-fp8-tput", 0.2, 0.6, nil),
      ("together", "Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8", 2, 2, nil),
      ("together", "Qwen/Qwen3-Coder-Next-FP8", 0.5, 1.2, nil),
      ("together", "Qwen/Qwen3-Next-80B-A3B-Instruct", 0.15, 1.5, nil),
      ("together", "Qwen/Qwen3-Next-80B-A3B-Thinking", 0.15, 1.5, nil),
      ("together", "Qwen/Qwen3-VL-32B-Instruct", 0.5, 1.5, nil),
      ("together", "Qwen/Qwen3-VL-8B-Instruct", 0.18, 0.68, nil),
      ("together", "Qwen/Qwen3.5-397B-A17B", 0.6, 3.6, 0.35),
      ("together", "Qwen/Qwen3.5-9B", 0.17, 0.25, nil),
      ("together", "Qwen/Qwen3.6-Plus", 0.5, 3, nil),
      ("together", "Qwen/Qwen3.7-Max", 2.5, 7.5, 0.5),
      ("together", "Qwen/Qwen3.7-Plus", 0.32, 1.28, nil),
      ("together", "Qwen/Qwen3.8-2.4T-A95B", 2, 6, 0.25),
      ("together", "Qwen/Qwen3.8-Flash", 0.15, 0.47, nil),
      ("together", "arize-ai/qwen-2-1.5b-instruct", 0.1, 0.1, nil),
      ("together", "deepseek-ai/DeepSeek-R1", 3, 7, nil),
      ("together", "deepseek-ai/DeepSeek-R1-0528", 3, 7, nil),
      ("together", "deepseek-ai/DeepSeek-R1-0528-tput", 0.55, 2.19, nil),
      ("together", "deepseek-ai/DeepSeek-V3", 1.25, 1.25, nil),
      ("together", "deepseek-ai/DeepSeek-V3.1", 0.6, 1.7, nil),
      ("together", "deepseek-ai/DeepSeek-V4-Flash-0731", 0.14, 0.28, 0.03),
      ("together", "deepseek-ai/DeepSeek-V4-Pro", 1.74, 3.48, 0.2),
      ("together", "deepseek-ai/DeepSeek-V4-Pro-0813", 1.32, 3.96, 0.13),
      ("together", "google/gemma-3n-E4B-it", 0.06, 0.12, nil),
      ("together", "google/gemma-4-31B-it", 0.39, 0.97, nil),
      ("together", "meta-llama/Llama-3.3-70B-Instruct-Turbo", 1.04, 1.04, nil),
      ("together", "meta-llama/Llama-3.3-70B-Instruct-Turbo-Free", 0, 0, nil),
      ("together", "meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8", 0.27, 0.85, nil),
      ("together", "meta-llama/Llama-4-Scout-17B-16E-Instruct", 0.18, 0.59, nil),
      ("together", "meta-llama/Llama-Guard-4-12B", 0.2, 0.2, nil),
      ("together", "meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo", 3.5, 3.5, nil),
      ("together", "meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo", 0.88, 0.88, nil),
      ("together", "meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo", 0.18, 0.18, nil),
      ("together", "meta-models/Muse-Glimmer-30B", 0.35, 1.5, 0.04),
      ("together", "mistralai/Ministral-3-14B-Instruct-2512", 0.2, 0.2, nil),
      ("together", "mistralai/Mistral-7B-Instruct-v0.1", 0.2, 0.2, nil),
      ("together", "mistralai/Mistral-7B-Instruct-v0.3", 0.2, 0.2, nil),
      ("together", "mistralai/Mistral-Small-24B-Instruct-2501", 0.1, 0.3, nil),
      ("together", "mistralai/Mixtral-8x7B-Instruct-v0.1", 0.6, 0.6, nil),
      ("together", "moonshotai/Kimi-K2-Instruct", 1, 3, nil),
      ("together", "moonshotai/Kimi-K2-Instruct-0905", 1, 3, nil),
      ("together", "moonshotai/Kimi-K2.5", 0.5, 2.8, nil),
      ("together", "moonshotai/Kimi-K2.5-fp4", 0.5, 2.8, nil),
      ("together", "moonshotai/Kimi-K2.6", 1.2, 4.5, 0.2),
      ("together", "moonshotai/Kimi-K2.7-Code", 0.95, 4, 0.19),
      ("together", "moonshotai/Kimi-K3", 3, 15, 0.3),
      ("together", "nvidia/NVIDIA-Nemotron-Nano-9B-v2", 0.06, 0.25, nil),
      ("together", "nvidia/nemotron-3-ultra-550b-a55b", 0.6, 3.6, 0.2),
      ("together", "openai/gpt-oss-120b", 0.15, 0.6, nil),
      ("together", "openai/gpt-oss-20b", 0.05, 0.2, nil),
      ("together", "pearl-ai/gemma-4-31b-it", 0.28, 0.86, nil),
      ("together", "thinkingmachines/Inkling", 1, 4.05, 0.17),
      ("together", "thinkingmachines/Inkling-Small", 0.5, 1.2, 0.1),
      ("together", "zai-org/GLM-4.5-Air-FP8", 0.2, 1.1, nil),
      ("together", "zai-org/GLM-4.6", 0.6, 2.2, nil),
      ("together", "zai-org/GLM-4.7", 0.45, 2, nil),
      ("together", "zai-org/GLM-5", 1, 3.2, nil),
      ("together", "zai-org/GLM-5.1", 1.4, 4.4, 0.26),
      ("together", "zai-org/GLM-5.2", 1.4, 4.4, 0.26),
      ("together", "zai-org/GLM-5.3", 1.4, 4.4, 0.26),
      ("together", "zai-org/GLM-5.3-Flash", 0.15, 0.5, 0.03),
    ]
}
