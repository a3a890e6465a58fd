/// Splits a stream of bytes into server-sent events.
///
/// Works on bytes, so a character cut in two by a chunk is no concern. Comments are skipped; lines
/// may end in LF, CR LF or CR; several `data` lines of one event are joined by LF. See the HTML
/// standard, section 9.2.
struct ServerSentEvents: Sendable {
  struct Event: Hashable {
    /// Empty where the stream names none.
    var name = ""
    var data: [UInt8] = []
  }

  private var line: [UInt8] = []
  private var event = Event()
  private var hasData = false
  private var afterReturn = false
  private let limit: Int
  private let keepsBareNames: Bool

  /// - Parameters:
  ///   - limit: bytes of one event, and of one line.
  ///   - keepsBareNames: an event that is only named counts; the standard drops it, and some servers
  ///     end their streams by one.
  init(limit: Int = 8 << 20, keepsBareNames: Bool = false) {
    self.limit = limit
    self.keepsBareNames = keepsBareNames
  }

  /// The events that these bytes complete.
  mutating func feed(_ bytes: some Collection<UInt8>) throws(FramingError) -> [Event] {
    var events: [Event] = []
    var rest = bytes[...]
    while let first = rest.first {
      if afterReturn {
        afterReturn = false
        if first == 0x0A {
          rest = rest.dropFirst()
          continue
        }
      }
      guard let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
        line.append(contentsOf: rest)
        break
      }
      line.append(contentsOf: rest[..<end])
      afterReturn = rest[end] == 0x0D
      rest = rest[rest.index(after: end)...]
      if let event = endLine() { events.append(event) }
      guard event.data.count <= limit else { throw .tooLarge }
    }
    guard line.count <= limit else { throw .tooLarge }
    return events
  }

  /// What an event that the stream's end cut off would have been; nil where none was under way.
  ///
  /// The standard drops it. Some servers forget the last blank line, and a dialect can tell a whole
  /// event from half of one.
  mutating func finish() -> Event? {
    if !line.isEmpty { _ = endLine() }
    return endLine()
  }

  private mutating func endLine() -> Event? {
    defer { line.removeAll(keepingCapacity: true) }
    guard !line.isEmpty else {
      defer {
        event = Event()
        hasData = false
      }
      return hasData || keepsBareNames && !event.name.isEmpty ? event : nil
    }
    let colon = line.firstIndex(of: 0x3A) ?? line.endIndex
    var value = line[min(colon + 1, line.endIndex)...]
    if value.first == 0x20 { value = value.dropFirst() }
    if line[..<colon].elementsEqual("data".utf8) {
      if hasData { event.data.append(0x0A) }
      event.data.append(contentsOf: value)
      hasData = true
    } else if line[..<colon].elementsEqual("event".utf8) {
      event.name = String(decoding: value, as: UTF8.self)
    }
    return nil
  }
}
