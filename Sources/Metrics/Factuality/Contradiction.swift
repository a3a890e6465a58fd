/// Where two replies to one question cannot both be right: information, never a gate.
///
/// Compares numbers of one kind, dates, yes or no, and the names each commits to first. Blind to
/// contradictions in other words; a number that is rounded differently is none.
public struct Contradiction: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case number, date, entity, polarity
  }

  public var kind: Kind
  /// UTF-8 offsets of what stands against each other, in either reply.
  public var first: Range<Int>
  public var second: Range<Int>

  /// - Parameters:
  ///   - question: what it already says is neither reply's own.
  ///   - tolerance: relative, for numbers.
  public static func between(
    _ first: ReplyText, _ second: ReplyText, question: String = "", tolerance: Double = 0.01
  ) -> [Contradiction] {
    [
      polarity(first, second), number(first, second, question, tolerance),
      date(first, second, question), entity(first, second, question),
    ].compactMap { $0 }
  }

  private static func polarity(_ a: ReplyText, _ b: ReplyText) -> Contradiction? {
    func answer(_ text: ReplyText) -> (Bool, Range<Int>)? {
      guard let word = text.words.first else { return nil }
      if affirmations.contains(word.hash) { return (true, word.range) }
      return denials.contains(word.hash) ? (false, word.range) : nil
    }
    guard let (x, first) = answer(a), let (y, second) = answer(b), x != y else { return nil }
    return Contradiction(kind: .polarity, first: first, second: second)
  }

  private static let affirmations = Set(
    ["yes", "correct", "true", "yeah", "indeed"].map { Word.hash($0) })
  private static let denials = Set(["no", "incorrect", "false", "nope"].map { Word.hash($0) })

  /// The first comparable pair differs and neither side states the other's number anywhere.
  private static func number(
    _ a: ReplyText, _ b: ReplyText, _ question: String, _ tolerance: Double
  ) -> Contradiction? {
    let given = Set(QuantityParser.quantities(in: question).map(\.value))
    func own(_ text: ReplyText) -> [Quantity] {
      QuantityParser.quantities(in: text.utf8).filter {
        !given.contains($0.value) && !$0.isOrdinal
          && !($0.units.isEmpty && 1000...2100 ~= $0.value)
          && !Negation.precedes($0.range.lowerBound, in: text)
      }
    }
    func states(_ quantities: [Quantity], _ wanted: Quantity) -> Bool {
      // Small counts are exact: 205 bones are not 206.
      let isCount = wanted.units.isEmpty && wanted.value.magnitude < 1000 && wanted.precision == 0.5
      let room = isCount ? 0 : tolerance
      return quantities.contains {
        $0.equals(wanted.value, units: wanted.units, tolerance: room)
          || wanted.equals($0.value, units: $0.units, tolerance: room)
      }
    }
    let left = own(a)
    let right = own(b)
    for x in left.prefix(20) {
      guard let y = right.first(where: { $0.units == x.units }) else { continue }
      if states(right, x) || states(left, y) { return nil }
      return Contradiction(kind: .number, first: x.range, second: y.range)
    }
    return nil
  }

  private static func date(
    _ a: ReplyText, _ b: ReplyText, _ question: String
  ) -> Contradiction? {
    let given = CalendarDate.dates(in: question).map(\.date)
    func own(_ text: ReplyText) -> [(date: CalendarDate, range: Range<Int>)] {
      CalendarDate.dates(in: text.string(0..<text.utf8.count)).filter { !given.contains($0.date) }
    }
    let left = own(a)
    let right = own(b)
    guard let x = left.first, let y = right.first, x.date.contradicts(y.date) else { return nil }
    let isShared = left.contains { one in right.contains { !one.date.contradicts($0.date) } }
    return isShared ? nil : Contradiction(kind: .date, first: x.range, second: y.range)
  }

  /// Both name someone or something in their first sentence, and no name is shared.
  private static func entity(
    _ a: ReplyText, _ b: ReplyText, _ question: String
  ) -> Contradiction? {
    let asked = Set(AnswerTokens(question).all.map(\.text))
    func names(_ text: ReplyText) -> [AnswerTokens.Token] {
      guard let sentence = text.sentences.first else { return [] }
      let isShort = text.words.count <= 4
      return AnswerTokens(text.string(sentence.range)).all.enumerated().filter { index, token in
        token.isCapitalised && !token.isNumber && !token.isFiller && (index > 0 || isShort)
          && token.text.utf8.count > 2 && !asked.contains(token.text)
      }.map { _, token in
        var token = token
        token.range =
          token.range.lowerBound + sentence.range.lowerBound..<token.range.upperBound
          + sentence.range.lowerBound
        return token
      }
    }
    let left = names(a)
    let right = names(b)
    guard let x = left.first, let y = right.first,
      !left.contains(where: { one in right.contains { AliasMatch.similarity(one, $0) > 0 } })
    else { return nil }
    // A name that the other reply mentions anywhere is no contradiction.
    let elsewhere = Set(AnswerTokens(b.string(0..<b.utf8.count)).all.map(\.text))
    if left.contains(where: { elsewhere.contains($0.text) }) { return nil }
    return Contradiction(kind: .entity, first: x.range, second: y.range)
  }
}
