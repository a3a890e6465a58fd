import Foundation
import Metrics

/// Texts of replies to tone cases: topics with a manner of their own, and several texts on each.
///
/// A topic plays the part of a prompt: texts on one topic are more alike than texts on two. Made
/// from sentences by a fixed seed, so the stock is the same everywhere.
struct VoiceStock {
  /// Per text its sentences.
  private(set) var sentences: [[String]] = []
  /// Texts by topic.
  private(set) var topics: [Range<Int>] = []
  /// Texts in another language, which belong to no topic.
  private(set) var foreign: Range<Int> = 0..<0
  /// Chance of each text within its topic.
  private(set) var weights: [Double] = []
  /// Per text of the topics its value in each quantity of ``quantities``.
  let values: [[Double]]
  private let tilts: [ExponentialTilt]

  var count: Int { sentences.count }

  static let topicCount = 16
  static let textsPerTopic = 16
  /// Share of replies that are far off, in the scenario of heavy tails, and texts for them.
  static let farShare = 0.03
  private static let farTexts = 4

  /// The six dimensions of tone and the logarithm of the length: what a shift moves.
  static let quantities: [LossTest] =
    GateKind.toneShift.tests + GateKind.formatContract.tests.filter { $0.unit == .logRatio }

  init(hasFarTexts: Bool) {
    var random = SplitMix64(seed: 20_261_121, stream: "voices")
    for topic in 0..<Self.topicCount {
      // How much of each manner there is, and how long a reply is, differ from topic to topic.
      let shares = StockPhrases.manners.map { _ in exp(0.6 * random.normal()) }
      let length = 6.5 * exp(0.25 * random.normal())
      let start = sentences.count
      for _ in 0..<Self.textsPerTopic {
        let count = max(3, Int((length * exp(0.3 * random.normal())).rounded()))
        sentences.append(
          Self.text(of: count, opening: Self.opening(shares, &random)) {
            Self.sentence(shares, &random)
          })
      }
      weights += Array(
        repeating: (hasFarTexts ? 1 - Self.farShare : 1) / Double(Self.textsPerTopic),
        count: Self.textsPerTopic)
      if hasFarTexts {
        for text in 0..<Self.farTexts {
          // One manner and nothing else, either curt or endless.
          let manner = StockPhrases.manners[(topic * Self.farTexts + text) % 7]
          let count = text % 2 == 0 ? 2 : 24
          sentences.append(
            Self.text(of: count, opening: Self.opening(shares, &random)) {
              manner[random.below(manner.count)]
            })
          weights.append(Self.farShare / Double(Self.farTexts))
        }
      }
      topics.append(start..<sentences.count)
    }
    values = Self.measured(sentences)
    let (values, weights, topics) = (values, weights, topics)
    tilts = Self.quantities.indices.map { place in
      ExponentialTilt(values: values.map { [$0[place]] }, base: weights, strata: topics)
    }
    foreign = sentences.count..<sentences.count + StockPhrases.german.count
    sentences += StockPhrases.german.map { [$0] }
  }

  /// So many sentences, and more until the metrics find enough words to read a tone off.
  private static func text(of count: Int, opening: String, next: () -> String) -> [String] {
    var text = [opening]
    while text.count < count || text.reduce(0, { $0 + $1.split(separator: " ").count }) < 40 {
      text.append(next())
    }
    return text
  }

  /// Hedged or sure: without either a reply has no share of hedges.
  private static func opening(_ shares: [Double], _ random: inout SplitMix64) -> String {
    let isHedged = random.bernoulli(0.2 + 0.6 * shares[2] / shares.reduce(0, +))
    let sentences = isHedged ? StockPhrases.hedged : StockPhrases.certain
    return sentences[random.below(sentences.count)]
  }

  private static func sentence(_ shares: [Double], _ random: inout SplitMix64) -> String {
    var point = random.double() * shares.reduce(0, +)
    for (manner, share) in zip(StockPhrases.manners, shares) {
      point -= share
      if point < 0 { return manner[random.below(manner.count)] }
    }
    return StockPhrases.plain[0]
  }

  private static func measured(_ texts: [[String]]) -> [[Double]] {
    let wanted = quantities
    let scoring = Scoring(
      metrics: Metric.all.filter { one in wanted.contains { $0.metric == one.id } })
    let facts = Facts(dimension: .tone, prompt: "Where is my parcel?")
    return texts.map { text in
      let scores = scoring.measure(Response(text: text.joined(separator: " ")), facts: facts)
      return wanted.map { test in
        let place = scoring.metrics.firstIndex { $0.id == test.metric }
        return test.reading(place.flatMap { scores[$0].value } ?? .nan)
      }
    }
  }

  /// The texts reweighted so that one quantity's mean moves by a shift; nil where the stock holds
  /// no such texts.
  func weights(shifting quantity: Int, by shift: Double) -> [Double]? {
    tilts[quantity].weights(means: tilts[quantity].means.map { $0 + shift })
  }
}

extension VoiceStock {
  /// Within each topic the running sums of the weights.
  func cumulative(_ weights: [Double]) -> [Double] {
    var sums = weights
    for topic in topics {
      for text in topic.dropFirst() { sums[text] += sums[text - 1] }
    }
    return sums
  }

  /// A text on a topic, by running sums of weights.
  func text(on topic: Int, _ cumulative: [Double], _ random: inout SplitMix64) -> Int {
    let texts = topics[topic]
    let point = random.double() * cumulative[texts.upperBound - 1]
    var (low, high) = (texts.lowerBound, texts.upperBound - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > point { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// What a model says to one prompt: the topic it takes up, and the reply it tends to give.
struct VoiceTopic {
  let number: Int
  var ownText: Int

  init(_ voices: VoiceStock, _ random: inout SplitMix64) {
    number = random.below(voices.topics.count)
    ownText = voices.topics[number].lowerBound
  }
}
