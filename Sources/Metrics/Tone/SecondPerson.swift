extension Metric {
  /// Forms of "you" per 100 words of prose: how directly the reader is addressed.
  ///
  /// 0 … 100, usually 0 … 12. Undefined below five prose words and outside English.
  public static let secondPerson = Metric(
    id: "tone.second-person", version: 2, summary: "Forms of \"you\"", unit: "per 100 words"
  ) { exchange in
    ToneRule.measured(exchange, from: ToneRule.fewestWords) { text in
      ToneRule.rate(text.classCounts().secondPerson, in: text)
    }
  }
}
