import Foundation

/// Claude on Amazon Bedrock in Anthropic's own words: a model's invocation carries a message.
enum BedrockAnthropic {
  /// The only version there is; it takes a temperature.
  static let version = "bedrock-2023-05-31"

  static let dialect = Dialect(
    request: { prompt, endpoint throws(ModelError) in try request(for: prompt, to: endpoint) },
    authorize: Bedrock.authorization, reply: reply(from:),
    decoder: AnswerDecoder<Answer, BedrockChunks>.decoder(for:),
    signals: Anthropic.dialect.signals, rules: Anthropic.dialect.rules)

  /// The path names the model and whether to stream, the body the version.
  static func request(
    for prompt: Prompt, to endpoint: Endpoint
  ) throws(ModelError) -> HTTPRequest {
    var body = try Anthropic.body(for: prompt, to: endpoint)
    body.merge("model", nil)
    body.merge("stream", nil)
    if body["anthropic_version"] == nil { body.merge("anthropic_version", .string(version)) }
    let action = endpoint.stream ? "invoke-with-response-stream" : "invoke"
    var request = endpoint.post(Bedrock.path(endpoint, action), JSONWriter.bytes(body))
    let guardrail = "X-Amzn-Bedrock-GuardrailIdentifier"
    // A guardrail says what it found only where it is asked to.
    if request.headers[guardrail] != nil, request.headers["X-Amzn-Bedrock-Trace"] == nil {
      request.headers["X-Amzn-Bedrock-Trace"] = "ENABLED"
    }
    return request
  }

  static func reply(from response: HTTPResponse) -> Result<Reply, ModelError> {
    var intervention = Intervention()
    if response.succeeded, let body = try? response.json() { intervention.absorb(body) }
    return intervention.applied(to: Anthropic.reply(from: response), isStreamed: false)
  }

  /// Anthropic's message, and what Amazon says beside it.
  struct Answer: StreamedAnswer {
    private var message = Anthropic.Answer()
    private var intervention = Intervention()

    init() {}

    var hasBegun: Bool { message.hasBegun }
    var isComplete: Bool { message.isComplete }

    mutating func absorb(
      _ event: JSON, named name: String, of head: HTTPResponse
    ) -> Result<Reply, ModelError>? {
      intervention.absorb(event)
      return message.absorb(event, named: name, of: head)
    }

    func reply(_ response: HTTPResponse) -> Result<Reply, ModelError> {
      intervention.applied(to: message.reply(response), isStreamed: true)
    }
  }

  /// What a guardrail did, in members that Amazon adds to a message or to its last event.
  private struct Intervention {
    private var guardrail: Guardrail?
    private var intervened = false

    mutating func absorb(_ body: JSON) {
      if body["amazon-bedrock-guardrailAction"] == "INTERVENED" { intervened = true }
      if let trace = body["amazon-bedrock-trace"]?["guardrail"] { guardrail = Guardrail(trace) }
    }

    func applied(
      to outcome: Result<Reply, ModelError>, isStreamed: Bool
    ) -> Result<Reply, ModelError> {
      outcome.map { reply in
        var reply = reply
        reply.filters += guardrail?.findings ?? []
        if intervened { reply.intervene(guardrail, isStreamed: isStreamed) }
        return reply
      }
    }
  }
}

/// An event stream whose events carry a model's own events as base64.
struct BedrockChunks: StreamFraming {
  private var messages = EventStream()

  mutating func feed(_ bytes: [UInt8]) throws(FramingError) -> [ServerSentEvents.Event] {
    var events: [ServerSentEvents.Event] = []
    for message in try messages.feed(bytes) {
      guard message.name == "chunk" else {
        events.append(message)
        continue
      }
      guard let text = (try? JSONReader.read(message.data))?["bytes"]?.string,
        let data = Data(base64Encoded: text)
      else { throw .damaged }
      events.append(ServerSentEvents.Event(data: Array(data)))
    }
    return events
  }

  mutating func finish() -> ServerSentEvents.Event? { nil }
}
