/// What stands right beside a wording in a reply and makes another answer of it: `non-toxic`,
/// `not_duplicate`, `North Korea`, `very negative` where degrees are asked for.
struct WordingBounds {
  private let bytes: [UInt8]
  private let question: Set<String>
  private let isShort: Bool

  /// - Parameter question: the texts of the question's tokens.
  init(_ bytes: [UInt8], words: Int, question: Set<String>) {
    self.bytes = bytes
    self.question = question
    isShort = words <= 4
  }

  /// Whether what stands at a range of UTF-8 offsets is part of another answer.
  func extend(_ range: Range<Int>) -> Bool {
    let range = range.clamped(to: 0..<bytes.count)
    guard let first = range.first else { return false }
    if let (word, joint, isCapital) = word(before: first) {
      if joint == 0x5F { return true }
      if Self.prefixes.contains(word) && joint == 0x2D || word == "non" { return true }
      guard joint == 0x20 else { return isFollowed(range) }
      if Self.degrees.contains(word), isShort || question.contains(word) { return true }
      let isName = 0x41...0x5A ~= bytes[first]
      if isCapital, isName, Self.parts.contains(word), !question.contains(word),
        !Self.regions.contains(self.word(at: first))
      {
        return true
      }
    }
    return isFollowed(range)
  }

  /// `duplicate_of`, `sugar-free`.
  private func isFollowed(_ range: Range<Int>) -> Bool {
    guard range.upperBound + 1 < bytes.count, isWord(bytes[range.upperBound + 1]),
      isWord(bytes[range.upperBound - 1])
    else { return false }
    if bytes[range.upperBound] == 0x5F { return true }
    guard bytes[range.upperBound] == 0x2D else { return false }
    return Self.suffixes.contains(word(at: range.upperBound + 1))
  }

  private func word(at start: Int) -> String {
    let word = bytes[start...].prefix(12).prefix(while: isWord)
    return String(decoding: word, as: UTF8.self).lowercased()
  }

  /// The word before an offset in lower case, and the one sign between.
  private func word(before offset: Int) -> (String, joint: UInt8, isCapital: Bool)? {
    guard offset > 1, isWord(bytes[offset - 2]) else { return nil }
    var start = offset - 1
    while start > 0, offset - start < 16, isWord(bytes[start - 1]) { start -= 1 }
    let word = String(decoding: bytes[start..<offset - 1], as: UTF8.self).lowercased()
    return (word, bytes[offset - 1], 0x41...0x5A ~= bytes[start])
  }

  private func isWord(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20 || byte >= 0x80
  }

  private static let prefixes = set("non not un no anti in dis semi half quasi pseudo sub pre post")
  private static let suffixes = set("free less like ish")
  private static let degrees = set(
    """
    very extremely highly slightly somewhat mostly partly partially half mildly moderately strongly \
    weakly almost nearly less least
    """)
  /// What makes one land or place out of another: North Korea, New Mexico.
  private static let parts = set(
    "north south east west northern southern eastern western new equatorial")

  /// A part of these lies in them still.
  private static let regions = set("asia europe america africa pacific atlantic")

  private static func set(_ words: String) -> Set<String> {
    Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
