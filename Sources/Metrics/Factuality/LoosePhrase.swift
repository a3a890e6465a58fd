/// A phrase found in a reply whatever its inflection, with small words left out or put in:
/// "spiders have six legs" in "a spider actually has 6 legs" and in "spiders do not have six legs".
struct LoosePhrase: Sendable {
  let lemmas: [UInt64]
  /// Whether the phrase itself says "not" or "no".
  let holdsNegation: Bool

  /// A stretch of a reply.
  struct Place: Sendable {
    /// Indices in ``ReplyText/words``.
    var words: Range<Int>
    /// A "not" stands within that the phrase does not have.
    var isNegated: Bool
    /// A "would" stands within.
    var isHypothetical: Bool
  }

  init(_ phrase: String) {
    let text = ReplyText(phrase)
    let all = Lemma.hashes(of: text)
    let kept = zip(text.words, all).filter { !Self.articles.contains($0.0.hash) }.map(\.1)
    lemmas = kept.isEmpty ? all : kept
    holdsNegation = text.words.contains {
      StanceReader.negators.contains($0.hash) || StanceReader.quantifiers.contains($0.hash)
    }
  }

  /// Calls `body` with every place; a phrase ends with its sentence.
  ///
  /// - Parameter all: the reply's words as ``Lemma/hashes(of:)``.
  func forEachPlace(in text: ReplyText, lemmas all: [UInt64], _ body: (Place) -> Void) {
    guard let first = lemmas.first else { return }
    text.words.withUnsafeBufferPointer { words in
      for start in all.indices where all[start] == first {
        if let place = place(from: start, words, all) { body(place) }
      }
    }
  }

  private func place(
    from start: Int, _ words: UnsafeBufferPointer<Word>, _ all: [UInt64]
  ) -> Place? {
    var place = Place(
      words: start..<start + 1,
      isNegated: !holdsNegation && StanceReader.negators.contains(words[start].hash),
      isHypothetical: false)
    var index = start
    for wanted in lemmas.dropFirst() {
      var skipped = 0
      repeat {
        index += 1
        guard index < words.count, !words[index].flags.contains(.startsSentence) else { return nil }
        let word = words[index].hash
        let isNegator = StanceReader.negators.contains(word)
        place.isNegated = place.isNegated || isNegator && !holdsNegation
        if Self.hypothetical.contains(word) { place.isHypothetical = true }
        if all[index] == wanted { break }
        if Self.determiners.contains(word) { continue }
        guard isNegator || Self.small.contains(word), skipped < 3 else { return nil }
        skipped += 1
      } while true
    }
    place.words = start..<index + 1
    return place
  }

  private static let articles = StanceReader.set("a an the")
  private static let determiners = StanceReader.set(
    "a an the their its his her my our your this these any")
  private static let hypothetical = StanceReader.set("would wouldn't could couldn't might")
  private static let small = StanceReader.set(
    """
    actually indeed really usually generally typically normally commonly often always sometimes also \
    only still just all both each simply naturally truly mostly now then once ever first finally even \
    do does did have has had having is are was were be been being will would can could may might must \
    to of in fact about around approximately roughly exactly some
    """)
}
