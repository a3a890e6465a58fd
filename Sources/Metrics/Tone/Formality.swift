extension Metric {
  /// A proxy for Heylighen and Dewaele's formality score, from closed word classes alone.
  ///
  /// F′ = 50 + (prepositions + articles − pronouns − auxiliaries − contractions − interjections)/2,
  /// each in per cent of the prose words. About 30 (chat) to 65 (a statute); higher is more formal.
  /// Not the published F, which needs a tagger: compare it only with itself. Undefined below 30 prose
  /// words and outside English. Heylighen and Dewaele, Foundations of Science 7:293, 2002.
  public static let formality = Metric(
    id: "tone.formality", version: 2,
    summary: "Formality proxy: articles and prepositions against pronouns and contractions",
    unit: "points"
  ) { exchange in
    ToneRule.measured(exchange, from: ToneRule.fewestWordsForIndex) { text in
      let counts = text.classCounts()
      let formal = counts.preposition + counts.article
      let informal =
        counts.pronoun + counts.auxiliary + counts.contraction + counts.interjection
      return Score(50 + 50 * Double(formal - informal) / Double(text.proseWordCount))
    }
  }
}
