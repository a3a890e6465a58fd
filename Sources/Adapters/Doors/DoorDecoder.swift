/// Reads a stream in which every event that matters is one JSON value.
struct DoorDecoder: StreamDecoder {
  private let head: HTTPResponse
  private let reader: DoorReader
  private let stream: HTTPDoor.Stream
  private var framing: any StreamFraming
  private var answer = DoorAnswer()
  private var outcome: Result<Reply, ModelError>?
  private var hasText = false
  private var hasEnded = false

  init(head: HTTPResponse, reader: DoorReader, stream: HTTPDoor.Stream) {
    self.head = head
    self.reader = reader
    self.stream = stream
    framing =
      switch stream.format {
      case .sse: ServerSentEvents(keepsBareNames: true)
      case .jsonLines: JSONLines()
      }
  }

  var isWhole: Bool { outcome != nil || hasEnded }

  mutating func feed(_ bytes: [UInt8]) -> StreamProgress {
    guard outcome == nil else { return .done }
    do throws(FramingError) {
      for event in try framing.feed(bytes) { absorb(event) }
    } catch {
      outcome = .failure(.broken(error, head))
    }
    if outcome != nil || hasEnded { return .done }
    return answer.text.isEmpty ? .waiting : .answering
  }

  mutating func finish() -> Result<Reply, ModelError> {
    if let last = framing.finish() { absorb(last) }
    if let outcome { return outcome }
    let needsEnd = stream.endEvent != nil || stream.endData != nil
    guard hasEnded || (!needsEnd && hasText) else {
      return .failure(
        .unreadable("the stream ended before the reply was complete", head, shouldRetry: true))
    }
    return .success(answer.reply(head))
  }

  private mutating func absorb(_ event: ServerSentEvents.Event) {
    guard outcome == nil, !hasEnded else { return }
    let isEnd =
      stream.endEvent.map { $0 == event.name } ?? false
      || stream.endData.map { event.data.elementsEqual($0.utf8) } ?? false
    if isEnd || event.data.elementsEqual("[DONE]".utf8) {
      hasEnded = hasText || isEnd
      if !isEnd { return }
    }
    guard let json = try? JSONReader.read(event.data) else {
      // The event that ends a stream often carries nothing; a bare word is no piece of text either.
      if !isEnd, !event.data.isEmpty {
        outcome = .failure(
          .unreadable("an event of the stream is not JSON", head, shouldRetry: true))
      }
      return
    }
    if event.name == "error" {
      outcome = .failure(ProviderError(json).modelError(head))
      return
    }
    if let failure = reader.failure(json, head) {
      outcome = failure
      return
    }
    answer.note(json, by: reader)
    if let piece = reader.piece(of: json) {
      answer.text += piece
      hasText = true
    }
  }
}
