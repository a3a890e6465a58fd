/// What VADER says about one text.
public struct Polarity: Sendable, Hashable {
  /// −1 … 1, the normalised sum of valences.
  public var compound: Double
  /// Shares of negative, neutral and positive words, 0 … 1; all zero for a text without words.
  public var negative: Double
  public var neutral: Double
  public var positive: Double

  static let none = Polarity(compound: 0, negative: 0, neutral: 0, positive: 0)
}

extension Polarity {
  /// The polarity of a text by the rules of VADER (Hutto and Gilbert, ICWSM 2014; version 3.3.2).
  ///
  /// Punctuation, capitals, boosters and dampeners at up to three words' distance, negation, "but",
  /// "least" and idioms. Valences come from `lexicon`. One point differs from the Python
  /// program: it weighs the words around "but" by searching for their values, and so may weigh one of
  /// two equal values twice; here every word is weighed once. Not rounded.
  ///
  /// Any text is accepted. Time is linear.
  public init(of text: String, lexicon: ValenceLexicon = .own) {
    var text = text
    var reader = PolarityReader(lexicon)
    self = text.withUTF8 { reader.polarity(of: $0) }
  }
}
