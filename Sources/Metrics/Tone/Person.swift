extension Metric {
  /// "I", "me", "my" and their forms per 100 words of prose; for information.
  ///
  /// The first thing to change when a system prompt's persona is lost.
  public static let firstPerson = Metric(
    id: "tone.first-person", version: 2, summary: "Forms of \"I\"", unit: "per 100 words"
  ) { exchange in
    ToneRule.measured(exchange, from: ToneRule.fewestWords) { text in
      ToneRule.rate(text.classCounts().firstSingular, in: text)
    }
  }

  /// "We", "us", "our" and their forms per 100 words of prose; for information.
  public static let firstPersonPlural = Metric(
    id: "tone.first-person-plural", version: 2, summary: "Forms of \"we\"", unit: "per 100 words"
  ) { exchange in
    ToneRule.measured(exchange, from: ToneRule.fewestWords) { text in
      ToneRule.rate(text.classCounts().firstPlural, in: text)
    }
  }
}
