/// A value told line by line: the items of a list without their numbers, a table's columns downwards.
enum DownwardText {
  /// Columns that are read.
  private static let widest = 6
  private static let blanks: Set<UInt8> = [0x20, 0x09]

  /// The items in a row, if there is a list, and each column, if there is a table; linear in the text.
  static func all(of text: [UInt8]) -> [[UInt8]] {
    var items: [UInt8] = []
    var numbered = 0
    var columns = [[UInt8]](repeating: [], count: widest)
    var rows = 0
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: true) {
      let line = line.drop { blanks.contains($0) }
      if line.first == 0x7C {
        rows += 1
        let cells = line.dropFirst().split(separator: 0x7C, omittingEmptySubsequences: false)
        for (column, cell) in cells.prefix(widest).enumerated() {
          columns[column] += cell
          columns[column].append(0x20)
        }
      }
      let rest = item(line)
      if rest.startIndex > line.startIndex { numbered += 1 }
      items += rest
      items.append(0x20)
    }
    return (numbered > 1 ? [items] : []) + (rows > 1 ? columns.filter { !$0.isEmpty } : [])
  }

  /// What stands behind `12.`, `12)`, `12:` or a bullet.
  private static func item(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = line.prefix { 0x30...0x39 ~= $0 }
    if digits.isEmpty {
      guard let first = line.first, first == 0x2D || first == 0x2A || first == 0x2B else {
        return line
      }
      return line.dropFirst().drop { blanks.contains($0) }
    }
    let rest = line[digits.endIndex...]
    guard digits.count <= 3, let sign = rest.first, sign == 0x2E || sign == 0x29 || sign == 0x3A
    else { return line }
    return rest.dropFirst().drop { blanks.contains($0) }
  }
}
