import Foundation
import Synchronization

/// One line of progress for work that asks nobody: live on a terminal, else every 10 s.
final class StepDisplay: Sendable {
  private let what: String
  private let isQuiet: Bool
  private let drawn: Mutex<ContinuousClock.Instant>

  init(what: String, isQuiet: Bool) {
    self.what = what
    self.isQuiet = isQuiet
    drawn = Mutex(.now)
  }

  func show(_ done: Int, of all: Int) {
    guard !isQuiet else { return }
    let isLive = Terminal.errorIsTerminal
    drawn.withLock { drawn in
      let isLast = isLive && done == all
      guard isLast || .now - drawn >= (isLive ? .milliseconds(200) : .seconds(10)) else { return }
      drawn = .now
      let line = "  \(what): \(done) of \(all)"
      if isLive {
        Terminal.write(isLast ? "\r\u{1B}[K" : "\r\u{1B}[K" + line, to: .standardError)
      } else {
        Terminal.note(line)
      }
    }
  }
}
