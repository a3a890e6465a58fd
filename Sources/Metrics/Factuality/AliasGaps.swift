/// What a reply leaves out of a wording, or puts in its place: whether it is another answer.
///
/// People let a title, a middle name, a first name before its surname, a descriptive word beside a name
/// and the country behind a town go unsaid. Of a short wording nothing else may be missing: `low risk`
/// is not `high risk`, `daily` is not `twice daily`.
struct AliasGaps {
  /// The wording's content tokens.
  let wanted: [AnswerTokens.Token]
  /// For each of them the index of its first match in `words`.
  let places: [Int?]
  let words: [AnswerTokens.Token]
  /// The texts of the question's tokens.
  let question: Set<String>
  /// The surname of the wording stands there without another's first name.
  let hasSurname: Bool
  let wording: String
  /// The reply says little more than its answer.
  let isTerse: Bool

  var isOther: Bool {
    guard places.contains(where: { $0 != nil }) else { return true }
    if isDeniedWithin { return true }
    if wanted.count > Self.short { return isReplaced }
    let missing = wanted.indices.filter { places[$0] == nil && !isTolerable($0) }
    if missing.isEmpty {
      return wanted.count > 1 && (isTerse || wanted.contains(where: isDecisive)) && isScattered
    }
    if isTerse || missing.contains(where: { isDecisive(wanted[$0]) }) { return true }
    // In a longer reply the word left out may be said in another way, not in its own place.
    let found = wanted.indices.filter { places[$0] != nil }
    return found.allSatisfy { Self.qualifiers.contains(wanted[$0].word) } || isReplaced
      || hasRival(missing)
  }

  private func isDecisive(_ token: AnswerTokens.Token) -> Bool {
    token.isNumber || Self.qualifiers.contains(token.word)
  }

  /// Right beside a word found, where the wording goes on with one that is missing, another stands.
  private func hasRival(_ missing: [Int]) -> Bool {
    missing.contains { index in
      if index > 0, let before = places[index - 1],
        touch(wanted[index - 1], wanted[index]), before + 1 < words.count,
        isRival(before + 1, beside: before, of: wanted[index])
      {
        return true
      }
      guard index + 1 < wanted.count, let after = places[index + 1], after > 0,
        touch(wanted[index], wanted[index + 1])
      else { return false }
      return isRival(after - 1, beside: after, of: wanted[index])
    }
  }

  private func isRival(_ index: Int, beside other: Int, of token: AnswerTokens.Token) -> Bool {
    let rival = words[index]
    let gap =
      max(words[index].range.lowerBound, words[other].range.lowerBound)
      - min(words[index].range.upperBound, words[other].range.upperBound)
    return gap <= 1 && rival.sentence == words[other].sentence && !rival.isFiller
      && rival.isCapitalised == token.isCapitalised && !Self.functions.contains(rival.word)
      && !question.contains(rival.text)
      && !wanted.contains { AliasMatch.similarity($0, rival) > 0 }
  }

  private func touch(_ first: AnswerTokens.Token, _ second: AnswerTokens.Token) -> Bool {
    second.range.lowerBound - first.range.upperBound <= 1
  }

  /// A "not" between or before the words found.
  private var isDeniedWithin: Bool {
    guard !wanted.contains(where: { Self.denials.contains($0.word) }) else { return false }
    let found = places.compactMap { $0 }
    guard let low = found.min(), let high = found.max(), high - low <= 3 * wanted.count + 4 else {
      return false
    }
    return words[max(0, low - 1)...high].contains { Self.denials.contains($0.word) }
  }

  private func isTolerable(_ index: Int) -> Bool {
    let token = wanted[index]
    if token.isNumber, index > 0, token.text.utf8.count <= 2, wanted[index - 1].isNumber,
      wanted[index - 1].text.utf8.count == 4, places[index - 1] != nil
    {
      // 1979–80
      return true
    }
    if token.isNumber || Self.qualifiers.contains(token.word) { return false }
    if Self.titles.contains(token.word) || Self.articles.contains(token.word) { return true }
    // Who is asked when may leave the month to the year.
    if CalendarDate.isMonth(token.word), !asksForDay,
      wanted.indices.contains(where: { wanted[$0].isNumber && places[$0] != nil })
    {
      return true
    }
    if isHeadFound, index == 0 { return true }
    if question.contains(token.text), wanted.contains(where: { !question.contains($0.text) }) {
      return true
    }
    if token.isCapitalised {
      if wanted.allSatisfy({ $0.isCapitalised && !$0.isNumber }) {
        if index > 0, index < wanted.count - 1, let first = places[0],
          let last = surname(behind: first)
        {
          // George H. W. is not George W.
          let between = words[first + 1..<last].filter(\.isCapitalised)
          return between.isEmpty
            || between.contains { $0.text.utf8.first == token.text.utf8.first }
        }
        if hasSurname, index < wanted.count - 1 { return true }
      }
      return isBehindComma(index)
    }
    let names = wanted.indices.filter { wanted[$0].isCapitalised }
    if !names.isEmpty { return names.allSatisfy { places[$0] != nil } }
    return isAside(index)
  }

  private func surname(behind first: Int) -> Int? {
    let end = min(first + 5, words.count)
    return (first + 1..<max(end, first + 1)).first {
      AliasMatch.similarity(wanted[wanted.count - 1], words[$0]) > 0
    }
  }

  private var asksForDay: Bool { !question.isDisjoint(with: ["date", "day", "exactly", "month"]) }

  /// `jellyfish` for `box jellyfish`: of two words the one that names the thing, and no other before it.
  private var isHeadFound: Bool {
    guard wanted.count == 2, touch(wanted[0], wanted[1]), let head = places[1] else {
      return false
    }
    guard head > 0 else { return true }
    let before = words[head - 1]
    return before.isFiller || before.sentence != words[head].sentence
      || words[head].range.lowerBound - before.range.upperBound > 1
      || question.contains(before.text) || Self.functions.contains(before.word)
  }

  /// `Paris, France`: what stands behind the one comma of a wording whose front was found.
  private func isBehindComma(_ index: Int) -> Bool {
    let parts = wording.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, !wording.contains(" and "), !wording.contains(" or ") else {
      return false
    }
    let comma = parts[0].utf8.count
    return wanted[index].range.lowerBound > comma
      && wanted.indices.allSatisfy {
        wanted[$0].range.lowerBound > comma || places[$0] != nil
      }
  }

  /// `the mitochondria of the cell`: what stands behind "of the", its head found.
  private func isAside(_ index: Int) -> Bool {
    let text = wording.lowercased()
    guard let range = text.firstRange(of: " of the ") else { return false }
    let joint = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return wanted[index].range.lowerBound > joint
      && wanted.indices.allSatisfy { wanted[$0].range.lowerBound > joint || places[$0] != nil }
  }

  /// The words found stand nowhere close to each other.
  private var isScattered: Bool {
    let sought = wanted.indices.filter { places[$0] != nil }.map { wanted[$0] }
    guard sought.count > 1 else { return false }
    let isName = wanted.allSatisfy(\.isCapitalised)
    let reach = sought.count - 1 + (isName ? 3 : 2)
    var last = [Int?](repeating: nil, count: sought.count)
    for (index, word) in words.enumerated() {
      for (number, token) in sought.enumerated() where AliasMatch.similarity(token, word) > 0 {
        last[number] = index
      }
      guard let low = last.compactMap({ $0 }).min(), !last.contains(nil) else { continue }
      if index - low <= reach { return false }
    }
    return true
  }

  /// Another word stands exactly where one of the wording is missing.
  private var isReplaced: Bool {
    let texts = Set(wanted.map(\.text))
    for index in wanted.indices where places[index] == nil {
      let token = wanted[index]
      if Self.titles.contains(token.word) || question.contains(token.text) { continue }
      let before = index > 0 ? places[index - 1] : nil
      let after = index + 1 < wanted.count ? places[index + 1] : nil
      var rivals: [AnswerTokens.Token] = []
      if let before, let after, before < after, after - before <= 4 {
        rivals = words[before + 1..<after].filter { !$0.isFiller }
        if !token.isCapitalised, rivals.count > 1 { rivals = [] }
      } else if token.isCapitalised, index == wanted.count - 1, let before {
        rivals = words[min(before + 1, words.count)...].prefix(3)
          .prefix { $0.isFiller || $0.isCapitalised }
          .filter { $0.isCapitalised && !$0.isFiller && $0.sentence == words[before].sentence }
      }
      let isReplaced = rivals.contains { rival in
        !texts.contains(rival.text) && !question.contains(rival.text)
          && !(rival.text.utf8.first == token.text.utf8.first
            && (rival.isCapitalised || rival.text.utf8.count <= 2))
      }
      if isReplaced { return true }
    }
    return false
  }

  /// Wordings of so many content words have to be whole.
  private static let short = 3

  static let denials = set(
    """
    not never without neither nor cannot cant dont doesnt didnt isnt wasnt arent werent hasnt havent \
    wont non
    """)
  static let titles = set(
    """
    mr mrs ms miss dr doctor prof professor sir dame lord lady king queen prince princess emperor \
    president vice prime minister chancellor senator governor mayor judge justice chief general \
    colonel captain major admiral pope saint st rev reverend father sister brother count duke earl \
    jr jnr junior sr snr senior
    """)
  static let articles = set("each every all various several certain different respective")
  /// What tells one thing from its counterpart.
  static let qualifiers = set(
    """
    north south east west northern southern eastern western northeast northwest southeast southwest \
    upper lower left right high low higher new old big small great little greater lesser inner outer \
    front back top bottom first last second third world type class vitamin pre post anti \
    non un not no very most mostly more less least half semi partly partially fully almost highly \
    extremely slightly somewhat moderately mildly strongly once twice daily weekly monthly yearly \
    before after increase increased decrease decreased positive negative true false acute chronic \
    ex former late early a b c d e i ii iii iv v vi vii viii ix x
    """)

  private static let functions = set(
    """
    can could has have had having will would may might must shall should do does did not no also     then than but so such there here when where while if because since more most other each all both     any only just even between during through under over after before against being often usually     primarily mainly mostly largely typically generally based located found made used these those
    """)

  private static func set(_ words: String) -> Set<String> {
    Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
