import Algorithms

/// The other names and numbers that a reply offers beside one by "or".
///
/// "X or Peter", "X, Peter, or else Anna", "Anna, perhaps X or Peter": within one sentence, with
/// nothing but names, numbers, separators and the like of "else" and "perhaps" in between.
struct Alternatives: Sendable {
  /// How many of them, each a run of words between pauses; none without an "or".
  private(set) var count = 0
  /// "Perhaps", "maybe" or "else" stands among them.
  private(set) var isHedged = false

  /// - Parameters:
  ///   - range: UTF-8 offsets in the reply.
  ///   - aliases: wordings of the answer, which are no alternatives to it.
  init(to range: Range<Int>, aliases: [String], in text: ReplyText) {
    let words = text.words
    let start = words.partitioningIndex { $0.range.upperBound > range.lowerBound }
    let end = words.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    guard start < end else { return }
    let own = Set(aliases.prefix(200).flatMap { AnswerTokens($0).all.map(\.word) })
    let behind = Side(words[end...].prefix(Self.reach), own, text) {
      $0.flags.contains(.startsSentence)
    }
    // Backwards a word ends the sentence before where it does so itself.
    var isFirst = words[start].flags.contains(.startsSentence)
    let before = Side(words[..<start].suffix(Self.reach).reversed(), own, text) { word in
      defer { isFirst = word.flags.contains(.startsSentence) }
      return isFirst
    }
    count = behind.joined + before.joined
    guard count > 0 else { return }
    // "Tom, Ada or Eve": the "or" of one side holds for the list on the other.
    if before.joined == 0, before.isList, words[start].flags.contains(.afterPause) {
      count += before.names
    }
    isHedged = behind.isHedged || before.isHedged
  }

  /// The names on one side, going away from the one in question.
  private struct Side {
    /// How many there are in a row.
    var names = 0
    /// How many of them an "or" joins.
    var joined = 0
    var isHedged = false
    /// Nothing but names up to the sentence's start or a verb.
    var isList = false

    init(
      _ words: some Sequence<Word>, _ own: Set<String>, _ text: ReplyText,
      isBeyond: (Word) -> Bool
    ) {
      var isInName = false
      var isBehindOr = false
      isList = true
      for word in words {
        if isBeyond(word) { break }
        if word.hash == Alternatives.or {
          isBehindOr = true
          isInName = false
          joined = names
        } else if Alternatives.hedges.contains(word.hash) {
          isHedged = true
        } else if Alternatives.isName(word), !own.contains(text.folded(word)) {
          if !isInName || word.flags.contains(.afterPause) {
            names += 1
            if isBehindOr { joined = names }
            isBehindOr = false
          }
          isInName = true
        } else if !Alternatives.articles.contains(word.hash) {
          isList = Alternatives.verbs.contains(word.hash)
          break
        }
      }
    }
  }

  private static func isName(_ word: Word) -> Bool {
    !word.flags.isDisjoint(with: [.capitalised, .isNumber])
  }

  /// How many words are looked at on either side.
  private static let reach = 16
  private static let or = Word.hash("or")
  private static let hedges = set(
    "else perhaps maybe possibly probably otherwise even alternatively")
  private static let articles = set("a an the of")
  private static let verbs = set("is was are were be been either between")

  private static func set(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { Word.hash(String($0)) })
  }
}
