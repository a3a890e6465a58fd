/// OpenAI's older completions, which continue a text or fill a gap in one.
struct Completions: Sendable {
  /// Where those who speak it differ.
  struct Quirks: Sendable {
    var path = "/completions"
    var hasSuffix = true
    var asksForStreamUsage = true
    var seed = "seed"
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
    let text = try CompletionText(prompt, for: endpoint, hasSuffix: quirks.hasSuffix)
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
