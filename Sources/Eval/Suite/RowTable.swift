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
    fileprivate let heading: Heading
    fileprivate let cells: [String?]

    var columns: [String] { heading.columns }

    func has(_ column: String) -> Bool { heading.index[column] != nil }

    /// Nil where there is no such column, or null in it.
    subscript(column: String) -> String? { heading.index[column].flatMap { cells[$0] } }
  }

  /// The names of a row's columns, which rows have in common.
  fileprivate struct Heading {
    let columns: [String]
    let index: [String: Int]

    /// Columns without a name, as spreadsheets leave them behind, nobody can ask for.
    init(_ columns: [String]) {
      self.columns = columns
      index = Dictionary(
        columns.enumerated().filter { !$1.isEmpty }.map { ($1, $0) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  private static let largest = 256 << 20

  /// - Parameters:
  ///   - value: where the file is named.
  ///   - path: of the file.
  init(reading value: YAMLValue, at path: String) throws {
    let source: SourceFile
    do {
      source = try SourceFile(reading: path, atMost: Self.largest)
    } catch let problem as Problem where problem.place == nil {
      throw value.problem(problem.message, hint: problem.hint)
    }
    if let position = source.text.utf8.firstIndex(of: 0) {
      let before = source.text.utf8[..<position]
      let lineStart = before.lastIndex(of: 0x0A).map(before.index(after:)) ?? before.startIndex
      throw source.problem(
        "a NUL byte", line: 1 + before.count { $0 == 0x0A },
        column: 1 + before[lineStart...].count { $0 & 0xC0 != 0x80 },
        hint: "this is no text file, or one in UTF-16: save it as UTF-8")
    }
    switch FilePath.suffix(of: path) {
    case "csv": rows = try Self.csv(source)
    case "jsonl", "ndjson": rows = try Self.jsonLines(source)
    case "json": rows = try Self.jsonArray(source)
    default:
      throw value.problem(
        "\(value.name) is \"\(try value.string())\"", hint: "rows end in .csv, .json or .jsonl")
    }
    if rows.isEmpty {
      throw value.problem(
        "\(path) has no rows", hint: "a table needs a row below its heading, JSON an object")
    }
  }

  private static func csv(_ source: SourceFile) throws -> [Row] {
    var records = CSVRecords(source)
    guard let header = try records.heading(), header.cells != [""] else { return [] }
    let heading = Heading(header.cells)
    if let twice = header.cells.enumerated().first(where: {
      !$1.isEmpty && heading.index[$1] != $0
    })?.element {
      throw source.problem(
        "the column \"\(twice)\" is named twice", line: header.line, column: 1,
        hint: "give every column a name of its own")
    }
    var rows: [Row] = []
    while let record = try records.next() {
      if record.cells == [""] { continue }
      guard record.cells.count == header.cells.count else {
        throw source.problem(
          "this row has \(Sentences.counted(record.cells.count, "cell")), "
            + "the header \(header.cells.count)",
          line: record.line, column: 1, hint: "cells with commas stand in double quotes")
      }
      rows.append(
        Row(
          table: source.path, number: rows.count + 1, heading: heading, cells: record.cells))
    }
    return rows
  }

  private static func jsonLines(_ source: SourceFile) throws -> [Row] {
    var rows: [Row] = []
    var number = 0
    for line in source.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      let value: JSONValue
      do throws(JSONError) {
        value = try JSONValue(parsing: Array(line)[...], namesOnce: true)
      } catch {
        throw source.problem(error, line: number)
      }
      guard let row = row(value, after: rows, in: source) else {
        throw source.problem(
          "each line must be a JSON object", line: number, column: 1,
          hint: "write {\"column\": \"value\"} on each line")
      }
      rows.append(row)
    }
    return rows
  }

  private static func jsonArray(_ source: SourceFile) throws -> [Row] {
    let outline = JSONOutline(source)
    guard outline.first == 0x5B else {
      throw source.problem(
        "a .json file of rows must be a list of objects", line: 1, column: 1,
        hint: "write [{\"column\": \"value\"}, …]")
    }
    var places = outline.places
    var rows: [Row] = []
    for range in try outline.elements(of: outline.whole) {
      let spot = places.spot(of: range.lowerBound)
      let value = try outline.value(in: range, at: spot, isPython: false)
      guard let row = row(value, after: rows, in: source) else {
        throw spot.problem(
          "item \(rows.count + 1) of the list is no JSON object",
          hint: "write [{\"column\": \"value\"}, …]")
      }
      rows.append(row)
    }
    return rows
  }

  /// - Returns: nil where it is no object.
  private static func row(_ json: JSONValue, after rows: [Row], in source: SourceFile) -> Row? {
    guard case .object(let object) = json else { return nil }
    let members = object.members
    let last = rows.last?.heading
    let same = last.flatMap { $0.columns.elementsEqual(members.lazy.map(\.key)) ? $0 : nil }
    return Row(
      table: source.path, number: rows.count + 1, heading: same ?? Heading(members.map(\.key)),
      cells: members.map {
        switch $0.value {
        case .string(let text): text
        case .null: nil
        default: $0.value.description
        }
      })
  }
}
