import Dispatch
import Foundation

/// Runs work that Ctrl-C or a termination signal cancels; a second one ends the process at once.
func interruptible<Value: Sendable>(
  _ note: String = "stopping: every reply so far is kept; once more to stop at once",
  _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  let task = Task { try await work() }
  let sources = [SIGINT, SIGTERM].map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      if task.isCancelled { _exit(130) }
      Terminal.note(note)
      task.cancel()
    }
    source.resume()
    return source
  }
  defer {
    sources.forEach { $0.cancel() }
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
  }
  return try await task.value
}
