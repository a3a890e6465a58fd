import Metrics
import Testing

@Suite struct ToneMetricTests {
  static func score(_ metric: Metric, _ text: String) -> Double? {
    metric.measure(Exchange(facts: Facts(dimension: .tone), response: Response(text: text))).value
  }

  static let gated: [Metric] = [
    .formality, .hedgeShare, .sentiment, .warmth, .secondPerson, .automatedReadability,
  ]

  static let plain = """
    The library opens at nine in the morning and closes at eight in the evening. Visitors find the \
    catalogue on the ground floor, next to the desk, and the reading room above it.
    """

  @Test func `formality counts closed classes by its formula`() throws {
    // 34 words: of the prepositions at in at in on in? no: at, in, at, in, on, above = 6; articles the ×9.
    let text = ReplyText(Self.plain)
    let words = text.words.map { text.folded($0) }
    let formal = words.count { ["at", "in", "on", "above", "the", "a"].contains($0) }
    let informal = words.count { ["it"].contains($0) }
    let expected = 50 + 50 * Double(formal - informal) / Double(words.count)
    #expect(try #require(Self.score(.formality, Self.plain)) == expected)
  }

  @Test(arguments: [
    (
      "It is not possible to change the address because the parcel has already left the building.",
      "It's not possible to change the address 'cause the parcel's already left, so yeah, I can't do it."
    ),
    (
      "The report describes the results of the study in detail.",
      "Hey, so I've read it and yeah, it's got what you'd want, you know."
    ),
  ])
  func `casual wording is less formal`(_ formal: String, _ casual: String) throws {
    let padding = " " + Self.plain
    let high = try #require(Self.score(.formality, formal + padding))
    let low = try #require(Self.score(.formality, casual + padding))
    #expect(low < high - 3)
  }

  @Test(arguments: [
    ("It might rain, or perhaps it will snow here.", 1.0),
    ("It will definitely rain here today.", 0),
    ("It will probably rain, but it never snows.", 0.5), ("It rains here in the winter.", nil),
    ("He was born in May in the north.", nil), ("May it be that it may rain?", 1),
    ("It took about 20 minutes to get there.", 1), ("Tell me more about the trip now.", nil),
    ("Certainly! Here is the list of names.", nil), ("This is certainly the list of names.", 0),
    ("Of course. The shop is open today.", nil), ("It is sort of like a large cat.", 1),
  ])
  func `hedges are weighed against boosters`(_ text: String, _ expected: Double?) {
    #expect(Self.score(.hedgeShare, text) == expected)
  }

  @Test(arguments: [
    ("You can keep your old number if you like.", 300.0 / 9),
    ("The number stays the same for now.", 0),
    ("You’re right, and you’ll see it yourself.", 300.0 / 7),
  ])
  func `the second person is a rate`(_ text: String, _ expected: Double) throws {
    #expect(abs(try #require(Self.score(.secondPerson, text)) - expected) < 1e-9)
  }

  @Test(arguments: [
    ("The package is in the depot now.", 0),
    ("Thank you for asking, I'm happy to help with that.", 2),
    ("Sure, the shop opens at nine today.", 1), ("I am sure the shop opens at nine.", 0),
    ("I'm sorry to hear that you lost it.", 1), ("Great question! The shop opens at nine.", 2),
    ("She wrote \"thank you so much\" on the card.", 0),
    ("Hello there, the shop opens at nine.", 1),
    ("Let me know if you need anything, and good luck!", 3),
  ])
  func `warmth counts wordings and exclamations`(_ text: String, _ count: Int) throws {
    let words = Double(ReplyText(text).proseWordCount)
    #expect(abs(try #require(Self.score(.warmth, text)) - 100 * Double(count) / words) < 1e-9)
  }

  @Test func `sentiment is the mean of the sentences`() throws {
    let good = Polarity(of: "This is wonderful.").compound
    let text = "This is wonderful. The table is made of wood."
    #expect(abs(try #require(Self.score(.sentiment, text)) - good / 2) < 1e-12)
  }

  @Test(arguments: gated.map(\.id.rawValue))
  func `too little or foreign text is undefined`(_ id: String) throws {
    let metric = try #require(Self.gated.first { $0.id.rawValue == id })
    #expect(Self.score(metric, "") == nil)
    #expect(Self.score(metric, "You might, perhaps!") == nil)
    #expect(
      Self.score(metric, "```\nyou might perhaps be glad to know that this is all code\n```") == nil
    )
    let german = """
      Vielen Dank für Ihre Nachricht. Das Paket hat unser Lager am Montag verlassen und sollte in zwei \
      Tagen bei Ihnen sein. Wenn es bis dahin nicht da ist, melden Sie sich bitte noch einmal bei uns, \
      damit wir es suchen können.
      """
    #expect(Self.score(metric, german) == nil)
  }

  @Test func `indices need thirty words`() {
    let words = Array(repeating: "the cat sat on the mat today", count: 5).joined(separator: ". ")
    #expect(Self.score(.formality, words) != nil)
    #expect(Self.score(.automatedReadability, words) != nil)
    let fewer = Array(repeating: "the cat sat on the mat today", count: 4).joined(separator: ". ")
    #expect(Self.score(.formality, fewer) == nil)
    #expect(Self.score(.automatedReadability, fewer) == nil)
    #expect(Self.score(.secondPerson, fewer) == 0)
  }

  @Test(
    arguments: [
      (Metric.apology, "I apologize for that, and I am sorry."),
      (.gratitude, "Thanks a lot for the note, it is much appreciated."),
      (.disclaimers, "As an AI, I can't judge that; consult a professional."),
      (.boosters, "It is definitely and absolutely true."),
      (.firstPerson, "I think my answer is the right one."),
      (.firstPersonPlural, "We think our answer is the right one."),
    ].map { ($0.0.id.rawValue, $0.1) })
  func `information metrics count their wordings`(_ id: String, _ text: String) throws {
    let all: [Metric] = [
      .apology, .gratitude, .disclaimers, .boosters, .firstPerson, .firstPersonPlural,
    ]
    let metric = try #require(all.first { $0.id.rawValue == id })
    let words = Double(ReplyText(text).proseWordCount)
    #expect(abs(try #require(Self.score(metric, text)) - 200 / words) < 1e-9)
    #expect(Self.score(metric, "The shop opens at nine in the morning.") == 0)
  }

  @Test func `markdown does not change the tone`() throws {
    let plain = Self.plain
    let marked =
      "**" + plain.replacing("library", with: "*library*").replacing(". ", with: ".** ")
    for metric in Self.gated {
      let a = Self.score(metric, plain)
      let b = Self.score(metric, marked)
      #expect(a == b, "\(metric.id.rawValue)")
    }
  }
}
