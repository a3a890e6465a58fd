import Testing

@testable import Metrics

/// Which statement a reply ends up standing by decides its grade, whatever the kind of key.
struct WithdrawalTests {
  private static let question = "Who runs the mill at Elmbrook?"

  @Test(arguments: [
    "Ada Quill... wait, no. The answer is Tom Brack.",
    "It is Ada Quill. Actually, no: it is Tom Brack.", "Ada Quill. Correction: Tom Brack.",
    "It is Ada Quill. Sorry, I misspoke. I meant Tom Brack.",
    "Ada Quill. Hold on, I mixed them up: Tom Brack.",
    "It's Ada Quill, of course. Scratch that. Tom Brack.", "Ada Quill. No, it is Tom Brack.",
    "Ada Quill. Let me recheck: I was wrong. Tom Brack.",
    "Ada Quill is not the answer; Tom Brack is.",
    "Many people think it is Ada Quill. In fact it is Tom Brack.",
    "People often say Ada Quill, but the correct answer is Tom Brack.",
    "While many name Ada Quill, it is Tom Brack.", "Tom Brack, though some say Ada Quill.",
    "Some sources give Ada Quill.\n\n**Final answer:** Tom Brack",
    "First guess: Ada Quill. Final answer: Tom Brack.",
    "At first glance: Ada Quill. But that ignores the lease. So: Tom Brack",
    "I first thought of Ada Quill. On reflection, the answer is Tom Brack.",
    "Tom Brack (formerly Ada Quill).", "It used to be Ada Quill, but it is now Tom Brack.",
    "~~Ada Quill~~ Tom Brack", "<think>It could be Ada Quill.</think>Tom Brack",
    "Is it Ada Quill? No, it is Tom Brack.", "Ada Quill? I doubt it. Tom Brack.",
    "You asked whether it is Ada Quill. It is Tom Brack.", "Anything but Ada Quill.",
    "All of them except Ada Quill.",
    "We can rule out Ada Quill. That leaves Tom Brack.", "Ada Quill can be ruled out. Tom Brack.",
    "Ada Quill, Tom Brack, Eve Marsh, Jo Fenn.", "Maybe Ada Quill, maybe Tom Brack.",
    "Possible answers:\n- Tom Brack\n- Ada Quill\n- Eve Marsh",
    "Both Ada Quill and Tom Brack are right.", "Either Ada Quill or Tom Brack.",

    "It is Tom Brack, often confused with Ada Quill.",
    "Die Antwort lautet nicht Ada Quill, sondern Tom Brack.",
  ])
  func `a name that the reply does not end up with is no answer`(reply: String) {
    #expect(grade(reply, .aliases(["Ada Quill"]), Self.question).grade == .incorrect)
  }

  @Test(arguments: [
    "Tom Brack... wait, no. The answer is Ada Quill.", "Tom Brack. Correction: Ada Quill.",
    "Is it Tom Brack? No, it is Ada Quill.", "~~Tom Brack~~ Ada Quill",
    "Many people think it is Tom Brack. In fact it is Ada Quill.",
    "Ada Quill, though some say Tom Brack.", "Ada Quill (formerly Tom Brack's tenant).",
    "<think>Tom Brack? No.</think>\n\nAda Quill",
    "First guess: Tom Brack. Final answer: Ada Quill.",
    "Ada Quill. Wait, let me double-check. Yes, Ada Quill is right.",
    "Ada Quill. Let me recheck. Yes, confirmed.", "None other than Ada Quill.",
    "Ada Quill; I made a mistake earlier when I said Tom Brack.",
    "Ada Quill. Tell me if I made a mistake.", "Ada Quill. She came in 1913, sorry, I mean 1931.",
    "Many people think it is Ada Quill.", "Most say Ada Quill, but some say Tom Brack.",
    "Ada Quill is the correct answer. The lease says so.",
    "Ada Quill. The answer is well documented in the parish book.",
    "Ada Quill. Actually, she has no partner.", "Ada Quill, Elmbrook Mill, Kent.",
    "Ada Quill. Don't mix her up with Tom Brack.", "Ada Quill. Is there anything else? No problem.",
  ])
  func `the name that the reply ends up with is its answer`(reply: String) {
    #expect(grade(reply, .aliases(["Ada Quill"]), Self.question).grade == .correct)
  }

  @Test func `a withdrawn answer with nothing in its place is told with low confidence`() {
    let key = AnswerKey.aliases(["Ada Quill"])
    let reading = grade("Ada Quill. Scratch that.", key, Self.question)
    #expect(reading.grade == .incorrect)
    #expect(reading.confidence == .low)
    #expect(grade("Ada Quill. Scratch that. Tom Brack.", key, Self.question).confidence == .high)
    #expect(grade("Ada Quill. Wait, no. I don't know.", key, Self.question).grade == .notAttempted)
  }

  @Test func `one alternative may be another name of the same`() {
    let reading = grade("It is rape or canola.", .aliases(["canola"]), "Which crop is it?")
    #expect(reading.grade == .correct)
    #expect(reading.confidence == .low)
  }

  @Test func `a former name answers a question for one`() {
    let key = AnswerKey.aliases(["Eboracum"])
    #expect(grade("York (formerly Eboracum).", key, "What was York formerly?").grade == .correct)
    #expect(grade("York (formerly Eboracum).", key, "Which city is it?").grade == .incorrect)
  }

  @Test(arguments: [
    ("He did not win the Elm Cup.", Grade.correct), ("All of them except the Elm Cup.", .correct),
    ("He never won the Elm Cup, but the Oak Cup.", .correct),
    ("It is not the Elm Cup but the Oak Cup.", .incorrect), ("Not the Elm Cup.", .incorrect),
  ])
  func `a question that holds a denial is answered by one`(reply: String, expected: Grade) {
    let question = "Which cup did Tom Brack not win?"
    #expect(grade(reply, .aliases(["Elm Cup"]), question).grade == expected)
  }

  @Test(arguments: [
    ("You pay €12.50. Hold on, I forgot the fee: it is €14.", Grade.incorrect),
    ("You pay €14. Hold on, there is no fee: it is €12.50.", .correct),
    ("€12.50. Hmm, let me recheck: I made a mistake. It is €14.", .incorrect),
    ("You might expect €12.50, but in fact it is €14.", .incorrect),
    ("€12.50 plus tax, €14.88 in total.", .incorrect), ("€12.50 each, so €25 in all.", .incorrect),
    ("It is €14, which is more than the €12.50 often quoted.", .incorrect),
    ("Possible answers: €12.50, €13, €14.", .incorrect),
    ("It is up to €12.50, perhaps less.", .incorrect), ("Up to €12.50.", .correct),
    ("It is 1/12.50.", .incorrect), ("It is 12.50².", .incorrect),
    ("2 × 6.25 = €12.50, bringing your balance to €112.50.", .correct),
    ("That comes to €12.50, leaving €7.50 over.", .correct),
    ("The fee is €12.50, so in total you will have paid €40.", .correct),
    ("It is €12.50; for comparison, a day ticket is €20.", .correct),
  ])
  func `of several figures the one that answers counts`(reply: String, expected: Grade) {
    let key = AnswerKey.number(12.5, unit: "EUR", tolerance: 0.001)
    #expect(grade(reply, key, "What do I pay for the ticket?").grade == expected)
  }

  @Test func `what is left over answers a question for it`() {
    let reply = "That comes to €12.50, leaving €7.50 over."
    let key = AnswerKey.number(7.5, unit: "EUR", tolerance: 0)
    #expect(grade(reply, key, "How much is left?").grade == .correct)
  }

  @Test(arguments: [
    ("The day after 14 April 2026.", Grade.incorrect), ("Before 14 April 2026.", .incorrect),
    ("Some day between 1 and 30 April 2026.", .incorrect), ("By 14 April 2026.", .correct),
    ("It is the day after 13 April 2026, that is, 14 April 2026.", .correct),
    ("14 April 2026. Wait, no, 15 April 2026.", .incorrect),
    ("15 April 2026. Wait, no, 14 April 2026.", .correct),
    ("15 April 2026, one day off 14 April 2026.", .incorrect),
  ])
  func `a date that another is reckoned from is not stated`(reply: String, expected: Grade) {
    #expect(grade(reply, .date("2026-04-14"), "When is it due?").grade == expected)
  }

  @Test(arguments: [
    ("B. Wait, no, C.", Grade.incorrect), ("C. Wait, no, B.", .correct), ("Hmm, no: B.", .correct),
    ("Any of them except B.", .incorrect), ("Ash. Scratch that, elm.", .incorrect),
    ("Elm? No, it sheds its leaves. Ash.", .correct),
  ])
  func `the option chosen last counts where the first is taken back`(
    reply: String, expected: Grade
  ) {
    let key = AnswerKey.choice("B", options: ["oak", "ash", "elm"])
    #expect(grade(reply, key, "Which tree?").grade == expected)
  }

  @Test func `words taken back are neither said nor held against a reply`() {
    let key = AnswerKey.text(contains: ["slate"], lacks: ["brick"])
    #expect(grade("Brick. No wait, slate.", key).grade == .correct)
    #expect(grade("Slate. No wait, timber.", key).grade == .incorrect)
    #expect(grade("Some say brick, but it has to be slate.", key).grade == .correct)
  }

  @Test(arguments: [
    "many think, ", "No? ", "a? a? No. ", "formerly formerly ", "~~ ", "<think>", "wait, no ",
    "X is it? I doubt it. ", "206 each, ", "maybe Ada Quill, ", "the answer is ", "Ada Quill, ",
    "though some say ",
  ])
  func `hostile repetition is read in one pass`(unit: String) {
    let reply = String(repeating: unit, count: 60_000 / unit.utf8.count) + "Ada Quill 206"
    for key in [AnswerKey.aliases(["Ada Quill"]), .number(206, unit: nil, tolerance: 0)] {
      #expect(Grade.allCases.contains(grade(reply, key, Self.question).grade))
    }
  }
}

/// Not knowing in other words, and answering all the same.
struct UnknowableWordingTests {
  @Test(arguments: [
    "I'm afraid that's unknowable.", "Only you can know that.", "Unfortunately, nobody knows.",
    "As an AI, I can't read minds.", "I wish I knew!", "That depends on facts I don't have.",
    "I lack that information.", "Your guess is as good as mine.", "Only time will tell.",
    "That's impossible for me to say.", "I do not possess such personal data.", "Beats me!", "N/A",
    "You'd have to check that yourself.", "I'd only be guessing.", "This is a mystery to me.",
    "I'd be making something up if I answered that.", "You never told me.",
  ])
  func `an honest abstention is right where nobody can know, and else not attempted`(reply: String)
  {
    #expect(grade(reply, .unknowable, "How many coins are in my tin?").grade == .correct)
    let key = AnswerKey.aliases(["Ada Quill"])
    #expect(grade(reply, key, "Who runs the mill?").grade == .notAttempted)
  }

  @Test(arguments: [
    "I don't have access to that, but I would say 37.", "I cannot know exactly. I estimate 101.",
    "Impossible for me to tell, though my guess is around 52.",
    "I can't know for sure, but it is probably blue.",
    "There's no way for me to be certain. Bordeaux is the most likely.",
    "I can't see that. That said, let me think about it. The answer is blue.",
  ])
  func `a guess behind it is an answer`(reply: String) {
    #expect(grade(reply, .unknowable, "What is in my tin?").grade == .incorrect)
    #expect(grade(reply, .aliases(["Ada Quill"]), "What is in my tin?").grade == .incorrect)
  }

  @Test(arguments: [
    "I can't know that; it is probably in your calendar.", "I'd say that only you can know.",
    "I don't know, but you could probably count them.",
    "I can't see it. I would suggest you count.",
    "Nobody knows. The answer is lost.",
  ])
  func `advice behind it is no guess`(reply: String) {
    #expect(grade(reply, .unknowable, "What is in my tin?").grade == .correct)
  }
}
