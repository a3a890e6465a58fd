extension Reply {
  /// Moves reasoning that stands in front of the answer out of it.
  ///
  /// Servers without a parser for a model's marks leave its reasoning in the text, where a sentence on
  /// whether to decline would be read as declining. The opening mark may be missing, for templates put
  /// it at the end of the prompt; then the closing one has to end its line. Reasoning that never ends
  /// leaves an empty answer. Done to whatever is asked over HTTP, and to replies that others kept.
  public mutating func keepReasoningApart() {
    let isCut = stop == .length
    for marks in ReasoningMarks.all {
      guard let (thoughts, answer) = text.withUTF8({ marks.split($0, isCut: isCut) }) else {
        continue
      }
      let all = [reasoning ?? "", thoughts].filter { !$0.isEmpty }
      reasoning = all.isEmpty ? nil : all.joined(separator: "\n")
      text = answer
      return
    }
  }
}

/// What a family of models writes around its reasoning.
private struct ReasoningMarks {
  let opening: [UInt8]
  let closing: [UInt8]

  init(_ opening: String, _ closing: String) {
    (self.opening, self.closing) = (Array(opening.utf8), Array(closing.utf8))
  }

  /// Of DeepSeek, Qwen and most others, and of Mistral.
  static let all = [ReasoningMarks("<think>", "</think>"), ReasoningMarks("[THINK]", "[/THINK]")]

  /// Nil where the text has no reasoning in front.
  func split(
    _ text: UnsafeBufferPointer<UInt8>, isCut: Bool
  ) -> (thoughts: String, answer: String)? {
    let bytes = UnsafeRawBufferPointer(text)
    let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
    let isOpened = bytes[start...].starts(with: opening)
    let inside = isOpened ? start + opening.count : start
    guard let end = bytes.offset(of: closing, from: inside) else {
      guard isOpened, isCut || Self.begins(bytes[inside...]) else { return nil }
      return (Self.trimmed(bytes[inside...]), "")
    }
    let rest = bytes[(end + closing.count)...]
    let endsLine = rest.first.map { $0 == 0x0A || $0 == 0x0D } ?? true
    guard isOpened || endsLine && (bytes.offset(of: opening) ?? end) >= end else { return nil }
    return (Self.trimmed(bytes[inside..<end]), Self.trimmed(rest, atEnd: false))
  }

  /// True for a thought behind its mark; in a sentence about the mark a blank follows it.
  private static func begins(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard let first = bytes.first else { return true }
    return first == 0x0A || first == 0x0D || first >= 0x80
      || (0x41...0x5A).contains(first & 0xDF)
  }

  private static func trimmed(
    _ bytes: Slice<UnsafeRawBufferPointer>, atEnd: Bool = true
  ) -> String {
    var bytes = bytes.drop { $0 <= 0x20 }
    while atEnd, let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
