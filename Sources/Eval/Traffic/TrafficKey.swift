import Adapters
import Crypto
import Metrics

/// A digest that tells questions of a log apart without keeping them.
struct TrafficKey: Hashable {
  private let high: UInt64
  private let low: UInt64

  /// What was asked: all that goes into a case.
  init(asking entry: TrafficEntry) { self.init(entry.messages, entry) }

  /// What requests must share before one can repeat another: a dose more or another instruction may
  /// be all that parts an answer from a refusal.
  init(settingOf entry: TrafficEntry) {
    self.init(entry.messages.filter { $0.role == .system }, entry)
  }

  private init(_ messages: [Message], _ entry: TrafficEntry) {
    var hash = SHA256()
    // With its length before it no text can be taken for two.
    func add(length: UInt64) {
      withUnsafeBytes(of: length.littleEndian) { hash.update(bufferPointer: $0) }
    }
    func add(_ text: String?) {
      guard var text else { return add(length: .max) }
      text.withUTF8 { bytes in
        add(length: UInt64(bytes.count))
        hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
      }
    }
    add(String(messages.count))
    for message in messages {
      add(message.role.rawValue)
      add(message.content)
      add(message.toolCallID)
      add(String(message.toolCalls.count))
      for call in message.toolCalls {
        add(call.id)
        add(call.name)
        add(call.arguments)
      }
    }
    add(String(entry.tools.count))
    for tool in entry.tools {
      add(tool.name)
      add(tool.description)
      add(tool.parameters)
    }
    add(entry.schema?.source.description)
    let digest = Array(hash.finalize())
    func number(_ range: Range<Int>) -> UInt64 { digest[range].reduce(0) { $0 << 8 | UInt64($1) } }
    (high, low) = (number(0..<8), number(8..<16))
  }
}
