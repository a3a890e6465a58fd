import Metrics

/// The chance that one test is met by a sound fallback, and the cases it takes.
///
/// - Rates: a seeded simulation of replies taken through the shipped interval
///   (``RateSimulation``), under each assumption about failed calls, all of which must be met.
/// - Tone and length: the exact power of two one-sided t tests for normal losses (``TTestPower``),
///   with the margin narrowed by the share of failed calls and of replies that are empty or loop,
///   each of which may count a whole unit in either direction.
struct TestPower {
  let test: LossTest
  let model: PromptModel
  let margin: Double
  let level: Double
  let samples: Int
  let missing: Double
  let likeness: Likeness
  var readability = Readability.complete
  var faults = ReplyFaults.none
  let seed: UInt64
  let draws: Int

  /// A chance, and the numbers of cases for others.
  struct Outlook {
    var power: Double
    /// In the order asked for; nil where no number will do.
    var needs: [Int?]
  }

  private var upper: Double { test.bounds(margin).upper }

  /// The chance of being met with these clusters; 0 without any.
  ///
  /// - Parameter units: cases of each cluster.
  func power(units: [Int]) -> Double { outlook(units: units, targets: []).power }

  /// Independent cases with which the chance of being met is `target`; nil where no number will do.
  func casesNeeded(for target: Double, units: [Int]) -> Int? {
    outlook(units: units, targets: [target]).needs[0]
  }

  /// The chance of being met with these clusters, and the independent cases for each target.
  ///
  /// The clusters keep their sizes. For rates two digits: they are found by simulation. A target
  /// that the cases at hand reach takes no more of them, and one that they do not takes more,
  /// whatever the simulation's error.
  func outlook(units: [Int], targets: [Double]) -> Outlook {
    switch model {
    case .rate: simulatedOutlook(units, targets)
    case .spread(let between, let within):
      outlook(units, targets) { readable in
        spreadPower(
          count: readable.count, variance: variance(readable, between: between, within: within))
      } need: { target in
        spreadNeed(
          target, variance: variance(units.isEmpty ? [1] : units, between: between, within: within))
      }
    }
  }

  /// - Parameters:
  ///   - power: with these clusters, all of whose cases give something to measure.
  ///   - need: of such clusters.
  private func outlook(
    _ units: [Int], _ targets: [Double], power: ([Int]) -> Double, need: (Double) -> Int?
  ) -> Outlook {
    let readable = readability.readable(units, samples: samples)
    let feeds = !readable.isEmpty && readable.reduce(0, +) >= test.fewestCases
    let power = feeds ? power(readable) * enough(units.count, cases: units.reduce(0, +)) : 0
    let size = units.isEmpty ? 1 : Double(units.reduce(0, +)) / Double(units.count)
    let needs = targets.map { target -> Int? in
      guard readability.readableShare > 0, let readable = need(target) else { return nil }
      var count = Int((Double(readable) / readability.readableShare).rounded(.up))
      // What is left out by chance evens out over more cases.
      while enough(count, cases: Int(Double(count) * size)) < target {
        count += max(1, count / 5)
        guard count <= CaseSearch.mostUnits else { return nil }
      }
      guard !units.isEmpty else { return count }
      return power >= target ? min(count, units.count) : max(count, units.count + 1)
    }
    return Outlook(power: power, needs: needs)
  }

  /// The chance that neither side leaves so much out that the test is not known.
  private func enough(_ units: Int, cases: Int) -> Double {
    readability.chanceOfEnough(units: units, samples: samples)
      * faults.chanceOfReplies(
        cases: cases, samples: samples, wanted: test.contrast == .newlyAnswered ? 2 : 1)
  }

  private func simulatedOutlook(_ units: [Int], _ targets: [Double]) -> Outlook {
    let pattern = units.isEmpty ? [1] : units
    var search = CaseSearch(
      margin: upper,
      fewest: max(
        minimumCases(margin: upper, of: test), test.fewestUnits(margin: upper, level: level)),
      start: max(units.count, 100)
    ) { searched(Self.repeated(pattern, $0)) }
    return outlook(units, targets) { readable in
      let result = simulated(readable, draws: draws)
      search.learn(result, at: readable.count)
      let isMany = readable.count >= test.fewestUnits(margin: upper, level: level)
      return isMany ? result.power(margin: upper) : 0
    } need: { target in
      search.cases(for: target).map(Self.rounded)
    }
  }

  /// More cases that share one rate hardly tell more of it: from here on, what is left of the chance
  /// within a cluster is a hundredth of what lies between clusters.
  ///
  /// The rates of clusters vary by `1 / (1 + concentration)` of the variance of a reply, and each
  /// reply about its own by the rest.
  private var tellingSize: Int {
    guard case .rate(_, let concentration) = model else { return 1 }
    return Int(min(200, max(20, 100 * concentration / Double(samples))))
  }

  /// What a search needs of a count: fewer draws than for the chance itself, and fewest where each
  /// takes long.
  private func searched(_ units: [Int]) -> RateSimulation.Result {
    let cases = max(1, units.reduce(0) { $0 + min($1, tellingSize) })
    let affordable = max(400, Self.effort / cases)
    return simulated(units, draws: min(affordable, max(200, draws / 2)))
  }

  /// Draws times cases.
  private static let effort = 1_000_000

  /// Clusters drawn where there are more of them than ``CaseSearch/mostSimulated``.
  private static let drawnOfMany = CaseSearch.mostSimulated / 4

  /// More clusters than are drawn come from the root rule.
  private func simulated(_ units: [Int], draws: Int) -> RateSimulation.Result {
    guard case .rate(let mean, let concentration) = model else {
      return RateSimulation.Result(reaches: [.infinity], mean: 0)
    }
    guard units.count <= CaseSearch.mostSimulated else {
      let drawn = Self.drawnOfMany
      return simulated(Self.repeated(units, drawn), draws: draws)
        .shrunk(by: (Double(drawn) / Double(units.count)).squareRoot())
    }
    let largest = tellingSize
    return RateSimulation(
      test: test, level: level, samples: samples, mean: mean, concentration: concentration,
      missing: missing, likeness: likeness, faults: faults
    ).result(units: units.map { min($0, largest) }, draws: draws, seed: seed)
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

  private func spreadNeed(_ target: Double, variance: Double) -> Int? {
    func isEnough(_ count: Int) -> Bool {
      spreadPower(count: count, variance: variance) >= target
    }
    guard isEnough(CaseSearch.mostUnits) else { return nil }
    var low = minimumCases(margin: upper, of: test) - 1
    var high = CaseSearch.mostUnits
    while high - low > 1 {
      let middle = (low + high) / 2
      if isEnough(middle) { high = middle } else { low = middle }
    }
    return high
  }

  private func variance(_ units: [Int], between: Double, within: Double) -> Double {
    let sizes = units.reduce(0.0) { $0 + 1 / Double($1) } / Double(units.count)
    let noise = 2 * within * readability.meanReciprocal(samples: samples) * sizes
    let spoilt = faults.degenerateShare(samples: samples, likeness).variance * sizes
    return spoilt + (likeness == .same ? noise : 2 * between + noise)
  }

  private func spreadPower(count: Int, variance: Double) -> Double {
    guard count >= minimumCases(margin: upper, of: test) else { return 0 }
    let narrowed = upper - missing - faults.degenerateShare(samples: samples, likeness).mean
    return TTestPower(n: count, sd: variance.squareRoot(), level: level)
      .equivalence(margin: narrowed, difference: 0)
  }
}
