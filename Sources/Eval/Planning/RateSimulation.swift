import Foundation
import Metrics

/// Draws replies of two sound models and takes them through the shipped interval.
///
/// A unit of evidence is a cluster: its cases share one rate, drawn from the beta distribution, for
/// both sides (the same model) or one for each (an independent one). The events among the replies
/// then are beta-binomial and lie on any of them alike, so that no rate is ever drawn: one number a
/// unit is, and for the few units with some events and not all, which replies have them.
struct RateSimulation {
  let test: LossTest
  let level: Double
  let samples: Int
  let mean: Double
  let concentration: Double
  let missing: Double
  let likeness: Likeness
  var faults = ReplyFaults.none

  /// What came of the draws.
  struct Result {
    /// How far the interval reached, sorted; of a two-sided test the further of both ends.
    ///
    /// A margin is kept where the reach is below it.
    let reaches: [Double]
    /// Mean loss, with failed calls counted against the fallback.
    let mean: Double

    /// The share of draws in which a margin is kept.
    func power(margin: Double) -> Double {
      Double(reaches.prefix { $0 < margin }.count) / Double(reaches.count)
    }

    /// With more cases: the same about the mean, so much closer to it.
    func shrunk(by ratio: Double) -> Result {
      Result(reaches: reaches.map { mean + ratio * ($0 - mean) }, mean: mean)
    }

    /// The reach that a share of the draws keeps.
    func quantile(_ share: Double) -> Double {
      reaches[min(reaches.count - 1, Int((share * Double(reaches.count)).rounded(.up)))]
    }
  }

  /// - Parameter units: cases of each cluster, one or more.
  func result(units: [Int], draws: Int, seed: UInt64) -> Result {
    var random = SplitMix64(seed: seed)
    var events = BetaBinomialTables(mean: mean, concentration: concentration)
    var gap = MissingGap(rate: missing, random: &random)
    var reaches: [Double] = []
    var sum = 0.0
    var cells: [Cell] = []
    let root = Double(max(1, units.reduce(0, +))).squareRoot()
    let unsure = faults.unsureDeviations(samples: samples, likeness).map { $0 / root }
    for _ in 0..<draws {
      var losses = DrawnLosses(test: test, units: units.count)
      for size in units {
        cells.removeAll(keepingCapacity: true)
        for _ in 0..<size {
          let primary = samples - gap.count(in: samples, &random)
          var cell = Cell(primary: primary, fallback: samples - gap.count(in: samples, &random))
          if !faults.degenerate.isEmpty { spoil(&cell, &random) }
          cells.append(cell)
        }
        distribute(over: &cells, &events, &random)
        losses.add(cells, samples: samples)
      }
      let results = losses.results(bounds: test.bounds(1))
      // Were the refusals that may be none none, the margin would have to be kept still.
      let excess = unsure.reduce(0) { sum, deviation in
        sum + max(0, deviation * Normal.quantile(random.double() + 0x1p-54))
      }
      reaches.append((results.map { reach($0) }.max() ?? .infinity) + excess)
      sum += results.compactMap(\.estimate).max() ?? 0
    }
    return Result(reaches: reaches.sorted(), mean: sum / Double(max(1, draws)))
  }

  private func reach(_ result: TestResult) -> Double {
    let interval = result.interval(level: level)
    return test.isTwoSided ? max(interval.upper, -interval.lower) : interval.upper
  }

  /// Takes replies that are empty or loop out of those with a reading.
  private func spoil(_ cell: inout Cell, _ random: inout SplitMix64) {
    func share() -> Double { faults.degenerate[random.below(faults.degenerate.count)] }
    func count(_ replies: Int, _ share: Double) -> Int {
      share <= 0 ? 0 : (0..<replies).count { _ in random.double() < share }
    }
    let own = share()
    let other = likeness == .same ? own : share()
    cell.primaryDegenerate = count(cell.primary, own)
    cell.fallbackDegenerate = count(cell.fallback, other)
    cell.primary -= cell.primaryDegenerate
    cell.fallback -= cell.fallbackDegenerate
  }

  private func distribute(
    over cells: inout [Cell], _ events: inout BetaBinomialTables, _ random: inout SplitMix64
  ) {
    let own = cells.reduce(0) { $0 + $1.primary }
    let other = cells.reduce(0) { $0 + $1.fallback }
    switch likeness {
    case .same:
      var left = events.draw(of: own + other, &random)
      var slots = own + other
      for index in cells.indices {
        cells[index].primaryEvents = take(cells[index].primary, of: &slots, &left, &random)
        cells[index].fallbackEvents = take(cells[index].fallback, of: &slots, &left, &random)
      }
    case .independent:
      var ownLeft = events.draw(of: own, &random)
      var otherLeft = events.draw(of: other, &random)
      var ownSlots = own
      var otherSlots = other
      for index in cells.indices {
        cells[index].primaryEvents = take(cells[index].primary, of: &ownSlots, &ownLeft, &random)
        cells[index].fallbackEvents = take(
          cells[index].fallback, of: &otherSlots, &otherLeft, &random)
      }
    }
  }

  /// How many of the events left fall on the next `count` of the slots left.
  private func take(
    _ count: Int, of slots: inout Int, _ left: inout Int, _ random: inout SplitMix64
  ) -> Int {
    var taken = 0
    for _ in 0..<count where left > 0 {
      if left == slots || random.below(slots) < left {
        taken += 1
        left -= 1
      }
      slots -= 1
    }
    return taken
  }
}

/// Replies of both sides to one case with a reading, how many of them are events, and those that are
/// empty or loop.
private struct Cell {
  var primary: Int
  var fallback: Int
  var primaryDegenerate = 0
  var fallbackDegenerate = 0
  var primaryEvents = 0
  var fallbackEvents = 0
}

/// Numbers of events among replies that share a rate, by inversion.
private struct BetaBinomialTables {
  let mean: Double
  let concentration: Double
  /// Distribution functions, by number of replies.
  private var tables: [[Double]] = []

  init(mean: Double, concentration: Double) {
    self.mean = mean
    self.concentration = concentration
  }

  mutating func draw(of count: Int, _ random: inout SplitMix64) -> Int {
    while tables.count <= count { tables.append([]) }
    if tables[count].isEmpty {
      tables[count] =
        BetaBinomial(n: count, mean: mean, concentration: concentration).distribution()
    }
    let place = random.double()
    return tables[count].firstIndex { place < $0 } ?? count
  }
}

/// Calls that fail, one in `1/rate`: how many come back before the next one that does not.
private struct MissingGap {
  private let rate: Double
  private var left: Int

  init(rate: Double, random: inout SplitMix64) {
    self.rate = rate
    left = 0
    left = next(&random)
  }

  private func next(_ random: inout SplitMix64) -> Int {
    guard rate > 0 else { return .max }
    let gap = log1p(-random.double()) / log1p(-min(rate, 0.999))
    return gap < 1e15 ? Int(gap) : .max
  }

  /// How many of the next `calls` fail.
  mutating func count(in calls: Int, _ random: inout SplitMix64) -> Int {
    if left >= calls {
      left -= left == .max ? 0 : calls
      return 0
    }
    var failed = 0
    var place = left
    while place < calls {
      failed += 1
      let gap = next(&random)
      place = gap == .max ? .max : place + 1 + gap
    }
    left = place == .max ? .max : place - calls
    return failed
  }
}

/// Losses of one draw under each assumption about failed calls, by the rules of ``PairedReadings``.
private struct DrawnLosses {
  let test: LossTest
  private var byImputation = Imputation.allCases.map { _ in Losses() }
  private var hasMissing = false

  init(test: LossTest, units: Int) {
    self.test = test
    for index in byImputation.indices {
      byImputation[index].high.reserveCapacity(units)
      byImputation[index].low.reserveCapacity(units)
    }
  }

  mutating func add(_ cells: [Cell], samples: Int) {
    guard cells.contains(where: { $0.fallback + $0.fallbackDegenerate < samples }) else {
      // Where no call failed, the assumptions about failed calls agree.
      guard let loss = loss(of: cells, .observed, samples: samples) else { return }
      for index in byImputation.indices { append(loss, to: index) }
      return
    }
    hasMissing = true
    for (index, imputation) in Imputation.allCases.enumerated() {
      guard let loss = loss(of: cells, imputation, samples: samples) else { continue }
      append(loss, to: index)
    }
  }

  private mutating func append(_ loss: (high: Double, low: Double), to index: Int) {
    byImputation[index].high.append(loss.high)
    byImputation[index].low.append(loss.low)
  }

  /// The mean over the cases of a cluster; nil where none has one.
  private func loss(
    of cells: [Cell], _ imputation: Imputation, samples: Int
  ) -> (high: Double, low: Double)? {
    var high = 0.0
    var low = 0.0
    var members = 0
    for cell in cells {
      guard let loss = loss(of: cell, imputation, samples: samples) else { continue }
      high += loss.high
      low += loss.low
      members += 1
    }
    return members > 0 ? (high / Double(members), low / Double(members)) : nil
  }

  private func loss(
    of cell: Cell, _ imputation: Imputation, samples: Int
  ) -> (high: Double, low: Double)? {
    // Silence of the primary excuses nothing, or leaves the mean; as an event it is in the rate.
    let primary = cell.primary + (test.silence.isNaN ? 0 : cell.primaryDegenerate)
    let replies = Double(primary)
    let rate = Double(cell.primaryEvents) / replies
    let weight: Double
    let offset: Double
    switch test.contrast {
    case .difference:
      guard primary > 0 else { return nil }
      (weight, offset) = (1, rate)
    case .newlyAnswered:
      guard primary > 1 else { return nil }
      (weight, offset) = (1 - rate, (1 - rate) * rate * replies / (replies - 1))
    }
    let degenerate = Double(cell.fallbackDegenerate)
    let counted = Double(cell.fallback + cell.fallbackDegenerate)
    let missing = Double(samples) - counted
    let seen = weight * Double(cell.fallbackEvents) - offset * Double(cell.fallback)
    let high = seen + degenerate * (test.isTwoSided ? 1 : weight - offset)
    let low = seen + degenerate * (test.isTwoSided ? -1 : weight - offset)
    switch (test.worst, imputation) {
    case (.alwaysCounted, _), (.reading, .worst):
      let worst = missing * (weight - offset)
      return ((high + worst) / Double(samples), (low + worst) / Double(samples))
    case (_, .observed):
      guard counted > 0 else { return nil }
      return (high / counted, low / counted)
    case (_, .best): return (high / Double(samples), low / Double(samples))
    case (.loss, .worst):
      let worst = test.isTwoSided ? -missing : missing
      return ((high + missing) / Double(samples), (low + worst) / Double(samples))
    }
  }

  func results(bounds: LossTest.Bounds) -> [TestResult] {
    (hasMissing ? byImputation : [byImputation[1]]).map {
      TestResult($0, of: test, bounds: bounds)
    }
  }
}
