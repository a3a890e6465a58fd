import Foundation

/// Time as the wrappers see it: what it is, and waiting for it to pass.
///
/// Tests bring their own.
public struct WaitingClock: Sendable {
  /// Seconds that only ever grow, from an arbitrary start.
  public var now: @Sendable () -> Double
  /// Waits for so many seconds; throws when the task is cancelled meanwhile.
  public var sleep: @Sendable (Double) async throws -> Void

  public init(
    now: @escaping @Sendable () -> Double, sleep: @escaping @Sendable (Double) async throws -> Void
  ) {
    self.now = now
    self.sleep = sleep
  }

  public static let system = WaitingClock(
    now: { ProcessInfo.processInfo.systemUptime },
    sleep: { try await Task.sleep(for: .seconds(min($0, 1e9))) })

  func wait(_ seconds: Double) async throws(ModelError) {
    guard seconds > 0 else { return }
    do {
      try await sleep(seconds)
    } catch {
      throw ModelError(
        kind: .cancelled, message: "stopped while waiting", attempts: 0, shouldRetry: false)
    }
  }
}
