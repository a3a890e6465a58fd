import Algorithms

/// Whether a stretch of a reply is denied or set aside by the words before it.
enum Negation {
  /// Looks at up to five words before a UTF-8 offset, within the clause: "not 205 but 206" denies 205
  /// alone; "not only 205", "no more than 5" and "not until 1969" deny nothing.
  static func precedes(_ offset: Int, in text: ReplyText) -> Bool {
    var index = text.words.partitioningIndex { $0.range.lowerBound >= offset }
    var steps = 0
    var following: UInt64?
    if index < text.words.count {
      let word = text.words[index]
      if word.flags.contains(.startsSentence) || word.flags.contains(.afterPause) { return false }
    }
    while index > 0, steps < 5 {
      index -= 1
      steps += 1
      let word = text.words[index]
      if contrasts.contains(word.hash) { return false }
      if word.hash == Self.than || word.hash == Self.of, index > 0 {
        let before = text.words[index - 1].hash
        if (word.hash == Self.than && before == Self.rather)
          || (word.hash == Self.of && before == Self.instead)
        {
          return true
        }
      }
      if negators.contains(word.hash) {
        guard let following else { return true }
        return !harmless.contains(following)
      }
      if !word.flags.isDisjoint(with: [.startsSentence, .afterPause]) { return false }
      following = word.hash
    }
    return false
  }

  private static func set(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { Word.hash(String($0)) })
  }

  private static let negators = set(
    """
    not never isn't wasn't aren't weren't without unlike neither nor cannot can't don't doesn't \
    didn't hasn't haven't won't wouldn't
    """)
  private static let harmless = set(
    "only just until till less more fewer later earlier before after merely simply exactly")
  private static let contrasts = set("but however although though actually")
  private static let than = Word.hash("than")
  private static let of = Word.hash("of")
  private static let rather = Word.hash("rather")
  private static let instead = Word.hash("instead")
}
