import Metrics

extension SyntheticPair {
  /// Draws the primary's replies to tone cases, then the fallback's, so that a shift can be exactly
  /// the margin in the spread that was measured of the primary.
  func drawVoices(
    _ primary: inout [Int], _ fallback: inout [Int], _ perCluster: UInt64,
    _ random: inout SplitMix64
  ) -> Bool {
    let voices = stock.voices
    let cases = standIns.kinds.indices.filter { standIns.kinds[$0] == .voice }
    guard !cases.isEmpty else { return true }
    let base = voices.cumulative(voices.weights)
    var texts: [Int] = []
    var topics: [VoiceTopic] = []
    for index in cases {
      var own = SplitMix64(seed: perCluster, stream: UInt64(standIns.clusters[index]))
      var topic = VoiceTopic(voices, &own)
      topic.ownText = voices.text(on: topic.number, base, &random)
      topics.append(topic)
      for _ in 0..<samples { texts.append(text(topic, voices, base, &random)) }
    }
    var shifted = base
    if let quantity = truth.harm?.voice {
      guard
        let weights = voices.weights(
          shifting: quantity, by: shift(of: quantity, voices, texts, cases))
      else { return false }
      shifted = voices.cumulative(weights)
    }
    var number = 0
    for (place, index) in cases.enumerated() {
      var topic = topics[place]
      if truth == .equallyGood { topic = VoiceTopic(voices, &random) }
      if truth == .equallyGood || truth.harm?.voice != nil {
        topic.ownText = voices.text(on: topic.number, shifted, &random)
      }
      // Layouts have rates of their own; in a shift of tone none come in between.
      let layouts = layoutRates(perCluster, standIns.clusters[index])
      for cell in index * samples..<(index + 1) * samples {
        primary[cell] = entry(texts[number], layouts.map(\.primary), voices, &random)
        fallback[cell] = entry(
          text(topic, voices, shifted, &random), layouts.map(\.fallback), voices, &random)
        number += 1
      }
    }
    return true
  }

  /// The prompt's own text again, or a new one.
  private func text(
    _ topic: VoiceTopic, _ voices: VoiceStock, _ cumulative: [Double], _ random: inout SplitMix64
  ) -> Int {
    if random.bernoulli(scenario.sameReplyShare) { return topic.ownText }
    // With independent replies no prompt has a topic.
    let number = scenario == .independent ? random.below(voices.topics.count) : topic.number
    return voices.text(on: number, cumulative, &random)
  }

  /// The margin of one quantity; for tone in the spread measured of the primary's replies.
  private func shift(
    of quantity: Int, _ voices: VoiceStock, _ texts: [Int], _ cases: [Int]
  ) -> Double {
    let test = VoiceStock.quantities[quantity]
    let gate: GateID = test.unit == .logRatio ? .formatContract : .toneShift
    guard let rule = policy.gates.first(where: { $0.gate == gate }) else { return 0 }
    let bounds = test.bounds(rule.margin)
    let bound = truth.harm?.isDownward == true ? bounds.lower ?? 0 : bounds.upper
    guard case .primaryDeviation(let floor) = test.scale else { return bound }
    var measured: [Double] = []
    for (position, index) in cases.enumerated()
    where test.isEligible(standIns.questions[index].case) {
      for sample in 0..<samples {
        measured.append(voices.values[texts[position * samples + sample]][quantity])
      }
    }
    return bound * max(floor, Moments(measured).sd)
  }

  private static let layoutParts = ["lists", "headings", "emoji", "code-fences", "language"]

  private func layoutRates(
    _ perCluster: UInt64, _ cluster: Int
  ) -> [(primary: Double, fallback: Double)] {
    if truth.harm?.voice != nil { return [] }
    var own = SplitMix64(seed: perCluster ^ 0x5DEE_CE66, stream: UInt64(cluster))
    return Self.layoutParts.map { part in
      pair(
        rates.rate(of: .formatContract, part: part) ?? 0, harm: dose.format[part] ?? 0, &own)
    }
  }

  private func entry(
    _ text: Int, _ layouts: [Double], _ voices: VoiceStock, _ random: inout SplitMix64
  ) -> Int {
    var text = text
    var layout = 0
    for (place, rate) in layouts.enumerated() where random.bernoulli(rate) {
      if place < 4 { layout |= 1 << place } else { text = pick(voices.foreign, &random) }
    }
    return stock.voice(text, ReplyStock.Layout(rawValue: layout))
  }
}
