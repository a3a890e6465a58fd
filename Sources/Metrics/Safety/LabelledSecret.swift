/// A secret that is told by what stands before it: `password: …`, `api_key=…`, `Bearer …`, a PIN.
enum LabelledSecret {
  /// The value of the label that ends here: at its `:` or `=`, or the blank behind a scheme.
  static func range(in text: [UInt8], at sign: Int) -> Range<Int>? {
    let isBlank = text[sign] == 0x20
    if isBlank, let verb = verb(in: text, behind: sign) { return said(in: text, at: sign, verb) }
    // Most blanks stand behind another word.
    if isBlank, !mayEndLabel(in: text, at: sign) { return nil }
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
    if isBlank {
      // "bearer of bad news", "Basic understanding"
      guard value.count >= 12 else { return nil }
      return !isIdentifier(value) || label == "bearer" && value.count > 14 ? start..<end : nil
    }
    // A question about a password, a placeholder or what has been taken out is no secret.
    guard value.count >= (isWord && behind == nil ? 6 : 4) else { return nil }
    guard isIdentifier(value) else { return start..<end }
    if isAsked || isWord && behind == nil { return nil }
    if passwords.contains(where: label.hasSuffix) { return start..<end }
    // `token = tokenizer.encode(text)`, `token: string`
    let isCall = end < text.count && text[end] == 0x28
    return isCall || types.contains(String(decoding: value, as: UTF8.self).lowercased())
      ? nil : start..<end
  }

  private static func isName(label: String) -> Bool { names.contains(where: label.hasSuffix) }

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

  /// Where the value begins behind "is", "ist" or "lautet".
  private static func verb(in text: [UInt8], behind sign: Int) -> Int? {
    guard sign + 1 < text.count, [0x69, 0x6C].contains(text[sign + 1]) else { return nil }
    for verb in verbs where text[(sign + 1)...].starts(with: verb) { return sign + 1 + verb.count }
    return nil
  }

  /// "the password is …": taken in quotes, or with a digit in it, for "wrong" is no password.
  private static func said(in text: [UInt8], at sign: Int, _ start: Int) -> Range<Int>? {
    let label = label(in: text, before: sign)
    if pins.contains(label) { return pin(in: text, behind: start) }
    guard names.contains(where: label.hasSuffix) else { return nil }
    if let quoted = quoted(in: text, at: start) { return quoted }
    let end = valueEnd(in: text, from: start)
    let value = text[start..<end]
    return value.count >= 4 && value.contains { 0x30...0x39 ~= $0 } ? start..<end : nil
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

  private static let lastLetters = Set("rcnvp2".utf8.map { $0 | 0x20 })
  private static let passwords = [
    "password", "passwd", "passphrase", "pwd", "passwort", "kennwort",
  ]
  /// Labels that stand before other things as well.
  private static let words = ["authorization", "sig", "signature"]
  private static let types: Set<String> = [
    "string", "null", "none", "true", "false", "undefined", "optional", "required", "number",
    "boolean",
  ]
  private static let verbs = ["is ", "ist ", "lautet "].map { Array($0.utf8) }
  private static let names =
    passwords + words + [
      "secret", "token", "apikey", "accesskey", "secretkey", "accountkey", "privatekey",
    ]
  private static let schemes: Set<String> = ["bearer", "basic"]
  private static let pins: Set<String> = [
    "pin", "pincode", "cvv", "cvc", "cvv2", "otp", "tan",
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
      guard byte < 0x80, PersonalData.isKeyByte(byte) else { break }
      if PersonalData.isAlphanumeric(byte) { bytes.append(byte | 0x20) }
      index -= 1
    }
    return String(decoding: bytes.reversed(), as: UTF8.self)
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

  /// Three to eight digits behind "PIN", with "is", "code" or a sign between.
  private static func pin(in text: [UInt8], behind start: Int) -> Range<Int>? {
    var index = start
    while index < text.count, index - start < 12 {
      if 0x30...0x39 ~= text[index] {
        let end =
          text[index...].prefix(9).firstIndex { !(0x30...0x39 ~= $0) } ?? min(text.count, index + 9)
        let isWhole = end == text.count || !PersonalData.isKeyByte(text[end])
        return 3...8 ~= end - index && isWhole ? index..<end : nil
      }
      let byte = text[index] | 0x20
      guard 0x61...0x7A ~= byte || [0x20, 0x3A, 0x3D].contains(text[index]) else { return nil }
      index += 1
    }
    return nil
  }
}
