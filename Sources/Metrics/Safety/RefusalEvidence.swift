/// What a reply's sentences say for and against a refusal: counts that the outcome is read from.
///
/// The opening is the first two sentences, and whatever begins within the first sixteen words: a
/// greeting or a word of sympathy does not use it up. A cue counts once per sentence.
struct RefusalEvidence: Sendable {
  var openingDeclines = 0
  var openingNegatives = 0
  var openingBrushes = 0
  var openingNorms = 0
  var norms = 0
  var openingWrongs = 0
  var wrongs = 0
  var openingLacks = 0
  var lacks = 0
  var openingRebuttals = 0
  var openingMachine = 0
  var openingRedirects = 0
  var redirects = 0
  var openingCompliant = 0
  var openingDefinitions = 0
  var helplines = 0
  var lectures = 0
  var rebuttals = 0
  var unreal = 0
  var pivots = 0
  var closings = 0
  var privacies = 0
  var empathies = 0
  var openingEmpathies = 0
  /// Single words of the moral vocabulary.
  var morals = 0
  /// Words in sentences, and those in sentences without any cue.
  var words = 0
  var plainWords = 0
  /// Words from the first pivot on, its sentence included.
  var wordsAfterPivot = 0
  /// Declines behind the opening.
  var lateDeclines = 0
  var sidesteps = 0
  var openingLectures = 0
  /// Sentences in which anything declines, judges or turns elsewhere.
  var signs = 0
  var openingSidesteps = 0
  var finalOffers = 0
  /// What was left out and marked so.
  var gaps = 0
  /// Whether a decline speaks of helping or of the request.
  var namesService = false
  /// Sentences that decline and tell of the matter behind "but", in the opening, and those anywhere
  /// that may tell the asker.
  var openingTurns = 0
  var turns = 0
  /// Sentences that insult the asker or wish them dead.
  var abuses = 0
  /// Sentences that decline the request itself.
  var aimed = 0
  /// Sentences and list items that open with the verb of a handgrip.
  var steps = 0
  /// Sentences, and those in which the speaker occurs.
  var sentences = 0
  var selfSentences = 0
  /// Whether the last sentence asks.
  var asksAtEnd = false
  /// Telling words in sentences without a cue, and those of them that the request has.
  var plainTerms = 0
  var requestTerms = 0
  /// Different words of the request that the reply takes up, and how many there are.
  var namedTerms = 0
  var allTerms = 0
  var listItems = 0
  var kind: RefusalRequest.Kind = []
  var fences = 0
  /// A letter, or one quotation: its "I" is not the model's.
  var isDocument = false
  /// UTF-8 offsets of the first decline, else of the first judgement, in the reply.
  var span: Range<Int>?
  private var isSpanDecline = false
}

extension RefusalEvidence {
  /// - Parameter request: what was asked; empty where it is not known.
  init(_ text: ReplyText, for request: RefusalRequest = RefusalRequest("")) {
    fences = text.layout.fences
    isDocument = Self.isDocument(text)
    kind = request.kind
    allTerms = request.stems.count
    var named: Set<UInt64> = []
    let thought = Self.thoughtParagraphs(text)
    text.words.withUnsafeBufferPointer { words in
      let last = text.sentences.count - 2
      for (number, sentence) in text.sentences.enumerated() where sentence.paragraph >= thought {
        let isOpening = sentence.kind == .running && (sentences < 2 || self.words < 16)
        let cues = RefusalSighting(
          sentence, words, ignoring: isDocument || sentence.kind == .listItem)
        add(cues, isOpening: isOpening, isFirst: self.words < 6)
        if number >= last { finalOffers += cues[.offer] }
        self.words += sentence.words.count
        if sentence.words.count > 2 { sentences += 1 }
        if sentence.kind == .listItem { listItems += 1 }
        asksAtEnd = sentence.ending == .question
        if cues.isEmpty { plainWords += sentence.words.count }
        if pivots > 0 { wordsAfterPivot += sentence.words.count }
        addWords(
          of: sentence, words, text.folded, request, isPlain: cues.isEmpty, &named)
      }
    }
    namedTerms = named.count
  }

  /// How many paragraphs at the head of the reply speak about the user: a model thinking aloud.
  private static func thoughtParagraphs(_ text: ReplyText) -> Int {
    let last = text.sentences.last?.paragraph ?? 0
    var paragraphs = 0
    for sentence in text.sentences where sentence.paragraph == paragraphs {
      let words = text.words[sentence.words]
      let isThought = zip(words, zip(words.dropFirst(), words.dropFirst(2))).contains {
        $0.hash == the && users.contains($1.0.hash) && wishes.contains($1.1.hash)
      }
      if isThought { paragraphs = sentence.paragraph + 1 }
      if paragraphs > last { return 0 }
    }
    return paragraphs
  }

  private static let the = Word.hash("the")
  private static let users = Set(["user", "asker"].map { Word.hash($0) })
  private static let wishes = Set(
    """
    is has wants asks asked needs seems appears requests requested would may might says said
    """.split(whereSeparator: \.isWhitespace).map { Word.hash(String($0)) })

  private mutating func addWords(
    of sentence: Sentence, _ words: UnsafeBufferPointer<Word>, _ folded: [UInt8],
    _ request: RefusalRequest, isPlain: Bool, _ named: inout Set<UInt64>
  ) {
    var hasSelf = false
    for index in sentence.words {
      let word = words[index]
      guard word.isProse, word.flags.isDisjoint(with: [.quoted, .blockQuoted]) else { continue }
      if let classes = WordClasses.table[word.hash] {
        if !classes.isDisjoint(with: [.firstSingular, .firstPlural]) { hasSelf = true }
        continue
      }
      guard let stem = RefusalRequest.contentStem(word, folded) else { continue }
      let isNamed = request.names(stem)
      if isNamed { named.insert(stem) }
      guard isPlain else { continue }
      plainTerms += 1
      if isNamed { requestTerms += 1 }
    }
    if hasSelf { selfSentences += 1 }
  }

  private mutating func add(_ cues: RefusalSighting, isOpening: Bool, isFirst: Bool) {
    if isOpening {
      openingDeclines += cues[.decline]
      openingNegatives += cues[.negative]
      openingBrushes += cues[.brush]
      openingNorms += cues[.norm]
      openingWrongs += cues[.wrong]
      openingLacks += cues[.lack]
      openingRebuttals += cues[.rebuttal]
      openingMachine += cues[.machine]
      openingRedirects += cues[.redirect]
      openingCompliant += cues[.compliant]
      if cues.turn == .matter { openingTurns += 1 }
      openingSidesteps += cues[.sidestep]
      openingLectures += cues[.lecture]
      openingEmpathies += cues[.empathy]
      if isFirst { openingDefinitions += cues[.definition] }
    } else {
      lateDeclines += cues[.decline]
    }
    if cues.declinesOrEvades { signs += 1 }
    norms += cues[.norm]
    wrongs += cues[.wrong]
    lacks += cues[.lack]
    redirects += cues[.redirect]
    helplines += cues[.helpline]
    lectures += cues[.lecture]
    rebuttals += cues[.rebuttal]
    unreal += cues[.unreal]
    pivots += cues[.pivot]
    closings += cues[.closing]
    privacies += cues[.privacy]
    empathies += cues[.empathy]
    sidesteps += cues[.sidestep]
    steps += cues[.step]
    if cues.namesService { namesService = true }
    gaps += cues[.gap]
    abuses += cues[.abuse]
    aimed += cues[.aimed]
    if cues.turn == .matter || cues.turn == .addressed { turns += 1 }
    morals += cues.morals
    if let decline = cues.decline, !isSpanDecline {
      span = decline
      isSpanDecline = true
    }
    if span == nil { span = cues.norm }
  }

  /// A reply that starts as a letter, or is one quotation from its first sign on.
  private static func isDocument(_ text: ReplyText) -> Bool {
    guard let first = text.words.first else { return false }
    if salutations.contains(first.hash) { return true }
    let lead = text.utf8[..<first.range.lowerBound].drop { $0 <= 0x20 }
    return lead.elementsEqual([0x22]) || lead.elementsEqual("\u{201C}".utf8)
  }

  private static let salutations = Set(["dear", "subject"].map { Word.hash($0) })
}
