/// Where a reply says that it does not, or cannot, know.
struct Abstention: Sendable {
  enum Cue: Sendable {
    /// The speaker does not know: "I'm not sure".
    case speaker
    /// Nobody knows, or the source does not say: "it is not recorded".
    case world
    /// A guess all the same: "probably", "my best guess".
    case guess
    /// Contradicts what was asked: "there is no such", "never".
    case denial
  }

  /// In the first two sentences, or in a reply of at most three.
  var isOpen = false
  /// Somewhere in the reply.
  var isAnywhere = false
  /// In each sentence of the reply, with no "but" and no guess behind it.
  var isWhole = false
  /// The world's not knowing rather than the speaker's.
  var isWorld = false
  var guesses = false
  var denies = false
  var evidence: Range<Int>?
  var denialEvidence: Range<Int>?

  /// - Parameter question: a word of it says nothing about what is known, as in "the unknown soldier".
  init(_ text: ReplyText, question: String = "") {
    let asksUnknown = question.lowercased().contains("unknown")
    text.words.withUnsafeBufferPointer { words in
      var doubting = 0
      for (number, sentence) in text.sentences.enumerated() {
        var isDoubt = sentence.words.count < 3
        Self.grammar.forEachMatch(in: sentence.words, of: words) { word in
          word.flags.isDisjoint(with: [.quoted, .blockQuoted])
        } _: { match in
          let index = match.words.lowerBound
          // "I don't" denies nothing about the question.
          let isOwn = index > sentence.words.lowerBound && Self.own.contains(words[index - 1].hash)
          if isOwn, case .denial = match.cue { return }
          if asksUnknown, match.words.count == 1, words[index].hash == Self.unknown { return }
          let range =
            words[index].range.lowerBound..<words[match.words.upperBound - 1].range.upperBound
          note(match.cue, range, isEarly: number < 2 || text.sentences.count <= 3)
          if case .speaker = match.cue, !Self.plural.contains(words[index].hash) {
            let rest = words[match.words.upperBound..<sentence.words.upperBound]
            isDoubt = isDoubt || !rest.contains { Self.turns.contains($0.hash) }
          }
        }
        if isDoubt { doubting += 1 }
      }
      isWhole = isOpen && doubting == text.sentences.count
    }
  }

  private mutating func note(_ cue: Cue, _ range: Range<Int>, isEarly: Bool) {
    switch cue {
    case .speaker, .world:
      isAnywhere = true
      isOpen = isOpen || isEarly
      isWorld = isWorld || cue == .world
      if evidence == nil { evidence = range }
    case .guess: guesses = true
    case .denial:
      guard isEarly else { return }
      denies = true
      if denialEvidence == nil { denialEvidence = range }
    }
  }

  private static let unknown = Word.hash("unknown")
  private static let plural = Set(["we", "we're"].map { Word.hash($0) })
  private static let turns = Set(
    [
      "but", "however", "though", "although", "still", "yet", "think", "believe", "guess",
      "probably",
      "perhaps", "maybe", "likely", "may", "might", "could", "can", "please",
    ].map { Word.hash($0) })
  private static let own = Set(["i", "we"].map { Word.hash($0) })

  private static let grammar = PhraseGrammar<Cue>(
    classes: [
      ("I", "i we"),
      ("IM", "i'm we're im"),
      ("CANT", "cannot can't cant couldn't"),
      ("DONT", "don't dont didn't"),
      (
        "KNOW",
        """
        know sure aware certain determine verify confirm find answer say tell access predict recall
        identify locate provide guess see give pinpoint
        """
      ),
      (
        "NEWS",
        """
        information data details record records knowledge access context evidence answer memory
        source sources mention idea way clue clues means insight visibility
        """
      ),
      (
        "SAID",
        """
        known recorded documented available disclosed published specified mentioned stated given
        determined provided established clear certain knowable answerable reported found included
        """
      ),
    ],
    rules: [
      (
        .speaker,
        """
        I ~1 DONT ~1 KNOW
        I ~1 do not ~1 KNOW
        I ~1 CANT ~2 KNOW
        I could/can/was/am not ~2 KNOW
        I ~1 DONT ~2 have ~4 NEWS
        I do not ~2 have ~4 NEWS
        I have no ~2 NEWS
        IM not ~1 sure/certain/aware/able
        IM unsure/uncertain/unable
        I am ~1 not ~1 sure/certain/aware/able
        I am unsure/uncertain/unable
        I was unable
        beyond my knowledge
        my knowledge ~2 does/doesn't/ends/cutoff
        not ~1 sure
        no idea
        i'd have to guess
        it's hard to say
        hard to say
        I lack ~4 NEWS
        I CANT ~1 see/read/hear/observe/look/peek into/inside/your/that/this/it/what/from/minds
        i wish i knew
        i'd ~1 be ~1 guessing/inventing
        I would ~1 be ~1 guessing/inventing
        i'd ~1 be making ~2 up
        I would ~1 be making ~2 up
        IM ~1 not ~1 mind/psychic/clairvoyant
        I am not ~1 mind/psychic/clairvoyant
        IM no ~1 psychic/clairvoyant/oracle/mind
        I DONT ~1 possess
        I do not ~1 possess
        I have no ~1 possibility/insight
        facts/details/information/data i DONT ~1 have
        no clue
        beats me
        your guess is as good
        mystery to me
        impossible for me
        you ~1 never/haven't/didn't ~1 told/tell/said/mention/mentioned
        you'd ~1 have/need to ~2 check/ask/look/count/find ~3 yourself
        you would ~1 have/need to ~2 check/ask/look/count/find ~3 yourself
        ^ you'd have to ~2 check/ask/look/count ~2 $
        not something/anything i ~2 have/know/can/see
        ask your/them/him/her
        ^ n a $
        """
      ),
      (
        .world,
        """
        no one ~2 know/knows/can
        nobody ~2 know/knows
        only you/time/they/he/she/yourself ~2 know/knows/tell/say/answer
        who knows
        god/heaven/goodness knows
        unknowable/unanswerable/undeterminable/indeterminable/unpredictable
        and you'll know
        nobody/no ~1 can ~2 KNOW
        is/are/was/were/been/remains/remain/isn't/aren't/wasn't ~1 unknown/unclear/uncertain/unrecorded/unknowable/undetermined
        is/are/was/were/it's ~1 not/never ~2 SAID
        isn't/wasn't/aren't/weren't ~2 SAID
        never ~1 been SAID
        not ~1 been ~1 SAID
        no ~2 record/records/way/evidence/reliable/information/data/documentation/source ~2 of/to/about/on/that/exists/available
        there is/are/was/were no ~3 NEWS
        there's no ~3 NEWS
        impossible to ~2 KNOW
        CANT be ~2 SAID
        CANT be ~2 known/determined/predicted/answered/verified/inferred
        cannot be ~2 known/determined/predicted/answered/verified
        does/do not ~1 say/mention/state/specify/include/contain/provide/give
        doesn't/don't ~1 say/mention/state/specify/include/contain/provide/give
        insufficient/inadequate ~1 information/data/context
        not enough ~1 information/data/context
        unknown
        has not/hasn't ~1 happened/occurred/been
        in the future
        """
      ),
      (
        .guess,
        """
        probably/perhaps/possibly/presumably
        best guess
        might/may/could be
        likely
        i think/believe/guess
        if i had to
        """
      ),
      (
        .denial,
        """
        ^ no
        ^ ~1 actually
        there is/was/are/were no
        there's/there isn't/wasn't
        no such
        never
        didn't/isn't/wasn't/doesn't/aren't/weren't/hasn't/haven't
        did/is/was/does/are/were/do/has/have not
        don't/can't/cannot/couldn't
        misconception/myth/false/incorrect/untrue/wrong/mistaken/inaccurate/misunderstanding
        premise/assumption/assumes/presumes/fictional/hypothetical/nonexistent
        not ~2 true/correct/accurate/real/possible
        no ~1 evidence/record/king/queen/one/person
        contrary to
        """
      ),
    ])
}
