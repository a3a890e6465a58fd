import Yams

/// A place in a file that is imported.
struct Spot {
  let source: SourceFile
  let line: Int
  var column = 1

  /// Lines longer than this are data, and a look at one costs more than it tells.
  private static let longestShown = 100_000

  func problem(_ message: String, hint: String? = nil, showingLine: Bool = true) -> Problem {
    let text = showingLine ? source.line(line) : ""
    let isShown =
      showingLine && text.utf8.count <= Self.longestShown && !Secrets.looksSecret(line: text)
    return Problem(
      message, at: .init(file: source.path, line: line, column: column),
      excerpt: isShown ? text : nil, hint: hint)
  }
}

extension YAMLValue {
  var spot: Spot { Spot(source: source, line: line, column: node.mark?.column ?? 1) }
}

extension String {
  /// True where nothing but white space is in it.
  var isBlank: Bool {
    unicodeScalars.allSatisfy { $0.properties.isWhitespace }
  }

  /// Without white space at its ends.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// A text as a message quotes it.
  var clipped: String {
    let line = String(unicodeScalars.prefix(60)).visibleLine
    return utf8.count > line.utf8.count + 8 ? line + "…" : line
  }

  /// A text as an id: small letters, digits and hyphens, at most 48 of them; nil where nothing of
  /// it is left.
  var slug: String? {
    var bytes: [UInt8] = []
    for byte in utf8 {
      if bytes.count >= 48 { break }
      switch byte {
      case 0x30...0x39, 0x61...0x7A: bytes.append(byte)
      case 0x41...0x5A: bytes.append(byte | 0x20)
      default: if let last = bytes.last, last != 0x2D { bytes.append(0x2D) }
      }
    }
    if bytes.last == 0x2D { bytes.removeLast() }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
