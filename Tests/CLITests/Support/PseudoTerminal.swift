import Foundation
import Synchronization

/// A screen that a program believes to be one, and everything that was drawn on it.
final class PseudoTerminal: Sendable {
  /// What the program writes to.
  let screen: FileHandle
  private let drawn: Drawn
  private let leader: Int32

  /// TIOCSPTLCK and TIOCGPTN of Linux, the same on x86-64 and arm64.
  private static let unlock: UInt = 0x4004_5431
  private static let numberOf: UInt = 0x8004_5430

  struct Unavailable: Error {}

  private final class Drawn: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    func append(_ more: ArraySlice<UInt8>) { bytes.withLock { $0 += more } }
    var text: String { String(decoding: bytes.withLock(\.self), as: UTF8.self) }
  }

  init() throws {
    let leader = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    self.leader = leader
    var number: Int32 = 0
    var unlocked: Int32 = 0
    // Glibc's ptsname and unlockpt hide behind a macro that Swift does not set.
    guard leader >= 0, ioctl(leader, Self.unlock, &unlocked) == 0,
      ioctl(leader, Self.numberOf, &number) == 0
    else { throw Unavailable() }
    let follower = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
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

  /// Presses keys; those that nobody waits for yet are kept.
  func type(_ keys: String) {
    var bytes = Array(keys.utf8)
    write(leader, &bytes, bytes.count)
  }

  /// To be called once the program has it.
  func handOver() { try? screen.close() }
}
