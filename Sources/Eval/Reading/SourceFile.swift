import Foundation
import Metrics

/// A text file a person wrote, held with what is needed to point into it.
struct SourceFile: Sendable {
  /// As the user named it.
  let path: String
  let text: String

  /// Largest hand-written file read, in bytes; rows belong in CSV or JSON Lines files beside it.
  static let largest = 32 << 20

  /// Reads a file, refusing with a sentence what is missing, too large or not UTF-8.
  ///
  /// - Parameter hint: what to do about one that is too large.
  init(
    reading path: String, atMost limit: Int = SourceFile.largest,
    hint: String = "put rows into a CSV or JSON Lines file and name it with `rows:`"
  ) throws {
    let handle = try InputFile.open(path)
    defer { try? handle.close() }
    func tooLarge() -> Problem { Problem("\(path) has more than \(limit >> 20) MB", hint: hint) }
    if let size = InputFile.size(of: handle), size > limit { throw tooLarge() }
    // Not by its size alone: a pipe has none.
    var data = Data()
    while data.count <= limit,
      let piece = try? handle.read(upToCount: min(1 << 20, limit + 1 - data.count)), !piece.isEmpty
    {
      data += piece
    }
    guard data.count <= limit else { throw tooLarge() }
    self.path = path
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Self.encodingProblem(in: data, path: path)
    }
    self.text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// The text of one line, from 1; empty beyond the end.
  func line(_ number: Int) -> String {
    var rest = text.utf8[...]
    for _ in 1..<max(1, number) {
      guard let end = rest.firstIndex(of: 0x0A) else { return "" }
      rest = rest[rest.index(after: end)...]
    }
    let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
    return String(Substring(line))
  }

  func problem(
    _ message: String, line: Int, column: Int, hint: String? = nil, showingLine: Bool = true
  ) -> Problem {
    Problem(
      message, at: .init(file: path, line: line, column: column),
      excerpt: showingLine ? self.line(line) : nil, hint: hint)
  }

  /// A mistake of JSON that begins in one line, which counts its columns in bytes.
  func problem(_ error: JSONError, line: Int, showingLine: Bool = true) -> Problem {
    let before = self.line(line).utf8.prefix(error.column - 1)
    return problem(
      "not JSON: \(error.message)", line: line, column: 1 + before.count { $0 & 0xC0 != 0x80 },
      hint: error.hint, showingLine: showingLine)
  }

  private static func encodingProblem(in data: Data, path: String) -> Problem {
    let bytes = [UInt8](data)
    let fault = UTF8Fault(in: bytes)
    let lineEnd = bytes[fault.offset...].firstIndex(of: 0x0A) ?? bytes.count
    let text = String(
      decoding: bytes[fault.lineStart..<min(lineEnd, fault.offset + 400)], as: UTF8.self)
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return Problem(
      "\(path) is not UTF-8", at: .init(file: path, line: fault.line, column: fault.column),
      excerpt: isUTF16 || Secrets.looksSecret(line: text) ? nil : text,
      hint:
        "save the file as UTF-8 (iconv -f \(isUTF16 ? "UTF-16" : "LATIN1") -t UTF-8 converts it)")
  }
}

extension JSONError {
  /// What is usually wrong.
  var hint: String {
    message.contains("twice")
      ? "keep one of them"
      : "names and texts stand in double quotes, a comma between two and none behind the last"
  }
}
