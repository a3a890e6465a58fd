/// Words with a valence from −4 (most negative) to 4, and emoji with a wording.
public struct ValenceLexicon: Sendable {
  let valences: HashTable<Float>
  /// Emoji to the hashes of the words that stand for it.
  let emoji: [UInt32: [UInt64]]
  public let count: Int

  /// - Parameters:
  ///   - words: word or emoticon and its valence; a later one replaces an earlier one.
  ///   - emoji: one code point and the words it is read as.
  public init(
    words: some Sequence<(String, Double)>, emoji: some Sequence<(Unicode.Scalar, String)> = []
  ) {
    var valences: [UInt64: Float] = [:]
    for (word, valence) in words { valences[Word.hash(word)] = Float(valence) }
    count = valences.count
    self.valences = HashTable(valences.map { ($0.key, $0.value) })
    var described: [UInt32: [UInt64]] = [:]
    for (scalar, words) in emoji {
      described[scalar.value] = words.split(separator: " ").map { Word.hash(String($0)) }
    }
    self.emoji = described
  }

  /// A line of a lexicon file that cannot be read.
  public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
    /// From 1.
    public let line: Int
    public let message: String
    public var description: String { "line \(line): \(message)" }
  }

  /// Reads files in VADER's own format.
  ///
  /// Tab-separated: the word first, its mean valence second, anything behind ignored; for emoji the sign
  /// first, its description second. Empty lines and lines with `#` and no tab are skipped.
  public init(vader words: String, emoji: String = "") throws(Failure) {
    var entries: [(String, Double)] = []
    for (number, line) in Self.lines(words) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 2 else {
        if line.first == "#" { continue }
        throw Failure(line: number, message: "a tab and a valence are missing")
      }
      guard let valence = Double(Self.trimmed(fields[1])), (-4...4).contains(valence) else {
        throw Failure(line: number, message: "'\(fields[1])' is no valence from -4 to 4")
      }
      let word = Self.trimmed(fields[0])
      // Words are looked up in lower case, so a line with capitals can never be meant.
      if word == word.lowercased() { entries.append((word, valence)) }
    }
    var described: [(Unicode.Scalar, String)] = []
    for (number, line) in Self.lines(emoji) {
      let fields = line.split(separator: "\t")
      guard fields.count >= 2, let scalar = fields[0].unicodeScalars.first else {
        throw Failure(line: number, message: "a tab and a description are missing")
      }
      // A sequence of several code points is not looked up, as in the original.
      if fields[0].unicodeScalars.count == 1 { described.append((scalar, String(fields[1]))) }
    }
    self.init(words: entries, emoji: described)
  }

  private static func lines(_ text: String) -> [(Int, Substring)] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .enumerated().map { ($0.offset + 1, $0.element) }
      .filter { !trimmed($0.1).isEmpty }
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}
