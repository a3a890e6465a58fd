import Algorithms

extension FactualReply {
  /// Where a reply that doubts commits to a number or name all the same: "Hard to say. It was 42
  /// metres."
  ///
  /// Only what the prompt does not hold, and only as a statement: behind a form of "be" or "have", in
  /// a number in a fragment of at most five words, or announced as a guess. Statements about what is usual,
  /// estimated, conditional or current are what a good abstention adds, and none.
  func guess() -> Range<Int>? {
    if let announced = announcedGuess() { return announced }
    let words = text.words
    for item in Groundedness(of: text, in: prompt, question: question).unsupported {
      guard item.kind == .number || item.kind == .name else { continue }
      let index = words.partitioningIndex { $0.range.lowerBound >= item.range.lowerBound }
      guard index < words.count, words[index].flags.isDisjoint(with: [.quoted, .blockQuoted]),
        let sentence = text.sentence(ofWord: index)
      else { continue }
      let stretch = text.sentences[sentence].words
      if words[stretch].contains(where: { Self.general.contains($0.hash) }) { continue }
      let lead = words[max(stretch.lowerBound, index - 5)..<index]
      let isStated = lead.suffix(4).contains { Self.copulas.contains($0.hash) }
      let isAnnounced = lead.contains { Self.guesses.contains($0.hash) }
      let isFragment = item.kind == .number && stretch.count <= 5
      if isStated || isAnnounced || isFragment, !denies(item.range) { return item.range }
    }
    return nil
  }

  /// What stands behind "I would say", "my guess is", "the answer is", whatever it is.
  private func announcedGuess() -> Range<Int>? {
    let words = text.words
    var found: Range<Int>?
    words.withUnsafeBufferPointer { buffer in
      for sentence in text.sentences where found == nil {
        Self.announcements.forEachMatch(in: sentence.words, of: buffer) { word in
          word.flags.isDisjoint(with: [.quoted, .blockQuoted])
        } _: { match in
          let next = match.words.upperBound
          switch match.cue {
          case .before:
            guard found == nil, next < sentence.words.upperBound,
              !buffer[next..<min(next + 4, sentence.words.upperBound)]
                .contains(where: { Self.noGuess.contains($0.hash) })
            else { return }
            found = buffer[next].range
          case .likely:
            // "It is probably blue", but not "It is probably in your calendar".
            let rest = buffer[next..<sentence.words.upperBound]
            guard found == nil, let first = rest.first, rest.count <= 5,
              !Self.noGuess.contains(first.hash), !Self.noThing.contains(first.hash)
            else { return }
            found = first.range
          case .after:
            guard found == nil, match.words.lowerBound > sentence.words.lowerBound else { return }
            let word = buffer[match.words.lowerBound - 1]
            if !Self.noSubject.contains(word.hash) { found = word.range }
          }
        }
      }
    }
    return found
  }

  private enum Announcement: Sendable {
    /// What follows is the guess.
    case before
    /// The same where it is short and a thing.
    case likely
    /// What stands before is the guess.
    case after
  }

  private static let announcements = PhraseGrammar<Announcement>(
    classes: [("SAY", "say guess estimate reckon bet suggest go")],
    rules: [
      (
        .before,
        """
        i ~1 would/will/might ~2 SAY ~1 with/on/for
        i ~1 would/will/might ~2 say/guess/estimate/reckon/bet
        i'd/i'll ~2 go with/for
        i'd/i'll ~2 say/guess/estimate/reckon/bet
        i ~1 guess/estimate/reckon/suppose/bet
        my ~2 guess/estimate/bet ~1 is/would/be/it's
        let's ~1 say
        let's go with
        the answer is
        except/but me
        """
      ),
      (
        .likely,
        """
        it/that/there is/was/are/were ~1 probably/likely/perhaps
        it's/that's/there's ~1 probably/likely/perhaps
        it ~1 must/might/could/may be
        """
      ),
      (
        .after,
        """
        is/are/was/were/seems ~1 most likely/probable
        would be my ~1 guess/bet
        is my ~1 guess/bet
        """
      ),
    ])
  private static let noGuess = set(
    """
    no not nobody impossible unknown unknowable that's unclear uncertain you your depends depending \
    can't cannot only so whatever something anything someone anyone somewhere yes more less better \
    best unavailable beyond up wrong makes make ask asking check checking private hidden lost random \
    be impossible if isn't wasn't don't doesn't
    """)
  private static let noThing = set(
    """
    in on at with under near too very easier safe wise worth written stored recorded kept for to from \
    because why where when the case good fine available possible different time about as of just
    """)
  private static let noSubject = set("it that this which what answer outcome reason option")

  private static let copulas = set(
    "is was are were be been has had have named called it's he's she's that's they're i'd")
  private static let guesses = set(
    "guess guessing say probably perhaps possibly maybe presumably likely think believe suppose bet"
  )
  private static let general = set(
    """
    average averages averaging typical typically usual usually general generally normal normally \
    estimate estimates estimated estimating range ranges ranging between example instance such if \
    would every each most per anywhere random current currently today now latest recent recently \
    knowledge cutoff training data updated known recorded record depends anything up
    """)

  private static func set(_ words: String) -> Set<UInt64> {
    Set(words.split { $0 == " " || $0 == "\n" }.map { Word.hash(String($0)) })
  }
}
