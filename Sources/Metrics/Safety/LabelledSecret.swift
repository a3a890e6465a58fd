/// A secret that is told by what stands before it: `password: …`, `api_key=…`, `Bearer …`, a PIN.
enum LabelledSecret {
  /// The value of the label that ends here: at its `:` or `=`, or the blank behind a scheme.
  static func range(in text: [UInt8], at sign: Int) -> Range<Int>? {
    let isBlank = text[sign] == 0x20
    if isBlank, let verb = verb(in: text, behind: sign) { return said(in: text, at: sign, verb) }
    // Most blanks stand behind another word.
    if isBlank, !mayEndLabel(in: text, at: sign) { return nil }
    if isBlank, let option = option(in: text, at: sign) { return option }
    let label = label(in: text, before: sign)
    if text[sign] == 0x27 || !(isBlank ? schemes.contains : isName(label:))(label) {
      return pins.contains(label) ? pin(in: text, behind: sign + 1) : nil
    }
    var start = sign + 1
    // `"password" : "…"`, `**Password:** …`
    let skipped: Set<UInt8> = isBlank ? [0x20, 0x22, 0x27, 0x60] : [0x09, 0x20, 0x2A]
    while start < text.count, start - sign < 6, skipped.contains(text[start]) { start += 1 }
    let isWord = words.contains(where: label.hasSuffix)
    if !isBlank, let quoted = quoted(in: text, at: start) {
      if let behind = scheme(in: text, at: quoted.lowerBound) {
        return behind < quoted.upperBound ? behind..<quoted.upperBound : nil
      }
      let value = text[quoted]
      return isWord && (value.contains(0x20) || isIdentifier(value)) ? nil : quoted
    }
    let behind = scheme(in: text, at: start)
    if let behind { start = behind }
    let end = valueEnd(in: text, from: start)
    let isAsked = end < text.count && text[end] == 0x3F
    let value = text[start..<end]
    if SaidPassword.isMask(value) { return nil }
    // What "pass" stands before is told by what it is; so is "pw", which is short for other things.
    if shorts.contains(label) {
      let isOne = SaidPassword.isOne(
        start..<end, in: text, named: labelStart(label, in: text, before: sign), isSaid: false)
      return isOne ? start..<end : nil
    }
    if label.hasSuffix("passphrase") { return start..<phraseEnd(in: text, from: end) }
    if isBlank {
      // "bearer of bad news", "Basic understanding"
      guard value.count >= 12 else { return nil }
      return !isIdentifier(value) || label == "bearer" && value.count > 14 ? start..<end : nil
    }
    // A question about a password, a placeholder or what has been taken out is no secret.
    guard value.count >= (isWord && behind == nil ? 6 : 4) else { return nil }
    guard isIdentifier(value) else { return start..<end }
    if isAsked || isWord && behind == nil { return nil }
    if passwords.contains(where: label.hasSuffix) {
      return types.contains(String(decoding: value, as: UTF8.self).lowercased()) ? nil : start..<end
    }
    // `token = tokenizer.encode(text)`, `token: string`
    let isCall = end < text.count && text[end] == 0x28
    if ["secret", "token"].contains(label), !isCall {
      return SaidPassword.isOne(start..<end, in: text) ? start..<end : nil
    }
    return isCall || types.contains(String(decoding: value, as: UTF8.self).lowercased())
      ? nil : start..<end
  }

  /// What stands in an element of XML that is named as a secret: `<password>…</password>`.
  ///
  /// - Parameter bracket: the one that ends the opening tag.
  static func element(in text: [UInt8], at bracket: Int) -> Range<Int>? {
    let label = label(in: text, before: bracket)
    guard !label.isEmpty, isName(label: label) || pins.contains(label),
      let opening = text[..<bracket].suffix(48).lastIndex(of: 0x3C),
      opening + 1 < bracket, text[opening + 1] != 0x2F
    else { return nil }
    let value = text[(bracket + 1)...].prefix(longest).prefix { $0 != 0x3C && $0 != 0x0A }
    guard value.endIndex + 1 < text.count, text[value.endIndex] == 0x3C,
      text[value.endIndex + 1] == 0x2F, !value.allSatisfy({ $0 == 0x20 }),
      !SaidPassword.isMask(value), ![0x5B, 0x7B].contains(value[value.startIndex]),
      !types.contains(String(decoding: value, as: UTF8.self).lowercased()),
      !shorts.contains(label)
        || SaidPassword.isOne(value.startIndex..<value.endIndex, in: text)
    else { return nil }
    return value.startIndex..<value.endIndex
  }

  private static func isName(label: String) -> Bool {
    names.contains(where: label.hasSuffix) || shorts.contains(label)
  }

  /// The value of an option of a program, `--password marigold`, or of a password without a sign that
  /// has letters and digits: `password tulips77`.
  private static func option(in text: [UInt8], at sign: Int) -> Range<Int>? {
    let label = label(in: text, before: sign)
    guard passwords.contains(where: label.hasSuffix) else { return nil }
    let start = sign + 1
    guard start < text.count, text[start] != 0x2D else { return nil }
    let end = valueEnd(in: text, from: start)
    let value = text[start..<end]
    guard value.count >= 4, !SaidPassword.isMask(value) else { return nil }
    let name = text[max(0, sign - 40)..<sign].split { $0 <= 0x20 }.last ?? []
    if name.starts(with: [0x2D, 0x2D]) { return start..<end }
    let isMixed =
      value.count >= 6 && value.contains(where: Redaction.isDigit)
      && value.contains { 0x41...0x7A ~= $0 }
    return isMixed ? start..<end : nil
  }

  /// Where a phrase of several words ends: with its line or its sentence.
  private static func phraseEnd(in text: [UInt8], from start: Int) -> Int {
    var end = start
    let marks: Set<UInt8> = [0x0A, 0x22, 0x27, 0x2C, 0x2E, 0x3B, 0x3C, 0x5B, 0x7B]
    while end < text.count, end - start < 120, !marks.contains(text[end]) { end += 1 }
    return end
  }

  /// The end of a value without quotes; what ends a sentence is not part of it.
  private static func valueEnd(in text: [UInt8], from start: Int) -> Int {
    var end = start
    while end < text.count, end - start < longest, isValue(text[end]) { end += 1 }
    while end > start, [0x2E, 0x21, 0x2C, 0x3B, 0x3F].contains(text[end - 1]) { end -= 1 }
    return end
  }

  /// What stands in quotes here, whole, on one line; nil for a placeholder in brackets.
  private static func quoted(in text: [UInt8], at start: Int) -> Range<Int>? {
    guard start < text.count, [0x22, 0x27, 0x60].contains(text[start]) else { return nil }
    let inner = text[(start + 1)...].prefix(longest)
    guard let close = inner.firstIndex(where: { $0 == text[start] || $0 == 0x0A }),
      text[close] == text[start], close - start > 3
    else { return nil }
    let isBracketed =
      [0x24, 0x3C, 0x5B, 0x7B].contains(text[start + 1])
      && [0x3E, 0x5D, 0x7D].contains(text[close - 1])
    return isBracketed ? nil : (start + 1)..<close
  }

  /// Where the value begins behind "is", "ist", "lautet" and the like.
  private static func verb(in text: [UInt8], behind sign: Int) -> Int? {
    guard sign > 1, sign + 1 < text.count, verbInitials.contains(text[sign + 1]),
      text[sign - 1] < 0x30 || labelEnds.contains(ending(text[sign - 2], text[sign - 1]))
    else { return nil }
    let rest = text[(sign + 1)...]
    for verb in verbs where rest.starts(with: verb) { return sign + 1 + verb.count }
    // "the PIN for my card is 4821"
    guard let preposition = prepositions.first(where: rest.starts) else { return nil }
    // "I set the password to "lilac zebra""
    let behind = sign + 1 + preposition.count
    if behind < text.count, [0x22, 0x27, 0x60].contains(text[behind]) { return behind }
    let stretch = rest.prefix(40).prefix { $0 > 0x1F && ![0x2C, 0x2E, 0x3A, 0x3F].contains($0) }
    var index = stretch.startIndex
    while let blank = stretch[index...].firstIndex(of: 0x20) {
      if text[(blank + 1)...].starts(with: isVerb) { return blank + 1 + isVerb.count }
      index = blank + 1
    }
    return nil
  }

  /// The last two letters of all labels: most words end otherwise, and need no look.
  private static let labelEnds = Set(
    (names + Array(pins) + Array(shorts)).map { label in
      let last = Array(label.utf8.suffix(2))
      return ending(last[0] == 0x3F ? FoldedText.letter : last[0], last[1])
    })

  private static func ending(_ a: UInt8, _ b: UInt8) -> UInt16 {
    UInt16(a | 0x20) << 8 | UInt16(b | 0x20)
  }

  /// "the password is …": taken in quotes, or where it does not tell of the password.
  private static func said(in text: [UInt8], at sign: Int, _ start: Int) -> Range<Int>? {
    let label = label(in: text, before: sign)
    if pins.contains(label), let pin = pin(in: text, behind: start) { return pin }
    guard names.contains(where: label.hasSuffix) || shorts.contains(label) else { return nil }
    if let quoted = quoted(in: text, at: start) { return quoted }
    let range = start..<valueEnd(in: text, from: start)
    if shorts.contains(label) {
      let isOne = SaidPassword.isOne(
        range, in: text, named: labelStart(label, in: text, before: sign), isSaid: true)
      return isOne ? range : nil
    }
    if passwords.contains(where: label.hasSuffix) {
      return SaidPassword.isOne(range, in: text) ? range : nil
    }
    return range.count >= 4 && text[range].contains(where: Redaction.isDigit) ? range : nil
  }

  private static func mayEndLabel(in text: [UInt8], at sign: Int) -> Bool {
    guard sign > 0 else { return false }
    let last = text[sign - 1] | 0x20
    // "PIN-Code 4821"
    if last == 0x65 { return sign + 1 < text.count && 0x30...0x39 ~= text[sign + 1] }
    return lastLetters.contains(last)
  }

  /// Small letters with dots and underscores, as programs name what holds a secret; or capitals.
  private static func isIdentifier(_ value: ArraySlice<UInt8>) -> Bool {
    func isJoint(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x5F }
    return value.allSatisfy { isJoint($0) || 0x61...0x7A ~= $0 }
      || value.allSatisfy { isJoint($0) || 0x41...0x5A ~= $0 }
  }

  private static let longest = 512

  private static let lastLetters = Set("rcnvpdt2".utf8.map { $0 | 0x20 })
  private static let passwords = [
    "password", "passwd", "passphrase", "passcode", "pwd", "passwort", "kennwort", "contrase?a",
    "motdepasse", "senha", "wachtwoord", "parola", "dbpass", "smtppass", "userpass", "adminpass",
    "rootpass", "mailpass", "ftppass", "sshpass",
  ]
  /// Labels by themselves, and not at the end of another word.
  private static let shorts: Set<String> = ["pw", "pass", "pswd", "psw"]
  /// Labels that stand before other things as well.
  private static let words = ["authorization", "sig", "signature"]
  private static let types: Set<String> = [
    "string", "null", "none", "true", "false", "undefined", "optional", "required", "number",
    "boolean",
  ]
  private static let isVerb = Array("is ".utf8)
  /// The longer before what they begin with.
  private static let verbs =
    [
      "is now ", "is set to ", "is: ", "was changed to ", "was set to ", "was reset to ", "was ",
      "will be ", "changed to ", "set to ", "ist ", "lautet ", "es ", "est ", "- ", "-> ", "=> ",
    ].map { Array($0.utf8) } + [isVerb]
  private static let verbInitials = Set(
    verbs.compactMap(\.first) + prepositions.compactMap(\.first))
  private static let prepositions = ["for ", "to ", "of ", "on ", "at "].map { Array($0.utf8) }
  private static let names =
    passwords + words + [
      "secret", "token", "apikey", "accesskey", "secretkey", "accountkey", "privatekey",
    ]
  private static let schemes: Set<String> = ["bearer", "basic"]
  private static let pins: Set<String> = [
    "pin", "pincode", "passcode", "cvv", "cvc", "cvv2", "otp", "tan",
  ]

  /// Letters and digits of the name before a sign, in small letters; of a scheme the word alone.
  private static func label(in text: [UInt8], before sign: Int) -> String {
    var index = sign
    while index > 0, sign - index < 4, [0x20, 0x22, 0x27, 0x2A, 0x60].contains(text[index - 1]) {
      index -= 1
    }
    let end = index
    var bytes: [UInt8] = []
    while index > 0, end - index < 40 {
      let byte = text[index - 1]
      guard byte <= FoldedText.letter, PersonalData.isKeyByte(byte) || byte == FoldedText.letter
      else {
        break
      }
      // `contraseña`
      if PersonalData.isAlphanumeric(byte) {
        bytes.append(byte == FoldedText.letter ? 0x3F : byte | 0x20)
      }
      index -= 1
    }
    return String(decoding: bytes.reversed(), as: UTF8.self)
  }

  /// Where a label of small letters begins that ends before a sign, with quotes or blanks between.
  private static func labelStart(_ label: String, in text: [UInt8], before sign: Int) -> Int {
    var end = sign
    while end > 0, !Redaction.isAlphanumeric(text[end - 1]) { end -= 1 }
    return max(0, end - label.utf8.count)
  }

  private static func scheme(in text: [UInt8], at start: Int) -> Int? {
    for name in schemes {
      let end = start + name.utf8.count
      if end < text.count, text[end] == 0x20,
        zip(text[start..<end], name.utf8).allSatisfy({ $0 | 0x20 == $1 })
      {
        return end + 1
      }
    }
    return nil
  }

  /// Not a blank, a quote, a bracket, or what parts one value from the next.
  private static func isValue(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x22, 0x26, 0x27, 0x28, 0x29, 0x2C, 0x3B, 0x3C, 0x3E, 0x5B, 0x5D, 0x60, 0x7B,
      0x7D, 0x7F:
      false
    default: true
    }
  }

  /// Three to eight digits behind "PIN", with "is", "code", "number" or a sign between.
  private static func pin(in text: [UInt8], behind start: Int) -> Range<Int>? {
    var index = start
    while index < text.count, index - start < 16 {
      if Redaction.isDigit(text[index]) {
        let end =
          text[index...].prefix(9).firstIndex { !Redaction.isDigit($0) }
          ?? min(text.count, index + 9)
        let isWhole =
          end == text.count || !PersonalData.isKeyByte(text[end])
          || text[end] == 0x2E
            && (end + 1 == text.count || !Redaction.isAlphanumeric(text[end + 1]))
        return 3...8 ~= end - index && isWhole ? index..<end : nil
      }
      if [0x20, 0x3A, 0x3D, 0x2A].contains(text[index]) {
        index += 1
        continue
      }
      let word = text[index...].prefix(8).prefix { 0x61...0x7A ~= $0 | 0x20 }
      guard pinWords.contains(String(decoding: word.map { $0 | 0x20 }, as: UTF8.self)) else {
        return nil
      }
      index = word.endIndex
    }
    return nil
  }

  private static let pinWords: Set<String> = [
    "is", "s", "code", "number", "nummer", "ist", "lautet", "was",
  ]
}
