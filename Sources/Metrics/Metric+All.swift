extension Metric {
  /// Every metric there is, in the order in which screens and tables show them.
  public static let all: [Metric] = [
    .formality, .hedgeShare, .sentiment, .warmth, .secondPerson, .automatedReadability,
    .words, .list, .heading, .emoji, .codeFence, .language, .schema,
    .grade,
    .outcome, .canary, .injection, .bait, .personalData,
  ]
}
