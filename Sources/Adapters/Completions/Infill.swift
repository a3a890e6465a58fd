/// llama.cpp's `/infill`, which fills a gap by the marks that the model file names.
enum Infill {
  static let dialect = Dialect(
    request: { prompt, endpoint throws(ModelError) in try request(for: prompt, to: endpoint) },
    authorize: .bearer, reply: Answer.reply(from:),
    decoder: AnswerDecoder<Answer, ServerSentEvents>.decoder(for:),
    signals: [.usage, .cachedTokens])

  static func request(
    for prompt: Prompt, to endpoint: Endpoint
  ) throws(ModelError) -> HTTPRequest {
    let text = try CompletionText(prompt, for: endpoint, hasSuffix: true)
    guard let suffix = text.suffix else {
      throw PromptTemplate.rejected("this endpoint only fills gaps; the case has no suffix")
    }
    let sampling = prompt.sampling
    let body = JSON.object(having: [
      "input_prefix": .string(text.text), "input_suffix": .string(suffix),
      "n_predict": sampling.maxTokens.map(JSON.int),
      "temperature": sampling.temperature.map(JSON.double),
      "top_p": sampling.topP.map(JSON.double), "seed": sampling.seed.map(JSON.int),
      "stop": sampling.stop.isEmpty ? nil : .array(sampling.stop.map(JSON.string)),
      "stream": .bool(endpoint.stream),
    ])
    return endpoint.post("/infill", JSONWriter.bytes(try endpoint.completed(body)))
  }

  /// What has been filled in so far, in one piece or in many.
  struct Answer: StreamedAnswer {
    private var text = ""
    private var last: JSON?

    init() {}

    var hasBegun: Bool { !text.isEmpty }
    var isComplete: Bool { last != nil }

    mutating func absorb(
      _ event: JSON, named name: String, of head: HTTPResponse
    ) -> Result<Reply, ModelError>? {
      if let error = event["error"], !error.isNull {
        return .failure(ProviderError(event).modelError(head))
      }
      text += event["content"]?.string ?? ""
      if event["stop"] == true { last = event }
      return nil
    }

    func reply(_ response: HTTPResponse) -> Result<Reply, ModelError> {
      guard let last else { return .failure(.unreadable("no answer that is done", response)) }
      var reply = response.reply(text: text, stop: Self.stop(last))
      reply.served = last["model"]?.string
      if let output = last["tokens_predicted"]?.count {
        reply.usage = Usage(
          input: last["tokens_evaluated"]?.count ?? 0, output: output,
          cached: last["timings"]?["cache_n"]?.count ?? 0)
      }
      return .success(reply)
    }

    private static func stop(_ last: JSON) -> Reply.Stop {
      switch last["stop_type"]?.string {
      case "eos", "word": .finished
      case "limit": .length
      default: last["stopped_limit"] == true ? .length : .other
      }
    }
  }
}
