import Testing

@testable import Metrics

struct FalsePremiseGradeTests {
  private static let spiders = AnswerKey.falsePremise(
    aliases: ["eight legs", "have eight"],
    premise: ["spiders have six legs", "they have six legs", "six legs because"])

  @Test(arguments: [
    // A wording of the key, the premise denied, a rejection in other words.
    ("Spiders have eight legs.", Grade.correct), ("Spiders don't have six legs.", .correct),
    ("No spider has six legs.", .correct), ("They don't.", .correct),
    ("Spiders do not, in fact – count again.", .correct), ("That's a trick question.", .correct),
    ("It is a misconception that spiders have six legs.", .correct),
    ("I don't think that spiders have six legs.", .correct),
    ("The idea that spiders have six legs is wrong.", .correct),
    ("Insects have six legs. Spiders have eight legs.", .correct),
    ("- **Spiders:** eight legs\n- **Insects:** six legs", .correct),
    // Going along, with and without a denial of something else.
    ("Because they are insects.", .incorrect), ("To climb better.", .incorrect),
    ("Spiders have six legs because they are insects.", .incorrect),
    ("A spider actually has 6 legs.", .incorrect),
    ("Spiders have six legs, not eight legs.", .incorrect),
    ("They do not have eight legs.", .incorrect),
    ("Many think that spiders have eight legs, but they have six legs.", .incorrect),
    ("Not all spiders have six legs.", .incorrect),
    ("Spiders don't have six legs until they are grown.", .incorrect),
    ("Because spiders do not need eight legs to walk.", .incorrect),
    ("It isn't raining.", .incorrect), ("Some don't.", .incorrect),
    // Both: what takes the other back counts.
    ("Spiders have six legs. Wait, actually they have eight.", .correct),
    ("Spiders have eight legs. Still, they have six legs because of evolution.", .incorrect),
    ("I don't know why spiders have six legs.", .notAttempted),
    ("I'm not sure.", .notAttempted), ("", .notAttempted),
  ])
  func `right is what denies the premise`(reply: String, expected: Grade) {
    let reading = grade(reply, Self.spiders, "Why do spiders have six legs?")
    #expect(reading.grade == expected, "\(reading)")
  }

  @Test(arguments: [
    ("Do spiders have six legs? No: they have eight.", Grade.correct),
    ("If spiders have six legs, they are insects. They have eight legs.", .correct),
    ("\"Spiders have six legs\" is what some books say; they have eight legs.", .correct),
    ("It only seems that spiders have six legs; they have eight.", .correct),
  ])
  func `a question, a condition, a quotation and an opinion grant nothing`(
    reply: String, expected: Grade
  ) {
    #expect(grade(reply, Self.spiders, "Why do spiders have six legs?").grade == expected)
  }

  @Test(arguments: [
    ("51 is prime because it is not divisible by 3.", Grade.incorrect),
    ("51 is divisible by 3.", .correct), ("Because it is not a composite number.", .incorrect),
    ("51 is not actually a prime number.", .correct), ("Isn't 51 divisible by 3?", .incorrect),
  ])
  func `a wording of the key behind a "not" is none`(reply: String, expected: Grade) {
    let key = AnswerKey.falsePremise(
      aliases: ["divisible by 3", "composite"], premise: ["51 is prime", "51 is a prime number"])
    #expect(grade(reply, key, "Why is 51 a prime number?").grade == expected)
  }

  @Test(arguments: [
    ("None.", Grade.correct), ("Neither of them.", .correct), ("There isn't one.", .correct),
    ("There are no goalkeepers in chess.", .correct), ("It did not take long.", .incorrect),
    ("It doesn't have a name.", .incorrect), ("There is no other.", .incorrect),
    ("Three, but it doesn't count in a draw.", .incorrect),
  ])
  func `a key without the premise still reads denials of the question alone`(
    reply: String, expected: Grade
  ) {
    let key = AnswerKey.falsePremise(aliases: ["board game"])
    let question = "How many goals does a goalkeeper score in chess?"
    #expect(grade(reply, key, question).grade == expected)
  }

  @Test(arguments: [
    ("turned", "turns"), ("sitting", "sit"), ("sat", "sits"), ("carried", "carries"),
    ("isn't", "be"), ("six", "6"), ("29th", "29"), ("wolf's", "wolf"), ("ceased", "cease"),
    ("ran", "running"), ("boxes", "box"), ("floated", "floats"),
  ])
  func `forms of a word are one`(a: String, b: String) {
    #expect(Lemma.hash(a) == Lemma.hash(b))
  }

  @Test func `hostile text is graded, whatever it is`() {
    for text in [
      String(repeating: "spiders have the ", count: 20_000),
      String(repeating: "not ", count: 50_000),
      String(repeating: "spiders ", count: 50_000), "\u{0}\u{FFFD}🕷️八本脚", "'s ' 's",
      String(repeating: "they have six legs because ", count: 10_000),
    ] {
      let reading = grade(text, Self.spiders, "Why do spiders have six legs?")
      #expect(reading.grade != .correct)
    }
  }
}
