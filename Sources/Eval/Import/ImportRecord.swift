import Foundation
import Metrics

/// One record of a file that is imported: an object of JSON, or a row of a table.
struct ImportRecord {
  let object: JSONObject
  /// From 1.
  let number: Int
  let spot: Spot

  subscript(name: String) -> JSONValue? { object[name] == .null ? nil : object[name] }

  /// The text of a member; a number or a truth value as it is written; nil where there is none.
  func text(_ name: String) -> String? { object[name]?.plainText }

  /// Where a member stands, where its name is found on the record's first line.
  func spot(of member: String) -> Spot {
    let text = spot.source.line(spot.line)
    guard let range = text.range(of: "\"\(member)\"") else { return spot }
    var spot = spot
    spot.column = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound) + 1
    return spot
  }
}

/// A file of records: JSON Lines, one list of JSON, or a table with a heading; one record is held at
/// a time.
struct RecordFile {
  let source: SourceFile
  private let form: Form

  enum Form { case lines, list, table }

  private static let forms: [String: Form] = ["csv": .table, "json": .list]

  /// In bytes.
  static let largest = 512 << 20

  /// - Parameter form: by the name's ending where nil; JSON Lines where that says nothing.
  init(reading path: String, as form: Form? = nil) throws {
    source = try SourceFile(reading: path, atMost: Self.largest, hint: "split it")
    self.form = form ?? Self.forms[FilePath.suffix(of: path)] ?? .lines
  }

  init(_ source: SourceFile, as form: Form) {
    self.source = source
    self.form = form
  }

  /// - Throws: ``Problem`` at the first record that cannot be read; whatever `visit` throws.
  func forEach(_ visit: (ImportRecord) throws -> Void) throws {
    switch form {
    case .lines:
      var number = 0
      try refusePointer()
      try JSONLinesFile(source).forEach(isPython: true, namesOnce: true) { line in
        number += 1
        try visit(
          ImportRecord(
            object: line.object, number: number, spot: Spot(source: source, line: line.number)))
      }
    case .list:
      try refusePointer()
      let outline = JSONOutline(source)
      try Self.forEach(of: outline.elements(of: outline.whole), in: outline, visit)
    case .table:
      var table = try HeadedCSV(reading: source)
      var number = 0
      while let row = try table.next() {
        number += 1
        try visit(
          ImportRecord(
            object: JSONObject(row.cells.lazy.map { ($0.column, .string($0.cell)) }),
            number: number, spot: Spot(source: source, line: row.line)))
      }
    }
  }

  /// Visits the elements of a list in a document.
  static func forEach(
    of elements: [Range<Int>], in outline: JSONOutline, _ visit: (ImportRecord) throws -> Void
  ) throws {
    var places = outline.places
    for (index, range) in elements.enumerated() {
      let spot = places.spot(of: range.lowerBound)
      guard case .object(let object) = try outline.value(in: range, at: spot) else {
        throw spot.problem(
          "each element of the list must be a JSON object", hint: "write [{\"name\": \"value\"}, …]"
        )
      }
      try visit(ImportRecord(object: object, number: index + 1, spot: spot))
    }
  }

  private func refusePointer() throws {
    guard source.text.hasPrefix("version https://git-lfs") else { return }
    throw Spot(source: source, line: 1).problem(
      "this is no data but a Git LFS pointer to it", hint: "`git lfs pull` brings the file itself")
  }
}
