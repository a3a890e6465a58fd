import Metrics

/// The chance that one test is met by a sound fallback, and the cases it takes.
///
/// - Rates: a seeded simulation of replies taken through the shipped interval
///   (``RateSimulation``), under each assumption about failed calls, all of which must be met.
/// - Tone and length: the exact power of two one-sided t tests for normal losses (``TTestPower``),
///   with the margin narrowed by the share of failed calls, each of which may count a whole unit in
///   either direction.
struct TestPower {
  let test: LossTest
  let model: PromptModel
  let margin: Double
  let level: Double
  let samples: Int
  let missing: Double
  let likeness: Likeness
  var readability = Readability.complete
  let seed: UInt64
  let draws: Int

  /// Beyond this many independent cases nobody goes.
  static let mostUnits = 100_000

  private var upper: Double { test.bounds(margin).upper }

  /// The chance of being met with these clusters; 0 without any.
  ///
  /// - Parameter units: cases of each cluster.
  func power(units: [Int]) -> Double {
    let readable = readability.readable(units, samples: samples)
    guard !readable.isEmpty, readable.reduce(0, +) >= test.fewestCases else { return 0 }
    let enough = readability.chanceOfEnough(units: units.count, samples: samples)
    switch model {
    case .rate:
      guard readable.count >= test.fewestUnits(margin: upper, level: level) else { return 0 }
      return enough * simulated(readable, draws: draws).power(margin: upper)
    case .spread(let between, let within):
      return enough
        * spreadPower(
          count: readable.count, variance: variance(readable, between: between, within: within))
    }
  }

  /// Independent cases with which the chance of being met is `target`; nil where no number will do.
  ///
  /// The clusters keep their sizes. For rates two digits: it is found by simulation, starting from
  /// the reach at the cases there are, whose distance from the mean loss shrinks with √n.
  ///
  /// - Parameter power: the chance with the cases there are, where known: fewer do where it suffices,
  ///   and more are needed where it does not, whatever the simulation's error.
  func casesNeeded(for target: Double, units: [Int], power: Double? = nil) -> Int? {
    guard readability.readableShare > 0,
      let readable = readableNeeded(for: target, units: units)
    else { return nil }
    let count = Int((Double(readable) / readability.readableShare).rounded(.up))
    guard readability.chanceOfEnough(units: count, samples: samples) >= target else { return nil }
    guard let power, !units.isEmpty else { return count }
    return power >= target ? min(count, units.count) : max(count, units.count + 1)
  }

  /// The same, counted in cases that give something to measure.
  private func readableNeeded(for target: Double, units: [Int]) -> Int? {
    let fewest = minimumCases(margin: upper, of: test)
    switch model {
    case .rate: return simulatedNeed(target, units: units, fewest: fewest)
    case .spread(let between, let within):
      let variance = variance(units.isEmpty ? [1] : units, between: between, within: within)
      func isEnough(_ count: Int) -> Bool {
        spreadPower(count: count, variance: variance) >= target
      }
      guard isEnough(Self.mostUnits) else { return nil }
      var low = fewest - 1
      var high = Self.mostUnits
      while high - low > 1 {
        let middle = (low + high) / 2
        if isEnough(middle) { high = middle } else { low = middle }
      }
      return high
    }
  }

  private func simulated(_ units: [Int], draws: Int) -> RateSimulation.Result {
    guard case .rate(let mean, let concentration) = model else {
      return RateSimulation.Result(reaches: [.infinity], mean: 0)
    }
    return RateSimulation(
      test: test, level: level, samples: samples, mean: mean, concentration: concentration,
      missing: missing, likeness: likeness
    ).result(units: units, draws: draws, seed: seed)
  }

  private func simulatedNeed(_ target: Double, units: [Int], fewest: Int) -> Int? {
    let pattern = units.isEmpty ? [1] : units
    let draws = max(200, draws / 2)
    var count = min(max(units.count, fewest, 100), 2000)
    var best: Int?
    for _ in 0..<5 {
      let result = simulated(Self.repeated(pattern, count), draws: draws)
      let power = result.power(margin: upper)
      if power >= target { best = min(best ?? count, count) }
      if power >= target - 0.003, power <= target + 0.01 { return Self.rounded(count) }
      let room = upper - result.mean
      let reach = result.quantile(target) - result.mean
      guard room > 0, reach.isFinite else { return best.map(Self.rounded) }
      let next = (Double(count) * (reach / room) * (reach / room)).rounded(.up)
      guard next <= Double(Self.mostUnits) else { return nil }
      let wanted = max(fewest, Int(next))
      if wanted == count { return Self.rounded(count) }
      count = wanted
    }
    return Self.rounded(count)
  }

  /// `count` clusters with the sizes of those there are, over and over.
  static func repeated(_ pattern: [Int], _ count: Int) -> [Int] {
    (0..<count).map { pattern[$0 * pattern.count / count] }
  }

  /// Two digits, upwards: a simulated number is no more exact.
  private static func rounded(_ count: Int) -> Int {
    guard count > 100 else { return count }
    var unit = 1
    while count / unit >= 100 { unit *= 10 }
    return (count + unit - 1) / unit * unit
  }

  private func variance(_ units: [Int], between: Double, within: Double) -> Double {
    let sizes = units.reduce(0.0) { $0 + 1 / Double($1) } / Double(units.count)
    let noise = 2 * within * readability.meanReciprocal(samples: samples) * sizes
    return likeness == .same ? noise : 2 * between + noise
  }

  private func spreadPower(count: Int, variance: Double) -> Double {
    guard count >= minimumCases(margin: upper, of: test) else { return 0 }
    return TTestPower(n: count, sd: variance.squareRoot(), level: level)
      .equivalence(margin: upper - missing, difference: 0)
  }
}
