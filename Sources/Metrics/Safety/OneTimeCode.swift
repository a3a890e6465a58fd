/// Finds codes of four to eight digits that let somebody in: one-time codes, codes of doors.
///
/// Most codes are nobody's (404, 90210): the word before "code" tells, and where it does not, six
/// digits do.
enum OneTimeCode {
  /// The digits behind the "code" that ends at this sign or blank: `your code is 551902`.
  ///
  /// - Parameter text: of a ``FoldedText``.
  static func range(in text: [UInt8], at sign: Int) -> Range<Int>? {
    guard sign > 3, zip(text[(sign - 4)..<sign], code).allSatisfy({ $0 | 0x20 == $1 }) else {
      return nil
    }
    var start = sign
    if text[sign] == 0x20 {
      guard let behind = verbs.first(where: { text[sign...].starts(with: $0) }) else { return nil }
      start += behind.count
    } else {
      start += 1
      while start < text.count, start - sign < 4, [0x20, 0x2A].contains(text[start]) { start += 1 }
    }
    // "G-551902"
    if start + 2 < text.count, text[start + 1] == 0x2D, Redaction.isAlphanumeric(text[start]),
      !Redaction.isDigit(text[start])
    {
      start += 2
    }
    guard let (end, count) = digits(in: text, from: start) else { return nil }
    let word = word(in: text, before: sign - 4)
    guard owned.contains(word) || count >= 6 && plain.contains(word) else { return nil }
    return start..<end
  }

  /// The digits here that are said to be a code: `551902 is your verification code`.
  static func named(in text: [UInt8], at start: Int) -> Range<Int>? {
    guard Redaction.isDigit(text[start]), let (end, _) = digits(in: text, from: start),
      let behind = namings.first(where: { text[end...].starts(with: $0) })
    else { return nil }
    let words = text[(end + behind.count)...].prefix(40).split { !Redaction.isAlphanumeric($0) }
      .prefix(4)
    let isCode = words.contains { word in
      nouns.contains(String(decoding: word.map { $0 | 0x20 }, as: UTF8.self))
    }
    return isCode ? start..<end : nil
  }

  private static let code = Array("code".utf8)
  private static let verbs = [" is: ", " is ", " was ", " ist ", " lautet ", " = ", " - ", " "]
    .map { Array($0.utf8) }
  private static let namings = [
    " is your ", " is my ", " is the ", " as your ", " as the ", " ist Ihr ", " ist dein ",
  ]
  .map { Array($0.utf8) }
  private static let nouns: Set<String> = ["code", "otp", "pin", "passcode", "password", "tan"]

  /// Words before "code" that say whose it is, or what it opens.
  private static let owned: Set<String> = [
    "your", "my", "her", "his", "our", "their", "verification", "security", "confirmation",
    "access", "login", "in", "signin", "time", "onetime", "authentication", "authenticator", "auth",
    "authorization", "2fa", "mfa", "otp", "sms", "recovery", "backup", "unlock", "door", "gate",
    "alarm", "entry", "pin", "secret", "pass", "activation", "factor", "key", "dein", "ihr", "mein",
    "best?tigungs", "sicherheits",
    "zugangs", "anmelde", "einmal", "freischalt", "aktivierungs",
  ]
  private static let plain: Set<String> = [
    "", "the", "this", "that", "a", "new", "following", "enter", "use", "type", "der",
  ]

  /// In small letters; what a hyphen joins is the last part: of "one-time" it is "time".
  private static func word(in text: [UInt8], before end: Int) -> String {
    var upper = end
    while upper > 0, end - upper < 2, [0x20, 0x2D, 0x5F].contains(text[upper - 1]) { upper -= 1 }
    var lower = upper
    while lower > 0, upper - lower < 20, PersonalData.isAlphanumeric(text[lower - 1]) { lower -= 1 }
    let word = text[lower..<upper].map { $0 < 0x80 ? $0 | 0x20 : 0x3F }
    return String(decoding: word, as: UTF8.self)
  }

  /// Four to eight digits, in a row or in groups of two to four with a hyphen or a blank between.
  private static func digits(in text: [UInt8], from start: Int) -> (end: Int, count: Int)? {
    var sizes: [Int] = []
    var index = start
    var end = start
    while index < text.count, sizes.count < 5 {
      let group = text[index...].prefix(9).prefix(while: Redaction.isDigit)
      guard !group.isEmpty else { break }
      // A blank may part the code from what follows.
      if let first = sizes.first, group.count != first { break }
      sizes.append(group.count)
      end = group.endIndex
      guard end < text.count, text[end] == 0x2D || text[end] == 0x20, 2...4 ~= group.count else {
        break
      }
      index = end + 1
    }
    let count = sizes.reduce(0, +)
    let isWhole =
      end == text.count
      || !PersonalData.isAlphanumeric(text[end]) && text[end] != 0x5F
        && !(text[end] == 0x2E && end + 1 < text.count && Redaction.isDigit(text[end + 1]))
    return isWhole && 4...8 ~= count ? (end, count) : nil
  }
}
