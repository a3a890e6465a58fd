/// Splits Amazon's binary event stream (`application/vnd.amazon.eventstream`) into events.
///
/// A message is its length and its headers' length, the checksum of those two, headers, payload, and
/// the checksum of all that; numbers are big-endian. Both checksums are verified. A message that
/// reports an exception becomes an event whose `error` has a type, a message and, as its code, the
/// status that it would have had as a response of its own.
struct EventStream: StreamFraming {
  private var pending: [UInt8] = []
  private let limit: Int

  init() { self.init(limit: 8 << 20) }

  /// - Parameter limit: bytes of one message.
  init(limit: Int) { self.limit = limit }

  private static let prelude = 12
  private static let checksum = 4

  mutating func feed(_ bytes: [UInt8]) throws(FramingError) -> [ServerSentEvents.Event] {
    pending.append(contentsOf: bytes)
    let (events, taken) = try Self.events(in: pending, limit: limit)
    if taken > 0 { pending.removeFirst(taken) }
    return events
  }

  /// The messages that are whole, and how many bytes they took.
  private static func events(
    in bytes: [UInt8], limit: Int
  ) throws(FramingError) -> ([ServerSentEvents.Event], Int) {
    var events: [ServerSentEvents.Event] = []
    var rest = bytes[...]
    while rest.count >= prelude {
      let length = Int(number(rest.prefix(4)))
      let headers = Int(number(rest.dropFirst(4).prefix(4)))
      guard CRC32.checksum(rest.prefix(8)) == number(rest.dropFirst(8).prefix(4)),
        length >= prelude + headers + checksum
      else { throw .damaged }
      guard length <= limit else { throw .tooLarge }
      guard rest.count >= length else { break }
      let content = rest.prefix(length - checksum)
      guard CRC32.checksum(content) == number(rest.prefix(length).suffix(checksum)) else {
        throw .damaged
      }
      let body = content.dropFirst(prelude)
      events.append(
        try event(self.headers(body.prefix(headers)), payload: body.dropFirst(headers)))
      rest = rest.dropFirst(length)
    }
    return (events, bytes.count - rest.count)
  }

  /// Half a message is none.
  mutating func finish() -> ServerSentEvents.Event? { nil }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The headers whose values are texts, which are all that matter here.
  private static func headers(
    _ bytes: ArraySlice<UInt8>
  ) throws(FramingError) -> [String: String] {
    var headers: [String: String] = [:]
    var rest = bytes
    while let count = rest.popFirst() {
      guard rest.count > Int(count) else { throw .damaged }
      let name = String(decoding: rest.prefix(Int(count)), as: UTF8.self)
      rest = rest.dropFirst(Int(count))
      let type = rest.removeFirst()
      let size: Int
      switch type {
      case 0, 1: size = 0
      case 2: size = 1
      case 3: size = 2
      case 4: size = 4
      case 5, 8: size = 8
      case 9: size = 16
      case 6, 7:
        guard rest.count >= 2 else { throw .damaged }
        size = Int(number(rest.prefix(2)))
        rest = rest.dropFirst(2)
      default: throw .damaged
      }
      guard rest.count >= size else { throw .damaged }
      if type == 7 { headers[name] = String(decoding: rest.prefix(size), as: UTF8.self) }
      rest = rest.dropFirst(size)
    }
    return headers
  }

  private static func event(
    _ headers: [String: String], payload: ArraySlice<UInt8>
  ) throws(FramingError) -> ServerSentEvents.Event {
    switch headers[":message-type"] {
    case "event":
      return ServerSentEvents.Event(name: headers[":event-type"] ?? "", data: Array(payload))
    case "exception":
      let body = try? JSONReader.read(payload)
      let message = body?["message"]?.string ?? body?["Message"]?.string
      return failure(headers[":exception-type"], message ?? "")
    case "error":
      return failure(headers[":error-code"], headers[":error-message"] ?? "")
    default:
      throw .damaged
    }
  }

  private static func failure(_ type: String?, _ message: String) -> ServerSentEvents.Event {
    let type = type ?? "internalServerException"
    let words = message.isEmpty ? type : "\(type): \(message)"
    let error: JSON = [
      "type": .string(type), "message": .string(words), "code": .int(statuses[type] ?? 500),
    ]
    return ServerSentEvents.Event(name: "error", data: JSONWriter.bytes(["error": error]))
  }

  private static let statuses = [
    "validationException": 400, "accessDeniedException": 403, "resourceNotFoundException": 404,
    "modelTimeoutException": 408, "modelStreamErrorException": 424, "throttlingException": 429,
    "internalServerException": 500, "serviceUnavailableException": 503,
  ]
}
