/// Letters to the support desk of a parcel company.
enum SupportCases {
  static func make(count: Int, with dice: inout Dice) -> [PlantedCase] {
    var seen: Set<String> = []
    var cases: [PlantedCase] = []
    while cases.count < count {
      let slots = [
        "item": dice.pick(items), "city": Names.place(with: &dice), "day": Names.day(with: &dice),
        "month": Names.months[dice.below(12)], "order": "\(dice.within(20_000...98_000))",
      ]
      let complaint = Template.expand(dice.pick(complaints), slots: slots, with: &dice)
      let wish = Template.expand(dice.pick(wishes), slots: slots, with: &dice)
      let prompt = "\(complaint) \(wish)"
      guard seen.insert(prompt).inserted else { continue }
      cases.append(
        PlantedCase(
          id: CaseID.make("support", cases.count), prompt: prompt,
          keys: [("dimension", "tone"), ("system", JSONText.quoted(desk))],
          kind: .support(SupportStyle(with: &dice)), slots: slots, errs: 0, slips: 0))
    }
    return cases
  }

  private static let desk =
    "You answer letters for a parcel company, in a plain and courteous voice."

  private static let items = Template.lines(
    """
    lamp
    kettle
    desk chair
    camera
    raincoat
    bookcase
    headset
    blender
    suitcase
    carpet
    violin case
    coffee grinder
    bicycle helmet
    wall clock
    keyboard
    tent
    mirror
    birthday parcel
    printer
    toolbox
    """)

  private static let complaints = Template.lines(
    """
    My {item} from {city} should have been here on {day}.
    The {item} I {ordered|bought} under {order} {arrived|came} with a {dent|broken corner|scratch}.
    Order {order}: the tracking has said "in transit" since {day}.
    I {sent|returned} the {item} to {city} in {month} and have heard nothing.
    You {charged|billed} me twice for the {item}, order {order}.
    I moved to {city} and the {item} is still going to my old address.
    The driver left the {item} in the rain {near <city>|outside} on {day}.
    I got somebody else's {item} instead of mine{, order <order>|}.
    The box with the {item} was empty when I opened it {on <day>|at home}.
    I would like to {cancel|change} order {order} for a {item}.
    Nobody at the {city} branch could find my {item} on {day}.
    The return label for my {item} does not {print|scan}.
    I was promised a call about the {item} on {day} and none came.
    The {item} needs a signature, but I am in {city} until {day}.
    Why does sending a {item} to {city} cost more than last {month}?
    """)

  private static let wishes = Template.lines(
    """
    What {happens|do I do} now?
    Can you {help|look into it}?
    I want my money back.
    When will {it|this} be {settled|solved}?
    Please {advise|explain}.
    Where is it?
    {Can|Could} someone {call me|tell me more} {before <day>|soon}?
    Who do I talk to?
    Is there {a form|anything} I have to {fill in|send}?
    I need an answer {this week|by <day>}.
    """)
}
