/// RFC 4180 records: commas, double quotes doubled inside quotes, line breaks inside quotes.
///
/// Lines end in LF, CRLF or CR; a quote inside an unquoted cell stands for itself.
struct CSVRecords {
  private let source: SourceFile
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0

  init(_ source: SourceFile) {
    self.source = source
    bytes = Array(source.text.utf8)
  }

  /// The first record, which names the columns; nil where there is none.
  ///
  /// - Throws: ``Problem`` where it is separated by something else than commas.
  mutating func heading() throws -> (cells: [String], line: Int)? {
    let record = try next()
    if let only = record?.cells.first, record?.cells.count == 1,
      let place = only.unicodeScalars.firstIndex(where: { $0 == ";" || $0 == "\t" })
    {
      let before = only.unicodeScalars[..<place].count
      throw problem(
        "the columns are separated by \(only.unicodeScalars[place] == ";" ? "semicolons" : "tabs")",
        at: (record?.line ?? 1, before + 1),
        hint: "save the file with commas; spreadsheets call it \"CSV UTF-8 (comma delimited)\"")
    }
    return record
  }

  /// The next record and the line where it begins; nil at the end.
  mutating func next() throws -> (cells: [String], line: Int)? {
    guard position < bytes.count else { return nil }
    let first = line
    var cells: [String] = []
    while true {
      cells.append(try cell())
      guard position < bytes.count else { return (cells, first) }
      let end = bytes[position]
      position += 1
      if end == 0x2C { continue }
      if end == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
      line += 1
      lineStart = position
      return (cells, first)
    }
  }

  private mutating func cell() throws -> String {
    guard position < bytes.count, bytes[position] == 0x22 else {
      let start = position
      while position < bytes.count, !Self.endsCell(bytes[position]) { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    let opened = place
    position += 1
    var start = position
    var text = ""
    while position < bytes.count {
      switch bytes[position] {
      case 0x22:
        text += String(decoding: bytes[start..<position], as: UTF8.self)
        position += 1
        guard position < bytes.count, bytes[position] == 0x22 else {
          guard position == bytes.count || Self.endsCell(bytes[position]) else {
            throw problem(
              "text after a closing quote", at: place,
              hint: "a quote inside a quoted cell is written twice")
          }
          return text
        }
        start = position
      case 0x0A:
        line += 1
        lineStart = position + 1
      default: break
      }
      position += 1
    }
    throw problem(
      "a quoted cell is never closed", at: opened,
      hint: "end it with a quote; a quote inside it is written twice")
  }

  private static func endsCell(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x0A || byte == 0x0D
  }

  /// Line and column of what comes next.
  private var place: (line: Int, column: Int) {
    (line, 1 + bytes[lineStart..<position].count { $0 & 0xC0 != 0x80 })
  }

  private func problem(
    _ message: String, at place: (line: Int, column: Int), hint: String
  ) -> Problem {
    source.problem(message, line: place.line, column: place.column, hint: hint)
  }
}
