/// A text as tokens for comparing answers: diacritics folded, plurals cut, numbers as digits.
///
/// `The Cassini Division's` and `Cassini divisions`, `Beyoncé` and `Beyonce`, `seven` and `7`,
/// `15th` and `15`, `U.S.` and `US` become the same. Meant for short answers, where the wording
/// varies more than the meaning; it forgets too much for anything else.
struct AnswerTokens: Sendable {
  struct Token: Sendable, Hashable {
    /// Folded and stemmed.
    var text: String
    /// Folded alone.
    var word: String
    var isCapitalised: Bool
    var isNumber: Bool
    /// Counts from 0.
    var sentence: Int
    /// UTF-8 offsets in the text.
    var range: Range<Int>

    /// An article, a preposition, a form of "be": says nothing about the answer.
    var isFiller: Bool
  }

  /// At most so many words are looked at: an answer stands early, and hostile text is long.
  static let limit = 4000

  private(set) var all: [Token] = []

  /// The tokens that carry the answer: no articles, prepositions or forms of "be".
  private(set) var content: [Token] = []

  init(_ text: String, limit: Int = Self.limit) {
    var scanner = Scanner()
    var offset = 0
    for scalar in text.unicodeScalars {
      guard scanner.tokens.count < limit else { break }
      scanner.take(scalar, at: offset)
      offset += UTF8.width(scalar)
    }
    scanner.finish(at: offset)
    all = Self.joined(scanner.tokens)
    content = all.filter { !$0.isFiller }
    if content.isEmpty { content = all }
  }

  /// Single letters in a row are one abbreviation: `U. S. A.`, `R. H. Thomson` keeps `r`, `h`.
  private static func joined(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    for token in tokens {
      if var last = result.last, token.isCapitalised, isLetters(token), isAcronym(last),
        token.range.lowerBound - last.range.upperBound <= 2, token.range.count == 1
      {
        last.text += token.text
        last.word += token.word
        last.range = last.range.lowerBound..<token.range.upperBound
        result[result.count - 1] = last
      } else {
        result.append(token)
      }
    }
    return result
  }

  private static func isLetters(_ token: Token) -> Bool { !token.isNumber }

  /// A capital alone, or a chain of capitals that were already put together.
  private static func isAcronym(_ token: Token) -> Bool {
    token.isCapitalised && !token.isNumber
      && (token.range.count == 1
        || token.range.count >= token.word.utf8.count * 2 - 1
          && token.word.utf8.count >= 2)
  }

  static let fillers: Set<String> = [
    "a", "an", "the", "of", "in", "on", "at", "by", "to", "for", "from", "with", "and", "or", "is",
    "was", "are", "were", "be", "been", "it", "its", "as", "that", "this", "his", "her", "their",
    "he", "she", "they", "into", "about", "which", "who", "also", "one's", "s", "every", "known",
    "called", "approximately", "around", "some",
  ]
}

private struct Scanner {
  var tokens: [AnswerTokens.Token] = []
  private var word = ""
  private var start = 0
  private var isCapitalised = false
  private var sentence = 0
  private var sawStop = false
  private var last: Unicode.Scalar = " "

  mutating func take(_ scalar: Unicode.Scalar, at offset: Int) {
    defer { last = scalar }
    if scalar == "'" || scalar == "\u{2019}" || scalar == "\u{02BC}" { return }
    let isComma = scalar == "," || scalar == "."
    if isComma, let digit = word.unicodeScalars.last, isDigit(digit) {
      // Kept for now: `1,000` and `3.5` are one token, a final stop is cut again.
      word.unicodeScalars.append(scalar)
      return
    }
    if AnswerFolding.isWordScalar(scalar) {
      if word.isEmpty {
        if sawStop, !tokens.isEmpty { sentence += 1 }
        sawStop = false
        start = offset
        isCapitalised = AnswerFolding.isCapital(scalar)
      } else if isDigit(scalar), let letter = word.unicodeScalars.last, !isDigit(letter),
        letter != ",", letter != ".", word.utf8.count >= 3, !word.utf8.contains(where: isDigit)
      {
        // `Kipling1`: a citation mark glued to a word.
        finish(at: offset)
        start = offset
      } else if !isDigit(scalar), AnswerFolding.isCapital(scalar), isLower(last),
        word.utf8.count >= 2
      {
        // `byRicky`: a lost blank.
        finish(at: offset)
        start = offset
        isCapitalised = true
      }
      // No word is longer; what is longer is hostile.
      if word.utf8.count < 64 { AnswerFolding.append(scalar, to: &word) }
      return
    }
    finish(at: offset)
    if scalar == "." || scalar == "!" || scalar == "?" || scalar == "\n" { sawStop = true }
  }

  mutating func finish(at end: Int) {
    while let scalar = word.unicodeScalars.last, scalar == "," || scalar == "." {
      if scalar == "." { sawStop = true }
      word.unicodeScalars.removeLast()
    }
    defer { word = "" }
    guard !word.isEmpty else { return }
    let number = NumberWords.digits(of: word)
    tokens.append(
      AnswerTokens.Token(
        text: number ?? AnswerFolding.stem(word), word: number ?? word,
        isCapitalised: isCapitalised, isNumber: number != nil, sentence: sentence,
        range: start..<max(end, start + 1),
        isFiller: AnswerTokens.fillers.contains(word)))
  }

  private func isLower(_ scalar: Unicode.Scalar) -> Bool { "a"..."z" ~= scalar }
  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }
  private func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}
