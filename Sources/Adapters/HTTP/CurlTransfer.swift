import Foundation
import Synchronization

/// One exchange under way: collects what libcurl hands over and resumes whoever waits for it.
final class CurlTransfer: Sendable {
  typealias Continuation = CheckedContinuation<Result<HTTPResponse, ModelError>, Never>

  /// What becomes of a piece of the body.
  enum Receipt { case taken, full, tooLarge }

  let request: HTTPRequest
  /// Where a streamed body goes; nil collects it.
  private let channel: BodyChannel?
  private let state: Mutex<State>

  private struct State {
    var started = Date()
    var startedAt: UInt64 = 0
    var response = HTTPResponse(status: 0)
    var headerBytes = 0
    var received = 0
    var isCancelled = false
    var isTooLarge = false
    var headIsComplete = false
    var waiting: Continuation?
  }

  /// More than any server sends, little enough to hold 512 times.
  private static let mostHeaderBytes = 128 << 10

  init(_ request: HTTPRequest, into channel: BodyChannel? = nil) {
    self.request = request
    self.channel = channel
    state = Mutex(State())
  }

  var isCancelled: Bool { state.withLock { $0.isCancelled } }
  var isTooLarge: Bool { state.withLock { $0.isTooLarge } }
  var started: Date { state.withLock { $0.started } }

  /// Keeps who waits for the response, or for its head where the body is streamed.
  func keep(_ continuation: Continuation) { state.withLock { $0.waiting = continuation } }

  func cancel() { state.withLock { $0.isCancelled = true } }

  func begin() {
    state.withLock { state in
      state.started = Date()
      state.startedAt = CurlLoop.now()
    }
  }

  /// One line of the head, or of the trailers.
  ///
  /// False refuses the response.
  func header(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    let (accepted, head): (Bool, (Continuation, HTTPResponse)?) = state.withLock { state in
      guard !state.headIsComplete else { return (true, nil) }
      state.headerBytes += line.count
      guard state.headerBytes <= Self.mostHeaderBytes else {
        state.isTooLarge = true
        return (false, nil)
      }
      if let status = Self.status(line) {
        state.response = HTTPResponse(status: status)
      } else if let field = Self.field(line) {
        state.response.headers.append(field)
      } else if state.response.status >= 200 {
        state.headIsComplete = true
        guard channel != nil, let waiting = state.waiting else { return (true, nil) }
        state.waiting = nil
        state.response.timing.started = state.started
        return (true, (waiting, state.response))
      }
      return (true, nil)
    }
    if let (waiting, response) = head { waiting.resume(returning: .success(response)) }
    return accepted
  }

  func receive(_ bytes: UnsafeBufferPointer<UInt8>) -> Receipt {
    let (size, startedAt) = state.withLock { state in
      let size = state.received + bytes.count
      if size > request.responseBytes {
        state.isTooLarge = true
      } else if channel == nil {
        state.response.body.append(contentsOf: bytes)
        state.received = size
      }
      return (size, state.startedAt)
    }
    guard size <= request.responseBytes else { return .tooLarge }
    guard let channel else { return .taken }
    let arrived = Double(CurlLoop.now() - startedAt) / 1e9
    guard channel.append(bytes, at: arrived) else { return .full }
    state.withLock { $0.received = size }
    return .taken
  }

  /// Resumes whoever still waits.
  ///
  /// The first call counts.
  func finish(_ outcome: Result<Timing, ModelError>) {
    let (waiting, response) = state.withLock { state in
      let waiting = state.waiting
      state.waiting = nil
      return (waiting, state.response)
    }
    channel?.finish(outcome)
    waiting?.resume(
      returning: outcome.map { timing in
        var response = response
        response.timing = timing
        return response
      })
  }

  /// `HTTP/1.1 200 OK` begins a head; after an interim one (1xx) another follows.
  private static func status(_ line: UnsafeBufferPointer<UInt8>) -> Int? {
    guard line.starts(with: "HTTP/".utf8), let space = line.firstIndex(of: 0x20) else { return nil }
    let digits = line[(space + 1)...].prefix(3)
    guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func field(_ line: UnsafeBufferPointer<UInt8>) -> HTTPHeaders.Field? {
    guard let colon = line.firstIndex(of: 0x3A) else { return nil }
    let value = line[(colon + 1)...].trimmingPrefix { $0 == 0x20 || $0 == 0x09 }
    let end = value.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? value.startIndex
    return HTTPHeaders.Field(
      String(decoding: line[..<colon], as: UTF8.self),
      String(decoding: value[..<end], as: UTF8.self))
  }
}
