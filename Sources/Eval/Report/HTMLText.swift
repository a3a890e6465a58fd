import Mustache

/// The only way any text reaches the page: markup characters become references, control and
/// bidirectional characters are written out.
///
/// Works on bytes, where the library's own escaping works on characters and so lets a quotation
/// mark through that carries a combining accent.
struct HTMLText: MustacheContentType {
  static let name = "locum-html"

  func escapeText(_ text: String) -> String {
    // Most text is plain, and a page holds megabytes of it.
    let isPlain = text.utf8.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A }
    let text = isPlain ? text : text.visible
    guard text.utf8.contains(where: { Self.reference($0) != nil }) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    for byte in text.utf8 {
      if let reference = Self.reference(byte) {
        result += reference.utf8
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func reference(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
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
