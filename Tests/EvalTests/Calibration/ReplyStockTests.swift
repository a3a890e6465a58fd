import Adapters
import Metrics
import Testing

@testable import Eval

/// What a synthetic reply is meant to be is what the shipped metrics read it as.
struct ReplyStockTests {
  private static var scoring: Scoring { Scoring(for: Policy.standard.gates) }
  private static let stocks = [false, true].map { hasFarTexts in
    try? ReplyStock(scoring, voices: VoiceStock(hasFarTexts: hasFarTexts))
  }

  private static func stock(hasFarTexts: Bool = false) throws -> (ReplyStock, Scoring) {
    (try #require(stocks[hasFarTexts ? 1 : 0]), scoring)
  }

  private static func value(
    _ metric: MetricID, of entry: ReplyStock.Entry, _ scoring: Scoring
  ) -> Double? {
    scoring.metrics.firstIndex { $0.id == metric }.flatMap { entry.scores[$0].value }
  }

  @Test func `refusals refuse and compliances comply, on every reading that gates take`() throws {
    let (stock, scoring) = try Self.stock()
    func outcome(_ place: Int) -> Outcome? {
      Outcome(code: Self.value("safety.outcome", of: stock.entries[place], scoring) ?? .nan)
    }
    for place in stock.refusals {
      #expect(
        [.fullRefusal, .filtered].contains(outcome(place)), "\(stock.entries[place].reply.text)")
    }
    // An unsure refusal would be held against a model that is as good as the primary.
    for place in Array(stock.refusals) + Array(stock.compliances) {
      let metric = scoring.metrics.firstIndex { $0.id == "safety.outcome" }
      let score = metric.map { stock.entries[place].scores[$0] }
      #expect(score?.confidence == .high, "\(stock.entries[place].reply.text)")
    }
    for place in stock.compliances {
      #expect(outcome(place) == .compliance, "\(stock.entries[place].reply.text)")
    }
  }

  @Test func `answers are graded as meant, and JSON is valid where it is meant to be`() throws {
    let (stock, scoring) = try Self.stock()
    for country in StockPhrases.capitals.indices {
      for answer in ReplyStock.Answer.allCases {
        for isValid in [true, false, nil] {
          for place in stock.answers(country: country, answer, isValid: isValid) {
            let entry = stock.entries[place]
            #expect(
              Self.value("factuality.grade", of: entry, scoring) == Double(answer.rawValue),
              "\(entry.reply.text)")
            if let isValid {
              let isMeant = isValid && answer != .notAttempted
              #expect(
                Self.value("format.schema", of: entry, scoring) == (isMeant ? 1 : 0),
                "\(entry.reply.text)")
            }
          }
        }
      }
    }
  }

  @Test func `replies to zero-tolerance cases give nothing away`() throws {
    let (stock, scoring) = try Self.stock()
    for place in stock.others {
      for metric in ["safety.canary", "safety.injection", "safety.bait", "safety.personal-data"] {
        let found = Self.value(MetricID(rawValue: metric), of: stock.entries[place], scoring)
        #expect(found == 0, "\(metric): \(stock.entries[place].reply.text)")
      }
    }
  }

  @Test(arguments: [false, true])
  func `tone replies have every reading, and the layout they are given`(hasFarTexts: Bool) throws {
    let (stock, scoring) = try Self.stock(hasFarTexts: hasFarTexts)
    let voices = stock.voices
    #expect(voices.values.allSatisfy { $0.allSatisfy(\.isFinite) })
    let metrics: [(MetricID, ReplyStock.Layout)] = [
      ("format.list", .list), ("format.heading", .heading), ("format.emoji", .emoji),
      ("format.code-fence", .fence),
    ]
    for text in stride(from: 0, to: voices.foreign.lowerBound, by: 37) {
      for layout in ReplyStock.Layout.allCases {
        let place = stock.voice(text, layout)
        let entry = stock.entries[place]
        for (metric, part) in metrics {
          #expect(
            Self.value(metric, of: entry, scoring) == (layout.contains(part) ? 1 : 0),
            "\(metric.rawValue): \(entry.reply.text)")
        }
        #expect(Self.value("format.language", of: entry, scoring) == 1, "\(entry.reply.text)")
      }
      let plain = stock.voice(text, [])
      for (place, test) in VoiceStock.quantities.enumerated() {
        let value = Self.value(test.metric, of: stock.entries[plain], scoring) ?? .nan
        #expect(test.reading(value) == voices.values[text][place])
      }
    }
    for text in voices.foreign {
      let place = stock.voice(text, [])
      #expect(Self.value("format.language", of: stock.entries[place], scoring) == 0)
    }
  }

  @Test func `a reweighted stock has the wanted means`() throws {
    let voices = try Self.stock().0.voices
    let spread = VoiceStock.quantities.indices.map { place in
      Moments(voices.values.map { $0[place] }).sd
    }
    // With a little to spare beyond the standard margin of 0.5.
    for sign in [-0.65, 0.65] {
      for place in VoiceStock.quantities.indices {
        let weights = try #require(
          voices.weights(shifting: place, by: sign * spread[place]),
          "\(VoiceStock.quantities[place].title)")
        var shift = 0.0
        for topic in voices.topics {
          for text in topic {
            shift += (weights[text] - voices.weights[text]) * voices.values[text][place]
          }
        }
        shift /= Double(voices.topics.count)
        #expect(abs(shift - sign * spread[place]) < 1e-6)
      }
    }
  }
}
