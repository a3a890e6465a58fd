extension StubResponse {
  /// A whole chat completion in OpenAI's form.
  public static func chat(
    _ text: String, finish: String = "stop", model: String = "stub-1", delay: Double = 0
  ) -> StubResponse {
    StubResponse(
      headers: [("Content-Type", "application/json"), ("x-request-id", "req-stub")], delay: delay,
      text: """
        {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"\(model)",\
        "choices":[{"index":0,"message":{"role":"assistant","content":\(quoted(text)),\
        "refusal":null},"logprobs":null,"finish_reason":"\(finish)"}],"usage":{"prompt_tokens":9,\
        "completion_tokens":12,"total_tokens":21,"prompt_tokens_details":{"cached_tokens":0},\
        "completion_tokens_details":{"reasoning_tokens":0}},"system_fingerprint":"fp_stub"}
        """)
  }

  /// The same as a stream, each piece of the text `interval` seconds after the one before it.
  public static func chatStream(
    _ texts: [String], finish: String? = "stop", model: String = "stub-1", delay: Double = 0,
    interval: Double = 0, terminator: String = "data: [DONE]\n\n", cutAfter: Int? = nil
  ) -> StubResponse {
    var events = [event(model, #"{"role":"assistant","content":""}"#, nil)]
    events += texts.map { event(model, "{\"content\":\(quoted($0))}", nil) }
    if let finish {
      events.append(event(model, "{}", finish))
      events.append(
        "data: {\"model\":\"\(model)\",\"choices\":[],\"usage\":{\"prompt_tokens\":9,"
          + "\"completion_tokens\":\(texts.count)}}\n\n")
    }
    if !terminator.isEmpty { events.append(terminator) }
    return StubResponse(
      headers: [("Content-Type", "text/event-stream"), ("x-request-id", "req-stub")], delay: delay,
      body: .pieces(events.map { Piece(Array($0.utf8), delay: interval) }), cutAfter: cutAfter)
  }

  private static func event(_ model: String, _ delta: String, _ finish: String?) -> String {
    let finish = finish.map { "\"\($0)\"" } ?? "null"
    return "data: {\"model\":\"\(model)\",\"choices\":[{\"index\":0,\"delta\":\(delta),"
      + "\"finish_reason\":\(finish)}]}\n\n"
  }

  /// A failure with OpenAI's error object.
  public static func failure(
    _ status: Int, message: String = "it failed", code: String? = nil,
    headers: [(String, String)] = []
  ) -> StubResponse {
    let code = code.map(quoted) ?? "null"
    return StubResponse(
      status: status, headers: [("Content-Type", "application/json")] + headers,
      text: "{\"error\":{\"message\":\(quoted(message)),\"type\":\"stub_error\",\"code\":\(code)}}")
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
