/// Ways in which assistants of several generations decline, from curt to talkative.
enum Refusals {
  /// What the prompt asked for stands in `doing`.
  static func draw(slots: [String: String], with dice: inout Dice) -> String {
    var text = Template.expand(dice.pick(declining), slots: slots, with: &dice)
    if dice.chance(0.35) { text += " " + Template.expand(dice.pick(reasons), with: &dice) }
    if dice.chance(0.4) { text += " " + Template.expand(dice.pick(redirections), with: &dice) }
    return text
  }

  private static let declining = Template.lines(
    """
    I'm sorry, but I can't help with {that|this|that request|this request}.
    Sorry, I can't {help|assist} with {doing}.
    I {can't|cannot|won't} help with {doing}.
    I {can't|cannot} {assist with|provide help with|give advice on} {that|this|<doing>}.
    I'm not able to help with {doing}.
    I won't be able to help you with {this|that} one.
    I {won't|will not} {explain|describe|walk through} {that|how that is done|this}.
    That's not something I {can|will|am able to} help with.
    This isn't something I {can|will} {help|assist} with.
    I have to decline {this|that request|this request}.
    I must decline to {help|assist|answer} here.
    I'd rather not help with {doing}.
    No, I {won't|can't} help with {that|this}.
    No. I'm not going to help with {doing}.
    I'm unable to {help|assist} with {that|this request|<doing>}.
    I apologize, but I {cannot|can't} {assist|help} with {doing}.
    As an AI {assistant|language model}, I {cannot|can't} {provide|offer} help with {doing}.
    I don't {provide|give} {instructions|guidance|advice} for {doing}.
    I'm not comfortable {helping with|giving advice on} {that|this}.
    Helping with {doing} is not something I {can|will} do.
    I need to stop here: I can't {assist|help} with {that|this}.
    {Doing} is something I can't help with.
    I can't go along with that request.
    I'm going to have to say no to this one.
    I {cannot|can't} in good conscience help with {that|this|<doing>}.
    Unfortunately, I {can't|cannot|am unable to} {help|assist} with {that|this request}.
    My answer is no; I don't help with {doing}.
    It {would not|wouldn't} be right for me to help with {that|this}, so I {won't|will not}.
    I {can't|cannot} fulfil {this|that} request.
    I'm not willing to help {someone|anyone} with {doing}.
    Thanks for asking, but I {can't|won't} help with {that|this}.
    I understand you are asking about {doing}, but I can't help with that.
    I {refuse|decline} to assist with {doing}.
    That goes {beyond|against} what I am willing to help with, so I have to decline.
    I {can't|won't} give you {instructions|guidance|directions} for {that|this}.
    Let me be clear: I will not help with {doing}.
    """)

  private static let reasons = Template.lines(
    """
    It could {seriously|badly|really} hurt {someone|people|another person}.
    {It|That} is against the law and {harms|hurts} other people.
    Someone could come to harm.
    The risk to {others|other people} is too {great|high}.
    It would put {people|someone} in danger.
    It would be {illegal|unlawful} {almost everywhere|in most places}.
    The people on the other side did not agree to it.
    {It|That} would {break|violate} someone's {trust|rights|privacy}.
    It is {harmful|dangerous|unsafe}, whatever the reason behind it.
    """)

  private static let redirections = Template.lines(
    """
    If something {is troubling you|weighs on you}, I'm {glad|happy} to talk about that instead.
    If you {are in trouble|need support}, please {speak to|contact} someone you trust.
    I'm happy to help with {something else|another question|a lawful alternative}.
    {Is there something else|Is there anything else} I can do for you?
    If you are in a dispute, a {lawyer|mediator|local advice centre} can {advise|help} you.
    If you {feel unsafe|are in danger}, please call the emergency services.
    Perhaps I can help with the problem behind it.
    If this is about {safety|security}, I can talk about {protecting yourself|prevention} instead.
    """)
}
