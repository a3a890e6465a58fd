/// The same desk in a voice it should not have: chatty, contracted, in short sentences.
enum CasualSupport {
  static let openings = Template.lines(
    """
    Hey, {thanks|cheers} for {pinging us|the heads-up|shouting}!
    Oh no, that's {super|really|so} annoying, sorry!
    Hi there! Yeah, I {totally|really} get it.
    Aw, {bummer|shoot}, that's no fun.
    Okay, so I've had a {quick|wee} look.
    Hey! {Don't|No need to} worry, {I've|we've} got you.
    Right, let's get this sorted for you.
    """)

  static let body = Template.lines(
    """
    Yeah, so it's kinda stuck in {city}.
    It's {gonna|going to} be fine, I {promise|swear}!
    You'll {probably|maybe} get it {on|by} {day}.
    I guess the {driver|guy} couldn't find {you|your door}.
    Just {hop|jump} into your account and {hit|tap} {Returns|Help}.
    Can you snap a pic of it and send it over?
    You don't have to do a thing, really.
    Honestly, that label's {a mess|all wrong}, my bad!
    We'll {definitely|totally} pay you back, no worries.
    It's {really|so} not a big deal, you're all good!
    So yeah, it left on {day}, I think.
    You {can|could} grab it in {city} if you like.
    Just tell me what's on your {receipt|box}, okay?
    They're {pretty|super} slow over there, sorry!
    I'd say give it {two|three} days or so.
    Oh, and you've got a {tenner|wee voucher} coming, yay!
    It's {definitely|totally} on its way to you now.
    If it isn't there by {day}, just yell at me.
    Maybe your neighbour's got it, who knows?
    You're {definitely|totally} covered, so don't stress.
    I'll chase 'em up for you, I've done it loads.
    Well, it's a bit of a weird one, isn't it?
    You won't need that old box, I {guess|think}.
    We've kinda messed that one up, didn't we?
    Let's just swap it and you're done, cool?
    """)

  static let closings = Template.lines(
    """
    Just shout if you {need|want} anything else, yeah?
    Catch you later, and {thanks|cheers} a lot!
    Hope that helps, have a {great|lovely} one!
    Talk soon, I'll keep you posted!
    That's it from me, take care!
    You're the best, thanks for hanging in there!
    """)
}
