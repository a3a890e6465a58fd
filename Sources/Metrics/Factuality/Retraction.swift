import Algorithms

/// Where a reply takes back what it has just said: "444, but that is wrong", "the figure of 444 is
/// false".
///
/// The counterpart of ``Negation``, which looks at the words before.
struct Retraction: Sendable {
  private enum Cue: Sendable {
    /// Its own subject points back: "that is a mistake".
    case pronoun
    /// What stands before it is its subject: "… is wrong".
    case verb
  }

  private struct Place: Sendable {
    var cue: Cue
    /// Index in ``ReplyText/words``.
    var word: Int
  }

  private var places: [Place] = []

  init(_ text: ReplyText) {
    text.words.withUnsafeBufferPointer { words in
      for sentence in text.sentences {
        Self.grammar.forEachMatch(in: sentence.words, of: words) { _ in
          true
        } _: { match in
          // "It is a mistake to …" speaks of what comes.
          let end = match.words.upperBound
          if end < sentence.words.upperBound, Self.forward.contains(words[end].hash) { return }
          places.append(Place(cue: match.cue, word: match.words.lowerBound))
        }
      }
    }
    places.sort { $0.word < $1.word }
  }

  /// Whether the clause after a UTF-8 range of the reply takes back what stands there.
  ///
  /// A verb may stand up to four words behind, within the clause. A pronoun may open the clause
  /// behind it ("but that is wrong") or the next sentence, in which at most one word goes before it.
  func follows(_ range: Range<Int>, in text: ReplyText) -> Bool {
    guard !places.isEmpty else { return false }
    let words = text.words
    let start = words.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    let first = places.partitioningIndex { $0.word >= start }
    var pauses = 0
    var boundary: Int?
    var index = start
    for place in places[first...].prefix(4) {
      guard place.word - start <= 16 else { return false }
      while index <= place.word {
        let flags = words[index].flags
        if flags.contains(.startsSentence) {
          guard boundary == nil else { return false }
          boundary = index
          pauses = 0
        } else if flags.contains(.afterPause) {
          pauses += 1
        }
        index += 1
      }
      switch place.cue {
      case .verb:
        if boundary == nil, pauses == 0, place.word - start <= 4 { return true }
      case .pronoun:
        if let boundary {
          if place.word - boundary <= 1 { return true }
        } else if pauses <= 1 {
          return true
        }
      }
    }
    return false
  }

  private static let forward = Set(["to", "that", "when", "if", "how"].map { Word.hash($0) })

  private static let grammar = PhraseGrammar<Cue>(
    classes: [
      ("THAT", "that this which it they those these"),
      ("THATS", "that's it's they're"),
      ("BE", "is was are were seems appears be"),
      ("BENT", "isn't wasn't aren't weren't"),
      (
        "WRONG",
        """
        wrong false incorrect untrue mistaken inaccurate erroneous outdated misleading mistake error
        myth misconception typo misprint nonsense lie
        """
      ),
      ("RIGHT", "right true correct accurate so"),
    ],
    rules: [
      (
        .pronoun,
        """
        THAT ~1 BE ~2 WRONG
        THAT ~1 BE ~1 not/never ~1 RIGHT
        THAT ~1 BENT ~1 RIGHT
        THAT would be WRONG
        THAT ~1 ignores/overlooks/forgets/neglects
        i ~1 doubt ~1 it/that
        i'm not ~1 convinced
        THAT turned/turns out ~3 WRONG
        THATS ~2 WRONG
        THATS ~1 not ~1 RIGHT
        THAT ~1 has/have ~1 been corrected/disproved/debunked/refuted/retracted
        """
      ),
      (
        .verb,
        """
        BE ~1 WRONG
        BE a/an/the ~1 WRONG
        BE ~1 not/never ~1 RIGHT
        BENT ~1 RIGHT
        BE ~1 not the/an/my answer/one
        BE ~1 not the RIGHT answer/one/choice
        BE not it
        BE ~1 possible too
        BE also possible
        BENT the/an/my ~1 answer/one
        BENT it
        BE ~1 something/someone/somewhere else
        can be ~1 ruled/excluded/eliminated/discarded/dismissed
        BE ~1 ruled/excluded/eliminated
        would be WRONG
        turned/turns out ~3 WRONG
        has/have ~1 been disproved/debunked/refuted/retracted
        """
      ),
    ])
}
