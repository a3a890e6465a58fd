import Subprocess
import Synchronization

/// How a program's life ended, for those whom it left without an answer.
struct ProgramEnd: Sendable {
  var message: String
  /// False where it would end the same way again.
  var shouldRetry: Bool?

  init(message: String, shouldRetry: Bool?) {
    self.message = message
    self.shouldRetry = shouldRetry
  }

  /// - Parameter lastWords: the end of what it wrote to standard error.
  init(_ status: TerminationStatus, lastWords: String) {
    var how = "ended"
    switch status {
    case .exited(let code):
      how = "ended with exit code \(code)"
      // What `env` says where it finds no such program, or may not run it.
      shouldRetry = code == 126 || code == 127 ? false : nil
    case .signaled(let signal): how = "was ended by signal \(signal)"
    }
    message = "the program \(how)" + (lastWords.isEmpty ? "" : "; its last words: \(lastWords)")
  }
}

/// The end of what a program writes to standard error; nothing else of it is kept.
final class ProgramTail: Sendable {
  private static let kept = 300
  private let bytes = Mutex<[UInt8]>([])

  func append(_ piece: SubprocessOutputSequence.Buffer) {
    let new = piece.withUnsafeBytes { Array($0.suffix(Self.kept)) }
    bytes.withLock { bytes in
      bytes += new
      bytes = Array(bytes.suffix(Self.kept))
    }
  }

  /// On one line, without control characters.
  var text: String {
    let words = bytes.withLock { String(decoding: $0, as: UTF8.self) }
    return ProviderError.oneLine(words)
  }
}
