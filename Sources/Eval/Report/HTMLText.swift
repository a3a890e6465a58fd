import Mustache

/// The only way any text reaches the page: markup characters become references, control and
/// bidirectional characters are written out.
///
/// Works on scalars, where the library's own escaping works on characters and so lets a quotation
/// mark through that carries a combining accent.
struct HTMLText: MustacheContentType {
  static let name = "locum-html"

  func escapeText(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.visible.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension String {
  /// At most `bytes` bytes of this text, cut between scalars, with a note of what is left out.
  func cut(to bytes: Int) -> String {
    let length = utf8.count
    guard length > bytes else { return self }
    var end = utf8.index(startIndex, offsetBy: bytes)
    while end > startIndex, end.samePosition(in: unicodeScalars) == nil {
      end = utf8.index(before: end)
    }
    return String(self[..<end]) + " … (cut here; \(Sentences.grouped(length)) bytes in all)"
  }
}
