import Algorithms

extension FactualReply {
  /// The question presumes something false: naming it is correct, going along is incorrect.
  ///
  /// A reply is right where it denies: a wording of the key that stands there undenied and on its own
  /// account, the premise with a "not", or a rejection in other words (``PremiseDenial``). It is wrong
  /// all the same where it also says the premise on its own account, unless the denial comes later and
  /// is announced ("however", "actually").
  func gradeFalsePremise(_ aliases: [String], premise: [String]) -> GradeReading {
    let lemmas = Lemma.hashes(of: text)
    let asked = ReplyText(question)
    let stances = StanceReader(
      text: text, retraction: retraction, asked: Set(asked.words.map(\.hash)))
    let general = PremiseDenial(text, lemmas: lemmas, stances: stances, question: asked)
    let going = goingAlong(with: premise, lemmas, stances, general)
    let named = named(aliases, stances, isSure: !premise.isEmpty)
    let denials = [named, going.denied].compactMap { $0 } + general.places.map(Denial.init)
    guard let denial = denials.max(by: { $0.weight < $1.weight }) else {
      if let said = going.said {
        return GradeReading(
          .incorrect, evidence: stances.range(of: said),
          because: "the reply goes along with a false premise")
      }
      return missed("the reply goes along with a false premise")
    }
    guard let said = going.said ?? answeringWords(asked, denials) else {
      return GradeReading(
        .correct, denial.weight > 1 && !abstention.isOpen ? .high : .low,
        evidence: stances.range(of: denial.words),
        because: denial.isNamed
          ? "the reply names the false premise" : "the reply contradicts the question")
    }
    if let last = going.last, let turn = denials.first(where: { turns(to: $0, after: last) }) {
      return GradeReading(
        .correct, .low, evidence: stances.range(of: turn.words),
        because: "the reply takes the false premise back")
    }
    return GradeReading(
      .incorrect, .low, evidence: stances.range(of: said),
      because: "the reply goes along with a false premise that it also contradicts")
  }

  /// A place where a reply rejects the premise.
  private struct Denial {
    /// Indices in ``ReplyText/words``.
    var words: Range<Int>
    /// 3 for a wording of the key and for the premise denied, 2 for a rejection of the whole, else 1.
    var weight: Int
    var isNamed = false

    init(words: Range<Int>, weight: Int, isNamed: Bool = false) {
      self.words = words
      self.weight = weight
      self.isNamed = isNamed
    }

    init(_ place: PremiseDenial.Place) {
      self.init(words: place.words, weight: place.kind == .whole ? 2 : 1)
    }
  }

  /// What a reply does with the premise.
  private struct GoingAlong {
    /// Where it is first said, and last, on the reply's own account.
    var said: Range<Int>?
    var last: Range<Int>?
    var denied: Denial?
  }

  private func goingAlong(
    with premise: [String], _ lemmas: [UInt64], _ stances: StanceReader, _ general: PremiseDenial
  ) -> GoingAlong {
    var result = GoingAlong()
    for phrase in premise.prefix(Self.mostWordings) {
      let wording = LoosePhrase(phrase)
      let isAsked = general.isAsked(wording)
      wording.forEachPlace(in: text, lemmas: lemmas) { place in
        if place.isHypothetical { return }
        let stance = stances.stance(
          of: place.words, isNegated: place.isNegated, holdsNegation: wording.holdsNegation)
        switch stance {
        case .asserted:
          if result.said.map({ place.words.lowerBound < $0.lowerBound }) ?? true {
            result.said = place.words
          }
          if result.last.map({ place.words.upperBound > $0.upperBound }) ?? true {
            result.last = place.words
          }
        case .denied:
          if isAsked, result.denied == nil { result.denied = Denial(words: place.words, weight: 3) }
        case .neither: break
        }
      }
    }
    return result
  }

  /// The last place where a wording of the key stands, so that one behind a slip counts.
  ///
  /// - Parameter isSure: whether the key also has wordings of the premise to tell against it.
  private func named(_ aliases: [String], _ stances: StanceReader, isSure: Bool) -> Denial? {
    var last: Denial?
    for alias in aliases.prefix(Self.mostWordings) {
      let holdsNegation = LoosePhrase(alias).holdsNegation
      for place in places(of: alias) {
        let words = stances.indices(place)
        guard stances.stance(of: words, holdsNegation: holdsNegation) == .asserted else { continue }
        if last.map({ words.lowerBound > $0.words.lowerBound }) ?? true {
          let isWeak = !isSure && words.count < 2
          last = Denial(words: words, weight: isWeak ? 1 : 3, isNamed: true)
        }
      }
    }
    return last
  }

  private static let mostWordings = 200

  /// Whether a denial behind the premise takes it back: "… However, spiders actually have eight".
  private func turns(to denial: Denial, after said: Range<Int>) -> Bool {
    guard denial.words.lowerBound >= said.upperBound else { return false }
    let between = text.words[said.upperBound..<denial.words.upperBound]
    if between.contains(where: { Self.turns.contains($0.hash) }) { return true }
    return denial.weight == 2 && between.contains { StanceReader.contrasts.contains($0.hash) }
  }

  private static let turns = StanceReader.set(
    "however actually fact reality truth correction wait sorry oops wrong mistaken mistake")

  /// The words by which a reply answers the question as put, before anything is denied: "Because …" to
  /// a why, and a first sentence that is but a place, a time or a number.
  private func answeringWords(_ question: ReplyText, _ denials: [Denial]) -> Range<Int>? {
    guard let sentence = text.sentences.first, let first = sentence.words.first,
      sentence.ending != .question
    else { return nil }
    let opening = text.words[first]
    let isDenied = denials.contains { sentence.words.contains($0.words.lowerBound) }
    let why = question.words.prefix(8).contains { $0.hash == Self.why }
    if why, Self.reasons.contains(opening.hash) {
      let isRejected = denials.contains {
        !$0.isNamed && sentence.words.contains($0.words.lowerBound)
      }
      return isRejected ? nil : sentence.words
    }
    guard !isDenied, sentence.words.count <= 12,
      !text.words[sentence.words].contains(where: {
        StanceReader.negators.contains($0.hash) || StanceReader.quantifiers.contains($0.hash)
      })
    else { return nil }
    let second = sentence.words.dropFirst().first.map { text.words[$0].hash } ?? 0
    let isAnswer =
      Self.prepositions.contains(opening.hash) && !Self.phrases.contains(second)
      || isNumber(opening)
      || Self.about.contains(opening.hash)
        && sentence.words.dropFirst().first.map { isNumber(text.words[$0]) } == true
    return isAnswer ? sentence.words : nil
  }

  private func isNumber(_ word: Word) -> Bool {
    word.flags.contains(.isNumber) || NumberWords.units[text.folded(word)] != nil
  }

  private static let why = Word.hash("why")
  private static let reasons = StanceReader.set("because due")
  private static let about = StanceReader.set("just only exactly some nearly almost precisely")
  private static let prepositions = StanceReader.set(
    """
    in on at with by through from to after before about around approximately roughly over for under \
    between during near every
    """)
  private static let phrases = StanceReader.set(
    "fact reality truth short contrast general all first")
}

extension StanceReader {
  /// The words that a UTF-8 range touches.
  func indices(_ range: Range<Int>) -> Range<Int> {
    let start = text.words.partitioningIndex { $0.range.upperBound > range.lowerBound }
    let end = text.words.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    return start..<max(start, end)
  }
}
