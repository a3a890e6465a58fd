extension Metric {
  /// Mean polarity of the prose sentences, by VADER's rules with a word list of our own.
  ///
  /// −1 … 1; a sentence without a listed word counts as 0. The mean of sentences and not the polarity of
  /// the whole, which reaches ±0.99 in any long answer. Undefined below five prose words and outside
  /// English. Hutto and Gilbert, ICWSM 2014.
  public static let sentiment = sentiment(lexicon: .own, version: 2)

  /// The same with another word list, such as VADER's own; its version belongs to the verdict.
  public static func sentiment(lexicon: ValenceLexicon, version: Int) -> Metric {
    Metric(
      id: "tone.sentiment", version: version, summary: "Mean sentiment of the sentences",
      unit: "-1 to 1"
    ) { exchange in
      ToneRule.measured(exchange, from: ToneRule.fewestWords) { text in
        guard !text.sentences.isEmpty else { return .undefined("no sentence") }
        var reader = PolarityReader(lexicon)
        let sum = text.prose.withUnsafeBufferPointer { prose in
          text.sentences.reduce(0.0) { sum, sentence in
            let bytes = UnsafeBufferPointer(rebasing: prose[sentence.prose])
            return sum + reader.polarity(of: bytes).compound
          }
        }
        return Score(sum / Double(text.sentences.count))
      }
    }
  }
}
