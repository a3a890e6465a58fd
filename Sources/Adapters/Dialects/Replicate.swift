/// Replicate's predictions: created, waited for, asked after until they have ended.
enum Replicate {
  /// The members of a model's input, which every model on Replicate chooses for itself; `extra_body`
  /// renames those that a model calls otherwise.
  enum Input: Sendable {
    /// One prompt beside a system prompt, as nearly all have it.
    case prompt
    /// A list of messages, as the chat models of OpenAI have it there.
    case messages
  }

  static func dialect(_ input: Input) -> Dialect {
    Dialect(
      request: { prompt, endpoint throws(ModelError) in
        try request(for: prompt, to: endpoint, input)
      },
      authorize: .bearer, reply: reply(from:), decoder: { _ in nil }, followUp: followUp,
      signals: [.filterError, .usage],
      rules: [
        .sets(
          .template, "the model's own on Replicate, its default system prompt too",
          settledBy: ["input.system_prompt"])
      ])
  }

  /// The server holds its answer back for half of the time limit, and gives up by itself at its end
  /// even if we have gone.
  private static func request(
    for prompt: Prompt, to endpoint: Endpoint, _ form: Input
  ) throws(ModelError) -> HTTPRequest {
    guard prompt.tools.isEmpty else { throw unsayable("takes no tools") }
    let input =
      switch form {
      case .prompt: try prompted(prompt)
      case .messages: try listed(prompt)
      }
    let (path, version) = address(endpoint.model)
    let body = JSON.object(having: ["version": version.map(JSON.string), "input": input])
    let completed = try endpoint.completed(body, open: ["input"])
    var request = endpoint.post(path, JSONWriter.bytes(completed))
    let limit = endpoint.limits.timeout
    let wait = Int(max(1, min(60, limit / 2)))
    request.headers["Prefer"] = request.headers["Prefer"] ?? "wait=\(wait)"
    let end = Int(max(5, min(limit, 86_400)).rounded(.up))
    request.headers["Cancel-After"] = request.headers["Cancel-After"] ?? "\(end)s"
    return request
  }

  private static func prompted(_ prompt: Prompt) throws(ModelError) -> JSON {
    let (system, turns) = try prompt.systemApart()
    guard turns.count == 1, let turn = turns.first, turn.role == .user else {
      throw unsayable("takes a single prompt, not a conversation")
    }
    let sampling = prompt.sampling
    guard !sampling.stop.contains(where: { $0.contains(",") }) else {
      throw unsayable("separates stop sequences by commas, so none may hold one")
    }
    return .object(having: [
      "prompt": .string(turn.content), "system_prompt": system.map(JSON.string),
      "max_tokens": sampling.maxTokens.map(JSON.int),
      "temperature": sampling.temperature.map(JSON.double),
      "top_p": sampling.topP.map(JSON.double), "seed": sampling.seed.map(JSON.int),
      "stop_sequences": sampling.stop.isEmpty
        ? nil : .string(sampling.stop.joined(separator: ",")),
    ])
  }

  private static func listed(_ prompt: Prompt) throws(ModelError) -> JSON {
    guard prompt.messages.allSatisfy({ $0.role != .tool && $0.toolCalls.isEmpty }) else {
      throw unsayable("takes no tools")
    }
    let sampling = prompt.sampling
    let messages = prompt.messages.map { turn -> JSON in
      ["role": .string(turn.role.rawValue), "content": .string(turn.content)]
    }
    return .object(having: [
      "messages": .array(messages),
      "max_completion_tokens": sampling.maxTokens.map(JSON.int),
      "temperature": sampling.temperature.map(JSON.double),
      "top_p": sampling.topP.map(JSON.double),
    ])
  }

  private static func unsayable(_ words: String) -> ModelError {
    ModelError(
      kind: .rejected, message: "a model behind this API \(words)", attempts: 0, shouldRetry: false)
  }

  /// `owner/name` is a model that Replicate keeps running, `owner/name:version` or a bare version one
  /// version of any model, `deployments/owner/name` a deployment.
  private static func address(_ model: String) -> (path: String, version: String?) {
    let words = model.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let path = words.map(Endpoint.percentEncoded).joined(separator: "/")
    if words.count == 3, words[0] == "deployments" { return ("/\(path)/predictions", nil) }
    if words.count == 2, !model.contains(":") { return ("/models/\(path)/predictions", nil) }
    return ("/predictions", model.split(separator: ":").last.map(String.init) ?? model)
  }
}
