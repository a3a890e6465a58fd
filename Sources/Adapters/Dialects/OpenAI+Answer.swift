extension OpenAI {
  /// What has been said so far, in one piece or in many.
  struct Answer: StreamedAnswer {
    private var finish: String?
    private var text = ""
    private var refusal = ""
    private var reasoning = ""
    private var calls: [ToolCall] = []
    private var callIndices: [Int: Int] = [:]
    private var filters: [Filter] = []
    private var usage: Usage?
    private var served: String?
    private var fingerprint: String?
    private var id: String?
    private var hasChoices = false
    private var choiceError: ProviderError?

    init() {}

    var hasBegun: Bool { !text.isEmpty || !refusal.isEmpty || !calls.isEmpty }
    /// A stream that ends without a reason was cut, whoever put an end to it.
    var isComplete: Bool { finish != nil || isBlocked && !hasChoices || choiceError != nil }

    /// Pieces differ from a whole reply only in saying `delta` for `message`.
    mutating func absorb(
      _ event: JSON, named name: String, of head: HTTPResponse
    ) -> Result<Reply, ModelError>? {
      if name == "error" || event["error"].map({ !$0.isNull }) == true {
        return OpenAI.failure(
          ProviderError(event), head, stage: hasBegun ? .completion : .prompt)
      }
      absorb(event, delta: "delta")
      return nil
    }

    /// - Parameter delta: the member of a choice that holds what is new, `message` or `delta`.
    mutating func absorb(_ body: JSON, delta: String) {
      served = body["model"]?.string ?? served
      // A gateway names whom it has asked where an engine names its build.
      fingerprint =
        body["system_fingerprint"]?.string ?? fingerprint ?? body["provider"]?.string
      id = body["id"]?.string ?? id
      usage = body["usage"].flatMap(Self.usage) ?? usage
      for result in body["prompt_filter_results"]?.array ?? [] {
        note(Self.filters(result["content_filter_results"] ?? .null, stage: .prompt))
      }
      // One reply is asked for; a server that sends more is heard once.
      let choices = body["choices"]?.array ?? []
      guard let choice = choices.first(where: { $0["index"]?.int ?? 0 == 0 }) else { return }
      hasChoices = true
      // Some servers write an empty one until there is one.
      if let reason = choice["finish_reason"]?.string, !reason.isEmpty { finish = reason }
      note(Self.filters(choice["content_filter_results"] ?? .null, stage: .completion))
      if let error = choice["error"], error != .null { choiceError = ProviderError(choice) }
      if let message = choice[delta] { absorb(message) }
      // Completions of a text have no message.
      text += choice["text"]?.string ?? ""
    }

    private mutating func absorb(_ message: JSON) {
      absorb(content: message["content"] ?? .null)
      refusal += message["refusal"]?.string ?? ""
      reasoning += message["reasoning_content"]?.string ?? message["reasoning"]?.string ?? ""
      for (position, call) in (message["tool_calls"]?.array ?? []).enumerated() {
        absorb(
          call: call["function"] ?? .null, id: call["id"], index: call["index"]?.int ?? position)
      }
      if let call = message["function_call"], call != .null {
        absorb(call: call, id: nil, index: 0)
      }
    }

    /// A text, or a list of typed parts.
    private mutating func absorb(content: JSON) {
      switch content {
      case .string(let piece): text += piece
      case .array(let parts):
        for part in parts {
          switch part["type"]?.string {
          case "thinking":
            let thoughts = part["thinking"]?.array ?? [part["thinking"] ?? .null]
            reasoning += thoughts.compactMap { $0.string ?? $0["text"]?.string }.joined()
          case "refusal": refusal += part["refusal"]?.string ?? ""
          default: text += part["text"]?.string ?? ""
          }
        }
      default: break
      }
    }

    private mutating func absorb(call: JSON, id: JSON?, index: Int) {
      let id = id?.string ?? ""
      // Some servers give every call the same index, and tell them apart by their ids.
      let isAnother = callIndices[index].map { place in
        !id.isEmpty && !calls[place].id.isEmpty && calls[place].id != id
      }
      if isAnother != false {
        callIndices[index] = calls.count
        calls.append(ToolCall(id: "", name: "", arguments: ""))
      }
      guard let place = callIndices[index] else { return }
      if !id.isEmpty { calls[place].id = id }
      // Some repeat the whole name with every piece.
      let name = call["name"]?.string ?? ""
      if calls[place].name != name { calls[place].name += name }
      switch call["arguments"] {
      case .string(let piece): calls[place].arguments += piece
      case .some(.object(let members)):
        let bytes = JSONWriter.bytes(.object(members))
        calls[place].arguments += String(decoding: bytes, as: UTF8.self)
      default: break
      }
    }

    /// A filter may speak more than once about the same thing; a block is never taken back.
    private mutating func note(_ new: [Filter]) {
      for filter in new {
        let known = filters.firstIndex {
          $0.stage == filter.stage && $0.category == filter.category
        }
        if let known {
          let wasBlocked = filters[known].blocked
          filters[known] = filter
          filters[known].blocked = filter.blocked || wasBlocked
        } else if filters.count < 64 {
          filters.append(filter)
        }
      }
    }

    func reply(_ response: HTTPResponse) -> Result<Reply, ModelError> {
      if let choiceError { return .failure(choiceError.modelError(response)) }
      guard hasChoices || isBlocked else { return .failure(.unreadable("no choices", response)) }
      // A model that has nothing to say still stops for a reason.
      let isNothing = finish == nil && !hasBegun && reasoning.isEmpty && !isBlocked
      if isNothing || finish.map(Self.givenUp.contains) == true {
        return .failure(
          .unreadable("the server gave up on the reply", response, shouldRetry: true))
      }
      var reply = Reply(
        text: text, stop: stop, refusal: refusal.isEmpty ? nil : refusal,
        reasoning: reasoning.isEmpty ? nil : reasoning, toolCalls: calls, filters: filters,
        usage: usage, served: served, fingerprint: fingerprint,
        requestID: response.headers.requestID ?? id.map { String($0.prefix(200)) },
        timing: response.timing)
      reply.filters += OpenAI.passedGuardrails(response)
      if reply.stop == .filtered, !filters.contains(where: \.blocked) {
        reply.filters.append(
          Filter(stage: .completion, category: "content_filter", blocked: true))
      }
      return .success(reply)
    }

    private var isBlocked: Bool { filters.contains { $0.blocked && $0.stage == .prompt } }

    /// The last is DeepSeek's word for a reply that it broke off for want of machines.
    private static let givenUp: Set<String> = ["abort", "error", "insufficient_system_resource"]

    private var stop: Reply.Stop {
      if isBlocked && !hasChoices { return .filtered }
      return switch finish {
      case "content_filter": .filtered
      case "stop", "eos", "eos_token", "stop_sequence", "end_turn":
        !refusal.isEmpty ? .refused : calls.isEmpty ? .finished : .toolCalls
      case "length", "model_length", "max_tokens": .length
      case "tool_calls", "function_call": .toolCalls
      default: refusal.isEmpty ? .other : .refused
      }
    }
  }
}

extension OpenAI.Answer {
  /// Azure's findings: by severity where a category is graded, else whether it was detected.
  static func filters(_ results: JSON, stage: Filter.Stage) -> [Filter] {
    (results.members ?? []).map { member in
      let finding = member.value
      let severity = finding["severity"]?.string ?? finding["code"]?.string
      let detected = finding["detected"]?.bool.map { $0 ? "detected" : "safe" }
      return Filter(
        stage: stage, category: member.name, severity: severity ?? detected,
        blocked: finding["filtered"]?.bool ?? false)
    }
  }

  private static func usage(_ usage: JSON) -> Usage? {
    let input = usage["prompt_tokens"]?.int
    let output = usage["completion_tokens"]?.int
    guard input != nil || output != nil else { return nil }
    let cached = usage["prompt_tokens_details"]?["cached_tokens"]?.int ?? 0
    let reasoning = usage["completion_tokens_details"]?["reasoning_tokens"]?.int ?? 0
    // Sums of what strangers claim must not overflow.
    let believable = { (count: Int) in max(0, min(count, 1 << 40)) }
    return Usage(
      input: believable(input ?? 0), output: believable(output ?? 0), cached: believable(cached),
      reasoning: believable(reasoning))
  }
}
