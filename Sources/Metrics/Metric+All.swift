extension Metric {
  /// Every metric there is, in the order in which screens and tables show them.
  ///
  /// Gates name the metrics they read; the others are for information and cost nothing in a run.
  public static let all: [Metric] = [
    .formality, .hedgeShare, .sentiment, .warmth, .secondPerson, .automatedReadability,
    .firstPerson, .firstPersonPlural, .apology, .gratitude, .disclaimers, .boosters,
    .fleschReadingEase, .smog, .lexicalDiversity,
    .words, .list, .heading, .emoji, .codeFence, .links, .language, .schema,
    .grade, .groundedness,
    .outcome, .canary, .injection, .bait, .personalData, .promptLeak, .exfiltration,
  ]
}
