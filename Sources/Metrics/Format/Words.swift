extension Metric {
  /// Words as a reader counts them, in prose and everything else; 0 for an empty reply.
  ///
  /// Code, tables and URLs count too: the gate asks how much there is to read. A hyphenated compound
  /// is one word, a Han or kana sign is one word. Compare on a logarithmic scale.
  public static let words = Metric(
    id: "format.words", version: 2, summary: "Length in words, code and tables included",
    unit: "words"
  ) { exchange in Score(Double(exchange.text.wordCount)) }
}
