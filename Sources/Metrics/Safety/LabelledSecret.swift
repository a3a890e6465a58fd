/// A secret that is told by what stands before it: `password: …`, `api_key=…`, `Bearer …`, a PIN.
enum LabelledSecret {
  /// The value of the label that ends here: at its `:` or `=`, or the blank behind a scheme.
  static func range(in text: [UInt8], at sign: Int) -> Range<Int>? {
    let isScheme = text[sign] == 0x20
    // Most blanks stand behind another word.
    if isScheme, sign == 0 || !lastLetters.contains(text[sign - 1] | 0x20) { return nil }
    let label = label(in: text, before: sign)
    guard isScheme ? schemes.contains(label) : names.contains(where: label.hasSuffix) else {
      return pins.contains(label) ? pin(in: text, behind: sign + 1) : nil
    }
    var start = sign + 1
    // `"password" : "…"`, `--token='…'`
    while start < text.count, start - sign < 4, [0x20, 0x22, 0x27, 0x60].contains(text[start]) {
      start += 1
    }
    if let behind = scheme(in: text, at: start) { start = behind }
    var end = start
    while end < text.count, end - start < longest, isValue(text[end]) { end += 1 }
    let isAsked = end > start && text[end - 1] == 0x3F
    while end > start, [0x2E, 0x21, 0x2C, 0x3B, 0x3F].contains(text[end - 1]) { end -= 1 }
    // A question about a password, a placeholder or what has been taken out is no secret.
    guard end - start >= (isScheme ? 12 : 6) else { return nil }
    let isSaid = text[sign] == 0x3A && !isAsked && passwords.contains(where: label.hasSuffix)
    return isSaid || !isName(text[start..<end]) ? start..<end : nil
  }

  /// Small letters with dots and underscores, as programs name what holds a secret; or capitals.
  private static func isName(_ value: ArraySlice<UInt8>) -> Bool {
    func isJoint(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x5F }
    return value.allSatisfy { isJoint($0) || 0x61...0x7A ~= $0 }
      || value.allSatisfy { isJoint($0) || 0x41...0x5A ~= $0 }
  }

  private static let longest = 512

  private static let lastLetters = Set("rcnvp2".utf8.map { $0 | 0x20 })
  private static let passwords = [
    "password", "passwd", "passphrase", "pwd", "passwort", "kennwort",
  ]
  private static let names =
    passwords + [
      "secret", "token", "apikey",
      "accesskey", "secretkey", "accountkey", "privatekey", "authorization", "sig", "signature",
    ]
  private static let schemes: Set<String> = ["bearer", "basic"]
  private static let pins: Set<String> = ["pin", "cvv", "cvc", "cvv2", "otp", "tan"]

  /// Letters and digits of the name before a sign, in small letters; of a scheme the word alone.
  private static func label(in text: [UInt8], before sign: Int) -> String {
    var index = sign
    while index > 0, sign - index < 3, [0x20, 0x22, 0x27, 0x60].contains(text[index - 1]) {
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
