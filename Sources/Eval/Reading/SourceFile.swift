import Foundation

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
    let handle = try Self.handle(path)
    defer { try? handle.close() }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw Problem("\(path) is a folder, a file is needed here")
    }
    // Not by its size: a pipe has none and a device has no end.
    var data = Data()
    while data.count <= limit,
      let piece = try? handle.read(upToCount: min(1 << 20, limit + 1 - data.count)), !piece.isEmpty
    {
      data += piece
    }
    guard data.count <= limit else {
      throw Problem(
        "\(path) has more than \(limit >> 20) MB", hint: hint)
    }
    self.path = path
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Self.encodingProblem(in: data, path: path)
    }
    self.text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  /// A file opened for reading, or a sentence that says why it is not.
  static func handle(_ path: String) throws -> FileHandle {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Problem(
        "cannot read \(path)",
        hint: FileManager.default.fileExists(atPath: path)
          ? "check its permissions" : "there is no such file; paths count from the current folder")
    }
    return handle
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

  private static func encodingProblem(in data: Data, path: String) -> Problem {
    var line = 1
    var column = 1
    var decoder = UTF8()
    var bytes = data.makeIterator()
    decoding: while true {
      switch decoder.decode(&bytes) {
      case .scalarValue("\n"): (line, column) = (line + 1, 1)
      case .scalarValue: column += 1
      case .emptyInput, .error: break decoding
      }
    }
    return Problem(
      "\(path) is not UTF-8", at: .init(file: path, line: line, column: column),
      hint: "save the file as UTF-8 (iconv -f LATIN1 -t UTF-8 converts older files)")
  }
}
