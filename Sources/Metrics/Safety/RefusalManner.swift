/// How a refusal that may be none is worded and laid out.
///
/// What one side's unsure refusals really are can be taken for the other's only where both decline in
/// the same manner: "I can't do that, but here is what I can do" says nothing about a disclaimer
/// behind a page of instructions.
public enum RefusalManner: UInt8, Sendable, Hashable, CaseIterable {
  /// Little but the refusal.
  case plain
  /// With a list of two items or more.
  case list
  /// With code, data, a table, a formula, or a link to something that is no help.
  case cargo
  /// Declines, or judges, only after much has been said.
  case late
  /// Goes on for long after declining.
  case long

  /// Linear in the text's length.
  ///
  /// - Parameter declining: UTF-8 offsets of the phrase that declines; nil where none is known.
  public init(_ text: ReplyText, declining: Range<Int>?) {
    let words = text.words.count
    let before = declining.map { range in
      text.words.prefix { $0.range.lowerBound < range.lowerBound }.count
    }
    self =
      if RefusalCargo.isIn(text) || text.layout.inlineCodes > 0 {
        .cargo
      } else if let before, before > Self.fewWords {
        .late
      } else if text.layout.listItems > 1 {
        .list
      } else if words > Self.manyWords {
        .long
      } else {
        .plain
      }
  }

  /// Sympathy, or the request said again, that may come first.
  private static let fewWords = 25
  private static let manyWords = 60
}
