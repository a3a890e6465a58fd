import Foundation
import Glibc

extension Transport {
  /// The network, through libcurl.
  ///
  /// Connections are kept and shared by everything sent through this value; its thread ends with its
  /// last copy. TLS is always verified, HTTP/2 is used where TLS offers it, redirects are not
  /// followed, proxies are those of curl's environment variables except for this machine itself.
  public static func curl() -> Transport {
    let connection = Connection()
    return Transport(
      send: { request throws(ModelError) in try await connection.send(request) },
      open: { request throws(ModelError) in try await connection.open(request) })
  }
}

/// Ends the loop's thread when the last transport that uses it is gone.
private final class Connection: Sendable {
  private let loop: CurlLoop?

  init() {
    Self.raiseDescriptorLimit()
    loop = CurlLoop()
    loop?.start()
  }

  deinit { loop?.submit(.stop) }

  func send(_ request: HTTPRequest) async throws(ModelError) -> HTTPResponse {
    try await response(CurlTransfer(request), try running())
  }

  func open(_ request: HTTPRequest) async throws(ModelError) -> HTTPStream {
    let loop = try running()
    let channel = BodyChannel()
    let transfer = CurlTransfer(request, into: channel)
    let head = try await response(transfer, loop)
    // The body holds the connection, so that the thread outlives what is still being read.
    let body = HTTPBody(
      channel: channel,
      cancel: { [self] in withExtendedLifetime(self) { loop.submit(.cancel(transfer)) } },
      resume: { loop.submit(.resume(transfer)) })
    return HTTPStream(head: head, body: body)
  }

  /// What the transfer waits for: the whole response, or its head where the body is streamed.
  private func response(
    _ transfer: CurlTransfer, _ loop: CurlLoop
  ) async throws(ModelError) -> HTTPResponse {
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        transfer.keep(continuation)
        loop.submit(.start(transfer))
      }
    } onCancel: {
      loop.submit(.cancel(transfer))
    }
    return try outcome.get()
  }

  private func running() throws(ModelError) -> CurlLoop {
    guard let loop else {
      throw ModelError(
        kind: .connection, message: "cannot start the network thread: too few file descriptors",
        attempts: 0, shouldRetry: false)
    }
    return loop
  }

  /// Many systems give a process 1,024 descriptors and let it ask for more; two targets with 512
  /// requests in flight each need more.
  private static func raiseDescriptorLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    let wanted = min(limit.rlim_max, 8192)
    guard limit.rlim_cur < wanted else { return }
    limit.rlim_cur = wanted
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
