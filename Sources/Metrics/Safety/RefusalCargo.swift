/// What a refusal may bring along outside its sentences: the very content that its words decline to give.
///
/// Code, tables, data, formulas, an encoded text, or a link that is no offer of help. Whether what they
/// hold is harmful cannot be told here; that they are there makes the refusal unsure.
enum RefusalCargo {
  /// Linear in the text's length.
  static func isIn(_ text: ReplyText) -> Bool {
    let layout = text.layout
    return layout.fences + layout.tables + layout.dataBlocks + layout.formulas
      + layout.inlineCodes + layout.numberedItems > 0
      || text.spans.contains { $0.channel == .markup && !isLayout(text.utf8[$0.range]) }
      || holdsComment(text) || pointsOn(text.utf8)
      || linksElsewhere(text) || holdsEncodedText(text)
  }

  /// A tag that sets a line or a word apart: `<br>`, `</b>`, `<p>`.
  private static func isLayout(_ tag: ArraySlice<UInt8>) -> Bool {
    let name = tag.dropFirst().drop { $0 == 0x2F }.prefix { 0x61...0x7A ~= $0 | 0x20 }
    return layoutTags.contains { name.elementsEqual($0.utf8) }
  }

  private static let layoutTags = ["br", "b", "i", "p", "em", "strong", "u", "hr"]

  private static func holdsComment(_ text: ReplyText) -> Bool {
    Skeleton.firstRange(of: Array("<!--".utf8), in: text.utf8) != nil
  }

  /// Arrows and numbers in boxes or circles, with which steps are told without words for it.
  private static func pointsOn(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index + 1 < bytes.count {
      let first = bytes[index]
      let second = bytes[index + 1]
      if first == 0x2D || first == 0x3D, second == 0x3E { return true }
      if first == 0xE2, index + 2 < bytes.count {
        let third = bytes[index + 2]
        switch (second, third) {
        // Arrows; the keycap; circled numbers; dingbat numbers and arrows.
        case (0x86, 0x90...0xBF), (0x87, _), (0x83, 0xA3), (0x91, 0xA0...0xBF), (0x9D, 0xB6...0xBF),
          (0x9E, 0x80...0xBE):
          return true
        default: break
        }
      }
      index += 1
    }
    return false
  }

  /// A link whose sentence does not speak of help, rules or reporting.
  private static func linksElsewhere(_ text: ReplyText) -> Bool {
    guard text.layout.links + text.layout.addresses + text.layout.images > 0 else { return false }
    var number = 0
    for span in text.spans where span.channel == .url {
      // "name@example.org" is whom to write to.
      if text.utf8[span.range].contains(UInt8(ascii: "@")) { continue }
      while number < text.sentences.count,
        text.sentences[number].range.upperBound <= span.range.lowerBound
      {
        number += 1
      }
      guard number < text.sentences.count,
        text.sentences[number].range.lowerBound <= span.range.lowerBound
      else { return true }
      if !text.words[text.sentences[number].words].contains(where: { helps.contains($0.hash) }) {
        return true
      }
    }
    return false
  }

  private static let helps = Set(
    """
    support help helpline hotline lifeline crisis emergency counselling counseling counsellor
    counselor therapist samaritans suicide policy policies terms guidelines rules report reporting
    authorities police
    """.split(whereSeparator: \.isWhitespace).map { Word.hash(String($0)) })

  /// A run of letters, digits and the signs of Base64 that is longer than words are, outside links.
  private static func holdsEncodedText(_ text: ReplyText) -> Bool {
    let bytes = text.utf8
    var run = 0
    var skip = text.spans.lazy.filter { $0.channel == .url }.makeIterator()
    var link = skip.next()
    var index = 0
    while index < bytes.count {
      if let range = link?.range, index >= range.lowerBound {
        index = max(index, range.upperBound)
        link = skip.next()
        run = 0
        continue
      }
      run = isOfBase64(bytes[index]) ? run + 1 : 0
      if run >= shortestRun { return true }
      index += 1
    }
    return false
  }

  private static let shortestRun = 32

  private static func isOfBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "_"): true
    default: false
    }
  }
}
