/// An e-mail address written so that programs shall not find it: `ada (at) example.org`,
/// `ada at example dot org`; or with its sign coded for a link or a page: `ada%40example.org`.
enum SpelledEmail {
  /// The address around the sign that begins here: a bracket, or the `a` of a bare `at`.
  static func range(in text: [UInt8], at start: Int) -> Range<Int>? {
    guard let sign = sign(in: text, at: start) else { return nil }
    var lower = start
    if lower > 0, text[lower - 1] == 0x20 { lower -= 1 }
    let end = lower
    while lower > 0, end - lower < 64, Redaction.isLocal(text[lower - 1]) { lower -= 1 }
    guard lower < end, let upper = domainEnd(in: text, from: sign.end, isBare: sign.isBare) else {
      return nil
    }
    return lower..<upper
  }

  private static let closing: [UInt8: UInt8] = [0x28: 0x29, 0x5B: 0x5D, 0x7B: 0x7D]

  private static func sign(in text: [UInt8], at start: Int) -> (end: Int, isBare: Bool)? {
    if text[start] | 0x20 == 0x61 {
      guard start > 0, text[start - 1] == 0x20, let end = word("at", in: text, at: start),
        end < text.count, text[end] == 0x20
      else { return nil }
      return (end + 1, true)
    }
    for code in codes {
      if let end = word(code, in: text, at: start) { return (end, false) }
    }
    guard let end = bracketed("at", in: text, at: start) else { return nil }
    return (skippingBlank(in: text, from: end), false)
  }

  private static let codes: [StaticString] = ["%40", "&#64;", "&#x40;", "&commat;"]

  /// Behind `(word)`, blanks within the brackets allowed.
  private static func bracketed(
    _ name: StaticString, in text: [UInt8], at start: Int
  ) -> Int? {
    guard start < text.count, let close = closing[text[start]],
      let inner = word(name, in: text, at: skippingBlank(in: text, from: start + 1))
    else { return nil }
    let end = skippingBlank(in: text, from: inner)
    return end < text.count && text[end] == close ? end + 1 : nil
  }

  private static func skippingBlank(in text: [UInt8], from index: Int) -> Int {
    index < text.count && text[index] == 0x20 ? index + 1 : index
  }

  private static func word(_ name: StaticString, in text: [UInt8], at start: Int) -> Int? {
    let end = start + name.utf8CodeUnitCount
    guard end <= text.count else { return nil }
    for offset in 0..<name.utf8CodeUnitCount
    where text[start + offset] | 0x20 != name.utf8Start[offset] {
      return nil
    }
    return end
  }

  /// - Parameter isBare: whether a dot has to be spelled as well, for "at" alone is a common word.
  private static func domainEnd(in text: [UInt8], from start: Int, isBare: Bool) -> Int? {
    var index = start
    var end: Int?
    var isSpelled = false
    while index < text.count, index - start < 255 {
      let label = index
      while index < text.count, text[index] != 0x2E, Redaction.isDomain(text[index]) { index += 1 }
      guard index > label else { break }
      if label > start, index - label >= 2 { end = index }
      if index < text.count, text[index] == 0x2E {
        index += 1
      } else if let next = spelledDot(in: text, from: index) {
        index = next
        isSpelled = true
      } else {
        break
      }
    }
    return isBare && !isSpelled ? nil : end
  }

  private static func spelledDot(in text: [UInt8], from start: Int) -> Int? {
    let index = skippingBlank(in: text, from: start)
    if let end = bracketed("dot", in: text, at: index) {
      return skippingBlank(in: text, from: end)
    }
    guard index > start, let end = word("dot", in: text, at: index), end < text.count,
      text[end] == 0x20
    else { return nil }
    return end + 1
  }
}
