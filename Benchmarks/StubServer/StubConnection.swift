import Glibc

/// One connection: what has come in, what is to go out, and how far the answer has got.
final class StubConnection {
  let descriptor: Int32
  let number: Int
  var input: [UInt8] = []
  private(set) var output: [UInt8] = []
  var watchesOutput = false

  private var response: StubResponse?
  private var pieces: ArraySlice<StubResponse.Piece> = []
  private var resumesAt = 0.0
  private var sentHead = false
  /// Bytes of the body that may still be sent before the connection breaks.
  private var budget = Int.max

  enum Step { case send, wait(Double), forever, hangUp, answered, idle }
  enum Sending { case done, blocked, broken }

  init(descriptor: Int32, number: Int) {
    self.descriptor = descriptor
    self.number = number
  }

  var isAnswering: Bool { response != nil }

  /// The next request, once all of it is there.
  func takeRequest() -> (head: ArraySlice<UInt8>, body: ArraySlice<UInt8>)? {
    guard let end = Self.endOfHead(input) else { return nil }
    let length = Self.contentLength(input[..<end])
    guard input.count >= end + length else { return nil }
    let request = input
    input = Array(input[(end + length)...])
    return (request[..<(end - 4)], request[end..<end + length])
  }

  private static func endOfHead(_ bytes: [UInt8]) -> Int? {
    var start = 0
    while let end = bytes[start...].firstIndex(of: 0x0D) {
      if bytes[end...].starts(with: [0x0D, 0x0A, 0x0D, 0x0A]) { return end + 4 }
      start = end + 1
    }
    return nil
  }

  private static func contentLength(_ head: ArraySlice<UInt8>) -> Int {
    let name = Array("content-length:".utf8)
    for line in head.split(separator: 0x0A) where line.count > name.count {
      guard zip(line, name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
      let digits = line.dropFirst(name.count).filter { (0x30...0x39).contains($0) }
      return digits.prefix(9).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    return 0
  }

  func begin(_ response: StubResponse, now: Double) {
    self.response = response
    sentHead = false
    budget = response.cutAfter ?? .max
    resumesAt = now + response.delay
    if case .pieces(let pieces) = response.body { self.pieces = pieces[...] } else { pieces = [] }
  }

  /// What comes next, once everything so far has been sent.
  func step(now: Double) -> Step {
    guard let response else { return .idle }
    guard resumesAt.isFinite else { return .forever }
    guard now >= resumesAt else { return .wait(resumesAt) }
    if !sentHead {
      guard response.status > 0 else { return .hangUp }
      sentHead = true
      output += response.head
      switch response.body {
      case .whole(let bytes): put(bytes)
      case .pieces: resumesAt = now + (pieces.first?.delay ?? 0)
      }
      return .send
    }
    if budget <= 0, response.cutAfter != nil { return .hangUp }
    if let piece = pieces.popFirst() {
      put(Array("\(String(piece.bytes.count, radix: 16))\r\n".utf8), counted: false)
      put(piece.bytes)
      put(Array("\r\n".utf8), counted: false)
      resumesAt = now + (pieces.first?.delay ?? 0)
      if pieces.isEmpty, response.cutAfter == nil { output += Array("0\r\n\r\n".utf8) }
      return .send
    }
    if response.cutAfter != nil { return .hangUp }
    self.response = nil
    return .answered
  }

  private func put(_ bytes: [UInt8], counted: Bool = true) {
    guard counted else {
      if budget > 0 { output += bytes }
      return
    }
    output += bytes.prefix(budget)
    if budget != .max { budget -= min(budget, bytes.count) }
  }

  func send() -> Sending {
    var sent = 0
    defer { output.removeFirst(sent) }
    while sent < output.count {
      let size = output.withUnsafeBytes { buffer in
        Glibc.send(
          descriptor, buffer.baseAddress.map { $0 + sent }, buffer.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      guard size > 0 else { return errno == EAGAIN ? .blocked : .broken }
      sent += size
    }
    return .done
  }
}
