extension RecordingLine {
  /// What is wrong with a line, and at which of its members.
  struct Flaw: Error {
    var path: [String]
    var reason: String
    var hint: String
  }

  init(_ json: JSON) throws(Flaw) {
    let line = try Fields(
      json, at: [],
      known: [
        "format", "suite", "suite_digest", "case", "sample", "turn", "target", "request", "reply",
        "error", "timing",
      ])
    if let format = try line.string("format"), format != Self.format {
      throw Flaw(
        path: ["format"], reason: "the format is \"\(format)\"",
        hint: "this version reads \(Self.format)")
    }
    suite = try line.string("suite")
    suiteDigest = try line.string("suite_digest")
    `case` = try line.required("case", line.string("case"))
    sample = try line.required("sample", line.count("sample"))
    turn = try line.count("turn")
    if turn == 0 {
      throw Flaw(
        path: ["turn"], reason: "turn is 0", hint: "number the turns before the judged reply from 1"
      )
    }
    let target = try line.fields("target", known: ["adapter", "model", "served", "fingerprint"])
    self.target = try target.map { target throws(Flaw) in
      Target(adapter: try target.string("adapter"), model: try target.string("model"))
    }
    request = try line.fields("request", known: ["messages", "suffix", "sampling"]).map(
      Self.request)
    let timing = try Self.timing(line)
    outcome = try Self.outcome(line, target: target, timing: timing)
  }

  static func outcome(
    _ line: Fields, target: Fields?, timing: Timing
  ) throws(Flaw) -> Result<Reply, ModelError> {
    let error = try line.fields(
      "error", known: ["kind", "status", "message", "attempts", "request_id"])
    let reply = try line.fields(
      "reply",
      known: [
        "text", "stop", "refusal", "reasoning", "tool_calls", "filters", "usage", "request_id",
        "attempts",
      ])
    switch (reply, error) {
    case (let reply?, nil): return .success(try Self.reply(reply, target: target, timing: timing))
    case (nil, let error?):
      return .failure(
        ModelError(
          kind: try error.word("kind") ?? .connection, status: try error.int("status"),
          message: ProviderError.oneLine(try error.string("message") ?? ""),
          requestID: try error.string("request_id"),
          attempts: try error.count("attempts") ?? 1, shouldRetry: false))
    case (nil, nil):
      throw Flaw(
        path: [], reason: "neither a reply nor an error",
        hint: "write \"reply\":{\"text\":\"…\"}, or \"error\":{\"kind\":\"timeout\"}")
    case (_?, _?):
      throw Flaw(
        path: ["error"], reason: "both a reply and an error", hint: "leave one of them out")
    }
  }

  private static func reply(
    _ reply: Fields, target: Fields?, timing: Timing
  ) throws(Flaw) -> Reply {
    let usage = try reply.fields("usage", known: ["input", "output", "cached", "reasoning"])
    var read = Reply(
      text: try reply.required("text", reply.string("text")),
      stop: try reply.word("stop") ?? .finished, refusal: try reply.string("refusal"),
      reasoning: try reply.string("reasoning"),
      toolCalls: try reply.list("tool_calls", known: toolCallFields).map(toolCall),
      filters: try reply.list("filters", known: ["stage", "category", "severity", "blocked"])
        .map { filter throws(Flaw) in
          Filter(
            stage: try filter.required("stage", filter.word("stage")),
            category: try filter.string("category") ?? "",
            severity: try filter.string("severity"), blocked: try filter.bool("blocked") ?? false)
        },
      usage: try usage.map { usage throws(Flaw) in
        Usage(
          input: try usage.count("input") ?? 0, output: try usage.count("output") ?? 0,
          cached: try usage.count("cached") ?? 0, reasoning: try usage.count("reasoning") ?? 0)
      },
      served: try target?.string("served"), fingerprint: try target?.string("fingerprint"),
      requestID: try reply.string("request_id"), timing: timing,
      attempts: max(1, try reply.count("attempts") ?? 1))
    // As of a reply that is asked for; whoever wrote the line may have kept it whole.
    read.keepReasoningApart()
    return read
  }

  private static func request(_ request: Fields) throws(Flaw) -> Request {
    let messages = try request.list(
      "messages", known: ["role", "content", "tool_calls", "tool_call_id"])
    let sampling = try request.fields(
      "sampling", known: ["temperature", "top_p", "max_tokens", "seed", "stop"])
    return Request(
      messages: try messages.map { message throws(Flaw) in
        Message(
          role: try message.required("role", message.word("role")),
          content: try message.string("content") ?? "",
          toolCalls: try message.list("tool_calls", known: toolCallFields).map(toolCall),
          toolCallID: try message.string("tool_call_id"))
      },
      sampling: try sampling.map { sampling throws(Flaw) in
        Sampling(
          temperature: try sampling.double("temperature"), topP: try sampling.double("top_p"),
          maxTokens: try sampling.int("max_tokens"), seed: try sampling.int("seed"),
          stop: try sampling.strings("stop"))
      } ?? Sampling(), suffix: try request.string("suffix"))
  }

  private static let toolCallFields = ["id", "name", "arguments"]

  private static func toolCall(_ call: Fields) throws(Flaw) -> ToolCall {
    ToolCall(
      id: try call.string("id") ?? "", name: try call.required("name", call.string("name")),
      arguments: try call.string("arguments") ?? "{}")
  }

  private static func timing(_ line: Fields) throws(Flaw) -> Timing {
    let timing = try line.fields(
      "timing",
      known: ["started", "name_lookup", "connect", "tls", "first_byte", "first_token", "total"])
    guard let timing else { return Timing() }
    let text = try timing.string("started")
    let started = text.flatMap(Timestamp.date)
    if text != nil, started == nil {
      throw Flaw(
        path: ["timing", "started"], reason: "not a point in time",
        hint: "write it as 2026-11-21T07:00:00Z")
    }
    return Timing(
      started: started, nameLookup: try timing.double("name_lookup"),
      connect: try timing.double("connect"), tls: try timing.double("tls"),
      firstByte: try timing.double("first_byte"), firstToken: try timing.double("first_token"),
      total: try timing.double("total"))
  }
}
