/// How well a reply states one wording of an answer: what the grade of an alias is read from.
struct AliasMatch: Sendable {
  /// The wording stands in the reply, token by token, and is not denied there.
  var isExact = false
  /// It stands there, but only denied: "not Sydney".
  var isDenied = false
  /// Share of the wording's content tokens found in the reply, 0 … 1; near spellings count 0.8.
  var recall = 0.0
  /// The same over the tokens that the question does not already hold.
  var novelRecall = 0.0
  /// Content tokens found, over the length of the shortest stretch of the reply that holds them.
  var density = 0.0
  /// The wording has a number that the reply lacks, and the reply has another number of that size that the question does not hold.
  var hasOtherNumber = false
  /// The last capitalised token of a name is found.
  var hasSurname = false
  /// … and before it stands a first name that begins with another letter.
  var hasOtherFirstName = false
  /// The reply is short and lies within the wording.
  var isPartOfAlias = false
  var aliasLength = 0
  var novelLength = 0
  var replyLength = 0
  /// What is missing or stands in its place makes it another answer.
  var isOther = false
  /// The match stands in the first sentence.
  var isEarly = false
  var evidence: Range<Int>?

  /// A single word in a near spelling may be another word.
  var isFirm: Bool { aliasLength > 1 || recall > 0.99 }
}

extension AliasMatch {
  /// The wording token by token; nil where it does not stand in the reply, its numbers whole.
  ///
  /// - Parameter isDenied: whether the reply denies what stands at a UTF-8 range.
  init?(
    exactly alias: String, in reply: AnswerTokens, numbers: NumberPlaces,
    isDenied: (Range<Int>) -> Bool
  ) {
    let runs = Self.runs(of: AnswerTokens(alias).content, in: reply.content, numbers)
    guard let run = runs.first(where: { !isDenied($0.range) }) ?? runs.first else {
      return nil
    }
    evidence = run.range
    isEarly = run.sentence == 0
    isExact = !isDenied(run.range)
    self.isDenied = !isExact
  }

  /// A number of the wording, by value, at the first place that is not denied.
  init?(places: [Range<Int>], isDenied: (Range<Int>) -> Bool) {
    guard let range = places.first(where: { !isDenied($0) }) ?? places.first else { return nil }
    evidence = range
    isExact = !isDenied(range)
    self.isDenied = !isExact
  }

  /// What of the wording stands anywhere in the reply.
  ///
  /// - Parameter question: the texts of the question's tokens.
  init(near alias: String, in reply: AnswerTokens, question: Set<String>) {
    let wanted = AnswerTokens(alias).content
    let words = reply.all
    aliasLength = wanted.count
    replyLength = reply.content.count
    guard !wanted.isEmpty, !words.isEmpty else { return }
    var found = 0.0
    var novelFound = 0.0
    var novel = 0
    var places: [Int] = []
    var matches: [Int?] = []
    for token in wanted {
      let isKnown = question.contains(token.text)
      let (quality, place) = Self.best(token, in: words, question: question)
      found += quality
      matches.append(quality > 0 ? place : nil)
      if !isKnown {
        novel += 1
        novelFound += quality
      }
      if let place, quality > 0, !isKnown { places.append(place) }
      if token.isNumber, quality == 0 {
        hasOtherNumber =
          hasOtherNumber
          || words.contains {
            $0.isNumber && Self.isSameSize($0.text, token.text)
              && !question.contains($0.text)
          }
      }
    }
    if novel == 0 {
      // The question names them all, so it tells nothing about which of its words is the answer.
      novel = wanted.count
      novelFound = found
      places = wanted.compactMap { Self.best($0, in: words, question: question).place }
    }
    novelLength = novel
    recall = found / Double(wanted.count)
    novelRecall = novel > 0 ? novelFound / Double(novel) : recall
    if let low = places.min(), let high = places.max() {
      density = Double(places.count) / Double(high - low + 1)
      evidence = words[low].range.lowerBound..<words[low].range.upperBound
      isEarly = words[low].sentence == 0
    }
    findSurname(wanted, in: words, question: question)
    let own = reply.content.filter { !question.contains($0.text) }
    isOther =
      AliasGaps(
        wanted: wanted, places: matches, words: words, question: question,
        hasSurname: hasSurname && !hasOtherFirstName, wording: alias,
        isTerse: own.count <= 6
      ).isOther
    let texts = Set(wanted.map(\.text))
    isPartOfAlias =
      !own.isEmpty && own.count <= 4
      && own.allSatisfy { token in
        texts.contains(token.text) || wanted.contains { Self.similarity($0, token) > 0 }
      }
  }

  private mutating func findSurname(
    _ wanted: [AnswerTokens.Token], in words: [AnswerTokens.Token], question: Set<String>
  ) {
    let names = wanted.filter { $0.isCapitalised && !$0.isNumber }
    guard names.count >= 2, names.count == wanted.count,
      let last = names.last(where: { !Self.suffixes.contains($0.word) }),
      !question.contains(last.text), last.text.utf8.count > 2
    else { return }
    guard
      let place = words.firstIndex(where: {
        $0.isCapitalised && Self.similarity(last, $0) > 0
      })
    else { return }
    hasSurname = true
    var before = place - 1
    // Past middle names to the first one.
    while before > 0, words[before - 1].isCapitalised, !words[before - 1].isFiller,
      words[before - 1].sentence == words[place].sentence, place - before < 3
    {
      before -= 1
    }
    guard before >= 0, words[before].isCapitalised, !words[before].isFiller,
      words[before].sentence == words[place].sentence
    else { return }
    let initials = names.dropLast().map { $0.text.utf8.first }
    let stretch = words[before..<place]
    hasOtherFirstName = !stretch.contains { initials.contains($0.text.utf8.first) }
  }

  /// Days compete with days, years with years.
  private static func isSameSize(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count || max(a.utf8.count, b.utf8.count) <= 2
  }

  private static let suffixes: Set<String> = ["jr", "sr", "jnr", "ii", "iii", "iv"]

  /// Where the wanted tokens stand one after another, at most twenty times.
  ///
  /// Compounds count as their parts: `bee keeper` and `beekeeper`, `non-partisan` and `nonpartisan`.
  private static func runs(
    of wanted: [AnswerTokens.Token], in words: [AnswerTokens.Token], _ numbers: NumberPlaces
  ) -> [(range: Range<Int>, sentence: Int)] {
    guard let first = wanted.first else { return [] }
    var runs: [(Range<Int>, Int)] = []
    if wanted.count == 2, !first.isNumber, !wanted[1].isNumber {
      let joined = first.word + wanted[1].text
      runs = words.filter { $0.text == joined }.prefix(20).map { ($0.range, $0.sentence) }
    } else if wanted.count == 1, !first.isNumber, first.text.utf8.count >= 6 {
      for (a, b) in zip(words, words.dropFirst()) where a.word + b.text == first.text {
        runs.append((a.range.lowerBound..<b.range.upperBound, a.sentence))
        if runs.count == 20 { break }
      }
    }
    guard words.count >= wanted.count else { return runs }
    for start in 0...words.count - wanted.count where words[start].text == first.text {
      let end = start + wanted.count
      guard zip(words[start..<end], wanted).allSatisfy({ $0.text == $1.text }) else { continue }
      let range = words[start].range.lowerBound..<words[end - 1].range.upperBound
      guard
        words[start..<end].allSatisfy({ !$0.isNumber || numbers.isWhole($0, in: range) })
      else { continue }
      runs.append((range, words[start].sentence))
      if runs.count == 20 { break }
    }
    return runs
  }

  private static func best(
    _ token: AnswerTokens.Token, in words: [AnswerTokens.Token], question: Set<String>
  ) -> (quality: Double, place: Int?) {
    var quality = 0.0
    var place: Int?
    for (index, word) in words.enumerated() {
      let similarity = similarity(token, word)
      // A near spelling that stands in the question is its echo.
      if similarity < 1, question.contains(word.text) { continue }
      if similarity > quality {
        quality = similarity
        place = index
        if similarity == 1 { break }
      }
    }
    return (quality, place)
  }

  /// 1 for the same token, 0.8 for a near spelling or a longer form, else 0.
  static func similarity(_ a: AnswerTokens.Token, _ b: AnswerTokens.Token) -> Double {
    if a.text == b.text { return 1 }
    if a.isNumber || b.isNumber { return 0 }
    let shorter = min(a.text.utf8.count, b.text.utf8.count)
    guard shorter >= 5, a.text.utf8.first == b.text.utf8.first else { return 0 }
    let x = Array(a.text.utf8)
    let y = Array(b.text.utf8)
    // Zoroastrian and Zoroastrianism, create and creation; but not Niger and Nigeria.
    let shared = zip(x, y).prefix { $0 == $1 }.count
    if shared >= 5, endings.contains(String(decoding: x[shared...], as: UTF8.self)),
      endings.contains(String(decoding: y[shared...], as: UTF8.self))
    {
      return 0.8
    }
    guard abs(x.count - y.count) <= 1, shorter >= 7 else { return 0 }
    // Nitrite is no misspelt nitrate; names are misspelt in every way.
    if x.count == y.count, x.sorted() != y.sorted(), !(a.isCapitalised && b.isCapitalised) {
      return 0
    }
    return isOneEditApart(x, y) ? 0.8 : 0
  }

  /// What may follow a stem that two forms of a word share.
  private static let endings: Set<String> = [
    "", "e", "o", "y", "n", "an", "ism", "ist", "ic", "ical", "al", "ly", "ing", "ed", "er", "or",
    "ion", "ation", "ment", "ness", "ity", "able", "ive", "ous", "ised", "ized",
  ]

  /// One letter changed, added, left out, or two neighbours swapped.
  private static func isOneEditApart(_ x: [UInt8], _ y: [UInt8]) -> Bool {
    let prefix = zip(x, y).prefix { $0 == $1 }.count
    let suffix = zip(x.reversed(), y.reversed()).prefix { $0 == $1 }.count
    if x.count != y.count { return prefix + suffix >= min(x.count, y.count) }
    if prefix + suffix >= x.count - 1 { return true }
    return prefix + suffix == x.count - 2 && x[prefix] == y[prefix + 1]
      && x[prefix + 1] == y[prefix]
  }
}
