/// Takes personal and secret values out of a text before it is kept: e-mail addresses, phone
/// numbers, IBANs, payment cards, social security numbers, public IP addresses, keys and what is
/// labelled as a password, token, PIN or one-time code.
///
/// Takes far more than ``Metric/personalData`` counts, for here a value too many costs a word and
/// one too few a person: any script's digits and blanks, long numbers of any kind, keys that look
/// like placeholders. Names, postal addresses, dates of birth and free-form identifiers have no checkable
/// shape and stay. Linear in the text.
public struct Redaction: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case email, phone, iban, card, id, ip, key
  }

  /// The text, each value replaced by its kind in brackets: `[email]`.
  public private(set) var text: String
  /// How many values of each kind were taken out.
  public private(set) var counts: [Kind: Int] = [:]

  public init(_ original: String) {
    text = original
    let source = Array(original.utf8)
    let folded = FoldedText(source)
    var bytes = folded.bytes
    var found = Self.found(in: bytes, by: Self.checkedValue)
    // Telephone numbers have the loosest shape: they are looked for in what the others leave.
    for (_, range) in found { for index in range { bytes[index] = 0 } }
    found += Self.found(in: bytes) { text, start in
      Self.phone(in: text, at: start).map { (.phone, $0) }
    }
    guard !found.isEmpty else { return }
    var result: [UInt8] = []
    var copied = 0
    for (kind, range) in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let place = folded.source(of: range)
      result += source[copied..<place.lowerBound]
      result += "[\(kind.rawValue)]".utf8
      counts[kind, default: 0] += 1
      copied = place.upperBound
    }
    text = String(decoding: result + source[copied...], as: UTF8.self)
  }

  private typealias Found = (kind: Kind, range: Range<Int>)

  private static func found(
    in text: [UInt8], by value: (_ text: [UInt8], _ start: Int) -> Found?
  ) -> [Found] {
    var found: [Found] = []
    var index = 0
    while index < text.count {
      if let harmless = harmlessEnd(in: text, at: index) {
        index = harmless
      } else if let hit = value(text, index),
        hit.range.lowerBound >= found.last?.range.upperBound ?? 0
      {
        found.append(hit)
        index = hit.range.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private static func checkedValue(in text: [UInt8], at start: Int) -> Found? {
    switch text[start] {
    case 0x40: return email(in: text, at: start).map { (.email, $0) }
    case 0x25, 0x26, 0x28, 0x5B, 0x7B:
      return SpelledEmail.range(in: text, at: start).map { (.email, $0) }
    case 0x2D: return PrivateKeyBlock.range(in: text, at: start).map { (.key, $0) }
    case 0x3A, 0x3D, 0x20, 0x27:
      let found =
        (text[start] == 0x3A ? Userinfo.password(in: text, at: start) : nil)
        ?? LabelledSecret.range(in: text, at: start) ?? OneTimeCode.range(in: text, at: start)
      return found.map { (.key, $0) }
    case 0x3E: return LabelledSecret.element(in: text, at: start).map { (.key, $0) }
    default: break
    }
    guard isAlphanumeric(text[start]) else { return nil }
    guard isStart(start, in: text) else {
      // A card's number may stand behind a word without a blank; a number within a number is none.
      return isDigit(text[start]) && !isDigit(text[start - 1])
        ? gluedCard(in: text, at: start).map { (.card, $0) } : nil
    }
    if let range = SpelledEmail.range(in: text, at: start) { return (.email, range) }
    if let range = socialSecurityNumber(in: text, at: start) { return (.id, range) }
    if let range = PublicAddress.range(in: text, at: start) { return (.ip, range) }
    if let range = OneTimeCode.named(in: text, at: start) { return (.key, range) }
    if let range = SecretKey.range(in: text, at: start) { return (.key, range) }
    if let range = iban(in: text, at: start) { return (.iban, range) }
    return card(in: text, at: start).map { (.card, $0) }
  }

  private static func isStart(_ start: Int, in text: [UInt8]) -> Bool {
    start == 0 || !isAlphanumeric(text[start - 1])
  }

  static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte < 0x80 && PersonalData.isAlphanumeric(byte)
  }

  /// The end of a date or of a number with a decimal point, which are nobody's; nil where none is.
  private static func harmlessEnd(in text: [UInt8], at start: Int) -> Int? {
    guard isDigit(text[start]), isStart(start, in: text), start == 0 || text[start - 1] != 0x2B
    else { return nil }
    var numbers: [(size: Int, value: Int)] = []
    var separators: [UInt8] = []
    var index = start
    while numbers.count < 3 {
      var (size, value) = (0, 0)
      while index < text.count, isDigit(text[index]) {
        if size < 9 { value = value * 10 + Int(text[index] - 0x30) }
        size += 1
        index += 1
        if size > 24 { return nil }
      }
      guard size > 0 else { break }
      numbers.append((size, value))
      guard numbers.count < 3, index + 1 < text.count, [0x2D, 0x2E, 0x2F].contains(text[index]),
        isDigit(text[index + 1])
      else { break }
      separators.append(text[index])
      index += 1
    }
    // "8.8[.]8.8" is an address that was made harmless.
    let isDefanged = index < text.count && (text[index] == 0x5B || text[index] == 0x28)
    if numbers.count == 2, separators == [0x2E], !isDefanged {
      let (whole, first) = (numbers[0].size, text[start])
      return whole == 1 || first != 0x30 && whole <= 9 ? index : nil
    }
    guard numbers.count == 3, separators[0] == separators[1] else { return nil }
    if index < text.count, isAlphanumeric(text[index]), text[index] != 0x54 { return nil }
    let ends = [numbers[0], numbers[2]]
    let year = ends.first { $0.size == 4 && 1900...2099 ~= $0.value }
    let day = ends.first { $0.size <= 2 && 1...31 ~= $0.value }
    guard year != nil, day != nil, numbers[1].size <= 2, 1...31 ~= numbers[1].value else {
      return nil
    }
    return index
  }

  /// The address around an `@`.
  private static func email(in text: [UInt8], at sign: Int) -> Range<Int>? {
    // RFC 5321 allows 64 bytes before the sign and 255 behind it.
    var lower = sign
    while lower > 0, sign - lower < 64, isLocal(text[lower - 1]) { lower -= 1 }
    var upper = sign + 1
    var lastDot: Int?
    while upper < text.count, upper - sign < 255, isDomain(text[upper]) {
      if text[upper] == 0x2E { lastDot = upper }
      upper += 1
    }
    while upper > sign + 1, text[upper - 1] == 0x2E || text[upper - 1] == 0x2D { upper -= 1 }
    // A quoted name may hold blanks, a domain may be an address in brackets (RFC 5321, 4.1.2 and 3).
    if lower == sign, sign > 1, text[sign - 1] == 0x22,
      let quote = text[..<(sign - 1)].suffix(64).lastIndex(of: 0x22)
    {
      lower = quote
    }
    if upper == sign + 1, upper < text.count, text[upper] == 0x5B,
      let close = text[upper...].prefix(48).firstIndex(of: 0x5D),
      text[upper..<close].contains(where: { $0 == 0x2E || $0 == 0x3A })
    {
      return lower < sign ? lower..<(close + 1) : nil
    }
    guard lower < sign, let lastDot, lastDot > sign + 1, upper > lastDot + 2 || upper <= lastDot
    else { return nil }
    return lower..<upper
  }

  static func isLocal(_ byte: UInt8) -> Bool {
    isDomain(byte) || [0x5F, 0x2B, 0x25, 0x27].contains(byte)
  }

  static func isDomain(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == FoldedText.letter || byte == 0x2E || byte == 0x2D
  }

  /// An IBAN with valid check digits, in small letters too; or in capitals with a digit wrong.
  private static func iban(in text: [UInt8], at start: Int) -> Range<Int>? {
    guard start + 15 <= text.count else { return nil }
    let capitals = text[start..<start + 2].map { $0 & 0xDF }
    guard let length = PersonalData.ibanLengths[UInt16(capitals[0]) << 8 | UInt16(capitals[1])]
    else { return nil }
    var value: [UInt8] = []
    var separators = 0
    var index = start
    while index < text.count, value.count < length, separators < 3 {
      let byte = text[index]
      if isAlphanumeric(byte) {
        value.append(byte >= 0x61 ? byte & 0xDF : byte)
        separators = 0
      } else if [0x20, 0x2D, 0x2E, 0x2F].contains(byte) {
        separators += 1
      } else {
        return nil
      }
      index += 1
    }
    guard value.count == length, value[2...3].allSatisfy(isDigit) else { return nil }
    if PersonalData.ibanIsValid(value) { return start..<index }
    let isWritten = text[start..<index].allSatisfy { $0 < 0x61 }
    let isWhole = index == text.count || !isAlphanumeric(text[index])
    return isWritten && isWhole && value.count(where: isDigit) >= 12 ? start..<index : nil
  }

  /// 13 to 19 digits with a valid check digit (ISO/IEC 7812); or sixteen and more in a row, or
  /// grouped as on a card, whatever their check digit says.
  private static func card(in text: [UInt8], at start: Int) -> Range<Int>? {
    guard isDigit(text[start]) else { return nil }
    // Behind another number the groups may be that one's.
    let isFirst = start < 2 || !isDigit(text[start - 2])
    let end = DigitGroups(in: text, from: start).end(in: text) { sizes, digits in
      guard 13...19 ~= digits.count else { return false }
      if sizes.count == 1, digits.count >= 16 { return true }
      // Digit by digit.
      if sizes.allSatisfy({ $0 == 1 }), digits.count >= 15, digits[0] > 2,
        PersonalData.luhn(digits.map { Int($0) })
      {
        return true
      }
      let areYears =
        sizes.prefix(4) == [4, 4, 4, 4]
        && [0, 4, 8, 12].allSatisfy { 19...20 ~= digits[$0] * 10 + digits[$0 + 1] }
      if areYears { return false }
      if digits[0] > 1, sizes.contains(where: { $0 >= 4 }),
        PersonalData.luhn(digits.map { Int($0) })
      {
        return true
      }
      return isFirst && (sizes.prefix(4) == [4, 4, 4, 4] || sizes == [4, 6, 5])
    }
    return end.map { start..<$0 }
  }

  /// Thirteen to sixteen digits in a row with a valid check digit, right behind a letter.
  private static func gluedCard(in text: [UInt8], at start: Int) -> Range<Int>? {
    let end = DigitGroups(in: text, from: start).end(in: text) { sizes, digits in
      sizes.count == 1 && 13...16 ~= digits.count && digits[0] > 2
        && PersonalData.luhn(digits.map { Int($0) })
    }
    return end.map { start..<$0 }
  }

  /// 123-45-6789, as the United States write it; or nine digits behind "SSN" or "social security".
  private static func socialSecurityNumber(in text: [UInt8], at start: Int) -> Range<Int>? {
    if isDigit(text[start]),
      let end = DigitGroups(in: text, from: start).end(in: text, where: { $1.count == 9 }),
      follows(socialSecurityWords, in: text, at: start)
    {
      return start..<end
    }
    let end = start + 11
    guard end <= text.count, isDigit(text[start]), text[start + 3] == 0x2D, text[start + 6] == 0x2D,
      text[start..<end].count(where: isDigit) == 9
    else { return nil }
    guard end == text.count || !isAlphanumeric(text[end]) && text[end] != 0x2D else { return nil }
    return start == 0 || text[start - 1] != 0x2D ? start..<end : nil
  }

  /// A number of 7 to 15 digits (E.164) as telephone numbers are written, with its extension.
  private static func phone(in text: [UInt8], at start: Int) -> Range<Int>? {
    let first = text[start]
    guard first == 0x2B || first == 0x28 || isDigit(first) && isStart(start, in: text) else {
      return nil
    }
    if first == 0x28, start + 1 < text.count, harmlessEnd(in: text, at: start + 1) != nil {
      return nil
    }
    let isNamed = isNamed(in: text, before: start)
    let end = DigitGroups(in: text, from: first == 0x2B ? start + 1 : start)
      .end(in: text, touchesLetters: first == 0x2B || isExtended(text, from: start)) {
        isPhone($0, $1, after: first) || isNamed && isShortPhone($0, $1)
      }
    return end.map { start..<extensionEnd(in: text, from: $0) }
  }

  private static let socialSecurityWords: Set<String> = ["ssn", "security"]
  private static let phoneWords: Set<String> = [
    "call", "called", "calling", "phone", "phones", "telephone", "tel", "mobile", "cell", "fax",
    "whatsapp", "sms", "dial", "telefon", "anrufen", "handy", "mobil", "rufnummer", "telefono",
  ]

  /// Whether one of the few words before a number says that it is a telephone's.
  private static func isNamed(in text: [UInt8], before start: Int) -> Bool {
    isDigit(text[start]) && follows(phoneWords, in: text, at: start)
  }

  /// Whether one of these words stands in the 24 bytes before a place.
  static func follows(_ words: Set<String>, in text: [UInt8], at start: Int) -> Bool {
    text[max(0, start - 24)..<start].split { !(0x61...0x7A ~= $0 | 0x20) }.contains { word in
      words.contains(String(decoding: word.map { $0 | 0x20 }, as: UTF8.self))
    }
  }

  /// As people write the numbers of their own town, where a word says what they are.
  private static func isShortPhone(
    _ sizes: ArraySlice<Int>, _ digits: ArraySlice<UInt8>
  ) -> Bool {
    7...15 ~= digits.count && sizes.count <= 5 && sizes.allSatisfy { $0 >= 2 }
      && !digits.suffix(3).allSatisfy { $0 == 0 }
  }

  /// Whether digits in a row are followed by an extension.
  private static func isExtended(_ text: [UInt8], from start: Int) -> Bool {
    let end = text[start...].prefix(16).firstIndex { !isDigit($0) } ?? start
    return extensionEnd(in: text, from: end) > end
  }

  /// Behind "x12" or "ext12", where one stands here.
  private static func extensionEnd(in text: [UInt8], from start: Int) -> Int {
    let small = text[start...].prefix(3).map { $0 | 0x20 }
    let word = small.first == 0x78 ? 1 : small == Array("ext".utf8) ? 3 : 0
    guard word > 0 else { return start }
    let number = text[(start + word)...].prefix(8).prefix(while: isDigit)
    return number.isEmpty ? start : number.endIndex
  }

  private static func isPhone(
    _ sizes: ArraySlice<Int>, _ digits: ArraySlice<UInt8>, after first: UInt8
  ) -> Bool {
    guard 7...15 ~= digits.count else { return false }
    let widest = sizes.max() ?? 0
    if first == 0x2B || first == 0x28 { return true }
    if first == 0x30 { return sizes.count <= 6 || widest >= 3 }
    // As in North America.
    if Array(sizes.suffix(3)) == [3, 3, 4] { return digits.count <= 11 }
    if sizes.count == 1 {
      // Seconds and milliseconds since 1970 have ten and thirteen digits and begin with 1.
      return digits.count >= 10 && !(digits[0] == 1 && [10, 13].contains(digits.count))
    }
    // A national number without its zero: two or three groups, and neither years nor round sums.
    let isRound = digits.suffix(3).allSatisfy { $0 == 0 }
    return sizes.count <= 3 && 10...12 ~= digits.count && widest >= 4
      && sizes.allSatisfy { $0 >= 2 } && !sizes.allSatisfy { $0 == 4 } && !isRound
  }
}
