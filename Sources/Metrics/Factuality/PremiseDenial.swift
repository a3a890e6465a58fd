/// Where a reply rejects what its question presumes, in words that no key has to name.
///
/// "It doesn't.", "None.", "That's a trick question", "There is no such tunnel", "Tigers don't eat
/// grass", "acorns, not bananas". Only in the first three sentences; English alone.
struct PremiseDenial: Sendable {
  enum Kind: Sendable {
    /// A short denial of the whole question, or a word about its premise.
    case whole
    /// A denial in which words of the question stand.
    case part
  }

  struct Place: Sendable {
    var kind: Kind
    /// Indices in ``ReplyText/words``.
    var words: Range<Int>
  }

  private(set) var places: [Place] = []

  private let text: ReplyText
  private let lemmas: [UInt64]
  private let stances: StanceReader
  /// The question's words that say what it is about.
  private let subject: Set<UInt64>
  private let asksHow: Bool

  private var words: [Word] { text.words }

  /// - Parameter lemmas: the reply's words as ``Lemma/hashes(of:)``.
  init(_ text: ReplyText, lemmas: [UInt64], stances: StanceReader, question: ReplyText) {
    self.text = text
    self.lemmas = lemmas
    self.stances = stances
    subject = Set(
      zip(question.words, Lemma.hashes(of: question)).filter { !Self.general.contains($0.0.hash) }
        .map(\.1))
    asksHow = question.words.contains { $0.hash == Self.how }
    for (number, sentence) in text.sentences.prefix(3).enumerated()
    where sentence.ending != .question {
      if number == 0 { readOpening(sentence.words) }
      readPhrases(sentence.words)
      // A reply of one endless sentence is read like one of a hundred words.
      for index in sentence.words.prefix(100)
      where words[index].flags.isDisjoint(with: [.quoted, .blockQuoted]) {
        readEllipsis(index, in: sentence.words, isEarly: number < 2)
        readDenial(index, in: sentence.words)
      }
    }
  }

  /// Whether a denial of a phrase denies the question: it has the question's words, and but one other,
  /// a verb ("grow bananas").
  ///
  /// "The river is not the Danube" may go on to name another.
  func isAsked(_ phrase: LoosePhrase) -> Bool {
    let content = phrase.lemmas.filter { !Self.generalLemmas.contains($0) }
    let strange = content.count { !subject.contains($0) }
    return strange == 0
      ? !content.isEmpty
      : strange == 1 && content.count > 1 && !phrase.lemmas.contains(Self.being)
  }

  /// Whether a denial says what is denied: "no gills", not "never" or "does not have".
  static func isSpecific(_ phrase: String) -> Bool {
    let text = ReplyText(phrase)
    return zip(text.words, Lemma.hashes(of: text)).contains { word, lemma in
      !generalLemmas.contains(lemma) && !StanceReader.negators.contains(word.hash)
        && !StanceReader.quantifiers.contains(word.hash)
    }
  }

  private mutating func note(_ kind: Kind, _ range: Range<Int>) {
    places.append(Place(kind: kind, words: range))
  }

  private func isBoundary(_ index: Int) -> Bool {
    index >= words.count || !words[index].flags.isDisjoint(with: [.startsSentence, .afterPause])
  }

  /// "None.", "Never: …", "Neither of them".
  private mutating func readOpening(_ sentence: Range<Int>) {
    guard var first = sentence.first else { return }
    if Self.prepositions.contains(words[first].hash), first + 1 < sentence.upperBound { first += 1 }
    let word = words[first].hash
    let isAlone = isBoundary(first + 1)
    let isOfThem =
      first + 2 < words.count && words[first + 1].hash == Self.of
      && Self.them.contains(words[first + 2].hash)
    let isAtAll = first + 1 < words.count && words[first + 1].hash == Self.at
    let isOfAKind = first > sentence.lowerBound && word == Self.no && isBoundary(first + 2)
    if Self.nothing.contains(word),
      isAlone || isOfThem || isAtAll || isOfAKind || word == Self.neither
    {
      note(.whole, first..<first + 1)
    } else if Self.zero.contains(word), asksHow, isAlone || isBoundary(first + 2) {
      note(.whole, first..<first + 1)
    }
  }

  /// "It doesn't.", "They never did", "Spiders do not – they …".
  private mutating func readEllipsis(_ index: Int, in sentence: Range<Int>, isEarly: Bool) {
    let word = words[index].hash
    let isAuxiliary = Self.auxiliaries.contains(lemmas[index])
    let isNegated =
      isAuxiliary && StanceReader.negators.contains(word)
      || index > sentence.lowerBound
        && (word == Self.not && Self.auxiliaries.contains(lemmas[index - 1])
          || isAuxiliary && words[index - 1].hash == Self.never)
    guard isEarly, isNegated || word == Self.never else { return }
    // "There isn't any", "That can't be", "That has never happened".
    var end = index + 1
    while end < index + 4, !isBoundary(end), Self.tails.contains(words[end].hash) { end += 1 }
    guard isBoundary(end), isNegated || end > index + 1 else { return }
    let lead = sentence.lowerBound..<index
    guard lead.count <= 6, let before = lead.last(where: { !isSmall($0) || isPronoun($0) })
    else { return }
    if lead.contains(where: { Self.others.contains(words[$0].hash) }) { return }
    if StanceReader.speaker.contains(words[before].hash) { return }
    guard isPronoun(before) || subject.contains(lemmas[before]) else { return }
    note(.whole, lead.lowerBound..<index + 1)
  }

  private func isPronoun(_ index: Int) -> Bool { Self.pronouns.contains(words[index].hash) }

  private func isSmall(_ index: Int) -> Bool {
    Self.auxiliaries.contains(lemmas[index]) || words[index].hash == Self.never
      || Self.adverbs.contains(words[index].hash)
  }

  /// A "not" or "no" with the question's own words behind it.
  private mutating func readDenial(_ index: Int, in sentence: Range<Int>) {
    let word = words[index].hash
    let end = sentence.upperBound
    let after = index + 1
    guard stances.negation(at: index) == .yes || isInstead(index), !isReason(index, in: sentence)
    else { return }
    if index > sentence.lowerBound, StanceReader.speaker.contains(words[index - 1].hash) { return }
    let clause = after..<(min(end, after + 8))
    var reach = clause.upperBound
    if let pause = clause.dropFirst().first(where: { words[$0].flags.contains(.afterPause) }) {
      reach = pause
    }
    guard after < reach, !stances.isLimited(from: after, to: reach),
      !clause.contains(where: { Self.others.contains(words[$0].hash) && !isReciprocal($0) })
    else { return }
    let named = (after..<reach).filter { subject.contains(lemmas[$0]) }
    guard let nearest = named.first, let last = named.last else { return }
    // "… not appear in the alphabet" is about something else than the question's "comes".
    let isFirst = (after..<nearest).allSatisfy(isFiller)
    let isVerbal = StanceReader.negators.contains(word)
    let isContrast =
      isInstead(index)
      || word == Self.not && !words[index].flags.isDisjoint(with: [.afterPause, .startsSentence])
      || word == Self.not && index > sentence.lowerBound && words[index - 1].hash == Self.and
    if isContrast {
      // "…, not bananas", but not "…, not a single run".
      guard (after..<nearest).allSatisfy({ Self.articles.contains(words[$0].hash) }) else { return }
    } else if isVerbal {
      let isHaving = (after..<nearest).contains { Self.having.contains(lemmas[$0]) }
      guard isFirst, isHaving || Set(named.map { lemmas[$0] }).count >= 2 else { return }
    } else {
      guard isFirst, isExistential(index, in: sentence) else { return }
    }
    note(.part, index..<last + 1)
  }

  /// "Each other" is no other.
  private func isReciprocal(_ index: Int) -> Bool {
    index > 0 && (words[index - 1].hash == Self.each || words[index - 1].hash == Self.one)
  }

  private func isInstead(_ index: Int) -> Bool {
    index > 0
      && (words[index].hash == Self.than && words[index - 1].hash == Self.rather
        || words[index].hash == Self.of && words[index - 1].hash == Self.instead)
  }

  /// "because it is not divisible by …" gives a reason for what it grants.
  private func isReason(_ index: Int, in sentence: Range<Int>) -> Bool {
    var index = index
    while index >= sentence.lowerBound {
      if Self.reasons.contains(words[index].hash) { return true }
      if words[index].flags.contains(.afterPause) { return false }
      index -= 1
    }
    return false
  }

  /// "There is no …", "has no …", "without …", or "No …" at the start of a sentence.
  private func isExistential(_ index: Int, in sentence: Range<Int>) -> Bool {
    if index == sentence.lowerBound { return true }
    if words[index].hash == Self.without || words[index].hash == Self.neither { return true }
    if Self.lacking.contains(words[index].hash) { return true }
    let before = max(sentence.lowerBound, index - 2)..<index
    return before.contains { Self.having.contains(lemmas[$0]) || words[$0].hash == Self.there }
      || words[index].flags.contains(.afterPause)
  }

  private func isFiller(_ index: Int) -> Bool {
    isSmall(index) || Self.having.contains(lemmas[index])
      || Self.articles.contains(words[index].hash)
      || Self.particles.contains(words[index].hash)
  }

  private mutating func readPhrases(_ sentence: Range<Int>) {
    let found = words.withUnsafeBufferPointer { words in
      var found: [Range<Int>] = []
      Self.grammar.forEachMatch(in: sentence, of: words) { word in
        word.flags.isDisjoint(with: [.quoted, .blockQuoted])
      } _: { match in
        let before = words[
          max(sentence.lowerBound, match.words.lowerBound - 2)..<match.words.lowerBound]
        if found.count < 8,
          !before.contains(where: {
            StanceReader.negators.contains($0.hash) || StanceReader.conditions.contains($0.hash)
          })
        {
          found.append(match.words)
        }
      }
      return found
    }
    for range in found { note(.whole, range) }
  }

  private static let of = Word.hash("of")
  private static let at = Word.hash("at")
  private static let no = Word.hash("no")
  private static let each = Word.hash("each")
  private static let one = Word.hash("one")
  private static let how = Word.hash("how")
  private static let not = Word.hash("not")
  private static let and = Word.hash("and")
  private static let never = Word.hash("never")
  private static let neither = Word.hash("neither")
  private static let without = Word.hash("without")
  private static let there = Word.hash("there")
  private static let than = Word.hash("than")
  private static let rather = Word.hash("rather")
  private static let instead = Word.hash("instead")
  private static let set = StanceReader.set
  private static let nothing = set("none nobody nothing never neither nowhere no")
  private static let being = Lemma.hash("be")
  private static let zero = set("zero 0")
  private static let them = set("them these those the")
  private static let lacking = set("lack lacks lacked lacking")
  private static let reasons = set("because since as so unless if")
  private static let others = set(
    "some other others another most many few rest besides except apart")
  private static let pronouns = set(
    "it they he she this that these those there you one it's that's they're there's you're")
  private static let prepositions = set("by in on at of to through with for")
  private static let tails = set(
    """
    any one such be so right true correct possible real at all happen happened happens existed exist \
    got been did do has the case either allowed
    """)
  private static let articles = set("a an the any their its his her")
  private static let particles = set(
    "to of ever at in on into under by really yet any single such real actual")
  private static let adverbs = set("actually really simply just certainly definitely they've it's")
  private static let auxiliaries = Set(
    ["do", "be", "have", "can", "will", "exist"].map { Lemma.hash($0) })
  private static let having = Set(
    ["have", "be", "contain", "possess", "own", "get", "share", "lay", "exist"].map {
      Lemma.hash($0)
    })
  /// Words of questions that name nothing which could fail to exist.
  private static let general = set(generalWords)
  private static let generalWords =
    """
    a an the of in on at by to for from with and or but is was are were be been being it its as that \
    this his her their he she they into about which who whom whose what when where why how does did do \
    done has have had can could would will shall should may might must if since given only than then \
    there here also no not any some all each every many much more most less name named called number \
    date year day time age side colour colours color colors word words kind type sort way place part \
    thing things people last first next other another one once you i me my your we our us use used say \
    said make made take get go mean top bottom long far large largest usual main mainly \
    through between within without during because so very own
    """

  private static let generalLemmas = Set(
    Lemma.hashes(of: ReplyText(generalWords)))

  private static let grammar = PhraseGrammar<Void>(
    classes: [
      ("QUESTION", "question premise assumption assumptions presupposition claim statement riddle"),
      ("THAT", "that this it that's it's"), ("BE", "is was are were isn't"),
      (
        "WRONG",
        """
        wrong false incorrect untrue mistaken inaccurate flawed faulty invalid impossible misleading \
        nonsense nonsensical misconception myth mistake off
        """
      ),
      ("ASSUME", "assumes presumes presupposes mixes confuses contradicts supposes"),
    ],
    rules: [
      (
        (),
        """
        trick question
        the QUESTION ~1 BE ~3 WRONG
        your QUESTION ~1 BE ~3 WRONG
        wrong/false/mistaken/incorrect/flawed/faulty/invalid premise/assumption/presupposition
        question ~1 ASSUME
        you ~1 ASSUME/assume/presume/confuse
        you ~3 thinking of
        you ~1 might/may ~1 mean
        you're/you've ~1 mistaken/confusing/confused/mixing/thinking
        you are/have ~1 mistaken/confusing/confused/mixing/thinking
        mix/mixes/mixed/mixing ~3 up
        other/opposite/wrong way round/around
        opposite/reverse is true
        THAT ~1 BE ~3 misconception/myth/nonsense/impossible
        THAT ~1 not ~1 true/correct/accurate/possible/so/right
        THAT BE not ~1 true/correct/accurate/possible/so/right
        THAT isn't ~1 true/correct/accurate/possible/so/right
        THAT not something/what/how/where
        THAT BE not something/what/how/where
        isn't/not possible $
        isn't/not allowed $
        is impossible $
        there is/are/was/were none
        there is/are no more/others
        there's none
        ^ ~1 they/it/he/she have/has/had none
        ^ ~1 THAT is WRONG
        ^ ~1 that's/it's ~1 WRONG
        misconception/myth/mistake/wrong/false/incorrect/untrue that
        not true that
        isn't true that
        no such
        contrary to ~2 QUESTION
        doesn't/don't/didn't/never exist/existed
        does/do/did not exist
        not a real
        isn't a real
        makes no sense
        doesn't make ~1 sense
        does not make ~1 sense
        does/do not hold
        doesn't/don't hold
        """
      )
    ])
}
