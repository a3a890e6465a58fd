import Adapters

extension Prompt {
  static func make(
    _ user: String = "Say ok.", system: String? = nil, sampling: Sampling = Sampling(),
    tools: [Tool] = [], schema: String? = nil, suffix: String? = nil, case: String = "c",
    sample: Int = 0
  ) -> Prompt {
    let system = system.map { [Message(role: .system, content: $0)] } ?? []
    return Prompt(
      messages: system + [Message(role: .user, content: user)], sampling: sampling, tools: tools,
      schema: schema, suffix: suffix,
      origin: Origin(suite: "s", suiteDigest: "d", case: `case`, sample: sample))
  }
}

extension Endpoint {
  static func make(
    adapter: String = "openai-compatible", model: String = "m",
    baseURL: String? = "http://127.0.0.1:1/v1", stream: Bool = false, limits: Limits = Limits()
  ) -> Endpoint {
    Endpoint(adapter: adapter, model: model, baseURL: baseURL, stream: stream, limits: limits)
  }
}
