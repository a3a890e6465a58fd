/// Tells a password from what is said about passwords: "is sunshine" from "is wrong".
enum SaidPassword {
  /// Whether a value without quotes behind "password is", "pass:" or the like is one.
  ///
  /// With a digit, or letters of both cases past the first, it is. A word of small letters is one
  /// where it stands last, and is none of those that passwords are called.
  ///
  /// - Parameter text: of a ``FoldedText``.
  static func isOne(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    let value = text[range]
    guard value.count >= 4, !isMask(value) else { return false }
    if value.contains(where: Redaction.isDigit) {
      return !value.allSatisfy(isNumeral) || value.count >= 6
    }
    if value.dropFirst().contains(where: { 0x41...0x5A ~= $0 }),
      value.contains(where: { $0 > 0x60 })
    {
      return true
    }
    guard endsThere(text, at: range.upperBound) else { return false }
    let word = String(decoding: value.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    return !descriptions.contains(word) && !endings.contains(where: word.hasSuffix)
  }

  /// ``isOne(_:in:)`` behind a word that means other things as well: the pass of a mountain, the first
  /// pass of a compiler.
  ///
  /// - Parameters:
  ///   - label: where the word begins.
  ///   - isSaid: whether a verb stands between.
  static func isOne(
    _ range: Range<Int>, in text: [UInt8], named label: Int, isSaid: Bool
  ) -> Bool {
    guard isOne(range, in: text) else { return false }
    let value = text[range]
    let isPlain = value.allSatisfy { 0x61...0x7A ~= $0 } || value.allSatisfy { 0x41...0x5A ~= $0 }
    guard isPlain,
      text[label..<range.lowerBound].prefix(4).elementsEqual(
        Array("pass".utf8), by: { $0 | 0x20 == $1 })
    else { return true }
    guard !isSaid, label > 1, text[label - 1] == 0x20, Redaction.isAlphanumeric(text[label - 2])
    else {
      return !isSaid
    }
    let before = text[..<label].suffix(12).split { $0 <= 0x20 }.last ?? []
    return owners.contains(String(decoding: before.map { $0 | 0x20 }, as: UTF8.self))
      || text[..<label].suffix(40).split(separator: 0x20).last?.contains(0x3D) == true
  }

  private static let owners: Set<String> = ["my", "your", "his", "her", "our", "the", "new", "and"]

  /// Stars, a variable or a placeholder.
  static func isMask(_ value: ArraySlice<UInt8>) -> Bool {
    guard let first = value.first else { return true }
    return first == 0x24 || first == 0x25
      || value.allSatisfy { $0 == 0x2A || $0 == 0x2E || $0 == FoldedText.other }
      || value.count > 2 && value.allSatisfy { $0 | 0x20 == 0x78 }
  }

  private static func isNumeral(_ byte: UInt8) -> Bool {
    Redaction.isDigit(byte) || [0x2C, 0x2D, 0x2E, 0x2F, 0x25].contains(byte)
  }

  /// Whether no word follows but one that begins something else.
  private static func endsThere(_ text: [UInt8], at end: Int) -> Bool {
    guard end + 1 < text.count, text[end] == 0x20 else { return true }
    let next = text[(end + 1)...].prefix(12).prefix { Redaction.isAlphanumeric($0) }
    return next.isEmpty
      || connectives.contains(String(decoding: next.map { $0 | 0x20 }, as: UTF8.self))
  }

  private static let connectives: Set<String> = [
    "and", "but", "or", "so", "for", "please", "thanks", "if", "und", "aber", "bitte", "can",
    "could",
    "my", "user", "username", "login", "email", "fail",
  ]

  /// Adjectives and participles by their ends.
  private static let endings = [
    "ed", "ing", "able", "ible", "less", "ive", "ful", "ous", "ory", "ary", "ally", "lich", "ig",
  ]

  private static let descriptions: Set<String> = [
    "wrong", "incorrect", "invalid", "correct", "right", "valid", "missing", "weak", "strong",
    "secure", "insecure", "empty", "blank", "sent", "reset", "unset", "lost", "forgotten",
    "optional",
    "necessary", "fine", "good", "great", "safe", "unsafe", "hidden", "unknown", "known", "same",
    "different", "long", "short", "random", "unique", "temporary", "permanent", "default",
    "important",
    "ready", "broken", "here", "there", "below", "above", "what", "that", "this", "these", "null",
    "none", "true", "false", "string", "undefined", "number", "boolean", "text", "field", "input",
    "stolen", "written", "given", "taken", "chosen", "shown", "easy", "hard", "simple", "complex",
    "case-sensitive", "public", "private", "personal", "secret", "mine", "yours", "ours", "gone",
    "dead", "open", "closed", "fail", "failure", "pass", "okay", "done", "only", "just", "also",
    "never",
    "always", "still", "then", "when", "where", "which", "test", "tests", "yes", "sicher",
    "unsicher",
    "falsch", "richtig", "leer", "vergessen", "kurz", "lang", "gesperrt", "abgelaufen", "weg",
    "falsches", "erforderlich", "bekannt", "unbekannt", "neu", "alt", "prompt", "policy", "manager",
    "cracker", "plaintext", "clear", "near", "over", "easier", "harder", "longer", "shorter",
    "better",
    "worse", "enough", "sufficient", "available", "online", "offline", "active", "inactive",
    "obsolete",
    "outdated", "identical", "equal", "unchanged", "stale", "fresh", "anything", "something",
    "nothing",
    "everything", "another", "myself", "yourself", "yesterday", "today", "tomorrow", "twelve",
    "eight",
  ]
}
