/// Finds the password in `user:password@host`.
enum Userinfo {
  /// What stands between this colon and the `@`: behind `//` (RFC 3986, 3.2.1) before any host,
  /// elsewhere before an address in numbers only, for `to:ada@example.org` names a mailbox; also
  /// behind `-u`, as programs take it.
  ///
  /// - Parameter text: of a ``FoldedText``.
  static func password(in text: [UInt8], at colon: Int) -> Range<Int>? {
    var user = colon
    while user > 0, colon - user < 64, isName(text[user - 1]) { user -= 1 }
    let isInURL = user > 1 && text[user - 1] == 0x2F && text[user - 2] == 0x2F
    var end = colon + 1
    while end < text.count, end - colon < 128, isPassword(text[end]) { end += 1 }
    guard end > colon + 1, isInURL || user < colon else { return nil }
    guard end < text.count, text[end] == 0x40 else {
      let isOption = options.contains { text[..<user].suffix($0.count).elementsEqual($0) }
      return isOption && (end == text.count || text[end] <= 0x20) ? (colon + 1)..<end : nil
    }
    guard end + 1 < text.count, Redaction.isAlphanumeric(text[end + 1]) || text[end + 1] == 0x5B
    else { return nil }
    return isInURL || isNumericHost(text[(end + 1)...].prefix(16)) ? (colon + 1)..<end : nil
  }

  private static let options = ["-u ", "--user "].map { Array($0.utf8) }

  private static func isNumericHost(_ text: ArraySlice<UInt8>) -> Bool {
    if text.starts(with: Array("localhost".utf8)) { return true }
    let host = text.prefix { Redaction.isDigit($0) || $0 == 0x2E }
    let parts = host.split(separator: 0x2E, omittingEmptySubsequences: false)
    return parts.count >= 4 && parts.prefix(4).allSatisfy { 1...3 ~= $0.count }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    Redaction.isAlphanumeric(byte) || [0x2E, 0x5F, 0x25, 0x2B, 0x2D].contains(byte)
  }

  private static func isPassword(_ byte: UInt8) -> Bool {
    byte > 0x20 && ![0x22, 0x27, 0x2F, 0x3C, 0x3E, 0x40, 0x5B, 0x60, 0x7F].contains(byte)
  }
}
