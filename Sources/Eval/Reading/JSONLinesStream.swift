import Foundation
import Metrics

/// A JSON Lines file that is read piece by piece and never held whole: a log of any size.
struct JSONLinesStream {
  let path: String

  /// Longest line read, in bytes.
  private static let longestLine = 64 << 20
  /// Longest line shown with a mistake in it.
  fileprivate static let longestShown = 100_000
  private static let piece = 1 << 20

  struct Line {
    /// From 1.
    let number: Int
    fileprivate let bytes: ArraySlice<UInt8>
    fileprivate let path: String
  }

  init(_ path: String) { self.path = path }

  /// Visits every line that is not blank.
  ///
  /// - Throws: ``Problem`` where the file cannot be read or a line is too long; whatever `visit`
  ///   throws.
  func forEach(_ visit: (Line) throws -> Void) throws {
    let handle = try InputFile.open(path, isPlain: true)
    defer { try? handle.close() }
    var rest: [UInt8] = []
    var number = 0
    func visitLine(_ bytes: ArraySlice<UInt8>) throws {
      number += 1
      var bytes = bytes
      if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
      guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) else { return }
      try visit(Line(number: number, bytes: bytes, path: path))
    }
    while true {
      let data = try handle.read(upToCount: Self.piece) ?? Data()
      // What is left of a line was looked through before.
      var unseen = rest.count
      rest += data
      var start = rest.startIndex
      while let end = rest[unseen...].firstIndex(of: 0x0A) {
        try visitLine(rest[start..<end])
        start = end + 1
        unseen = start
      }
      rest.removeSubrange(..<start)
      guard rest.count <= Self.longestLine else {
        throw Problem(
          "a line of more than \(Self.longestLine >> 20) MB",
          at: .init(file: path, line: number + 1, column: 1), hint: "one JSON object on each line")
      }
      if data.isEmpty { break }
    }
    if !rest.isEmpty { try visitLine(rest[...]) }
  }
}

extension JSONLinesStream.Line {
  /// What it holds; `NaN` and `Infinity` read as null, for many logs are written by Python.
  ///
  /// - Throws: ``Problem`` where it is no JSON object, or not UTF-8.
  func object() throws -> JSONObject {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw problem(
        "not UTF-8", column: UTF8Fault(in: bytes).column,
        hint: "save the file as UTF-8 (iconv -f LATIN1 -t UTF-8 converts older files)")
    }
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsingPython: bytes)
    } catch {
      let before = bytes.prefix(error.column - 1)
      throw problem(
        "not JSON: \(error.message)", column: 1 + before.count { $0 & 0xC0 != 0x80 },
        hint: "one JSON object on each line")
    }
    guard case .object(let object) = value else {
      throw problem(
        "this line is \(value.kind == "array" ? "an array" : "a \(value.kind)"), not an object",
        column: 1, hint: "one JSON object on each line")
    }
    return object
  }

  private func problem(_ message: String, column: Int, hint: String) -> Problem {
    let text = String(decoding: bytes, as: UTF8.self)
    let isShown = bytes.count <= JSONLinesStream.longestShown && !Secrets.looksSecret(line: text)
    return Problem(
      message, at: .init(file: path, line: number, column: column), excerpt: isShown ? text : nil,
      hint: hint)
  }
}
