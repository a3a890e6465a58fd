import Metrics

/// Multiple choice as files keep it: the options apart from the question, the right one as a
/// letter, a number or its wording.
enum ChoiceKey {
  /// The wordings of 2 to 26 options; nil where there are none.
  static func options(_ json: JSONValue?) -> [String]? {
    var json = json
    if case .string(let text) = json { json = try? JSONValue(parsing: text) }
    guard case .array(let items) = json, (2...26).contains(items.count) else { return nil }
    let texts = items.compactMap(\.plainText)
    return texts.count == items.count && !texts.contains(where: \.isBlank) ? texts : nil
  }

  /// - Parameter right: `B`, or one of the wordings; a letter goes before a wording.
  static func key(_ right: String, options: [String]) -> AnswerKey? {
    let bare = right.trimmed
    let index =
      options.indices.first { letter($0) == bare }
      ?? options.firstIndex { $0.trimmed == bare }
      ?? options.indices.first { letter($0) == bare.uppercased() }
    return index.map { .choice(letter($0), options: options) }
  }

  static func key(at index: Int, options: [String]) -> AnswerKey? {
    options.indices.contains(index) ? .choice(letter(index), options: options) : nil
  }

  /// The question with its options below, a letter each.
  static func prompt(_ question: String, options: [String]) -> String {
    let lines = options.enumerated().map { "\(letter($0)). \($1)" }
    return question.trimmed + "\n\n" + lines.joined(separator: "\n")
      + "\n\nAnswer with the letter of the right option."
  }

  /// The letter among wordings as the key to the options that the question lists.
  ///
  /// As a wording, "A" would be met by every reply with that article.
  ///
  /// - Returns: nil where these options are not listed, or the wordings are of several.
  static func key(_ wordings: [String], askedBy question: String) -> AnswerKey? {
    let letters = Set(wordings.compactMap(LetteredOptions.index))
    guard let index = letters.first, letters.count == 1,
      let options = LetteredOptions.read(question), options.indices.contains(index),
      wordings.allSatisfy({ LetteredOptions.index(of: $0) != nil || $0.trimmed == options[index] })
    else { return nil }
    return key(at: index, options: options)
  }

  static func letter(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(65 + index % 26)))
  }
}
