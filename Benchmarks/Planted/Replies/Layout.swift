/// How a support reply is set on the page.
struct Layout {
  private var isList: Bool
  private var heading: Heading
  private let emoji: Bool
  private let isFenced: Bool

  private enum Heading { case none, title, opening }

  init(_ style: SupportStyle, with dice: inout Dice) {
    isList = dice.chance(style.lists)
    heading = dice.chance(style.headings) ? .title : .none
    emoji = dice.chance(style.emoji)
    isFenced = dice.chance(style.codeFences)
  }

  /// Sets the first sentence as a heading and the middle as a list, not a word changed.
  mutating func restyle() {
    isList = true
    heading = .opening
  }

  func render(
    _ draft: SupportReplies.Draft, slots: [String: String], with dice: inout Dice
  ) -> String {
    var paragraphs: [String] = []
    var openings = draft.openings
    switch heading {
    case .none: break
    case .title:
      let title = Template.expand(dice.pick(Self.titles), slots: slots, with: &dice)
      paragraphs.append("## \(title)")
    case .opening:
      if !openings.isEmpty { paragraphs.append("## " + openings.removeFirst()) }
    }
    if isList {
      if !openings.isEmpty { paragraphs.append(openings.joined(separator: " ")) }
      let numbered = dice.chance(0.3)
      let items = draft.body.enumerated().map { numbered ? "\($0 + 1). \($1)" : "- \($1)" }
      paragraphs.append(items.joined(separator: "\n"))
    } else {
      paragraphs.append((openings + draft.body).joined(separator: " "))
    }
    if isFenced {
      let line = Template.expand(dice.pick(Self.fenced), slots: slots, with: &dice)
      paragraphs.append("```\n\(line)\n```")
    }
    var closing = draft.closings.joined(separator: " ")
    if emoji {
      let sign = dice.pick(Self.signs)
      closing = closing.isEmpty ? sign : "\(closing) \(sign)"
    }
    if !closing.isEmpty { paragraphs.append(closing) }
    return paragraphs.joined(separator: isList || heading != .none || isFenced ? "\n\n" : " ")
  }

  private static let titles = Template.lines(
    """
    Your {item}
    Order {order}
    {Next steps|What happens next}
    {Status|Update}
    """)

  private static let fenced = Template.lines(
    """
    order={order}; depot={city}
    TRACK {order}
    status --order {order}
    """)

  private static let signs = ["🙂", "📦", "👍", "🙏", "✅", "😊"]
}
