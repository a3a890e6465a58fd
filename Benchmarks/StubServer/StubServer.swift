import CEpoll
import Foundation
import Glibc
import Synchronization

/// A loopback HTTP/1.1 server that answers as it is told.
///
/// One thread, told by epoll which connections are ready; a few microseconds a request, so that it
/// can stand in for a model API with hundreds of requests in flight.
public final class StubServer: Sendable {
  public typealias Responder = @Sendable (StubRequest) -> StubResponse

  /// What happened so far.
  public struct Log: Sendable {
    public var requests = 0
    public var connections = 0
    public var openConnections = 0
    /// Requests that had come and whose answer was not wholly sent.
    public var inFlight = 0
    public var mostInFlight = 0
    /// Of the latest requests, oldest first.
    public var latest: [StubRequest] = []
  }

  public let port: Int
  private let listener: Int32
  private let wakeUp: Int32
  private let keeping: Int
  private let responder: Responder
  private let state = Mutex(Log())

  /// The system would not give a socket.
  public struct Failure: Error {
    public var call: String
    public var reason: String
  }

  /// Listens on 127.0.0.1, on a free port unless one is given.
  ///
  /// - Parameter keeping: how many of the latest requests ``Log/latest`` holds.
  public convenience init(
    port: Int = 0, keeping: Int = 1000, responder: @escaping Responder
  ) throws(Failure) {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let listener = try Self.listen(AF_INET, &address)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let named = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(listener, $0, &length)
      }
    }
    _ = try Self.check("getsockname", named)
    try self.init(
      listener: listener, port: Int(UInt16(bigEndian: address.sin_port)), keeping: keeping,
      responder: responder)
  }

  /// Listens on a Unix socket at a path that does not exist yet.
  public convenience init(
    unixSocket path: String, keeping: Int = 1000, responder: @escaping Responder
  ) throws(Failure) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let fits = withUnsafeMutableBytes(of: &address.sun_path) { room in
      guard path.utf8.count < room.count else { return false }
      room.copyBytes(from: path.utf8)
      return true
    }
    guard fits else { throw Failure(call: "bind", reason: "the path is too long") }
    try self.init(
      listener: try Self.listen(AF_UNIX, &address), port: 0, keeping: keeping,
      responder: responder)
  }

  private init(
    listener: Int32, port: Int, keeping: Int, responder: @escaping Responder
  ) throws(Failure) {
    self.listener = listener
    self.port = port
    self.keeping = keeping
    self.responder = responder
    wakeUp = try Self.check("eventfd", eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK)))
  }

  private static func listen<Address>(
    _ family: Int32, _ address: inout Address
  ) throws(Failure) -> Int32 {
    let kind = SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue
    let listener = try check("socket", socket(family, Int32(kind), 0))
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<Address>.size))
      }
    }
    _ = try check("bind", bound)
    _ = try check("listen", Glibc.listen(listener, 4096))
    return listener
  }

  private static func check(_ call: String, _ result: Int32) throws(Failure) -> Int32 {
    guard result >= 0 else { throw Failure(call: call, reason: String(cString: strerror(errno))) }
    return result
  }

  /// The address to give to a client: `http://127.0.0.1:<port>/v1`.
  public var baseURL: String { "http://127.0.0.1:\(port)/v1" }

  public var log: Log { state.withLock(\.self) }

  public func start() {
    let thread = Thread { [self] in
      StubLoop(server: self, listener: listener, wakeUp: wakeUp)?.run()
    }
    thread.name = "stub-server"
    thread.start()
  }

  /// Closes every connection.
  ///
  /// The port is free soon afterwards.
  public func stop() { eventfd_write(wakeUp, 1) }

  func connected() -> Int {
    state.withLock { log in
      log.connections += 1
      log.openConnections += 1
      return log.connections - 1
    }
  }

  func disconnected(whileAnswering: Bool) {
    state.withLock { log in
      log.openConnections -= 1
      if whileAnswering { log.inFlight -= 1 }
    }
  }

  func answer(connection: Int, head: ArraySlice<UInt8>, body: ArraySlice<UInt8>) -> StubResponse {
    let request = state.withLock { log in
      let request = StubRequest(
        index: log.requests, connection: connection, head: Array(head), body: Array(body))
      log.requests += 1
      log.inFlight += 1
      log.mostInFlight = max(log.mostInFlight, log.inFlight)
      if keeping > 0 {
        log.latest.append(request)
        if log.latest.count > 2 * keeping { log.latest.removeFirst(log.latest.count - keeping) }
      }
      return request
    }
    return responder(request)
  }

  func answered() { state.withLock { $0.inFlight -= 1 } }
}
