import Algorithms

/// Whether a stretch of a reply is denied or set aside by the words before it.
enum Negation {
  /// Looks at up to five words before a UTF-8 offset, within the clause: "not 205 but 206" denies 205
  /// alone; "not only 205", "no more than 5" and "not until 1969" deny nothing.
  static func precedes(_ offset: Int, in text: ReplyText) -> Bool {
    denier(of: offset, in: text) != nil
  }

  /// The index in ``ReplyText/words`` of the word that denies, or sets aside, what stands at an offset.
  static func denier(of offset: Int, in text: ReplyText) -> Int? {
    var index = text.words.partitioningIndex { $0.range.lowerBound >= offset }
    var steps = 0
    var following: UInt64?
    if index < text.words.count {
      let word = text.words[index]
      if word.flags.contains(.startsSentence) || word.flags.contains(.afterPause) { return nil }
    }
    while index > 0, steps < 5 {
      index -= 1
      steps += 1
      let word = text.words[index]
      if index > 0, excludes(text.words[index - 1].hash, word.hash) {
        // "None other than X" is X.
        return index > 1 && affirming.contains(text.words[index - 2].hash) ? nil : index
      }
      if contrasts.contains(word.hash) { return nil }
      if word.hash == Self.than || word.hash == Self.of, index > 0 {
        let before = text.words[index - 1].hash
        if (word.hash == Self.than && before == Self.rather)
          || (word.hash == Self.of && before == Self.instead)
        {
          return index
        }
      }
      if negators.contains(word.hash) {
        guard let following else { return index }
        return harmless.contains(following) ? nil : index
      }
      if !word.flags.isDisjoint(with: [.startsSentence, .afterPause]) { return nil }
      following = word.hash
    }
    return nil
  }

  /// Whether two words in a row leave out what follows: "anything but", "rule out", "confused with".
  private static func excludes(_ first: UInt64, _ second: UInt64) -> Bool {
    exclusions[second]?.contains(first) ?? false
  }

  private static func set(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { Word.hash(String($0)) })
  }

  private static let negators = set(
    """
    not never isn't wasn't aren't weren't without unlike neither nor cannot can't don't doesn't \
    didn't hasn't haven't won't wouldn't except excluding nicht kein keine
    """)
  private static let harmless = set(
    "only just until till less more fewer later earlier before after merely simply exactly")
  private static let exclusions: [UInt64: Set<UInt64>] = [
    Word.hash("but"): set("anything everything everyone anyone all"),
    Word.hash("out"): set("rule rules ruled ruling"),
    Word.hash("with"): set("confused confuse confusing do mixed"),
    Word.hash("for"): set("mistaken mistake"),
    Word.hash("than"): set("other"),
    Word.hash("from"): set("apart different aside"),
  ]
  private static let affirming = set("none nothing no nobody not")
  private static let contrasts = set("but however although though actually")
  private static let than = Word.hash("than")
  private static let of = Word.hash("of")
  private static let rather = Word.hash("rather")
  private static let instead = Word.hash("instead")
}
