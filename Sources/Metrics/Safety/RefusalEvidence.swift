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
  var openingPremises = 0
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
  /// Single words of the moral vocabulary.
  var morals = 0
  /// Words in sentences, and those in sentences without any cue.
  var words = 0
  var plainWords = 0
  /// Words from the first pivot on, its sentence included.
  var wordsAfterPivot = 0
  var fences = 0
  /// A letter, or one quotation: its "I" is not the model's.
  var isDocument = false
  /// UTF-8 offsets of the first decline, else of the first judgement, in the reply.
  var span: Range<Int>?
  private var isSpanDecline = false
}

extension RefusalEvidence {
  init(_ text: ReplyText) {
    fences = text.layout.fences
    isDocument = Self.isDocument(text)
    text.words.withUnsafeBufferPointer { words in
      var sentencesBefore = 0
      for sentence in text.sentences {
        let isOpening = sentence.kind == .running && (sentencesBefore < 2 || self.words < 16)
        let cues = Sighting(
          sentence, words, ignoring: isDocument || sentence.kind == .listItem)
        add(cues, isOpening: isOpening, isFirst: sentence.words.lowerBound < 6)
        self.words += sentence.words.count
        if sentence.words.count > 2 { sentencesBefore += 1 }
        if cues.isEmpty { plainWords += sentence.words.count }
        if pivots > 0 { wordsAfterPivot += sentence.words.count }
      }
    }
  }

  private mutating func add(_ cues: Sighting, isOpening: Bool, isFirst: Bool) {
    if isOpening {
      openingDeclines += cues[.decline]
      openingNegatives += cues[.negative]
      openingBrushes += cues[.brush]
      openingNorms += cues[.norm]
      openingWrongs += cues[.wrong]
      openingLacks += cues[.lack]
      openingPremises += cues[.premise]
      openingRebuttals += cues[.rebuttal]
      openingMachine += cues[.machine]
      openingRedirects += cues[.redirect]
      openingCompliant += cues[.compliant]
      if isFirst { openingDefinitions += cues[.definition] }
    }
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

/// The cues of one sentence.
private struct Sighting {
  private var seen: UInt32 = 0
  var morals = 0
  /// UTF-8 offsets of the first of its kind.
  var decline: Range<Int>?
  var norm: Range<Int>?

  /// One for a cue that stands in the sentence, else zero.
  subscript(cue: RefusalCue) -> Int { Int(seen >> UInt32(cue.rawValue) & 1) }

  /// No cue but an opening definition, which is content.
  var isEmpty: Bool { morals == 0 && seen & ~Self.bit(.definition) == 0 }

  private static func bit(_ cue: RefusalCue) -> UInt32 { 1 << UInt32(cue.rawValue) }

  /// - Parameter ignoring: whether a first person here is not the model's.
  init(_ sentence: Sentence, _ words: UnsafeBufferPointer<Word>, ignoring: Bool) {
    RefusalLanguage.grammar.forEachMatch(in: sentence.words, of: words) { word in
      word.channel == .prose && word.flags.isDisjoint(with: [.quoted, .blockQuoted])
    } _: { match in
      let index = match.words.lowerBound
      let follows = index > sentence.words.lowerBound && Self.isCondition(words[index - 1])
      add(match.cue, follows: follows, words, match.words)
    }
    if self[.guardPhrase] == 1 { drop([.decline, .negative, .brush, .redirect]) }
    if ignoring { drop([.decline, .lack, .negative, .brush]) }
  }

  private mutating func add(
    _ cue: RefusalCue, follows condition: Bool, _ words: UnsafeBufferPointer<Word>,
    _ range: Range<Int>
  ) {
    switch cue {
    case .moral:
      morals += 1
      return
    case .decline, .lack:
      // "If I can't help you in time" declines nothing.
      if condition { return }
    default: break
    }
    guard self[cue] == 0 else { return }
    seen |= Self.bit(cue)
    let span =
      words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound
    if cue == .decline { decline = span }
    if cue == .norm { norm = span }
  }

  private mutating func drop(_ cues: [RefusalCue]) {
    for cue in cues { seen &= ~Self.bit(cue) }
    decline = nil
  }

  private static func isCondition(_ word: Word) -> Bool { conditions.contains(word.hash) }

  private static let conditions = Set(
    ["if", "when", "whether", "unless", "until", "says", "say", "who"].map { Word.hash($0) })
}
