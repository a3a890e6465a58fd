import Foundation
import Metrics

/// A JSON Lines file a person or a program wrote: one JSON object a line, each with its place.
struct JSONLinesFile {
  let source: SourceFile

  /// Largest file read, in bytes.
  static let largest = 1 << 30

  /// - Throws: ``Problem`` for what is missing, too large or not UTF-8.
  init(reading path: String) throws {
    source = try SourceFile(reading: path, atMost: Self.largest)
  }

  init(_ source: SourceFile) { self.source = source }

  /// One line's object.
  struct Line {
    /// From 1.
    let number: Int
    let object: JSONObject
    fileprivate let source: SourceFile

    /// A mistake in this line, pointing at a member of it where one is named.
    func problem(_ message: String, at member: String? = nil, hint: String? = nil) -> Problem {
      let text = source.line(number)
      let column = member.flatMap { text.range(of: "\"\($0)\"") }.map {
        text.unicodeScalars.distance(from: text.startIndex, to: $0.lowerBound) + 1
      }
      return source.problem(message, line: number, column: column ?? 1, hint: hint)
    }

    /// The value under a name; for `a.b` the member `b` of `a`, unless one is called `a.b`.
    ///
    /// Null counts as absent.
    subscript(name: String) -> JSONValue? {
      var value = object[name]
      if value == nil, name.contains(".") {
        let path = name.split(separator: ".")
        value = path.dropFirst().reduce(path.first.flatMap { object[String($0)] }) {
          $0?[String($1)]
        }
      }
      return value == .null ? nil : value
    }
  }

  /// Visits every line that is not blank.
  ///
  /// - Throws: ``Problem`` where a line is no JSON object; whatever `visit` throws.
  ///
  /// - Parameters:
  ///   - isPython: whether `NaN` and `Infinity` are read, as null.
  ///   - namesOnce: whether a name that occurs twice in one object is refused; where `isPython`.
  func forEach(
    isPython: Bool = false, namesOnce: Bool = false, _ visit: (Line) throws -> Void
  ) throws {
    var number = 0
    for bytes in source.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      let value: JSONValue
      do throws(JSONError) {
        let line = Array(bytes)[...]
        value =
          try isPython
          ? JSONValue(parsingPython: line, namesOnce: namesOnce) : JSONValue(parsing: line)
      } catch {
        throw source.problem(error, line: number)
      }
      guard case .object(let object) = value else {
        throw source.problem(
          "this line is \(value.kind == "array" ? "an array" : "a \(value.kind)"), not an object",
          line: number, column: 1, hint: "one JSON object on each line")
      }
      try visit(Line(number: number, object: object, source: source))
    }
  }
}

extension JSONValue {
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  var elements: [JSONValue]? { if case .array(let values) = self { values } else { nil } }

  /// A text, number or truth value as one writes it; nil for a list, an object or null.
  var plainText: String? {
    switch self {
    case .string(let text): text
    case .number(let number): number.text
    case .bool(let value): value ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
