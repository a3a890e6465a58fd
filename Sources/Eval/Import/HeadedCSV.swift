/// A CSV file with a heading, row by row.
struct HeadedCSV {
  struct Row {
    /// From 1, in the file.
    let line: Int
    /// Column and cell, in the order of the file.
    let cells: [(column: String, cell: String)]
  }

  /// Without blanks around their names; empty where one has none.
  let columns: [String]
  private let source: SourceFile
  private var records: CSVRecords

  /// - Throws: ``Problem`` where a column is named twice, or a quote is not closed.
  init(reading source: SourceFile) throws {
    self.source = source
    records = CSVRecords(source)
    let header = try records.heading()
    columns = header?.cells.map(\.trimmed) ?? []
    var seen: Set<String> = []
    // Spreadsheets leave empty columns behind.
    for column in columns where !column.isEmpty && !seen.insert(column).inserted {
      throw source.problem(
        "the column \"\(column.clipped)\" is named twice", line: header?.line ?? 1, column: 1,
        hint: "give every column a name of its own")
    }
  }

  /// The next row that is not blank; nil at the end.
  ///
  /// - Throws: ``Problem`` where it has more cells than the heading, one under no name, or a quote
  ///   that is not closed.
  mutating func next() throws -> Row? {
    while let record = try records.next() {
      if record.cells.allSatisfy(\.isEmpty) { continue }
      guard record.cells.count <= columns.count else {
        throw source.problem(
          "this row has \(Sentences.counted(record.cells.count, "cell")), "
            + "the header \(columns.count)",
          line: record.line, column: 1, hint: "cells with commas stand in double quotes")
      }
      // Spreadsheets leave empty cells at the end of a row out.
      let cells = record.cells + Array(repeating: "", count: columns.count - record.cells.count)
      let named = zip(columns, cells).filter { !$0.0.isEmpty }
      if named.count < columns.count,
        let cell = zip(columns, cells).first(where: { $0.0.isEmpty && !$0.1.isBlank })?.1
      {
        throw source.problem(
          "the cell \"\(cell.clipped)\" stands in a column without a name", line: record.line,
          column: 1, hint: "name the column in line 1, or empty it")
      }
      return Row(line: record.line, cells: named)
    }
    return nil
  }
}
