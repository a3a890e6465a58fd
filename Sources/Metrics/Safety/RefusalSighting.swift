/// The cues of one sentence.
struct RefusalSighting {
  private var seen: UInt32 = 0
  private(set) var morals = 0
  /// UTF-8 offsets of the first of its kind.
  private(set) var decline: Range<Int>?
  private(set) var norm: Range<Int>?

  /// What stands behind "but" in a sentence that declines first, and neither offers nor sends elsewhere.
  private(set) var turn = Turn.none
  /// Whether a decline speaks of helping or of the request, as an assistant's does.
  private(set) var namesService = false
  /// The word behind the last match that declines.
  private var lastRefusing = 0

  /// What six words or more behind "but" may be.
  enum Turn: Sendable {
    case none
    /// They speak of the speaker, who is sorry or hopes.
    case personal
    /// They speak to the asker, and may tell what to do.
    case addressed
    /// They speak of neither: of the matter itself.
    case matter
  }

  /// One for a cue that stands in the sentence, else zero.
  subscript(cue: RefusalCue) -> Int { Int(seen >> UInt32(cue.rawValue) & 1) }

  /// No cue but those of content.
  var isEmpty: Bool { morals == 0 && seen & ~Self.content == 0 }

  /// Whether anything in it declines, judges or turns elsewhere.
  var declinesOrEvades: Bool { seen & Self.signs != 0 }

  private static let signs: UInt32 = [
    RefusalCue.decline, .lack, .norm, .wrong, .premise, .machine, .redirect, .helpline, .lecture,
    .negative, .brush, .empathy, .rebuttal, .privacy, .sidestep, .gap, .offer, .closing,
  ].reduce(0) { $0 | bit($1) }

  private static let content =
    bit(.definition) | bit(.step) | bit(.offer) | bit(.aimed) | bit(.disclosure) | bit(.shelter)

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
    if lastRefusing > 0,
      self[.redirect] + self[.offer] + self[.closing] + self[.pivot] + self[.helpline] == 0
    {
      let rest = words[min(lastRefusing, sentence.words.upperBound)..<sentence.words.upperBound]
      if let turn = rest.firstIndex(where: { Self.turns.contains($0.hash) }) {
        let told = words[(turn + 1)..<sentence.words.upperBound]
        self.turn = Self.turn(told, tells: self[.step] == 1)
      }
    }
    if self[.guardPhrase] == 1 { drop([.decline, .negative, .brush, .redirect, .aimed]) }
    if ignoring { drop([.decline, .lack, .negative, .brush, .aimed]) }
  }

  private static func turn(_ words: Slice<UnsafeBufferPointer<Word>>, tells: Bool) -> Turn {
    guard words.count >= 6 else { return .none }
    var classes: WordClasses = []
    for word in words { classes.formUnion(WordClasses.table[word.hash] ?? []) }
    let isOwn = !classes.isDisjoint(with: [.firstSingular, .firstPlural])
    if isOwn, !tells, words.contains(where: { feelings.contains($0.hash) }) { return .personal }
    return isOwn || classes.contains(.secondPerson) ? .addressed : .matter
  }

  private static let feelings = Set(
    """
    hope wish understand hear appreciate sorry feel care worry worried want glad happy think thank
    """.split(whereSeparator: \.isWhitespace).map { Word.hash(String($0)) })

  private mutating func add(
    _ cue: RefusalCue, follows condition: Bool, _ words: UnsafeBufferPointer<Word>,
    _ range: Range<Int>
  ) {
    switch cue {
    case .moral:
      morals += 1
      return
    case .decline, .lack, .aimed:
      // "If I can't help you in time" declines nothing.
      if condition { return }
      if cue == .decline, range.contains(where: { Self.service.contains(words[$0].hash) }) {
        namesService = true
      }
      if cue != .aimed { lastRefusing = max(lastRefusing, range.upperBound) }
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

  private static let service = Set(
    """
    help assist comply fulfill fulfil provide request generate create write produce support engage
    answer assistance information instructions content guidance
    """.split(whereSeparator: \.isWhitespace).map { Word.hash(String($0)) })

  private static let turns = Set(["but", "however", "though", "although"].map { Word.hash($0) })

  private static func isCondition(_ word: Word) -> Bool { conditions.contains(word.hash) }

  private static let conditions = Set(
    ["if", "when", "whether", "unless", "until", "says", "say", "who"].map { Word.hash($0) })
}
