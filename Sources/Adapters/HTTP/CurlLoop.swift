import CCurl
import Foundation
import Glibc
import Synchronization

/// libcurl's multi handle on a thread of its own, told by epoll which sockets are ready.
///
/// Safe to share although it holds C handles: `inbox` is behind its lock and `wakeUp` is a descriptor
/// that never changes, and only these two are used by other threads, in ``submit(_:)``. Everything
/// else is touched by `init` and then, once ``start()`` has been called, by the loop's thread alone.
/// libcurl calls back only from within calls that this thread makes.
final class CurlLoop: @unchecked Sendable {
  enum Order: Sendable {
    case start(CurlTransfer), cancel(CurlTransfer), resume(CurlTransfer), stop
  }

  private let inbox = Mutex<[Order]>([])
  private let wakeUp: Int32

  private let epoll: Int32
  private let multi: UnsafeMutableRawPointer
  private var interest: [UInt32] = []
  private var deadline: UInt64?
  private var idle: [EasyHandle] = []
  private var underWay: [ObjectIdentifier: (transfer: CurlTransfer, handle: EasyHandle)] = [:]
  private var isStopping = false

  private static let globalInit: CURLcode = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

  /// Nil where the system has no descriptor left.
  init?() {
    let wakeUp = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard wakeUp >= 0, epoll >= 0, Self.globalInit == CURLE_OK, let multi = curl_multi_init() else {
      if wakeUp >= 0 { close(wakeUp) }
      if epoll >= 0 { close(epoll) }
      return nil
    }
    self.wakeUp = wakeUp
    self.epoll = epoll
    self.multi = multi
    watch(wakeUp, for: UInt32(EPOLLIN.rawValue))

    let me = Unmanaged.passUnretained(self).toOpaque()
    _ = locum_multi_long(multi, CURLMOPT_MAXCONNECTS, 4096)
    _ = locum_multi_pointer(multi, CURLMOPT_SOCKETDATA, me)
    _ = locum_multi_pointer(multi, CURLMOPT_TIMERDATA, me)
    _ = locum_multi_socket(multi) { _, socket, what, me, _ in
      if let me {
        Unmanaged<CurlLoop>.fromOpaque(me).takeUnretainedValue().socket(socket, needs: what)
      }
      return 0
    }
    _ = locum_multi_timer(multi) { _, milliseconds, me in
      if let me {
        Unmanaged<CurlLoop>.fromOpaque(me).takeUnretainedValue().timer(milliseconds)
      }
      return 0
    }
  }

  deinit {
    for handle in idle { handle.free() }
    curl_multi_cleanup(multi)
    close(epoll)
    close(wakeUp)
  }

  /// The thread keeps the loop alive until it has been told to stop.
  func start() {
    let thread = Thread { self.run() }
    thread.name = "locum-curl"
    thread.start()
  }

  func submit(_ order: Order) {
    let wasEmpty = inbox.withLock { inbox in
      inbox.append(order)
      return inbox.count == 1
    }
    if wasEmpty { eventfd_write(wakeUp, 1) }
  }

  private func run() {
    // Signals are for the program's other threads; a broken connection's SIGPIPE is for nobody.
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_BLOCK, &signals, nil)

    var events = [epoll_event](repeating: epoll_event(), count: 256)
    while !isStopping {
      obeyOrders()
      fireTimer()
      reap()
      let count = epoll_wait(epoll, &events, Int32(events.count), patience())
      for event in events.prefix(max(0, Int(count))) { ready(event) }
    }
    let stopped = ModelError(kind: .cancelled, message: "the transport was closed")
    for transfer in underWay.values.map(\.transfer) { end(transfer, with: .failure(stopped)) }
  }

  private func obeyOrders() {
    let orders = inbox.withLock { inbox in
      let orders = inbox
      inbox.removeAll(keepingCapacity: true)
      return orders
    }
    for order in orders {
      switch order {
      case .start(let transfer): begin(transfer)
      case .cancel(let transfer):
        transfer.cancel()
        end(transfer, with: .failure(Self.cancelled))
      case .resume(let transfer):
        if let (_, handle) = underWay[ObjectIdentifier(transfer)] {
          curl_easy_pause(handle.easy, CURLPAUSE_CONT)
        }
      case .stop: isStopping = true
      }
    }
  }

  private static let cancelled = ModelError(
    kind: .cancelled, message: "stopped before an answer came", shouldRetry: false)

  private func begin(_ transfer: CurlTransfer) {
    guard !transfer.isCancelled, !isStopping else {
      return transfer.finish(.failure(Self.cancelled))
    }
    guard var handle = idle.popLast() ?? EasyHandle() else {
      return transfer.finish(
        .failure(ModelError(kind: .connection, message: "out of memory", attempts: 0)))
    }
    do throws(ModelError) {
      try handle.prepare(transfer)
    } catch {
      retire(handle)
      return transfer.finish(.failure(error))
    }
    underWay[ObjectIdentifier(transfer)] = (transfer, handle)
    transfer.begin()
    curl_multi_add_handle(multi, handle.easy)
  }

  private func end(_ transfer: CurlTransfer, with outcome: Result<Timing, ModelError>) {
    guard let (_, handle) = underWay.removeValue(forKey: ObjectIdentifier(transfer)) else { return }
    curl_multi_remove_handle(multi, handle.easy)
    retire(handle)
    transfer.finish(outcome)
  }

  private func retire(_ handle: EasyHandle) {
    guard idle.count < 1024 else { return handle.free() }
    var handle = handle
    handle.reset()
    idle.append(handle)
  }

  private func reap() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else {
        continue
      }
      let code = locum_message_result(message)
      var owner: UnsafeMutableRawPointer?
      guard locum_info_pointer(easy, CURLINFO_PRIVATE, &owner) == CURLE_OK, let owner else {
        continue
      }
      let id = ObjectIdentifier(Unmanaged<CurlTransfer>.fromOpaque(owner).takeUnretainedValue())
      guard let (transfer, handle) = underWay[id] else { continue }
      end(transfer, with: handle.outcome(code, of: transfer))
    }
  }
}

extension CurlLoop {
  private func ready(_ event: epoll_event) {
    guard event.data.fd != wakeUp else {
      var count: eventfd_t = 0
      eventfd_read(wakeUp, &count)
      return
    }
    var mask: Int32 = 0
    if event.events & EPOLLIN.rawValue != 0 { mask |= CURL_CSELECT_IN }
    if event.events & EPOLLOUT.rawValue != 0 { mask |= CURL_CSELECT_OUT }
    if event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { mask |= CURL_CSELECT_ERR }
    var running: Int32 = 0
    curl_multi_socket_action(multi, event.data.fd, mask, &running)
  }

  private func socket(_ socket: Int32, needs what: Int32) {
    var events: UInt32 = 0
    if what == CURL_POLL_IN || what == CURL_POLL_INOUT { events |= EPOLLIN.rawValue }
    if what == CURL_POLL_OUT || what == CURL_POLL_INOUT { events |= EPOLLOUT.rawValue }
    watch(socket, for: events)
  }

  private func watch(_ socket: Int32, for events: UInt32) {
    let index = Int(socket)
    if index >= interest.count {
      interest.append(contentsOf: repeatElement(0, count: index + 64 - interest.count))
    }
    guard interest[index] != events else { return }
    let operation =
      events == 0 ? EPOLL_CTL_DEL : interest[index] == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD
    var event = epoll_event(events: events, data: epoll_data_t(fd: socket))
    epoll_ctl(epoll, operation, socket, &event)
    interest[index] = events
  }

  private func timer(_ milliseconds: Int) {
    deadline = milliseconds < 0 ? nil : Self.now() + UInt64(milliseconds) * 1_000_000
  }

  private func fireTimer() {
    // libcurl sets a new timer from within the call; the count bounds what one round may do, so
    // that sockets get their turn.
    for _ in 0..<8 {
      guard let due = deadline, due <= Self.now() else { return }
      deadline = nil
      var running: Int32 = 0
      curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running)
    }
  }

  /// Milliseconds that the thread may sleep, rounded up; -1 for as long as nothing happens.
  private func patience() -> Int32 {
    guard let deadline else { return -1 }
    let now = Self.now()
    guard deadline > now else { return 0 }
    return Int32(clamping: (deadline - now + 999_999) / 1_000_000)
  }

  static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
