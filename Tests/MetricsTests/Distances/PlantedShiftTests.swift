import Foundation
import Testing

@testable import Metrics

/// Recorded replies of a real model, every second one rewritten by rule: the dimension that the rule is
/// about moves, in units of the originals' spread, and no other by more than a fifth of that.
struct PlantedShiftTests {
  enum Rewriting: String, CaseIterable, Sendable {
    case casual, hedged, longer, inLists, inGerman, withoutApology

    var matching: MetricID {
      switch self {
      case .casual: "tone.formality"
      case .hedged: "tone.hedge-share"
      case .longer: "format.words"
      case .inLists: "format.list"
      case .inGerman: "format.language"
      case .withoutApology: "tone.warmth"
      }
    }

    /// Which way it moves.
    var sign: Double {
      switch self {
      case .casual, .inGerman, .withoutApology: -1
      case .hedged, .longer, .inLists: 1
      }
    }

    func rewrite(_ reply: String) -> String {
      switch self {
      case .casual:
        Self.contractions.reduce(reply) { $0.replacing($1.0, with: $1.1) }
      case .hedged:
        Self.doubts.reduce(reply) { $0.replacing($1.0, with: $1.1) }
      case .longer: reply + "\n\n" + reply
      case .inLists:
        reply.split(separator: "\n").map { "- " + $0 }.joined(separator: "\n")
      case .inGerman:
        Self.german(as: reply)
      case .withoutApology:
        Self.apologies.reduce(reply) { $0.replacing($1.0, with: $1.1) }
      }
    }

    /// As many words, in paragraphs laid out alike.
    private static func german(as reply: String) -> String {
      let words = """
        Danke für Ihre Nachricht. Wir sehen uns das an und melden uns, sobald wir wissen, wo die \
        Sendung ist und wann sie bei Ihnen ankommt.
        """.split(separator: " ")
      let wanted = reply.split(whereSeparator: \.isWhitespace).count
      let text = (0..<wanted).map { words[$0 % words.count] }.joined(separator: " ")
      return reply.hasPrefix("- ") || reply.contains("\n- ") ? "- " + text : text
    }

    /// A filler for the word that a contraction swallows and for articles, so that the length stays.
    private static let contractions = [
      ("I am ", "Oh I'm "), ("I will ", "Oh I'll "), ("It is ", "Oh it's "),
      (" it is ", " um it's "),
      ("You are ", "Oh you're "), (" you are ", " um you're "), (" is not ", " um isn't "),
      (" are not ", " um aren't "), (" do not ", " um don't "), (" does not ", " um doesn't "),
      (" did not ", " um didn't "), (" would not ", " um wouldn't "), (" cannot ", " can't "),
      (" we are ", " um we're "), ("We are ", "Oh we're "), ("We will ", "Oh we'll "),
      (" we will ", " um we'll "), ("That is ", "Oh that's "), (" that is ", " um that's "),
      (" you have ", " um you've "), (" you will ", " um you'll "), ("There is ", "Oh there's "),
      (" I have ", " um I've "), (" I would ", " um I'd "), (" they are ", " um they're "),
      (" let us ", " um let's "), (" should not ", " um shouldn't "), ("Here is ", "Oh here's "),
      (" the ", " um "),
    ]

    /// Auxiliaries for auxiliaries, so that nothing but the doubt is new.
    private static let doubts = [
      (" will ", " may "), (" can ", " may "), (" should ", " might "), (" must ", " might "),
      (" 'll ", " may "), ("'ll ", " may "), (" always ", " perhaps "), (" very ", " rather "),
    ]

    /// Words of the same class, so that nothing but the apology goes.
    private static let apologies = [
      (" so sorry", " here"), (" very sorry", " here"), (" sorry", " here"), ("Sorry", "Here"),
      ("apologize", "write"), ("apologise", "write"), ("apologies", "notes"), ("apology", "note"),
    ]
  }

  /// Smallest unit that a spread is taken for, as a share of replies or in the metric's unit.
  private static let dimensions: [(metric: Metric, floor: Double)] = [
    (.formality, 1), (.hedgeShare, 0.05), (.sentiment, 0.05), (.warmth, 0.5), (.secondPerson, 0.5),
    (.automatedReadability, 1), (.words, 0.1), (.list, 0.2), (.heading, 0.2), (.emoji, 0.2),
    (.codeFence, 0.2), (.language, 0.2),
  ]

  /// The floors lie under what was measured: `docs/metrics.md` has the figures.
  @Test(arguments: ["gemma3", "smollm2-a"], Rewriting.allCases)
  func `a rewriting moves what it is about and nothing else`(
    recording: String, rewriting: Rewriting
  ) throws {
    let replies = try Recorded.tone(recording)
    #expect(replies.count >= 60)
    var shifts: [MetricID: Double] = [:]
    for (metric, floor) in Self.dimensions {
      shifts[metric.id] = shift(of: metric, floor, replies, rewriting)
    }
    let moved = try #require(shifts[rewriting.matching])
    #expect(moved * rewriting.sign >= 0.02, "\(moved)")
    for (metric, other) in shifts where metric != rewriting.matching {
      #expect(abs(other) <= abs(moved) / 5, "\(metric.rawValue) moved by \(other), not \(moved)")
    }
  }

  @Test func `an apology lost shows as such too`() throws {
    let replies = try Recorded.tone("smollm2-a")
    let moved = try #require(shift(of: .apology, 0.5, replies, .withoutApology))
    #expect(moved <= -0.1)
  }

  private func shift(
    of metric: Metric, _ floor: Double, _ replies: [String], _ rewriting: Rewriting
  ) -> Double? {
    func score(_ text: String) -> Double? {
      let facts = Facts(dimension: .tone)
      let value = metric.measure(Exchange(facts: facts, response: Response(text: text))).value
      return metric.id == "format.words" ? value.map { Foundation.log(max($0, 1)) } : value
    }
    var primary: [[Double]] = []
    var fallback: [[Double]] = []
    for (index, reply) in replies.enumerated() {
      guard let before = score(reply) else { continue }
      guard let after = score(index.isMultiple(of: 2) ? rewriting.rewrite(reply) : reply) else {
        continue
      }
      primary.append([before])
      fallback.append([after])
    }
    let unit = PrimarySpread(primary, floor: floor).total
    return StandardisedShift(primary: primary, fallback: fallback, unit: unit).shift
  }
}

/// Replies of `fixtures/recordings`, real models asked through a local engine.
private struct Recorded: Decodable {
  struct Reply: Decodable { var text: String }
  var `case`: String
  var reply: Reply?

  static func tone(_ name: String) throws -> [String] {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("fixtures/recordings/\(name).jsonl")
    return try Data(contentsOf: file).split(separator: 0x0A)
      .map { try JSONDecoder().decode(Recorded.self, from: Data($0)) }
      .filter { $0.case.hasPrefix("tone") }
      .compactMap { $0.reply?.text }
      // Where every dimension is defined.
      .filter { ReplyText($0).proseWordCount >= 30 }
  }
}
