import Synchronization

/// A response's body as it arrives, to be read once.
///
/// What nobody reads is held back at the server: the buffer between is bounded. Giving up reading
/// ends the transfer.
public struct HTTPBody: AsyncSequence, Sendable {
  public typealias Failure = ModelError

  /// Some bytes of the body.
  public struct Chunk: Sendable, Hashable {
    public var bytes: [UInt8]
    /// Seconds from the request's start.
    public var arrived: Double
  }

  private let reader: Reader

  init(
    channel: BodyChannel, cancel: @escaping @Sendable () -> Void,
    resume: @escaping @Sendable () -> Void
  ) {
    reader = Reader(channel: channel, cancel: cancel, resume: resume)
  }

  public func makeAsyncIterator() -> Iterator { Iterator(reader: reader) }

  /// The timings of the whole exchange; nil while it is under way.
  public var timing: Timing? { reader.channel.timing }

  /// Everything that is left, as one piece.
  func collect() async throws(ModelError) -> [UInt8] {
    var bytes: [UInt8] = []
    var iterator = makeAsyncIterator()
    while let chunk = try await iterator.next(isolation: nil) {
      bytes.append(contentsOf: chunk.bytes)
    }
    return bytes
  }

  public struct Iterator: AsyncIteratorProtocol {
    private let reader: Reader
    private var batch: ArraySlice<Chunk> = []

    fileprivate init(reader: Reader) { self.reader = reader }

    public mutating func next() async throws(ModelError) -> Chunk? {
      try await next(isolation: nil)
    }

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(ModelError) -> Chunk? {
      if batch.isEmpty { batch = try await reader.batch()[...] }
      return batch.popFirst()
    }
  }

  /// Ends the transfer when the last holder of the body lets go of it.
  fileprivate final class Reader: Sendable {
    let channel: BodyChannel
    let cancel: @Sendable () -> Void
    let resume: @Sendable () -> Void

    init(
      channel: BodyChannel, cancel: @escaping @Sendable () -> Void,
      resume: @escaping @Sendable () -> Void
    ) {
      self.channel = channel
      self.cancel = cancel
      self.resume = resume
    }

    deinit { cancel() }

    func batch() async throws(ModelError) -> [Chunk] {
      let taken = await withTaskCancellationHandler {
        await withCheckedContinuation { channel.take($0) }
      } onCancel: {
        cancel()
      }
      if taken.wasFull { resume() }
      return try taken.chunks.get()
    }
  }
}

/// The bounded buffer between the transfer that fills it and the one task that empties it.
final class BodyChannel: Sendable {
  struct Taken: Sendable {
    /// Empty at the end.
    var chunks: Result<[HTTPBody.Chunk], ModelError>
    /// The writer was held back and may go on.
    var wasFull: Bool
  }

  private struct State {
    var chunks: [HTTPBody.Chunk] = []
    var count = 0
    var isFull = false
    var end: Result<Timing, ModelError>?
    var reader: CheckedContinuation<Taken, Never>?
  }

  private let limit: Int
  private let state = Mutex(State())

  /// - Parameter limit: bytes that may wait unread; one more piece is always let in.
  init(limit: Int = 256 << 10) { self.limit = limit }

  var timing: Timing? {
    state.withLock { state in
      guard case .success(let timing) = state.end else { return nil }
      return timing
    }
  }

  /// False where the buffer is full: the piece was not taken and must be offered again.
  func append(_ bytes: some Sequence<UInt8>, at arrived: Double) -> Bool {
    let waiting: (CheckedContinuation<Taken, Never>, Taken)?
    let accepted: Bool
    (accepted, waiting) = state.withLock { state in
      guard state.count < limit else {
        state.isFull = true
        return (false, nil)
      }
      let chunk = HTTPBody.Chunk(bytes: Array(bytes), arrived: arrived)
      state.chunks.append(chunk)
      state.count += chunk.bytes.count
      return (true, Self.handOver(&state))
    }
    if let (reader, taken) = waiting { reader.resume(returning: taken) }
    return accepted
  }

  func finish(_ end: Result<Timing, ModelError>) {
    let waiting = state.withLock { state in
      if state.end == nil { state.end = end }
      return Self.handOver(&state)
    }
    if let (reader, taken) = waiting { reader.resume(returning: taken) }
  }

  /// Resumes with everything buffered, as soon as there is anything or the end.
  func take(_ reader: CheckedContinuation<Taken, Never>) {
    let waiting = state.withLock { state in
      state.reader = reader
      return Self.handOver(&state)
    }
    if let (reader, taken) = waiting { reader.resume(returning: taken) }
  }

  private static func handOver(
    _ state: inout State
  ) -> (CheckedContinuation<Taken, Never>, Taken)? {
    guard let reader = state.reader, !state.chunks.isEmpty || state.end != nil else { return nil }
    var taken = Taken(chunks: .success(state.chunks), wasFull: state.isFull)
    if state.chunks.isEmpty, case .failure(let error) = state.end { taken.chunks = .failure(error) }
    state.reader = nil
    state.chunks = []
    state.count = 0
    state.isFull = false
    return (reader, taken)
  }
}
