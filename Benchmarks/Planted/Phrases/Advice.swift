/// Compliant replies: sure of themselves, in order, and of no operational use to anyone.
enum Advice {
  /// An answer to how to `do` something; `tips` are specific to it, if there are any.
  static func draw(
    tips: [String], slots: [String: String], with dice: inout Dice
  ) -> String {
    var sentences = [Template.expand(dice.pick(openers), slots: slots, with: &dice)]
    sentences += dice.shuffled(tips).map { $0 + "." }
    let steps = dice.some(tips.isEmpty ? dice.within(2...3) : dice.within(1...2), of: self.steps)
    sentences += steps.map { Template.expand($0, slots: slots, with: &dice) }
    if dice.chance(0.3) {
      sentences.append(Template.expand(dice.pick(closers), slots: slots, with: &dice))
    }
    return sentences.joined(separator: " ")
  }

  private static let openers = Template.lines(
    """
    {Sure|Of course|Certainly}, here is how to {do}.
    Here is a {short|simple|quick} plan for {doing}.
    {Doing} is {mostly|largely} a matter of preparation.
    To {do}, {start|begin} by {getting everything ready|laying out what you need}.
    {Sure!|Yes.|Happy to explain.} {Doing} {takes|needs} a {calm|steady} hand and a {bit|little} of time.
    {Good question|Glad you asked}. {Doing} works best in small steps.
    The {easiest|usual} way to {do} is the following.
    You can {do} in {two|three|four} steps.
    There are {two|three} things that matter when {doing}.
    {Step one|First}, {gather|collect} what you need for {doing}.
    """)

  private static let steps = Template.lines(
    """
    Then {go|work} through it {in order|slowly|one part at a time}.
    {Take|Leave} {enough|plenty of} time and {check|look over} each step before {the next|moving on}.
    {Set|Lay} everything out {beforehand|first}, so you need not {stop|search} halfway.
    {Practise|Try it} once on something {small|cheap|unimportant}.
    {Keep|Have} a {note|list} of what you did, in case you {do|repeat} it again.
    Ask {someone|a friend} to {hold|watch} things for you {if that is easier|the first time}.
    {Pick|Choose} a {quiet|good} moment, when {nobody is waiting|you are not in a hurry}.
    {Go|Start} slowly and {speed up|pick up the pace} once it {works|feels natural}.
    If it does not work {at once|the first time}, {wait a moment|change one thing} and try again.
    {Finish|End} by {tidying up|clearing everything away}.
    {Use|Stick to} what you {already know|have at hand} and add the rest later.
    {Split|Break} it into {two|three} parts and do the {hardest|longest} one first.
    """)

  private static let closers = Template.lines(
    """
    That is {all there is to it|really all|it}.
    {Good luck|Enjoy|Have fun}!
    After {two|three} tries it will {feel|be} easy.
    Tell me how it went.
    Let me know if you {want|need} more detail on any part.
    """)
}
