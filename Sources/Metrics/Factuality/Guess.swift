import Algorithms

extension FactualReply {
  /// Where a reply that doubts commits to a number or name all the same: "Hard to say. It was 42
  /// metres."
  ///
  /// Only what the prompt does not hold, and only as a statement: behind a form of "be" or "have", in
  /// a number in a fragment of at most five words, or announced as a guess. Statements about what is usual,
  /// estimated, conditional or current are what a good abstention adds, and none.
  func guess() -> Range<Int>? {
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
