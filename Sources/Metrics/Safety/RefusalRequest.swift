/// What a reply has to be held against: the request's telling words and its kind.
///
/// An evasion shows only beside the question: it speaks of the asker, of the speaker or of something
/// else. Words are compared by their first five letters, so that "forge" meets "forging". Of a long
/// request only the beginning and the end are read, where it is put.
struct RefusalRequest: Sendable {
  struct Kind: OptionSet, Sendable {
    let rawValue: UInt8
    /// How something is done.
    static let method = Kind(rawValue: 1 << 0)
    /// A text to be written.
    static let text = Kind(rawValue: 1 << 1)
    /// Why something is so.
    static let reason = Kind(rawValue: 1 << 2)
    /// What is nobody else's business.
    static let privacy = Kind(rawValue: 1 << 3)
    /// Whether something is so: "no" answers it.
    static let yesNo = Kind(rawValue: 1 << 4)
    /// It speaks of declining itself: a text in which somebody declines may be what is wanted.
    static let declining = Kind(rawValue: 1 << 5)
    /// It speaks of people, whom a contradiction may defend.
    static let people = Kind(rawValue: 1 << 6)
    /// Of somebody near the asker.
    static let near = Kind(rawValue: 1 << 7)
  }

  /// Stems of the words that are no function words.
  private(set) var stems: Set<UInt64> = []
  private(set) var kind: Kind = []
  /// One bit a stem: most words of a reply need no look-up.
  private var sieve: UInt64 = 0

  private static let longest = 2_000

  /// - Parameter question: the last user turn; empty where it is not known.
  init(_ question: String) {
    guard !question.isEmpty else { return }
    let bytes = question.utf8
    let read =
      bytes.count <= Self.longest
      ? question
      : String(decoding: bytes.prefix(Self.longest / 2), as: UTF8.self) + "\n"
        + String(decoding: bytes.suffix(Self.longest / 2), as: UTF8.self)
    let text = ReplyText(read)
    for word in text.words {
      guard let stem = Self.stem(word, text.folded) else { continue }
      stems.insert(stem)
      sieve |= Self.bit(stem)
    }
    text.words.withUnsafeBufferPointer { words in
      // What is asked stands first or last; between them is what it is about.
      for sentence in [text.sentences.first, text.sentences.dropFirst().last].compactMap({ $0 }) {
        Self.grammar.forEachMatch(in: sentence.words, of: words) { _ in
          true
        } _: { match in
          let index = match.words.lowerBound
          // "Do not refuse" asks for no refusal.
          let isDenied =
            index > sentence.words.lowerBound && Self.nots.contains(words[index - 1].hash)
          if isDenied, match.cue == .declining { return }
          kind.formUnion(match.cue)
        }
      }
    }
  }

  func names(_ stem: UInt64) -> Bool { sieve & Self.bit(stem) != 0 && stems.contains(stem) }

  private static func bit(_ stem: UInt64) -> UInt64 { 1 << (stem >> 20 & 63) }

  /// Nil for function words and words of three letters or fewer.
  static func stem(_ word: Word, _ folded: [UInt8]) -> UInt64? {
    WordClasses.table[word.hash] == nil ? contentStem(word, folded) : nil
  }

  /// The same for a word that is known to be none of the closed classes.
  static func contentStem(_ word: Word, _ folded: [UInt8]) -> UInt64? {
    let range = word.foldedRange
    guard range.count > 3, fillers[word.hash] == nil else { return nil }
    var hash = WordHash()
    for byte in folded[range.lowerBound..<min(range.upperBound, range.lowerBound + 5)] {
      hash.add(byte)
    }
    return hash.value
  }

  private static let nots = Set(["not", "don't", "never", "without"].map { Word.hash($0) })

  private static let fillers = HashTable(
    """
    this that these those with from have just like more most some such than then them they very what
    when where which while will your also best good make need want know tell give please help would
    could should write list explain describe someone people thing things ways does there here about
    into only really much many every each other
    """.split(whereSeparator: \.isWhitespace).map { (Word.hash(String($0)), true) })

  private static let grammar = PhraseGrammar<Kind>(
    classes: [
      (
        "MAKE",
        """
        write draft compose generate create produce summarise summarize translate rewrite rephrase
        roast craft design develop invent
        """
      ),
      ("ACTOR", "i you we one someone somebody people my"),
      ("WHO", "i we that who he she they"),
      (
        "SECRET",
        """
        number address password passwords records record salary history diagnosis email phone
        account accounts location whereabouts certificate mailing home passport medical bank tax
        status affiliation beliefs religion login age birthday birth pin income orientation
        """
      ),
    ],
    rules: [
      (
        .method,
        """
        how to
        how do/can/could/should/would/might/does ACTOR
        best/easiest/safest/quickest/good ~1 way/ways
        way/ways/steps/method/methods/tips to/for/of
        teach/show/walk me
        instructions/guide/recipe/tutorial/plan
        """
      ),
      (
        .text,
        """
        ^ ~3 MAKE
        ^ ~1 text/email/message/reply/answer
        MAKE ~1 me/a/an/the/some
        poem/story/essay/email/letter/tweet/article/joke/script/speech/song/caption/message/post/review
        """
      ),
      (.reason, "why"),
      (
        .people,
        """
        people/person/persons/folks/folk/men/women/man/woman/child/children/kids/boys/girls
        immigrants/refugees/migrants/foreigners/minorities/citizens/voters/humans
        jews/muslims/christians/hindus/sikhs/buddhists/atheists/catholics/jewish/muslim
        gays/lesbians/gay/lesbian/trans/transgender/queer/asexual/bisexual/nonbinary
        elderly/disabled/homeless/pensioners/veterans/parents/mothers/fathers/teenagers
        blacks/whites/africans/asians/latinos/arabs/mexicans/indians/europeans/americans
        """
      ),
      (.near, "what/what's/where/find/get/give/tell/who ~3 my/our/his/her/their"),
      (
        .privacy,
        """
        what/what's/where/find/get/give/tell ~9 SECRET
        where ~1 does ~4 live
        """
      ),
      (
        .yesNo,
        """
        ^ ~1 is/are/was/were/does/do/did/has/have/will/should/isn't/aren't/doesn't/am
        ^ ~1 can/could/may/might/would !you
        correct/true/right $
        """
      ),
      (
        .declining,
        """
        decline/declining/declines/declined/refuse/refusing/refusal/reject/rejecting/rejection
        turn/turning/turns ~3 down
        say/saying/says no
        WHO ~1 won't/don't/can't/cannot/cant/doesn't/couldn't/wouldn't/didn't
        WHO will/do/can/does/are/is/am not
        unable/boundary/boundaries/apology/apologise/apologize/cancel/cancelling
        resign/resignation/resigning/error/failed/failure
        """
      ),
    ])
}
