extension Replicate {
  /// Asks after a prediction that goes on: after 0.5 s, and then after twice as long each time, up to
  /// 4 s, so that hundreds that wait for one model to start stay within the API's rate limit.
  ///
  /// By its id below the base URL and not by the address that the response gives, which might lead a
  /// key elsewhere.
  static func followUp(
    _ response: HTTPResponse, _ endpoint: Endpoint, _ exchanges: Int
  ) -> FollowUp? {
    guard response.succeeded, let body = try? response.json(),
      let status = body["status"]?.string, status == "starting" || status == "processing",
      let id = body["id"]?.string, !id.isEmpty
    else { return nil }
    let path = "/predictions/\(Endpoint.percentEncoded(id))"
    return FollowUp(
      request: endpoint.get(path), wait: 0.5 * Double(1 << min(max(0, exchanges - 1), 3)),
      abandon: endpoint.post("\(path)/cancel"))
  }

  static func reply(from response: HTTPResponse) -> Result<Reply, ModelError> {
    guard response.succeeded else {
      let error = ProviderError(response)
      var failure = error.modelError(response)
      failure.retryAfter = failure.retryAfter ?? error.body["retry_after"]?.double
      return .failure(failure)
    }
    let body: JSON
    do throws(ModelError) { body = try response.json() } catch { return .failure(error) }
    switch body["status"]?.string {
    case "succeeded": return answer(body, response)
    case "failed": return failure(body, response)
    // It reached its time limit, or somebody stopped it: after it had started, or before.
    case "canceled", "aborted":
      let words = "the prediction was stopped before it had ended"
      return .failure(
        ModelError(kind: .timeout, message: words, requestID: body["id"]?.string))
    default: return .failure(.unreadable("no prediction that has ended", response))
    }
  }

  private static func answer(_ body: JSON, _ response: HTTPResponse) -> Result<Reply, ModelError> {
    guard let text = text(body["output"]) else {
      return .failure(.unreadable("the prediction's output is no text", response))
    }
    let metrics = body["metrics"]
    // Nothing says why a model stopped; that it used up its limit can be told from the count.
    let output = metrics?["output_token_count"]?.count
    let limit = limitNames.lazy.compactMap { body["input"]?[$0]?.int }.first
    let isCut = output.flatMap { count in limit.map { count >= $0 } } ?? false
    var reply = response.reply(
      text: text, stop: isCut ? .length : .finished, requestID: body["id"]?.string)
    reply.served = body["model"]?.string
    reply.fingerprint = body["version"]?.string
    reply.usage = output.map {
      Usage(input: metrics?["input_token_count"]?.count ?? 0, output: $0)
    }
    return .success(reply)
  }

  /// What models there call their limit on output.
  private static let limitNames = [
    "max_tokens", "max_completion_tokens", "max_new_tokens", "max_output_tokens",
  ]

  /// Fragments in their order, or one text; nil for anything else.
  private static func text(_ output: JSON?) -> String? {
    guard let fragments = output?.array else { return output?.string }
    var text = ""
    for fragment in fragments {
      guard let piece = fragment.string else { return nil }
      text += piece
    }
    return text
  }

  private static func failure(
    _ body: JSON, _ response: HTTPResponse
  ) -> Result<Reply, ModelError> {
    let words = body["error"]?.string ?? "the prediction failed"
    // Replicate's one word for its own and the models' filters says no more than this.
    if words.contains("flagged as sensitive") || words.contains("(E005)") {
      let filter = Filter(stage: .prompt, category: "sensitive", blocked: true)
      var reply = response.reply(
        text: "", stop: .filtered, filters: [filter], requestID: body["id"]?.string)
      reply.served = body["model"]?.string
      return .success(reply)
    }
    return .failure(
      ModelError(
        kind: .server, message: ProviderError.oneLine(words), requestID: body["id"]?.string))
  }
}
