public import Metrics

extension ValenceLexicon {
  /// Reads word lists in VADER's format from files.
  ///
  /// - Parameters:
  ///   - path: a word, a tab and its valence on each line.
  ///   - emoji: an emoji, a tab and its description on each line; nil for none.
  /// - Throws: ``Problem`` with the line.
  public init(reading path: String, emoji: String? = nil) throws {
    let words = try SourceFile(reading: path)
    let signs = try emoji.map { try SourceFile(reading: $0) }
    self = try Self.checked(words) { text throws(Failure) in try ValenceLexicon(vader: text) }
    guard let signs else { return }
    self = try Self.checked(signs) { text throws(Failure) in
      try ValenceLexicon(vader: words.text, emoji: text)
    }
  }

  private static func checked(
    _ file: SourceFile, _ read: (String) throws(Failure) -> ValenceLexicon
  ) throws -> ValenceLexicon {
    do throws(Failure) {
      return try read(file.text)
    } catch {
      throw file.problem(
        error.message, line: error.line, column: 1,
        hint: "a line is a word, a tab and a number, as in VADER's own lists")
    }
  }
}
