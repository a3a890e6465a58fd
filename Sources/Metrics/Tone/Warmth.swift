/// Wordings that turn to the reader as a person: thanks, welcome, sympathy, encouragement, wishes.
enum WarmthMarkers {
  enum Place: Sendable {
    case anywhere
    /// Only at the head of a sentence that ends or pauses behind it: `Sure!`, `Hello,`.
    case opening
  }

  static let lexicon = Lexicon<Place>(
    Lexicon<Place>.entries(phrases).map { ($0, .anywhere) }
      + Lexicon<Place>.entries(openings).map { ($0, .opening) })

  private static let phrases = """
    happy to help, happy to assist, glad to help, glad to assist, here to help, glad you asked,
    glad to hear, happy to hear, great to hear, good to hear, nice to hear, lovely to hear, love to help,
    i'd love to, i would love to, i'd be happy to, i would be happy to, i'll be happy to, i'm happy to,
    i am happy to, be glad to, i'm glad, i am glad, we're glad, delighted to, pleased to, thrilled to,
    i understand, i completely understand, i totally understand, i can imagine, i hear you, i get it,
    i know how, that sounds, it sounds like, sorry to hear, sorry about, sorry for, sorry that, so sorry,
    i'm sorry, i am sorry, we're sorry, we are sorry, apologize for, apologise for, apologies for,
    my apologies, our apologies, thank you, thanks, many thanks, appreciate your, appreciate you,
    i appreciate, we appreciate, grateful, you're welcome, you are welcome, my pleasure, no worries,
    don't worry, do not worry, don't hesitate, do not hesitate, feel free, let me know, let us know,
    hope this helps, hope that helps, hope it helps, i hope, we hope, great question, good question,
    excellent question, wonderful question, that's great, that's wonderful, that's awesome, what a great,
    what a lovely, what a wonderful, how wonderful, how exciting, congratulations, congrats, well done,
    good job, great job, nice work, great work, good luck, best of luck, best wishes, all the best,
    take care, warm regards, warmest regards, kind regards, have a great, have a wonderful, have a nice,
    have a lovely, enjoy your, wishing you, cheering for you, proud of you, you've got this, you got this,
    you can do it, keep it up, hang in there, you're not alone, you are not alone, it's okay to,
    it's completely normal, it's perfectly normal, that's understandable, completely understandable,
    totally understandable, my friend, welcome to, welcome back, nice to meet, pleasure to,
    kind to yourself, gentle with yourself, rooting for you, we're here for you, i'm here for you,
    here for you
    """
  private static let openings = """
    hello, hi, hey, hi there, hey there, hello there, dear, good morning, good evening, welcome, cheers,
    sure, sure thing, of course, certainly, absolutely, definitely, no problem, with pleasure, gladly,
    enjoy, sorry, awesome, wonderful, fantastic
    """
}

extension ReplyText {
  /// Warm wordings outside quotation marks, and sentences that end in an exclamation mark.
  func warmthMarkers() -> Int {
    var count = sentences.count { $0.ending == .exclamation }
    forEachMatch(of: WarmthMarkers.lexicon, quoted: false) { match in
      if match.value == .anywhere || opensSentence(match.words) { count += 1 }
    }
    return count
  }

  private func opensSentence(_ range: Range<Int>) -> Bool {
    let end = range.upperBound
    return words[range.lowerBound].flags.contains(.startsSentence)
      && (end == words.count || words[end - 1].flags.contains(.endsSentence)
        || words[end].flags.contains(.afterPause))
  }
}

extension Metric {
  /// Warm wordings per 100 words of prose: thanks, welcome, sympathy, encouragement, exclamations.
  ///
  /// 0 and more, usually 0 … 8. Counts wordings; whether they are meant, or flattery, it cannot know.
  /// Undefined below five prose words and outside English. Our own list.
  public static let warmth = Metric(
    id: "tone.warmth", version: 2, summary: "Warm wordings and exclamations",
    unit: "per 100 words"
  ) { exchange in
    ToneRule.measured(exchange, from: ToneRule.fewestWords) { text in
      ToneRule.rate(text.warmthMarkers(), in: text)
    }
  }
}
