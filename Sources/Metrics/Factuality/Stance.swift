/// What a reply does with words that it holds: says them, denies them, or passes them on.
///
/// English alone: in another language everything that stands there is taken as said.
struct StanceReader: Sendable {
  enum Stance: Sendable {
    /// On the reply's own account.
    case asserted
    case denied
    /// As somebody's opinion, a question, a condition, a quotation, or only in part: "not all", "not
    /// for long", "I don't know whether".
    case neither
  }

  let text: ReplyText
  let retraction: Retraction
  /// Hashes of the question's words, which limit nothing.
  let asked: Set<UInt64>

  private var words: [Word] { text.words }

  /// - Parameters:
  ///   - place: indices of words, of one sentence.
  ///   - isNegated: whether a "not" stands within.
  ///   - holdsNegation: whether the words themselves are a denial, so that one before them is none.
  func stance(
    of place: Range<Int>, isNegated: Bool = false, holdsNegation: Bool = false
  ) -> Stance {
    guard let first = place.first, let last = place.last else { return .neither }
    if !words[first].flags.isDisjoint(with: [.quoted, .blockQuoted]) { return .neither }
    let sentence = text.sentence(ofWord: first).map { text.sentences[$0] }
    if sentence?.ending == .question { return .neither }
    // "although some never turn into fish".
    if first > 0, !words[first].flags.contains(.startsSentence),
      Self.some.contains(words[first - 1].hash)
    {
      return .neither
    }
    switch lead(to: first) {
    case .asserted: break
    case .neither:
      // "The idea that … is wrong."
      let isTakenBack = !holdsNegation && retraction.follows(range(of: place), in: text)
      return isTakenBack ? .denied : .neither
    case .denied: return holdsNegation ? .neither : .denied
    }
    let negation = isNegated ? Negated.yes : holdsNegation ? .no : negation(before: first)
    let end = sentence?.words.upperBound ?? min(words.count, last + 8)
    switch negation {
    case .partly: return .neither
    case .yes:
      return isLimited(from: last + 1, to: end) || goesOn(last + 1, end) ? .neither : .denied
    case .no:
      if holdsNegation, isLimited(from: last + 1, to: end) { return .neither }
      return retraction.follows(range(of: place), in: text) || isDeniedBehind(last + 1, end)
        ? .denied : .asserted
    }
  }

  /// UTF-8 offsets of words.
  func range(of place: Range<Int>) -> Range<Int> {
    guard let first = place.first, let last = place.last else { return 0..<0 }
    return words[first].range.lowerBound..<words[last].range.upperBound
  }

  enum Negated: Sendable {
    case yes, no
    /// "Not all", "not only", "I don't know why".
    case partly
  }

  /// What the word at an index denies, if it is a "not" or a "no".
  func negation(at index: Int) -> Negated {
    let word = words[index].hash
    guard Self.negators.contains(word) || Self.quantifiers.contains(word) else { return .no }
    let next = index + 1 < words.count ? words[index + 1].hash : 0
    // "Division by zero is undefined", "12/0 equals …".
    if Self.zero.contains(word), Self.verbs.contains(next) { return .no }
    if Self.partial.contains(next) { return .partly }
    // "I don't think that …" denies it; "I don't know why …" does not.
    let following = words[min(words.count, index + 1)..<min(words.count, index + 4)]
    return following.contains { Self.knowing.contains($0.hash) } ? .partly : .yes
  }

  /// Up to five words before, within the clause.
  private func negation(before first: Int) -> Negated {
    var index = first
    while index > 0, first - index < 5 {
      guard words[index].flags.isDisjoint(with: [.startsSentence, .afterPause]) else { return .no }
      index -= 1
      let word = words[index].hash
      if Self.contrasts.contains(word) { return .no }
      if index > 0,
        word == Self.than && words[index - 1].hash == Self.rather
          || word == Self.of && words[index - 1].hash == Self.instead
      {
        return .yes
      }
      let negation = negation(at: index)
      if negation == .no { continue }
      return index > 0 && Self.some.contains(words[index - 1].hash) ? .partly : negation
    }
    return .no
  }

  /// Whether a denial holds only under a condition that the question does not make.
  func isLimited(from start: Int, to end: Int) -> Bool {
    for index in start..<max(start, min(end, start + 8)) {
      if words[index].flags.contains(.afterPause) { return false }
      let word = words[index].hash
      if Self.limits.contains(word), !asked.contains(word) { return true }
      if word == Self.long, index > start, words[index - 1].hash == Self.forWord { return true }
    }
    return false
  }

  /// Whether more is said than the question asks: what "Beethoven did not use blue" denies is the blue.
  private func goesOn(_ index: Int, _ end: Int) -> Bool {
    guard index < end, words[index].flags.isDisjoint(with: [.startsSentence, .afterPause]) else {
      return false
    }
    let word = words[index].hash
    return !asked.contains(word) && !Self.links.contains(word)
  }

  /// "… isn't real", "… never happened", behind it.
  private func isDeniedBehind(_ start: Int, _ end: Int) -> Bool {
    for index in start..<max(start, min(end, start + 3)) {
      if words[index].flags.contains(.afterPause) { return false }
      guard Self.negators.contains(words[index].hash) else { continue }
      return words[(index + 1)..<min(end, index + 4)].contains { Self.being.contains($0.hash) }
    }
    return false
  }

  /// Who says it, by the words before it in the same stretch between pauses.
  private func lead(to first: Int) -> Stance {
    var index = first
    while index > 0, first - index < 14 {
      guard words[index].flags.isDisjoint(with: [.startsSentence, .afterPause]) else { break }
      index -= 1
      let word = words[index].hash
      if Self.contrasts.contains(word) { break }
      if Self.conditions.contains(word) { return .neither }
      if Self.rejections.contains(word) {
        let before = words[max(0, index - 3)..<index]
        return before.contains { Self.negators.contains($0.hash) } ? .asserted : .denied
      }
      if Self.opinions.contains(word) {
        let before = words[max(0, index - 2)..<index]
        if before.contains(where: { Self.speaker.contains($0.hash) }) { continue }
        return .neither
      }
    }
    return .asserted
  }

  static func set(_ words: String) -> Set<UInt64> {
    Set(words.split { $0 == " " || $0 == "\n" }.map { Word.hash(String($0)) })
  }

  static let negators = set(
    """
    not never isn't wasn't aren't weren't ain't cannot can't couldn't don't doesn't didn't hasn't \
    haven't hadn't won't wouldn't shouldn't
    """)
  static let quantifiers = set(
    "no none nobody nothing neither nor nowhere zero 0 without lack lacks lacked lacking unlike hardly"
  )
  static let contrasts = set("but however although though yet whereas while instead")
  static let speaker = set("i we i'd")
  private static let partial = set(
    "all every everyone everything only just always until till merely simply necessarily usually other"
  )
  private static let some = set("some few many most others other")
  private static let links = set(
    """
    a an the and or but nor at because since as so like to in on of by for from that which who there \
    they it he she either anywhere anyway whatsoever themselves is are was were instead
    """)
  private static let zero = set("zero 0")
  private static let verbs = set(
    "is was are were equals gives has does doesn't can cannot can't isn't")
  private static let knowing = set(
    """
    know known sure certain aware clear recorded documented mentioned specified say tell explain \
    remember recall find provide answer determine information idea
    """)
  private static let limits = set(
    """
    until till before only alone always long longer more anymore less today now exactly very every except \
    unless properly well with using first years months days hours minutes weeks winter summer spring autumn night daytime home often usually east west north \
    south left right further fast slowly easily
    """)
  private static let being = set(
    """
    exist exists existed real true possible happen happened happens occur occurred occurs valid correct \
    part fact case thing there
    """)
  static let conditions = set("if unless whether would could suppose supposing imagine")
  private static let rejections = set(
    """
    misconception myth contrary untrue false falsely incorrect incorrectly wrong wrongly mistaken \
    mistakenly mistake impossible fiction nonsense
    """)
  private static let opinions = set(
    """
    seem seems seemed appear appears appeared look looks looked assume assumes assumed assuming \
    assumption belief believe believes believed believing think thinks thought thinking supposed \
    supposedly claim claims claimed imply implies implied presume presumes presumed presupposes \
    notion premise pretend pretends suggest suggests suggested idea
    """)
  private static let long = Word.hash("long")
  private static let forWord = Word.hash("for")
  private static let than = Word.hash("than")
  private static let of = Word.hash("of")
  private static let rather = Word.hash("rather")
  private static let instead = Word.hash("instead")
}
