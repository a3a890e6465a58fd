import Foundation
import Metrics

/// A CSV, JSON or JSON Lines file of rows that turn one case into many.
struct RowTable {
  let rows: [Row]

  struct Row {
    /// The file's name, for messages.
    let table: String
    /// From 1.
    let number: Int
    let columns: [String]
    fileprivate let index: [String: Int]
    fileprivate let cells: [String]

    subscript(column: String) -> String? { index[column].map { cells[$0] } }
  }

  private static let largest = 256 << 20

  init(reading value: YAMLValue, in folder: String) throws {
    let name = try value.nonEmptyString()
    let path = name.hasPrefix("/") ? name : FilePath.join(folder, name)
    let source: SourceFile
    do {
      source = try SourceFile(reading: path, atMost: Self.largest)
    } catch let problem as Problem where problem.place == nil {
      throw value.problem(problem.message, hint: problem.hint)
    }
    switch FilePath.suffix(of: path) {
    case "csv": rows = try Self.csv(source)
    case "jsonl", "ndjson": rows = try Self.jsonLines(source)
    case "json": rows = try Self.jsonArray(source)
    default:
      throw value.problem("\(value.name) is \"\(name)\"", hint: "rows end in .csv, .json or .jsonl")
    }
    if rows.isEmpty { throw value.problem("\(path) has no rows") }
  }

  private static func csv(_ source: SourceFile) throws -> [Row] {
    var records = CSVRecords(source)
    guard let header = try records.next(), header.cells != [""] else { return [] }
    let index = Dictionary(
      header.cells.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    guard index.count == header.cells.count else {
      throw source.problem("a column is named twice", line: 1, column: 1)
    }
    var rows: [Row] = []
    while let record = try records.next() {
      if record.cells == [""] { continue }
      guard record.cells.count == header.cells.count else {
        throw source.problem(
          "this row has \(record.cells.count) cells, the header \(header.cells.count)",
          line: record.line, column: 1, hint: "cells with commas stand in double quotes")
      }
      rows.append(
        Row(
          table: source.path, number: rows.count + 1, columns: header.cells, index: index,
          cells: record.cells))
    }
    return rows
  }

  private static func jsonLines(_ source: SourceFile) throws -> [Row] {
    var rows: [Row] = []
    var number = 0
    for line in source.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      do {
        rows.append(
          try row(JSONValue(parsing: String(Substring(line))), number: rows.count + 1, source))
      } catch let error as JSONError {
        throw source.problem("not JSON: \(error.message)", line: number, column: error.column)
      } catch is NotAnObject {
        throw source.problem("each line must be a JSON object", line: number, column: 1)
      }
    }
    return rows
  }

  private static func jsonArray(_ source: SourceFile) throws -> [Row] {
    do {
      guard case .array(let items) = try JSONValue(parsing: source.text) else {
        throw source.problem("a .json file of rows must be a list of objects", line: 1, column: 1)
      }
      return try items.enumerated().map { try row($1, number: $0 + 1, source) }
    } catch let error as JSONError {
      throw source.problem("not JSON: \(error.message)", line: error.line, column: error.column)
    } catch is NotAnObject {
      throw source.problem("each item of the list must be a JSON object", line: 1, column: 1)
    }
  }

  private struct NotAnObject: Error {}

  private static func row(_ json: JSONValue, number: Int, _ source: SourceFile) throws -> Row {
    guard case .object(let object) = json else { throw NotAnObject() }
    let members = object.members
    return Row(
      table: source.path, number: number, columns: members.map(\.key),
      index: Dictionary(
        members.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first }),
      cells: members.map {
        if case .string(let text) = $0.value { text } else { $0.value.description }
      })
  }
}

/// RFC 4180 records: commas, double quotes doubled inside quotes, line breaks inside quotes.
struct CSVRecords {
  private let source: SourceFile
  private var rest: Substring.UTF8View
  private var line = 1

  init(_ source: SourceFile) {
    self.source = source
    rest = source.text[...].utf8
  }

  /// The next record and the line where it begins; nil at the end.
  mutating func next() throws -> (cells: [String], line: Int)? {
    guard !rest.isEmpty else { return nil }
    let first = line
    var cells: [String] = []
    while true {
      cells.append(try cell())
      switch rest.popFirst() {
      case 0x2C: continue
      case 0x0D:
        if rest.first == 0x0A { rest.removeFirst() }
        line += 1
        return (cells, first)
      case 0x0A:
        line += 1
        return (cells, first)
      default: return (cells, first)
      }
    }
  }

  private mutating func cell() throws -> String {
    guard rest.first == 0x22 else {
      let plain = rest.prefix { $0 != 0x2C && $0 != 0x0A && $0 != 0x0D }
      rest = rest[plain.endIndex...]
      return String(Substring(plain))
    }
    let opened = line
    rest.removeFirst()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == 0x22 {
        guard rest.first == 0x22 else {
          if let after = rest.first, after != 0x2C, after != 0x0A, after != 0x0D {
            throw source.problem("text after a closing quote", line: line, column: 1)
          }
          return String(decoding: bytes, as: UTF8.self)
        }
        rest.removeFirst()
      } else if byte == 0x0A {
        line += 1
      }
      bytes.append(byte)
    }
    throw source.problem("a quoted cell is never closed", line: opened, column: 1)
  }
}
