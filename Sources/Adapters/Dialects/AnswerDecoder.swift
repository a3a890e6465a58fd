/// What a dialect has made so far of the events of a streamed reply.
protocol StreamedAnswer: Sendable {
  init()
  /// A piece of the answer itself has come; reasoning is not one.
  var hasBegun: Bool { get }
  /// Whatever was still missing has come.
  var isComplete: Bool { get }
  /// The API marks the last event of a stream; where it does not, only the stream's end does.
  static var marksEnd: Bool { get }
  /// Takes the next event; an outcome is one that decides the reply at once.
  mutating func absorb(
    _ event: JSON, named name: String, of head: HTTPResponse
  ) -> Result<Reply, ModelError>?
  func reply(_ response: HTTPResponse) -> Result<Reply, ModelError>
}

extension StreamedAnswer {
  static var marksEnd: Bool { true }

  /// Reads a whole response of an API whose whole answers look like the events of its streams.
  static func reply(from response: HTTPResponse) -> Result<Reply, ModelError> {
    let body: JSON
    do throws(ModelError) { body = try response.succeededJSON() } catch { return .failure(error) }
    var answer = Self()
    return answer.absorb(body, named: "", of: response) ?? answer.reply(response)
  }
}

/// How a stream of bytes is cut into events.
protocol StreamFraming: Sendable {
  init()
  mutating func feed(
    _ bytes: [UInt8]
  ) throws(FramingError) -> [ServerSentEvents.Event]
  mutating func finish() -> ServerSentEvents.Event?
}

/// Reads a stream whose every event is one JSON object.
struct AnswerDecoder<Answer: StreamedAnswer, Framing: StreamFraming>: StreamDecoder {
  private let head: HTTPResponse
  private var framing = Framing()
  private var answer = Answer()
  private var outcome: Result<Reply, ModelError>?
  private var hasEnded = false

  init(head: HTTPResponse) { self.head = head }

  var isWhole: Bool { outcome != nil || Answer.marksEnd && answer.isComplete }

  mutating func feed(_ bytes: [UInt8]) -> StreamProgress {
    guard outcome == nil else { return .done }
    do throws(FramingError) {
      for event in try framing.feed(bytes) { absorb(event) }
    } catch {
      outcome = .failure(.broken(error, head))
    }
    if outcome != nil { return .done }
    return answer.hasBegun ? .answering : .waiting
  }

  mutating func finish() -> Result<Reply, ModelError> {
    if let last = framing.finish() { absorb(last) }
    if let outcome { return outcome }
    guard answer.isComplete else {
      return .failure(
        .unreadable("the stream ended before the reply was complete", head, shouldRetry: true))
    }
    return answer.reply(head)
  }

  private mutating func absorb(_ event: ServerSentEvents.Event) {
    guard outcome == nil, !hasEnded, !event.data.isEmpty else { return }
    // Gateways end every dialect's stream as OpenAI ends its own, also one that broke behind them.
    guard !event.data.elementsEqual("[DONE]".utf8) else {
      hasEnded = true
      return
    }
    guard let json = try? JSONReader.read(event.data), json.members != nil else {
      outcome = .failure(
        .unreadable("an event of the stream is not JSON", head, shouldRetry: true))
      return
    }
    outcome = answer.absorb(json, named: event.name, of: head)
  }
}

extension AnswerDecoder {
  /// Nil where the server answers whole: with an error, or with JSON although asked to stream.
  static func decoder(for head: HTTPResponse) -> (any StreamDecoder)? {
    let type = head.headers["Content-Type"]?.lowercased() ?? ""
    return head.succeeded && !type.hasPrefix("application/json") ? Self(head: head) : nil
  }
}

extension ServerSentEvents: StreamFraming {
  init() { self.init(limit: 8 << 20) }

  mutating func feed(_ bytes: [UInt8]) throws(FramingError) -> [Event] { try feed(bytes[...]) }
}

extension ModelError {
  /// What becomes of a stream whose framing broke.
  static func broken(_ error: FramingError, _ head: HTTPResponse) -> ModelError {
    switch error {
    case .tooLarge:
      ModelError(kind: .tooLarge, status: head.status, message: "an event is too large")
    case .damaged: .unreadable("the stream is damaged", head, shouldRetry: true)
    }
  }
}
