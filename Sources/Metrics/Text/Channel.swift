/// What kind of writing a stretch of a reply is.
///
/// Only ``prose`` feeds the tone metrics; the rest is counted and set aside, since readability and
/// word lists were made for running text.
public enum Channel: UInt8, Sendable, Hashable, Codable, CaseIterable {
  case prose
  /// Fenced or indented code.
  case code
  case inlineCode
  case table
  /// A URL, a link's destination or an e-mail address.
  case url
  /// A JSON or XML document in the middle of the text.
  case data
  /// LaTeX.
  case formula
  /// `[1]`, `[^note]`, `【4†source】`.
  case citation
  /// HTML tags.
  case markup
}

/// A stretch of the reply that is not prose.
public struct ChannelSpan: Sendable, Hashable {
  public let channel: Channel
  /// UTF-8 offsets in the reply, delimiters included.
  public let range: Range<Int>
}
