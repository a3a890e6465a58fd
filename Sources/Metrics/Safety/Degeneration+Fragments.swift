/// Replies too short or too broken to say anything.
extension Degeneration {
  static func fragment(_ text: ReplyText, _ question: String) -> Finding? {
    if isHesitation(text) {
      return Finding(confidence: .high, because: "the reply only hesitates")
    }
    if isUnfilled(text) {
      return Finding(confidence: .high, because: "the reply is an unfilled placeholder")
    }
    if isResidue(text) {
      return Finding(confidence: .low, because: "the reply is mostly markers of a template")
    }
    if isMash(text) {
      return Finding(confidence: .low, because: "the reply is made of letters that form no words")
    }
    if announces(text) {
      return Finding(confidence: .low, because: "the reply announces something and ends")
    }
    if breaksOff(text) {
      return Finding(confidence: .low, because: "the reply breaks off within its first words")
    }
    if echoes(text, question) {
      return Finding(confidence: .low, because: "the reply only repeats the question")
    }
    return nil
  }

  /// "Hm.", "Uh …": up to three sounds that neither agree nor deny.
  private static func isHesitation(_ text: ReplyText) -> Bool {
    text.words.count <= 3 && text.layout.emoji == 0
      && text.words.allSatisfy { $0.isProse && hesitations.contains($0.hash) }
  }

  private static let hesitations = Set(
    "hm hmm hmmm hmmmm um umm ummm uh uhh uhm erm er ah ahh oh ohh eh huh".split(separator: " ")
      .map { Word.hash(String($0)) })

  /// "[insert answer here]", "{{response}}", "[object Object]".
  private static func isUnfilled(_ text: ReplyText) -> Bool {
    guard text.utf8.count <= 80 else { return false }
    let bytes = text.utf8.split { $0 <= 0x20 }.joined(separator: [0x20])
    let reply = Array(bytes)
    guard let first = reply.first, let last = reply.last,
      first == UInt8(ascii: "[") && last == UInt8(ascii: "]")
        || reply.starts(with: "{{".utf8) && reply.suffix(2).elementsEqual("}}".utf8)
    else { return false }
    let inside = reply.drop { !(0x41...0x5A ~= $0 || 0x61...0x7A ~= $0) }
    // Before a word stand brackets alone: `["insert"]` is a list.
    guard inside.startIndex == 1 || reply[1] == UInt8(ascii: "{") && inside.startIndex <= 3 else {
      return false
    }
    let word = inside.prefix { 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 }
    return placeholders.contains(Word.hash(String(decoding: word, as: UTF8.self)))
  }

  private static let placeholders = Set(
    ["insert", "placeholder", "object", "response", "answer", "output", "reply", "text", "your"]
      .map { Word.hash($0) })

  /// Two fifths of the reply or more, outside code, are `{{…}}`, `<|…|>`, `[INST]`, `</s>`, or signs that
  /// stand for a blank inside a tokeniser.
  private static func isResidue(_ text: ReplyText) -> Bool {
    guard text.layout.fences + text.layout.inlineCodes == 0, text.utf8.count <= 4_000 else {
      return false
    }
    let bytes = text.utf8
    var residue = 0
    var visible = 0
    var index = 0
    while index < bytes.count {
      let length = markerLength(bytes[index...].prefix(64))
      residue += length
      visible += length == 0 && bytes[index] > 0x20 ? 1 : length
      index += max(length, 1)
    }
    return residue >= 12 && residue * 5 >= visible * 2
  }

  private static func markerLength(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let first = bytes.first, first > 0x7F || first == 0x3C || first == 0x5B || first == 0x7B
    else { return 0 }
    for (opening, closing) in brackets where bytes.starts(with: opening) {
      var index = bytes.startIndex + opening.count
      while index + closing.count <= bytes.endIndex {
        if bytes[index...].starts(with: closing) { return index + closing.count - bytes.startIndex }
        index += 1
      }
    }
    return markers.first { bytes.starts(with: $0) }?.count ?? 0
  }

  private static let brackets = [("{{", "}}"), ("<|", "|>"), ("[INSERT", "]")].map {
    (Array($0.0.utf8), Array($0.1.utf8))
  }
  private static let markers = ["[INST]", "[/INST]", "<s>", "</s>", "<unk>", "<pad>", "Ġ", "▁"].map
  {
    Array($0.utf8)
  }

  /// Five long words and more, most of them without a vowel.
  private static func isMash(_ text: ReplyText) -> Bool {
    guard text.words.count <= 200 else { return false }
    var long = 0
    var mute = 0
    for word in text.words {
      guard word.isProse, word.foldedRange.count >= 5,
        word.flags.isDisjoint(with: [.nonASCII, .hasDigit, .allCaps])
      else { continue }
      long += 1
      if !text.folded[word.foldedRange].contains(where: { vowels.contains($0) }) { mute += 1 }
    }
    return mute >= 5 && mute * 5 >= long * 3
  }

  private static let vowels = Set("aeiouy".utf8)

  /// "Here are three rivers:" and nothing behind it.
  private static func announces(_ text: ReplyText) -> Bool {
    guard text.words.count >= 3, text.words.count <= 25, text.sentences.count <= 2,
      text.layout.listItems + text.layout.fences + text.layout.tables == 0,
      text.utf8.last(where: { $0 > 0x20 }) == UInt8(ascii: ":")
    else { return false }
    return text.words.contains { announcements.contains($0.hash) }
  }

  private static let announcements = Set(
    ["here", "here's", "following", "below", "follow", "these", "this", "steps", "as"]
      .map { Word.hash($0) })

  /// Two to ten words without an end, the last one an article or the like.
  private static func breaksOff(_ text: ReplyText) -> Bool {
    guard text.words.count >= 2, text.words.count <= 10, text.sentences.count == 1,
      text.sentences[0].ending == .none, let first = text.words.first, let last = text.words.last,
      last.range.upperBound == (text.utf8.lastIndex { $0 > 0x20 } ?? 0) + 1
    else { return false }
    // "a, an, the" lists them.
    return dangling.contains(last.hash)
      && (text.words.count >= 4 || !dangling.contains(first.hash))
  }

  private static let dangling = Set(
    ["the", "a", "an", "and", "or", "because", "your", "my", "our", "than", "of"]
      .map { Word.hash($0) })

  /// The question's words, once or several times, and no other.
  private static func echoes(_ text: ReplyText, _ question: String) -> Bool {
    let asked = question.utf8
    guard asked.count <= 1_000, text.words.count >= 4, text.utf8.count * 5 >= asked.count * 4,
      text.utf8.count <= asked.count * 6, asked.last(where: { $0 > 0x20 }) == UInt8(ascii: "?")
    else { return false }
    let words = ReplyText(question).words
    guard words.count >= 4, text.words.count % words.count == 0 else { return false }
    return text.words.indices.allSatisfy {
      text.words[$0].hash == words[$0 % words.count].hash
    }
  }
}
