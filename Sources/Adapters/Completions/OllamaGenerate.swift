/// Ollama's `/api/generate`: a text goes on as it is, a gap is filled by the model's own marks.
enum OllamaGenerate {
  static let dialect: Dialect = {
    var dialect = Ollama.dialect
    dialect.request = { prompt, endpoint throws(ModelError) in
      try request(for: prompt, to: endpoint)
    }
    return dialect
  }()

  /// `raw` keeps the server's template for conversations away from a text that has its own.
  static func request(
    for prompt: Prompt, to endpoint: Endpoint
  ) throws(ModelError) -> HTTPRequest {
    let text = try CompletionText(prompt, for: endpoint, hasSuffix: true)
    let body = JSON.object(having: [
      "model": .string(endpoint.model), "prompt": .string(text.text),
      "suffix": text.suffix.map(JSON.string), "raw": text.suffix == nil ? true : nil,
      "stream": .bool(endpoint.stream), "options": Ollama.options(prompt.sampling),
      "truncate": false, "shift": false,
    ])
    return endpoint.post(
      "/api/generate", JSONWriter.bytes(try endpoint.completed(body, open: ["options"])))
  }
}
