/// The HTTP side of a Petals backend: a form goes in, JSON comes out, always with status 200.
enum Petals {
  static let dialect = Dialect(
    request: { prompt, endpoint throws(ModelError) in try request(for: prompt, to: endpoint) },
    authorize: .bearer, reply: reply(from:), decoder: { _ in nil })

  /// The server draws greedily unless told to sample, and does not stop by itself.
  static func request(
    for prompt: Prompt, to endpoint: Endpoint
  ) throws(ModelError) -> HTTPRequest {
    let text = try CompletionText(prompt, for: endpoint, hasSuffix: false)
    guard prompt.sampling.stop.isEmpty else {
      throw PromptTemplate.rejected("this API takes no stop sequences")
    }
    let sampling = prompt.sampling
    let draws = (sampling.temperature ?? 0) > 0
    let fields = JSON.object(having: [
      "model": .string(endpoint.model), "inputs": .string(text.text),
      "do_sample": .int(draws ? 1 : 0),
      "temperature": draws ? sampling.temperature.map(JSON.double) : nil,
      "top_p": draws ? sampling.topP.map(JSON.double) : nil,
      "max_new_tokens": .int(sampling.maxTokens ?? 512),
    ])
    var request = endpoint.post("/generate", form(try endpoint.completed(fields)))
    request.headers["Content-Type"] = "application/x-www-form-urlencoded"
    return request
  }

  private static func form(_ fields: JSON) -> [UInt8] {
    let pairs = (fields.members ?? []).map { field in
      let value =
        field.value.string ?? String(decoding: JSONWriter.bytes(field.value), as: UTF8.self)
      return "\(Endpoint.percentEncoded(field.name))=\(Endpoint.percentEncoded(value))"
    }
    return Array(pairs.joined(separator: "&").utf8)
  }

  static func reply(from response: HTTPResponse) -> Result<Reply, ModelError> {
    do throws(ModelError) {
      let body = try response.succeededJSON()
      if body["ok"] == false {
        // The last line of a Python traceback says what happened.
        let trace = body["traceback"]?.string ?? ""
        let line =
          trace.split(whereSeparator: \.isNewline).last.map(String.init) ?? "no reason given"
        throw ModelError(
          kind: .server, message: ProviderError.oneLine(line), requestID: response.headers.requestID
        )
      }
      guard let text = body["outputs"]?.string else { throw .unreadable("no outputs", response) }
      return .success(response.reply(text: text, stop: .other))
    } catch {
      return .failure(error)
    }
  }
}
