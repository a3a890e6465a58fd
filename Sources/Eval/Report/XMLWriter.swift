import CLibXML2

/// Writes one XML 1.0 document in UTF-8 through libxml2's text writer.
///
/// Text may hold anything: what XML cannot carry, or what could mislead its reader, is written out
/// as `\u{1B}`. Owns its C handles and frees them at the end of its life.
struct XMLWriter: ~Copyable {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr

  /// - Throws: ``XMLWritingError`` where memory runs out, as every method does.
  init() throws {
    guard let buffer = xmlBufferCreate() else { throw XMLWritingError() }
    guard let writer = xmlNewTextWriterMemory(buffer, 0) else {
      xmlBufferFree(buffer)
      throw XMLWritingError()
    }
    // Until all is stored nothing frees the handles but this.
    guard xmlTextWriterSetIndent(writer, 1) >= 0,
      xmlTextWriterSetIndentString(writer, "  ") >= 0,
      xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil) >= 0
    else {
      xmlFreeTextWriter(writer)
      xmlBufferFree(buffer)
      throw XMLWritingError()
    }
    self.buffer = buffer
    self.writer = writer
  }

  deinit {
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
  }

  /// One element with its attributes; `content` writes what stands in it.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    content: (inout XMLWriter) throws -> Void = { _ in }
  ) throws {
    try check(xmlTextWriterStartElement(writer, name))
    for (name, value) in attributes {
      try check(xmlTextWriterWriteAttribute(writer, name, value.visible))
    }
    try content(&self)
    try check(xmlTextWriterEndElement(writer))
  }

  /// Text within the element that is open.
  func text(_ text: String) throws {
    // An empty string would still open the tag.
    guard !text.isEmpty else { return }
    try check(xmlTextWriterWriteString(writer, text.visible))
  }

  /// The document, with everything closed.
  consuming func finish() throws -> String {
    try check(xmlTextWriterEndDocument(writer))
    try check(xmlTextWriterFlush(writer))
    guard let content = xmlBufferContent(buffer) else { throw XMLWritingError() }
    let bytes = UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer)))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// libxml2 answers with a count of bytes, or −1.
  private func check(_ result: Int32) throws {
    if result < 0 { throw XMLWritingError() }
  }
}

/// libxml2 could not write, which it only fails to do for want of memory.
struct XMLWritingError: Error, CustomStringConvertible {
  var description: String { "the XML report could not be written: out of memory" }
}
