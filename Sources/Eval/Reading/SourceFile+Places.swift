extension SourceFile {
  /// Where the first character stands that YAML does not allow (1.2.2, 5.1); the beginning where
  /// there is none.
  var firstUnprintable: (line: Int, column: Int) {
    var (line, column) = (1, 1)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: (line, column) = (line + 1, 0)
      case 0..<0x09, 0x0B...0x0C, 0x0E..<0x20, 0x7F..<0x85, 0x86..<0xA0, 0xFFFE...0xFFFF:
        return (line, column)
      default: break
      }
      column += 1
    }
    return (1, 1)
  }

  /// Where a key of a YAML mapping is written again; where it is written first if that is not found.
  ///
  /// - Parameters:
  ///   - line: of the first, from 1.
  ///   - column: of the first, from 1.
  func second(
    _ key: String, behind line: Int, _ column: Int
  ) -> (line: Int, column: Int) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(line - 1)
    guard let first = lines.first else { return (line, column) }
    // Within the braces of one line.
    let scalars = Array(first.unicodeScalars)
    for place in scalars.indices.dropFirst(column)
    where Self.isKey(key, in: scalars, at: place) {
      let before = scalars[..<place].last { $0 != " " }
      if before == "," || before == "{" { return (line, place + 1) }
    }
    // One below the other.
    for (number, text) in zip((line + 1)..., lines.dropFirst()) {
      let scalars = Array(text.unicodeScalars.prefix(column + key.unicodeScalars.count + 80))
      let indentation = scalars.prefix { $0 == " " }.count
      if indentation == scalars.count || scalars[indentation] == "#" || scalars[indentation] == "\r"
      {
        continue
      }
      if indentation < column - 1 { break }
      if indentation == column - 1, Self.isKey(key, in: scalars, at: indentation) {
        return (number, column)
      }
    }
    return (line, column)
  }

  /// Whether a key stands here, in quotes or without, with its colon.
  private static func isKey(_ key: String, in text: [Unicode.Scalar], at start: Int) -> Bool {
    let isQuoted = start < text.count && (text[start] == "\"" || text[start] == "'")
    let word = Array(key.unicodeScalars)
    let body = text.dropFirst(start + (isQuoted ? 1 : 0))
    guard body.starts(with: word) else { return false }
    var rest = body.dropFirst(word.count)
    if isQuoted {
      guard rest.first == text[start] else { return false }
      rest = rest.dropFirst()
    }
    return rest.first { $0 != " " } == ":"
  }
}
