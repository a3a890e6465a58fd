import Foundation
import Testing

@testable import Adapters

struct EventStreamTests {
  private static let names = Fixture.names(in: "bedrock/streams")

  private func body(_ name: String) throws -> (bytes: [UInt8], expected: JSON) {
    let fixture = try Fixture.json("bedrock/streams/\(name).json")
    let response = HTTPResponse(fixture: try #require(fixture["response"]))
    return (response.body, try #require(fixture["expect"]))
  }

  private func events(
    _ bytes: [UInt8], chunk: Int
  ) throws(FramingError) -> [ServerSentEvents.Event] {
    var stream = EventStream()
    var events: [ServerSentEvents.Event] = []
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      events += try stream.feed(Array(bytes[start..<min(bytes.count, start + chunk)]))
    }
    return events
  }

  @Test func `The checksum is that of ISO 3309`() {
    // The check values of the catalogue of parametrised CRC algorithms, CRC-32/ISO-HDLC.
    #expect(CRC32.checksum("123456789".utf8) == 0xCBF4_3926)
    #expect(CRC32.checksum([]) == 0)
  }

  /// `expect` is what botocore's parser reads in the bytes; it counts no exception as an event.
  @Test(arguments: names)
  func `Reads as many events as botocore, wherever the bytes are cut`(_ name: String) throws {
    let (bytes, expected) = try body(name)
    let whole = try events(bytes, chunk: bytes.count)
    let exceptions = expected["error"]?.members == nil ? 0 : 1
    #expect(whole.count - exceptions == expected["events"]?.int)
    for chunk in [1, 2, 7, 64, 1000] { #expect(try events(bytes, chunk: chunk) == whole) }
  }

  @Test func `An exception is an error with the status that it would have had`() throws {
    let last = try #require(try events(body("exception").bytes, chunk: 9).last)
    #expect(last.name == "error")
    #expect(
      try JSONReader.read(last.data)["error"] == [
        "type": "throttlingException", "message": "throttlingException: Too many requests",
        "code": 429,
      ])
  }

  @Test func `One wrong bit anywhere is noticed`() throws {
    let bytes = try body("plain").bytes
    let whole = try events(bytes, chunk: bytes.count)
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 1 << UInt8(place % 8)
      var stream = EventStream()
      let seen = (try? stream.feed(damaged)) ?? []
      #expect(seen.count < whole.count, "byte \(place)")
    }
  }

  @Test func `A message larger than the cap is refused by its length alone`() {
    var prelude: [UInt8] = [0x7F, 0, 0, 0, 0, 0, 0, 0]
    let sum = CRC32.checksum(prelude)
    prelude += (0..<4).map { UInt8(truncatingIfNeeded: sum >> (24 - 8 * $0)) }
    var stream = EventStream()
    #expect(throws: FramingError.tooLarge) { try stream.feed(prelude) }
  }

  @Test(arguments: [
    [0, 0, 0, 15, 0, 0, 0, 0], [0, 0, 0, 20, 0, 0, 0, 5], [0, 0, 0, 0, 255, 255, 0, 0],
  ])
  func `Lengths that contradict each other are damage`(_ lengths: [UInt8]) {
    let sum = CRC32.checksum(lengths)
    var stream = EventStream()
    #expect(throws: FramingError.damaged) {
      try stream.feed(lengths + (0..<4).map { UInt8(truncatingIfNeeded: sum >> (24 - 8 * $0)) })
    }
  }

  /// A message with any headers and payload, checksums and all.
  private func message(_ headers: [UInt8], _ payload: [UInt8] = []) -> [UInt8] {
    func number(_ value: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }
    var bytes = number(UInt32(16 + headers.count + payload.count)) + number(UInt32(headers.count))
    bytes += number(CRC32.checksum(bytes))
    bytes += headers + payload
    return bytes + number(CRC32.checksum(bytes))
  }

  private func text(_ name: String, _ value: String) -> [UInt8] {
    [UInt8(name.utf8.count)] + name.utf8 + [7, 0, UInt8(value.utf8.count)] + value.utf8
  }

  @Test func `Headers of every type are stepped over`() throws {
    let others: [[UInt8]] = [
      [1, 97, 0], [1, 97, 1], [1, 97, 2, 9], [1, 97, 3, 9, 9], [1, 97, 4, 9, 9, 9, 9],
      [1, 97, 5] + Array(repeating: 9, count: 8), [1, 97, 6, 0, 2, 9, 9],
      [1, 97, 8] + Array(repeating: 9, count: 8), [1, 97, 9] + Array(repeating: 9, count: 16),
    ]
    var stream = EventStream()
    let bytes = message(
      others.flatMap(\.self) + text(":message-type", "event") + text(":event-type", "x"), [65])
    #expect(try stream.feed(bytes) == [ServerSentEvents.Event(name: "x", data: [65])])
  }

  @Test func `Headers that are cut off, or of no known kind, are damage`() {
    let whole = text(":message-type", "event")
    let broken: [[UInt8]] =
      (1..<whole.count).map { Array(whole.prefix($0)) } + [
        [1, 97, 10], [], text(":message-type", "x"),
      ]
    for headers in broken {
      var stream = EventStream()
      #expect(throws: FramingError.damaged) { try stream.feed(message(headers)) }
    }
  }

  @Test func `An error without an exception's body has its words in the headers`() throws {
    var stream = EventStream()
    let headers = text(":message-type", "error") + text(":error-code", "InternalError")
    let event = try #require(try stream.feed(message(headers)).first)
    #expect(try JSONReader.read(event.data)["error"]?["code"] == 500)
  }
}
