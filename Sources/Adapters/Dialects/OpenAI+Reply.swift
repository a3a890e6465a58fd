extension OpenAI {
  static func reply(from response: HTTPResponse) -> Result<Reply, ModelError> {
    guard response.succeeded else {
      return failure(ProviderError(response), response, stage: .prompt)
    }
    let body: JSON
    do throws(ModelError) { body = try response.json() } catch { return .failure(error) }
    if let error = body["error"], !error.isNull {
      return failure(ProviderError(body), response, stage: .prompt)
    }
    var answer = Answer()
    answer.absorb(body, delta: "message")
    return answer.reply(response)
  }

  /// A filter that refuses the prompt is a reply; every other failure is an error.
  static func failure(
    _ error: ProviderError, _ response: HTTPResponse, stage: Filter.Stage
  ) -> Result<Reply, ModelError> {
    if let reply = filtered(error, response, stage: stage) { return .success(reply) }
    return .failure(error.modelError(response))
  }

  /// The reply that an error stands for, where a filter is the reason for it; nil where not.
  static func filtered(
    _ error: ProviderError, _ response: HTTPResponse, stage: Filter.Stage
  ) -> Reply? {
    (guardrail(response) ?? filters(error, stage: stage)).map { filters in
      response.reply(text: "", stop: .filtered, filters: filters)
    }
  }

  /// What a filter found, where it is the reason for the error; nil where it is not.
  private static func filters(_ error: ProviderError, stage: Filter.Stage) -> [Filter]? {
    let inner = error.body["innererror"] ?? error.body["provider_specific_fields"]?["innererror"]
    let results = inner?["content_filter_result"]
    let flagged = error.body["metadata"]?["reasons"]?.array
    let code = error.code ?? ""
    let saysPolicy = ["policy", "safety", "flagged"].contains { error.message.contains($0) }
    let isGuardrail = ["guardrail", "moderation"].contains { (error.type ?? "").contains($0) }
    guard
      isGuardrail || filterCodes.contains(code) || error.isPolicyViolation || results != nil
        || flagged != nil
        || code == "invalid_prompt" && saysPolicy
    else { return nil }
    var filters = results.map { Answer.filters($0, stage: stage) } ?? []
    filters += (flagged ?? []).compactMap { reason in
      reason.string.map { Filter(stage: stage, category: $0, blocked: true) }
    }
    if !filters.contains(where: \.blocked) {
      let category = code.isEmpty || error.isPolicyViolation ? "content_filter" : code
      filters.append(Filter(stage: stage, category: category, blocked: true))
    }
    return filters
  }

  /// Portkey answers 246 where one of its checks found something and let it pass.
  static func passedGuardrails(_ response: HTTPResponse) -> [Filter] {
    guard response.status == 246 else { return [] }
    return [Filter(stage: .completion, category: "guardrail", severity: "passed", blocked: false)]
  }

  /// Portkey answers 446 where one of its own checks denied the prompt or the completion.
  private static func guardrail(_ response: HTTPResponse) -> [Filter]? {
    guard response.status == 446 else { return nil }
    let results = (try? JSONReader.read(response.body))?["hook_results"]
    let after = results?["after_request_hooks"]?.array ?? []
    let stage: Filter.Stage = after.contains { $0["verdict"] == false } ? .completion : .prompt
    return [Filter(stage: stage, category: "guardrail", blocked: true)]
  }

  private static let filterCodes: Set<String> = [
    "content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation",
  ]
}

extension ModelError {
  static func unreadable(
    _ message: String, _ response: HTTPResponse, shouldRetry: Bool? = nil
  ) -> ModelError {
    ModelError(
      kind: .unreadable, status: response.status, message: message,
      requestID: response.headers.requestID, shouldRetry: shouldRetry)
  }
}
