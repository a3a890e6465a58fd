extension Bedrock {
  static func reply(from response: HTTPResponse) -> Result<Reply, ModelError> {
    let body: JSON
    do throws(ModelError) { body = try response.succeededJSON() } catch { return .failure(error) }
    var answer = Answer()
    answer.absorb(whole: body)
    return answer.reply(response)
  }

  /// What has been said so far, in one piece or in many.
  struct Answer: StreamedAnswer {
    private var text = ""
    private var reasoning = ""
    private var calls: [ToolCall] = []
    private var callPlaces: [Int: Int] = [:]
    private var stopReason: String?
    private var usage: Usage?
    private var guardrail: Guardrail?
    private var hasMessage = false
    private var isStreamed = false

    init() {}

    var hasBegun: Bool { !text.isEmpty || !calls.isEmpty }
    var isComplete: Bool { stopReason != nil }

    mutating func absorb(whole body: JSON) {
      stopReason = body["stopReason"]?.string
      absorb(metadata: body)
      guard let blocks = body["output"]?["message"]?["content"]?.array else { return }
      hasMessage = true
      for block in blocks {
        text += block["text"]?.string ?? ""
        reasoning += block["reasoningContent"]?["reasoningText"]?["text"]?.string ?? ""
        if let use = block["toolUse"] {
          calls.append(
            ToolCall(
              id: use["toolUseId"]?.string, name: use["name"]?.string, object: use["input"]))
        }
      }
    }

    mutating func absorb(
      _ event: JSON, named name: String, of head: HTTPResponse
    ) -> Result<Reply, ModelError>? {
      if let error = event["error"], !error.isNull {
        return .failure(ProviderError(event).modelError(head))
      }
      isStreamed = true
      let index = event["contentBlockIndex"]?.int ?? 0
      switch name {
      case "messageStart": hasMessage = true
      case "contentBlockStart":
        guard let use = event["start"]?["toolUse"] else { break }
        callPlaces[index] = calls.count
        // The arguments follow as text.
        calls.append(
          ToolCall(
            id: use["toolUseId"]?.string ?? "", name: use["name"]?.string ?? "", arguments: ""))
      case "contentBlockDelta":
        hasMessage = true
        let delta = event["delta"]
        text += delta?["text"]?.string ?? ""
        reasoning += delta?["reasoningContent"]?["text"]?.string ?? ""
        if let place = callPlaces[index] {
          calls[place].arguments += delta?["toolUse"]?["input"]?.string ?? ""
        }
      case "messageStop":
        hasMessage = true
        stopReason = event["stopReason"]?.string ?? "unknown"
      case "metadata": absorb(metadata: event)
      default: break
      }
      return nil
    }

    private mutating func absorb(metadata: JSON) {
      if let trace = metadata["trace"]?["guardrail"] { guardrail = Guardrail(trace) }
      guard let counts = metadata["usage"], let output = counts["outputTokens"]?.count else {
        return
      }
      // What was read from and written to the cache is counted apart from the input.
      let cached = counts["cacheReadInputTokens"]?.count ?? 0
      let written = counts["cacheWriteInputTokens"]?.count ?? 0
      usage = Usage(
        input: (counts["inputTokens"]?.count ?? 0) + cached + written, output: output,
        cached: cached)
    }

    func reply(_ response: HTTPResponse) -> Result<Reply, ModelError> {
      guard hasMessage else { return .failure(.unreadable("no message", response)) }
      var reply = response.reply(text: text, stop: stop, filters: guardrail?.findings ?? [])
      reply.reasoning = reasoning.isEmpty ? nil : reasoning
      reply.toolCalls = calls.map { call in
        ToolCall(
          id: call.id, name: call.name, arguments: call.arguments.isEmpty ? "{}" : call.arguments)
      }
      reply.usage = usage
      if stopReason == "guardrail_intervened" {
        reply.intervene(guardrail, isStreamed: isStreamed)
      } else if stopReason == "content_filtered" {
        reply.filters.append(
          Filter(stage: .completion, category: "content_filtered", blocked: true))
      }
      return .success(reply)
    }

    // Where a guardrail intervened, what it did decides later. The API's list has no refusal; Claude's
    // own word is understood should it come through.
    private var stop: Reply.Stop {
      switch stopReason {
      case "end_turn", "stop_sequence", "guardrail_intervened": .finished
      case "max_tokens", "model_context_window_exceeded": .length
      case "tool_use": .toolCalls
      case "content_filtered": .filtered
      case "refusal": .refused
      default: .other
      }
    }
  }
}
