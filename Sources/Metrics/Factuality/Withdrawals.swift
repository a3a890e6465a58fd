/// The stretches of a reply that it does not stand by at its end.
///
/// A reply is read as statements in order. Withdrawn are: what stands before a turn ("wait, no",
/// "Correction:", "let me recheck", "I was wrong") or before an announced final answer; a question of its
/// own that it then denies ("Is it X? No"); what others are said to think, set against what follows or
/// goes before ("Many people think X. In fact Y", "Y, though some say X"); a former name; what is struck
/// out; reasoning shown before the answer. What single words deny is ``Negation``'s and
/// ``Retraction``'s.
struct Withdrawals: Sendable {
  /// UTF-8 ranges in the reply, in no order; they may overlap.
  private var ranges: [Range<Int>] = []
  /// All that stands before an answer announced as final.
  private var beforeFinal: Range<Int>?
  /// The words of the turn, which say nothing themselves.
  private var turn: Range<Int>?

  /// - Parameter question: a former name is an answer where it asks for one.
  init(_ text: ReplyText, question: String) {
    ranges = Erasures.ranges(in: text.utf8)
    let reader = WithdrawalReader(text)
    turn = reader.findTurn(&ranges)
    reader.findDeniedQuestions(&ranges)
    reader.findAttributions(&ranges)
    reader.findEchoes(&ranges)
    if !FactualReply.asksForFormer(question) { reader.findFormerNames(&ranges) }
    beforeFinal = reader.final.map { 0..<text.words[$0].range.lowerBound }
  }

  /// The reply with what it withdrew left out, as long as before; nil where it withdrew nothing.
  ///
  /// - Parameter final: leaves out what stands before an announced answer, too.
  func blanked(_ string: String, final: Bool) -> String? {
    var ranges = ranges
    if final, let beforeFinal, !beforeFinal.isEmpty { ranges.append(beforeFinal) }
    guard !ranges.isEmpty else { return nil }
    var bytes = Array(string.utf8)
    for range in ranges {
      let range = range.clamped(to: 0..<bytes.count)
      // A line feed keeps what follows from being read as indented code.
      let isWhole =
        range.lowerBound == 0 || bytes[range.lowerBound - 1] == 0x0A
        || bytes[range].contains(0x0A)
      for index in range { bytes[index] = isWhole ? 0x0A : 0x20 }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the rest of a reply says anything in place of what was withdrawn.
  func isReplaced(by rest: ReplyText) -> Bool {
    rest.words.contains { !(turn?.contains($0.range.lowerBound) ?? false) }
  }
}
