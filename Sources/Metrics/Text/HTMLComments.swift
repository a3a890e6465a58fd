/// What an HTML page does not show its reader.
enum HTMLComments {
  /// The text with spaces in place of its closed comments, as long as before; nil where it has none.
  static func blanked(_ text: String) -> String? {
    guard Skeleton.firstRange(of: opening, in: Array(text.utf8)) != nil else { return nil }
    var bytes = Array(text.utf8)
    var start = 0
    var isChanged = false
    while let open = find(opening, in: bytes, from: start),
      let close = find(closing, in: bytes, from: open + opening.count)
    {
      let end = close + closing.count
      for index in open..<end where bytes[index] != 0x0A { bytes[index] = 0x20 }
      isChanged = true
      start = end
    }
    return isChanged ? String(decoding: bytes, as: UTF8.self) : nil
  }

  private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    let last = bytes.count - pattern.count
    while index <= last {
      if bytes[index] == pattern[0], bytes[index..<index + pattern.count].elementsEqual(pattern) {
        return index
      }
      index += 1
    }
    return nil
  }

  private static let opening = Array("<!--".utf8)
  private static let closing = Array("-->".utf8)
}
