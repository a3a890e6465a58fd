/// How a reply is laid out: counts of markdown structure and of expressive signs.
public struct Layout: Sendable, Hashable {
  /// ATX (`## Title`) and underlined headings.
  public var headings = 0
  public var bulletItems = 0
  public var numberedItems = 0
  /// Fenced code blocks, an unclosed last one included.
  public var fences = 0
  public var inlineCodes = 0
  public var tables = 0
  public var blockQuoteLines = 0
  /// Links with a text, images left out.
  public var links = 0
  public var images = 0
  /// Bare URLs and e-mail addresses.
  public var addresses = 0
  public var citations = 0
  public var formulas = 0
  /// JSON or XML documents outside fences.
  public var dataBlocks = 0
  public var rules = 0
  /// `**strong**` stretches.
  public var strong = 0
  /// Paragraphs, list items and headings with at least one word of prose.
  public var paragraphs = 0
  /// Emoji outside code, as people see them: a family or a flag counts once.
  public var emoji = 0
  /// `!` in prose.
  public var exclamations = 0
  /// `?` in prose.
  public var questions = 0

  public var listItems: Int { bulletItems + numberedItems }
}
