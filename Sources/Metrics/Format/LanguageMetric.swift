extension Metric {
  /// 1 where the reply is in the case's language, 0 where it is in another.
  ///
  /// Undefined where the text does not tell: names, numbers and code alone, or too few words. 0 takes
  /// more evidence than 1, since names and quoted words are common in good answers; see
  /// ``ReplyText/isWritten(in:)``. Only the primary subtag counts: `pt-br` is `pt`.
  public static let language = Metric(
    id: "format.language", version: 2, summary: "Written in the case's language", unit: "0/1"
  ) { exchange in
    switch exchange.text.isWritten(in: exchange.facts.language) {
    case nil: .undefined("too little running text to tell its language")
    case true?: Score(1)
    case false?: Score(0, because: "written in another language")
    }
  }
}
