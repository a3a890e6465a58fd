import Foundation
import Synchronization

/// A screen that a program believes to be one, and everything that was drawn on it.
final class PseudoTerminal: Sendable {
  /// What the program writes to.
  let screen: FileHandle
  private let drawn: Drawn

  struct Unavailable: Error {}

  private final class Drawn: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    func append(_ more: ArraySlice<UInt8>) { bytes.withLock { $0 += more } }
    var text: String { String(decoding: bytes.withLock(\.self), as: UTF8.self) }
  }

  init() throws {
    let leader = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard leader >= 0, grantpt(leader) == 0, unlockpt(leader) == 0, let name = ptsname(leader) else {
      throw Unavailable()
    }
    let follower = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard follower >= 0 else { throw Unavailable() }
    screen = FileHandle(fileDescriptor: follower, closeOnDealloc: true)
    let drawn = Drawn()
    self.drawn = drawn
    Thread.detachNewThread {
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(leader, &buffer, buffer.count)
        // Ends when the last program that had the screen open is gone.
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { break }
        drawn.append(buffer[..<count])
      }
      close(leader)
    }
  }

  var text: String { drawn.text }

  /// To be called once the program has it.
  func handOver() { try? screen.close() }
}
