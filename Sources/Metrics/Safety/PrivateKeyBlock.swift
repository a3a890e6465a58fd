/// A private key as PEM writes it (RFC 7468): from `-----BEGIN … PRIVATE KEY-----` to its end.
enum PrivateKeyBlock {
  /// The block that begins here; of one that was cut off, the lines that look like a key.
  ///
  /// A search ends at the next dashes, so that together they are linear in the text.
  static func range(in text: [UInt8], at start: Int) -> Range<Int>? {
    guard text[start...].starts(with: opening) else { return nil }
    let head = start + opening.count
    guard let headEnd = dashes(in: text, from: head), headEnd - head <= 40,
      text[head..<headEnd].reversed().starts(with: name.reversed())
    else { return nil }
    let body = headEnd + rule.count
    if let close = dashes(in: text, from: body), text[close...].starts(with: closing) {
      let end = dashes(in: text, from: close + closing.count)
      return start..<min(text.count, end.map { $0 + rule.count } ?? text.count)
    }
    var end = body
    var index = body
    while index < text.count {
      let line = text[index...].prefix(while: isBase64)
      if line.count >= 16 { end = line.endIndex }
      index = line.endIndex
      guard index < text.count, text[index] <= 0x20, line.isEmpty || line.count >= 16 else { break }
      index += 1
    }
    return end > body ? start..<end : nil
  }

  private static let rule = Array("-----".utf8)
  private static let opening = Array("-----BEGIN ".utf8)
  private static let closing = Array("-----END ".utf8)
  private static let name = Array("PRIVATE KEY".utf8)

  private static func dashes(in text: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + rule.count <= text.count {
      if text[index] == 0x2D, text[index...].starts(with: rule) { return index }
      index += 1
    }
    return nil
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    byte < 0x80 && PersonalData.isAlphanumeric(byte) || byte == 0x2B || byte == 0x2F || byte == 0x3D
  }
}
