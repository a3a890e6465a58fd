/// OpenAI's older completions, which continue a text or fill a gap in one.
struct Completions: Sendable {
  /// Where those who speak it differ.
  struct Quirks: Sendable {
    var path = "/completions"
    var suffix = Suffix.always
    var asksForStreamUsage = true
    var seed = "seed"
  }

  /// Whether a server fills gaps: llama.cpp takes the field from everyone and leaves it aside.
  enum Suffix: Sendable {
    case always, never
    /// Where the target's configuration says that it can.
    case ifDeclared

    func isTaken(by endpoint: Endpoint) -> Bool {
      switch self {
      case .always: true
      case .never: false
      case .ifDeclared: endpoint.capabilities[.fillInTheMiddle] == true
      }
    }
  }

  var quirks = Quirks()

  static func dialect(_ quirks: Quirks = Quirks()) -> Dialect {
    let completions = Completions(quirks: quirks)
    var dialect = OpenAI.dialect()
    dialect.request = { prompt, endpoint throws(ModelError) in
      try completions.request(for: prompt, to: endpoint)
    }
    return dialect
  }

  func request(for prompt: Prompt, to endpoint: Endpoint) throws(ModelError) -> HTTPRequest {
    let text = try CompletionText(
      prompt, for: endpoint, hasSuffix: quirks.suffix.isTaken(by: endpoint))
    let sampling = prompt.sampling
    var body = JSON.object(having: [
      "model": .string(endpoint.model), "prompt": .string(text.text),
      "suffix": text.suffix.map(JSON.string), "max_tokens": sampling.maxTokens.map(JSON.int),
      "temperature": sampling.temperature.map(JSON.double),
      "top_p": sampling.topP.map(JSON.double), quirks.seed: sampling.seed.map(JSON.int),
      "stop": sampling.stop.isEmpty ? nil : .array(sampling.stop.map(JSON.string)),
    ])
    if endpoint.stream {
      body.merge("stream", true)
      if quirks.asksForStreamUsage { body.merge("stream_options", ["include_usage": true]) }
    }
    return endpoint.post(quirks.path, JSONWriter.bytes(try endpoint.completed(body)))
  }
}
