/// One sentence of a reply's prose.
///
/// A list item and a heading start sentences of their own: a bullet list is not one sentence of
/// two hundred words.
public struct Sentence: Sendable, Hashable {
  public enum Kind: UInt8, Sendable, Hashable { case running, listItem, heading }
  public enum Ending: UInt8, Sendable, Hashable { case none, stop, question, exclamation, ellipsis }

  /// Indices in ``ReplyText/words``; words of inline code and links within the sentence included.
  public let words: Range<Int>
  /// UTF-8 offsets in the reply, final punctuation included.
  public let range: Range<Int>
  /// Offsets in ``ReplyText/prose``.
  public internal(set) var prose: Range<Int>
  public let kind: Kind
  public let ending: Ending
  /// Counts from 0; sentences of one paragraph, list item or heading share it.
  public let paragraph: Int
}
