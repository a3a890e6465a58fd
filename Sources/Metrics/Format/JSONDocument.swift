extension ReplyText {
  /// The JSON document that the reply is, or that its only fenced block holds; nil for none.
  ///
  /// Text around the fence does not matter, text around a bare document does: a program that reads
  /// the reply could cut out a fence, but not guess where a document begins.
  public func jsonDocument() -> JSONValue? {
    let whole = Self.trimmed(utf8[...])
    guard let first = whole.first else { return nil }
    if first != 0x60, first != 0x7E, let value = try? JSONValue(parsing: whole) { return value }
    guard layout.fences == 1, let content = fenceContents().first else { return nil }
    return try? JSONValue(parsing: content)
  }

  /// What stands between the fences, in order; an unclosed one reaches to the end.
  public func fenceContents() -> [ArraySlice<UInt8>] {
    spans.compactMap { span in
      guard span.channel == .code, let sign = utf8[span.range].first, sign == 0x60 || sign == 0x7E,
        let opening = utf8[span.range].firstIndex(of: 0x0A)
      else { return nil }
      let content = Self.trimmed(utf8[opening + 1..<span.range.upperBound])
      let lastLine = (content.lastIndex(of: 0x0A) ?? content.startIndex - 1) + 1
      let last = Self.trimmed(content[lastLine...])
      let isFence = last.count >= 3 && last.allSatisfy { $0 == sign }
      return isFence ? content[..<lastLine] : content
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return bytes
  }
}
