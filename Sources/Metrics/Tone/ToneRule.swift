/// When a tone metric says nothing; absence is never zero.
enum ToneRule {
  /// Below, a rate per 100 words is noise.
  static let fewestWords = 5
  /// Below, the indices made for passages mean nothing.
  static let fewestWordsForIndex = 30

  /// Runs `measure` on an English reply with enough prose.
  static func measured(
    _ exchange: Exchange, from fewest: Int, _ measure: (ReplyText) -> Score
  ) -> Score {
    let text = exchange.text
    guard text.proseWordCount >= fewest else {
      return .undefined("too few words of running text")
    }
    guard text.isEnglish else { return .undefined("not in English, which the word lists are") }
    return measure(text)
  }

  /// Occurrences per 100 words of prose.
  static func rate(_ count: Int, in text: ReplyText) -> Score {
    Score(100 * Double(count) / Double(text.proseWordCount))
  }
}
