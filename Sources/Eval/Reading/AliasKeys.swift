/// Whether a YAML text may name its keys by aliases that unfold without end.
///
/// Yams compares the keys of a mapping whole, aliases unfolded, before anyone can count them; a few
/// hundred bytes keep it busy for years.
enum AliasKeys {
  /// Aliases that can unfold to some million values.
  private static let manyAliases = 40

  /// The line of a key that is no plain text, in a text with so many aliases; nil where there is none.
  static func line(in text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count(where: { $0 == 0x2A }) >= manyAliases else { return nil }
    var aliases = 0
    var key: Int?
    var line = 1
    for index in bytes.indices {
      let isStart = index == 0 || bytes[index - 1] <= 0x20 || opening.contains(bytes[index - 1])
      switch bytes[index] {
      case 0x0A: line += 1
      // `*name`, and as a key `*name :`
      case 0x2A where isStart:
        var end = index + 1
        while end < bytes.count, isName(bytes[end]) { end += 1 }
        guard end > index + 1 else { continue }
        aliases += 1
        if key == nil, endsKey(bytes, at: end) { key = line }
      // `? key`
      case 0x3F where isStart && (index + 1 == bytes.count || bytes[index + 1] <= 0x20):
        let before = bytes[..<index].last { $0 != 0x20 } ?? 0x0A
        if before == 0x0A || before == 0x2D || opening.contains(before) { key = key ?? line }
      // `[a]: …`
      case 0x5D, 0x7D: if key == nil, endsKey(bytes, at: index + 1) { key = line }
      default: break
      }
    }
    return aliases >= manyAliases ? key : nil
  }

  private static let opening: Set<UInt8> = [0x2C, 0x5B, 0x7B]

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }

  /// Whether a colon follows that ends a key.
  private static func endsKey(_ bytes: [UInt8], at start: Int) -> Bool {
    var index = start
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count, bytes[index] == 0x3A else { return false }
    return index + 1 == bytes.count || bytes[index + 1] <= 0x20
  }
}
