/// Splits a stream of bytes into lines, each of which is one event.
struct JSONLines: StreamFraming {
  private var line: [UInt8] = []
  private let limit: Int

  init() { self.init(limit: 8 << 20) }

  /// - Parameter limit: bytes of one line.
  init(limit: Int) { self.limit = limit }

  mutating func feed(
    _ bytes: [UInt8]
  ) throws(FramingError) -> [ServerSentEvents.Event] {
    var events: [ServerSentEvents.Event] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      line.append(contentsOf: rest[..<end])
      rest = rest[(end + 1)...]
      guard line.count <= limit else { throw .tooLarge }
      if let event = finish() { events.append(event) }
    }
    line.append(contentsOf: rest)
    guard line.count <= limit else { throw .tooLarge }
    return events
  }

  /// The last line needs no end; blank ones are no events.
  mutating func finish() -> ServerSentEvents.Event? {
    defer { line.removeAll(keepingCapacity: true) }
    guard line.contains(where: { $0 > 0x20 }) else { return nil }
    return ServerSentEvents.Event(data: line)
  }
}
