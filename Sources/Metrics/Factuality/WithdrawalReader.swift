import Algorithms

/// The words of one reply while its withdrawals are looked for.
struct WithdrawalReader {
  typealias Cue = WithdrawalPhrases.Cue

  private struct Place {
    var cue: Cue
    var sentence: Int
    /// Indices in ``ReplyText/words``.
    var words: Range<Int>
  }

  private let text: ReplyText
  private var places: [Place] = []

  init(_ text: ReplyText) {
    self.text = text
    var found: [Place] = []
    text.words.withUnsafeBufferPointer { words in
      for (number, sentence) in text.sentences.enumerated() {
        WithdrawalPhrases.grammar.forEachMatch(in: sentence.words, of: words) { word in
          word.flags.isDisjoint(with: [.quoted, .blockQuoted])
        } _: { match in
          found.append(Place(cue: match.cue, sentence: number, words: match.words))
        }
      }
    }
    places = found
  }

  /// All before the last turn goes, unless the reply finds itself right after it; gives its words.
  func findTurn(_ ranges: inout [Range<Int>]) -> Range<Int>? {
    let turn = places.last { place in
      switch place.cue {
      case .turn, .slip: !isAboutElse(place.words) && !isConfirmed(after: place)
      case .halt: isBeforePause(place) && !isConfirmed(after: place)
      case .no:
        place.sentence > 0 && text.sentences[place.sentence - 1].ending != .question
          && isBeforePause(place) && !isConfirmed(after: place)
      default: false
      }
    }
    guard let turn, let last = turn.words.last else { return nil }
    let start = text.words[turn.words.lowerBound].range.lowerBound
    // "Founded in 1913, sorry, I mean 1908" takes back no earlier sentence.
    let sentence = text.sentences[turn.sentence]
    let isWithin = turn.cue == .slip && turn.words.lowerBound > sentence.words.lowerBound + 1
    let from = isWithin ? sentence.range.lowerBound : 0
    guard start > from else { return nil }
    ranges.append(from..<start)
    return start..<text.words[last].range.upperBound
  }

  /// "I made a mistake earlier", "if I made a mistake".
  private func isAboutElse(_ place: Range<Int>) -> Bool {
    text.words[place.upperBound...].prefix(2)
      .contains { WithdrawalPhrases.earlier.contains($0.hash) }
      || text.words[..<place.lowerBound].suffix(2)
        .contains { WithdrawalPhrases.conditions.contains($0.hash) }
  }

  /// "Let me recheck. Yes, that is right."
  private func isConfirmed(after place: Place) -> Bool {
    let reach = text.words[place.words.upperBound...].prefix(8)
    guard reach.contains(where: { WithdrawalPhrases.affirmations.contains($0.hash) }) else {
      return false
    }
    return !reach.contains { WithdrawalPhrases.denials.contains($0.hash) }
  }

  private func isBeforePause(_ place: Place) -> Bool {
    place.words.upperBound == text.sentences[place.sentence].words.upperBound
      || text.words[place.words.upperBound].flags.contains(.afterPause)
  }

  /// The questions right before a "no".
  func findDeniedQuestions(_ ranges: inout [Range<Int>]) {
    for place in places where place.cue == .no || place.cue == .doubt {
      var number = place.sentence - 1
      while number >= 0, place.sentence - number <= 4,
        text.sentences[number].ending == .question, text.sentences[number].words.count <= 30
      {
        ranges.append(text.sentences[number].range)
        number -= 1
      }
    }
  }

  /// What others are said to think, where the reply itself says something else.
  func findAttributions(_ ranges: inout [Range<Int>]) {
    var last: Int?
    for place in places where place.cue == .attribution && place.sentence != last {
      last = place.sentence
      if let range = attributed(place) { ranges.append(range) }
    }
  }

  /// What the reply was asked, where it goes on with an answer of its own and no "yes".
  func findEchoes(_ ranges: inout [Range<Int>]) {
    for place in places where place.cue == .echo && place.sentence + 1 < text.sentences.count {
      let next = text.sentences[place.sentence + 1].words
      guard next.count > 2,
        !text.words[next.prefix(3)].contains(where: {
          WithdrawalPhrases.affirmations.contains($0.hash)
        })
      else { continue }
      ranges.append(text.sentences[place.sentence].range)
    }
  }

  private func attributed(_ place: Place) -> Range<Int>? {
    let words = text.words
    let sentence = text.sentences[place.sentence]
    let stretch = sentence.words
    let isContrast = { (index: Int) in WithdrawalPhrases.contrasts.contains(words[index].hash) }
    // "While many think X, it is Y."; "But many think X." of a sentence of its own
    if isContrast(stretch.lowerBound), place.words.lowerBound - stretch.lowerBound <= 8 {
      guard WithdrawalPhrases.concessions.contains(words[stretch.lowerBound].hash) else {
        return place.sentence == 0 || isAttributed(place.sentence - 1) ? nil : sentence.range
      }
      let pause = (place.words.upperBound..<stretch.upperBound).first {
        words[$0].flags.contains(.afterPause)
      }
      let end = pause.map { words[$0].range.lowerBound } ?? sentence.range.upperBound
      return sentence.range.lowerBound..<end
    }
    // "Y, though some say X."
    let lead = max(stretch.lowerBound + 1, place.words.lowerBound - 4)
    if lead < place.words.lowerBound,
      let contrast = (lead..<place.words.lowerBound).last(where: isContrast)
    {
      return words[contrast].range.lowerBound..<sentence.range.upperBound
    }
    // "Many think X, but it is Y."
    let behind = (place.words.upperBound..<stretch.upperBound).first {
      words[$0].flags.contains(.afterPause)
        && (isContrast($0) || isTruth(at: $0))
    }
    if let behind, !isAttributed(place.sentence, from: behind),
      isStatement(behind..<stretch.upperBound)
    {
      return sentence.range.lowerBound..<words[behind].range.lowerBound
    }
    // "Many think X. In fact Y."
    guard place.sentence + 1 < text.sentences.count, !isAttributed(place.sentence + 1) else {
      return nil
    }
    let next = text.sentences[place.sentence + 1].words
    let opening = next.prefix(5)
    if opening.contains(where: isTruth) { return sentence.range }
    let isOpposed = opening.contains { WithdrawalPhrases.openings.contains(words[$0].hash) }
    return isOpposed && isStatement(next) ? sentence.range : nil
  }

  /// Whether a sentence says what others think, from a word on.
  private func isAttributed(_ sentence: Int, from word: Int = 0) -> Bool {
    places(in: sentence).contains { $0.cue == .attribution && $0.words.lowerBound >= word }
  }

  /// Sorted by sentence as they are found.
  private func places(in sentence: Int) -> ArraySlice<Place> {
    let start = places.partitioningIndex { $0.sentence >= sentence }
    return places[start...].prefix { $0.sentence == sentence }
  }

  private func isTruth(at index: Int) -> Bool {
    let start = places.partitioningIndex { $0.words.lowerBound >= index }
    return places[start...].prefix { $0.words.lowerBound == index }.contains { $0.cue == .truth }
  }

  /// Names, numbers, or "it is" behind a contrast: another answer and not a mere doubt.
  private func isStatement(_ stretch: Range<Int>) -> Bool {
    let words = text.words[stretch].dropFirst()
    return words.contains {
      WithdrawalPhrases.copulas.contains($0.hash)
        || !$0.flags.isDisjoint(with: [.capitalised, .isNumber, .hasDigit])
    }
  }

  /// "Y (formerly X)", "It used to be X, but it is now Y".
  func findFormerNames(_ ranges: inout [Range<Int>]) {
    let words = text.words
    for place in places where place.cue == .former {
      let start = place.words.lowerBound
      let end = min(text.sentences[place.sentence].words.upperBound, start + 24)
      let pause = (place.words.upperBound..<end).first { words[$0].flags.contains(.afterPause) }
      let isAside =
        words[start].flags.contains(.afterPause) && !words[start].flags.contains(.startsSentence)
      let isOver =
        pause.map { words[$0..<end].contains { WithdrawalPhrases.now.contains($0.hash) } } ?? false
      guard isAside || isOver else { continue }
      let upper = pause.map { words[$0].range.lowerBound } ?? words[end - 1].range.upperBound
      ranges.append(words[start].range.lowerBound..<upper)
    }
  }

  /// The first word of the last announcement of an answer that says one.
  var final: Int? {
    places.last { place in
      let behind = text.words[place.words.upperBound...].prefix(6)
      guard let next = behind.first, !WithdrawalPhrases.pointers.contains(next.hash) else {
        return false
      }
      switch place.cue {
      case .final: return true
      case .answer:
        return behind.contains { !$0.flags.isDisjoint(with: [.capitalised, .hasDigit, .quoted]) }
      case .label: return isBeforeColon(place.words)
      default: return false
      }
    }?.words.lowerBound
  }

  private func isBeforeColon(_ place: Range<Int>) -> Bool {
    let end = text.words[place.upperBound - 1].range.upperBound
    return text.utf8[end...].prefix(4).first { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: " ") }
      == UInt8(ascii: ":")
  }
}
