/// Hedges and boosters: how much a writer commits to what is said (after Hyland, Metadiscourse, 2005).
enum Stance: Sendable {
  case hedge, booster
  /// Hedges before a number only: `about 20`, `around 5 pm`.
  case approximator
  /// The month when capitalised.
  case may

  static let lexicon = Lexicon<Stance>(
    Lexicon<Stance>.entries(hedges).map { ($0, .hedge) }
      + Lexicon<Stance>.entries(boosters).map { ($0, .booster) }
      + ["about", "around", "roughly", "approximately", "some"].map { ($0, .approximator) }
      + [("may", .may)])

  private static let hedges = """
    might, could, maybe, perhaps, possibly, probably, likely, unlikely, presumably, seemingly,
    apparently, arguably, supposedly, allegedly, reportedly, potentially, conceivably, plausibly,
    seem, seems, seemed, appear to, appears to, appeared to, appears that, tend to, tends to, suggest,
    suggests, suggesting, indicate that, indicates that, assume, assuming, suppose, guess, believe,
    think, i feel, in my opinion, in my view, from what i, to my knowledge, as far as i, i would say,
    i'd say, it is possible, it's possible, is possible that, it may be, not sure, not certain,
    uncertain, unclear, unsure, not necessarily, somewhat, fairly, relatively,
    partly, partially, largely, mainly, mostly, generally, in general, typically, usually, often,
    sometimes, occasionally, frequently, normally, commonly, kind of, sort of, kinda, sorta, more or less,
    to some extent, to a certain extent, in some cases, in many cases, in most cases, on the whole,
    as a rule, broadly, estimated, estimate, appears, doubtful, speculate, speculative, plausible,
    possible, possibility, chances are, depending on, depends on, it depends, can vary, may vary, would
    seem, would suggest, is thought to, are thought to, is believed to, are believed to, hypothetically,
    ostensibly, tentatively, loosely, nearly, almost, or so, virtually
    """
  private static let boosters = """
    definitely, certainly, clearly, obviously, undoubtedly, surely, absolutely, always, never, indeed,
    in fact, of course, without doubt, without a doubt, without question, no doubt, undeniably,
    unquestionably, indisputably, evidently, decidedly, conclusively, truly, really, totally,
    completely, entirely, utterly, fully, precisely, exactly, guaranteed, guarantee, guarantees, for sure,
    for certain, no question, bound to, must be, it is clear, it's clear, it is certain, it's certain,
    it is obvious, it's obvious, the fact that, the fact is, proves, proven, proved, i am sure, i'm sure,
    i am certain, i'm certain, i am confident, i'm confident, i know, make no mistake, by all means,
    beyond doubt, beyond question, 100 percent, positively, inevitably, invariably, literally,
    categorically, definitive, undeniable, undoubted, every single, at all times, hands down, simply put,
    plainly, needless to say, as everyone knows, must always, must never
    """
}

extension ReplyText {
  /// Hedges and boosters in the prose.
  ///
  /// "Certainly!" and "Of course." at the head of a reply agree to a request and commit to nothing; as
  /// sentences of their own they do not count.
  func stanceCounts() -> (hedges: Int, boosters: Int) {
    var hedges = 0
    var boosters = 0
    forEachMatch(of: Stance.lexicon) { match in
      switch match.value {
      case .hedge: hedges += 1
      case .booster:
        if !isSentence(match.words) { boosters += 1 }
      case .approximator:
        let next = match.words.upperBound
        if next < words.count, words[next].flags.contains(.hasDigit),
          !words[next].flags.contains(.afterPause)
        {
          hedges += 1
        }
      case .may:
        let flags = words[match.words.lowerBound].flags
        if !flags.contains(.capitalised) || flags.contains(.startsSentence) { hedges += 1 }
      }
    }
    return (hedges, boosters)
  }

  private func isSentence(_ range: Range<Int>) -> Bool {
    words[range.lowerBound].flags.contains(.startsSentence)
      && words[range.upperBound - 1].flags.contains(.endsSentence)
  }
}

extension Metric {
  /// Hedges in proportion to hedges and boosters: 0 all certainty, 1 all caution.
  ///
  /// Undefined where neither occurs (there is no stance to measure), below five prose words and outside
  /// English. Words that hedge only in some places ("about", "around", "May") count only there.
  public static let hedgeShare = Metric(
    id: "tone.hedge-share", version: 2, summary: "Share of hedges among hedges and boosters",
    unit: "share"
  ) { exchange in
    ToneRule.measured(exchange, from: ToneRule.fewestWords) { text in
      let (hedges, boosters) = text.stanceCounts()
      guard hedges + boosters > 0 else { return .undefined("neither hedges nor boosters") }
      return Score(Double(hedges) / Double(hedges + boosters))
    }
  }

  /// Boosters per 100 words of prose; for information.
  public static let boosters = Metric(
    id: "tone.boosters", version: 2, summary: "Words of certainty", unit: "per 100 words"
  ) { exchange in
    ToneRule.measured(exchange, from: ToneRule.fewestWords) { text in
      ToneRule.rate(text.stanceCounts().boosters, in: text)
    }
  }
}
