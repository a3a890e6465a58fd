import CEpoll
import Glibc

/// The server's thread: its connections and what is due to be sent on them.
final class StubLoop {
  private let server: StubServer
  private let listener: Int32
  private let wakeUp: Int32
  private let epoll: Int32
  private var connections: [Int32: StubConnection] = [:]
  private var due = DueQueue()
  private var scratch = [UInt8](repeating: 0, count: 64 << 10)

  init?(server: StubServer, listener: Int32, wakeUp: Int32) {
    self.server = server
    self.listener = listener
    self.wakeUp = wakeUp
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else { return nil }
    watch(listener, EPOLL_CTL_ADD, EPOLLIN.rawValue)
    watch(wakeUp, EPOLL_CTL_ADD, EPOLLIN.rawValue)
  }

  deinit {
    for descriptor in connections.keys { close(descriptor) }
    close(listener)
    close(wakeUp)
    close(epoll)
  }

  func run() {
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var events = [epoll_event](repeating: epoll_event(), count: 256)
    while true {
      let count = epoll_wait(epoll, &events, Int32(events.count), patience())
      for event in events.prefix(max(0, Int(count))) {
        switch event.data.fd {
        case wakeUp: return
        case listener: accept()
        case let descriptor: ready(descriptor, event.events)
        }
      }
      let now = Self.now()
      while let (descriptor, number) = due.pop(before: now) {
        guard let connection = connections[descriptor], connection.number == number else {
          continue
        }
        advance(connection)
      }
    }
  }

  private func watch(_ descriptor: Int32, _ operation: Int32, _ events: UInt32) {
    var event = epoll_event(events: events, data: epoll_data_t(fd: descriptor))
    epoll_ctl(epoll, operation, descriptor, &event)
  }

  private func accept() {
    while true {
      let descriptor = Glibc.accept(listener, nil, nil)
      guard descriptor >= 0 else { return }
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      var yes: Int32 = 1
      setsockopt(
        descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
      connections[descriptor] = StubConnection(descriptor: descriptor, number: server.connected())
      watch(descriptor, EPOLL_CTL_ADD, EPOLLIN.rawValue)
    }
  }

  private func ready(_ descriptor: Int32, _ events: UInt32) {
    guard let connection = connections[descriptor] else { return }
    if events & EPOLLIN.rawValue != 0 {
      let size = recv(descriptor, &scratch, scratch.count, 0)
      if size == 0 || size < 0 && errno != EAGAIN { return drop(connection) }
      if size > 0 { connection.input.append(contentsOf: scratch[..<size]) }
    } else if events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 {
      return drop(connection)
    }
    advance(connection)
  }

  private func drop(_ connection: StubConnection) {
    connections[connection.descriptor] = nil
    close(connection.descriptor)
    server.disconnected(whileAnswering: connection.isAnswering)
  }

  /// Does everything that can be done now: send, go on with the answer, take the next request.
  private func advance(_ connection: StubConnection) {
    while true {
      if !connection.output.isEmpty {
        switch connection.send() {
        case .done: watchOutput(connection, false)
        case .blocked: return watchOutput(connection, true)
        case .broken: return drop(connection)
        }
      }
      switch connection.step(now: Self.now()) {
      case .send: continue
      case .wait(let time): return due.push(time, connection.descriptor, connection.number)
      case .forever: return
      case .hangUp: return drop(connection)
      case .answered: server.answered()
      case .idle:
        guard let (head, body) = connection.takeRequest() else { return }
        connection.begin(
          server.answer(connection: connection.number, head: head, body: body), now: Self.now())
      }
    }
  }

  private func watchOutput(_ connection: StubConnection, _ wanted: Bool) {
    guard connection.watchesOutput != wanted else { return }
    connection.watchesOutput = wanted
    let events = wanted ? EPOLLIN.rawValue | EPOLLOUT.rawValue : EPOLLIN.rawValue
    watch(connection.descriptor, EPOLL_CTL_MOD, events)
  }

  private func patience() -> Int32 {
    guard let next = due.next else { return -1 }
    return Int32(max(0, min(3_600_000, ((next - Self.now()) * 1000).rounded(.up))))
  }

  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
