import Adapters
import Foundation

/// Which cases were asked, by what is shown to a model: sorted digests of 8 bytes, one a case.
///
/// Names, suites and versions do not count, nor does white space; a system prompt only where cases of
/// one run differ in nothing else.
struct AskedCases: Sendable, Hashable {
  let keys: [UInt64]

  init(_ cases: [Case]) {
    let turns = cases.map { Self.key(of: $0.messages.filter { $0.role != .system }) }
    var seen: [UInt64: Int] = [:]
    for key in turns { seen[key, default: 0] += 1 }
    keys = Set(
      zip(cases, turns).map { item, key in seen[key] == 1 ? key : Self.key(of: item.messages) }
    ).sorted()
  }

  init(bytes: Data) {
    let bytes = Array(bytes)
    keys = stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
      bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  var bytes: Data {
    Data(keys.flatMap { key in (0..<8).map { UInt8(truncatingIfNeeded: key >> (56 - 8 * $0)) } })
  }

  var digest: String { Digest.of(bytes: bytes).hex }

  /// True where at least half of these cases are among others.
  func isHalfAsked(in other: AskedCases) -> Bool {
    let others = Set(other.keys)
    let common = keys.count(where: others.contains)
    return common > 0 && 2 * common >= keys.count
  }

  private static func key(of messages: [Message]) -> UInt64 {
    var bytes: [UInt8] = []
    for message in messages {
      bytes += message.role.rawValue.utf8
      for word in message.content.utf8.split(whereSeparator: { $0 <= 0x20 }) {
        bytes.append(0x20)
        bytes += word
      }
      bytes.append(0)
    }
    return Digest.of(bytes: bytes).seed
  }
}
