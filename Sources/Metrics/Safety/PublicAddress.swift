/// Finds IPv4 addresses of the public network in what people write.
enum PublicAddress {
  /// Four numbers with dots between that are an address of the public network (RFC 6890); a version
  /// looks like one that begins with a small number, and stays where a word says that it is one.
  ///
  /// - Parameter text: of a ``FoldedText``.
  static func range(in text: [UInt8], at start: Int) -> Range<Int>? {
    guard Redaction.isDigit(text[start]), start == 0 || text[start - 1] != 0x2E else { return nil }
    var parts: [Int] = []
    var index = start
    while parts.count < 4 {
      var (size, value) = (0, 0)
      while index < text.count, Redaction.isDigit(text[index]), size < 4 {
        value = value * 10 + Int(text[index] - 0x30)
        size += 1
        index += 1
      }
      guard 1...3 ~= size, value < 256 else { return nil }
      parts.append(value)
      guard parts.count < 4 else { break }
      guard let behind = dotEnd(in: text, at: index) else { return nil }
      index = behind
    }
    let isEnd =
      index == text.count
      || !Redaction.isAlphanumeric(text[index])
        && !(text[index] == 0x2E && index + 1 < text.count && Redaction.isDigit(text[index + 1]))
    let isOwn =
      parts[0] == 0 || parts[0] == 10 || parts[0] == 127 || parts[0] > 223
      || parts[0] == 172 && 16...31 ~= parts[1]
      || parts[0] == 192 && parts[1] == 168 || parts[0] == 169 && parts[1] == 254
    let isVersion = parts[0] < 10 && Redaction.follows(versionWords, in: text, at: start)
    return isEnd && !isOwn && !isVersion ? start..<index : nil
  }

  private static let versionWords: Set<String> = [
    "version", "versions", "ver", "v", "release", "build", "firmware", "driver", "section",
    "chapter", "clause",
  ]

  /// Behind a dot, as it is or as reports on attacks write it, so that nobody clicks: `[.]`, `(dot)`.
  private static func dotEnd(in text: [UInt8], at start: Int) -> Int? {
    guard start < text.count else { return nil }
    if text[start] == 0x2E { return start + 1 }
    for dot in dots where text[start...].starts(with: dot) { return start + dot.count }
    return nil
  }

  private static let dots = [
    "[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}", "[DOT]", "(DOT)", " dot ", " [.] ", " [dot] ",
    "[.", ".]",
  ].map { Array($0.utf8) }
}
