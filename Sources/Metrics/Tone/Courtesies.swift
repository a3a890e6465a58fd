/// Apologies, thanks and disclaimers: fixed wordings that models use at very different rates.
enum Courtesies {
  static let apologies = Lexicon<Bool>(
    phrases: """
      sorry, i'm sorry, i am sorry, we're sorry, we are sorry, apologize, apologise, apologies, apology,
      apologizes, apologizing, my apologies, pardon me, forgive me, excuse me, i regret, we regret,
      regrettably, my bad, my mistake
      """)

  static let thanks = Lexicon<Bool>(
    phrases: """
      thank you, thanks, thanks a lot, many thanks, thank you very much, thank you so much, grateful,
      gratitude, i appreciate, we appreciate, appreciate it, appreciate your, much appreciated, thankful,
      cheers, much obliged
      """)

  static let disclaimers = Lexicon<Bool>(
    phrases: """
      as an ai, as a language model, as a large language model, as an artificial intelligence, i'm an ai,
      i am an ai, i'm just an ai, i am just an ai, ai language model, ai assistant, my training data,
      my knowledge cutoff, knowledge cutoff, last update, real-time information, real time information,
      consult a professional, consult with a professional, consult a doctor, consult your doctor,
      consult a lawyer, consult an attorney, consult a qualified, consult with a qualified,
      seek professional, professional advice, medical advice, legal advice, financial advice,
      not a substitute, healthcare professional, healthcare provider, medical professional,
      mental health professional, licensed professional, qualified professional, financial advisor,
      it's important to note, it is important to note, important to remember, please note,
      keep in mind, for informational purposes, general information, i don't have access,
      i do not have access, i don't have personal, i do not have personal, i cannot browse, i can't browse
      """)
}

extension Lexicon where Value == Bool {
  fileprivate init(phrases: String) { self.init(Self.entries(phrases).map { ($0, true) }) }
}

extension ReplyText {
  fileprivate func matches(of lexicon: Lexicon<Bool>) -> Int {
    var count = 0
    forEachMatch(of: lexicon, quoted: false) { _ in count += 1 }
    return count
  }
}

extension Metric {
  /// Apologies per 100 words of prose, sympathy ("sorry to hear") included; for information.
  public static let apology = marker(
    "tone.apology", "Apologies", Courtesies.apologies)

  /// Thanks per 100 words of prose; for information.
  public static let gratitude = marker("tone.gratitude", "Thanks", Courtesies.thanks)

  /// Disclaimers ("As an AI", "consult a professional") per 100 words of prose; for information.
  public static let disclaimers = marker(
    "tone.disclaimers", "Disclaimers", Courtesies.disclaimers)

  private static func marker(
    _ id: MetricID, _ summary: String, _ lexicon: Lexicon<Bool>
  ) -> Metric {
    Metric(id: id, version: 2, summary: summary, unit: "per 100 words") { exchange in
      ToneRule.measured(exchange, from: ToneRule.fewestWords) { text in
        ToneRule.rate(text.matches(of: lexicon), in: text)
      }
    }
  }
}
