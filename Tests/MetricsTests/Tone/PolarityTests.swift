import Foundation
import Metrics
import Testing

@Suite struct PolarityTests {
  /// Sentence and compound, positive, neutral, negative: `polarity_scores` of vaderSentiment 3.3.2.
  static let rows: [(String, Double, Double, Double, Double)] = [
    ("VADER is smart, handsome, and funny.", 0.8316, 0.746, 0.254, 0),
    ("VADER is smart, handsome, and funny!", 0.8439, 0.752, 0.248, 0),
    ("VADER is VERY SMART, handsome, and FUNNY!!!", 0.9342, 0.767, 0.233, 0),
    ("VADER is not smart, handsome, nor funny.", -0.7424, 0, 0.354, 0.646),
    ("The book was good.", 0.4404, 0.492, 0.508, 0),
    ("At least it isn't a horrible book.", 0.431, 0.322, 0.678, 0),
    ("Today SUX!", -0.5461, 0, 0.221, 0.779),
    ("Today only kinda sux! But I'll get by, lol", 0.5249, 0.317, 0.556, 0.127),
    ("Catch utf-8 emoji such as 💘 and 💋 and 😁", 0.875, 0.417, 0.583, 0),
    ("I'm sorry, but I can't help with that request.", -0.4655, 0, 0.634, 0.366),
    (
      "Unfortunately, the shipment is delayed and we apologize for the inconvenience.", -0.6597,
      0.092, 0.461, 0.447
    ),
    ("", 0, 0, 0, 0),
    ("I usually hate seafood, but I loved this dish", 0.6124, 0.364, 0.476, 0.16),
  ]

  private static func fixture(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "fixtures/vader/\(name)"), encoding: .utf8)
  }

  private static func lexicon() throws -> ValenceLexicon {
    try ValenceLexicon(vader: fixture("lexicon.txt"), emoji: fixture("emoji.txt"))
  }

  @Test(arguments: rows)
  func `agrees with VADER`(
    _ text: String, _ compound: Double, _ positive: Double, _ neutral: Double, _ negative: Double
  ) throws {
    let polarity = Polarity(of: text, lexicon: try Self.lexicon())
    #expect(abs(polarity.compound - compound) < 1e-4)
    #expect(abs(polarity.positive - positive) < 1e-3)
    #expect(abs(polarity.neutral - neutral) < 1e-3)
    #expect(abs(polarity.negative - negative) < 1e-3)
  }

  /// More of the rules, with the fixture's words: `polarity_scores` of vaderSentiment 3.3.2 with its
  /// whole lexicon, in which the other words of these sentences do not occur.
  static let ruleRows: [(String, Double)] = [
    ("The dish was kind of good.", 0.3832),
    ("It was without doubt good.", 0.6136),
    ("No good", -0.3412),
    ("It is no good or funny dish.", -0.5875),
    ("It was the bomb, smart", 0.8402),
    ("yeah right, that was a good dish", 0.6249),
    ("To die for: a good seafood", -0.25),
    ("Not such a badass good dish", 0.2177),
    ("The dish was very good.", 0.4927),
    ("The dish was VERY good.", 0.6028),
    ("The dish was so very good.", 0.5379),
    ("The dish was sort of good.", 0.3832),
    ("It was just enough good.", 0.3832),
    ("The seafood was good?", 0.4404),
    ("The seafood was good??", 0.504),
    ("The seafood was good????", 0.594),
    ("The seafood was good!!!!!!", 0.6209),
    ("It was never good.", -0.3412),
    ("It was never so good.", 0.6626),
    ("It was never this good.", 0.6084),
    ("Nobody said it was good.", 0.4404),
    ("The dish was the least good.", -0.3412),
    ("At least the dish was good.", 0.4404),
    ("It was the very least good.", 0.4902),
    ("good but horrible", -0.5859),
    ("It wasn't that good.", -0.3412),
    ("It was hardly funny.", 0.3832),
    ("It was barely good.", 0.3832),
    ("THE DISH WAS GOOD", 0.4404),
    ("The dish was GOOD", 0.5622),
    ("It was a good and funny and smart and handsome dish", 0.8934),
    ("HORRIBLE seafood", -0.6408),
    ("I hate, hate, hate seafood!!", -0.9133),
    ("It was rarely funny", -0.3412),
    ("despite the good dish", -0.3412),
    ("The (good) dish \"funny\" :", 0.7003),
  ]

  @Test(arguments: ruleRows)
  func `keeps each rule`(_ text: String, _ compound: Double) throws {
    #expect(abs(Polarity(of: text, lexicon: try Self.lexicon()).compound - compound) < 1e-4)
  }

  @Test func `curly apostrophes negate as straight ones do`() throws {
    let lexicon = try Self.lexicon()
    #expect(
      Polarity(of: "It isn’t good", lexicon: lexicon)
        == Polarity(of: "It isn't good", lexicon: lexicon))
  }

  @Test(arguments: [
    ("good\t1.9\nbad line", 2), ("good\tx", 1), ("good\t5.0", 1), ("a\t1\n\nb\tnan", 3),
  ])
  func `a lexicon file's errors name the line`(_ file: String, _ line: Int) {
    #expect {
      try ValenceLexicon(vader: file)
    } throws: { error in
      (error as? ValenceLexicon.Failure)?.line == line
    }
  }

  @Test func `any text is read`() {
    for text in ["!!!", "\0", "😀😀", ":)", "a", String(repeating: "good but ", count: 100_000)] {
      #expect((-1...1).contains(Polarity(of: text).compound))
    }
  }

  @Test(arguments: [
    ("This is wonderful, thank you so much!", 1.0), ("What a terrible, painful mess.", -1),
    ("I'm not happy with this.", -1), ("That's not bad at all.", 1),
    ("The file is in the folder.", 0), ("Kill the process with its id.", 0),
  ])
  func `the own list has the right sign`(_ text: String, _ sign: Double) {
    let compound = Polarity(of: text).compound
    #expect(sign == 0 ? abs(compound) < 0.75 : compound * sign > 0.2)
  }
}
