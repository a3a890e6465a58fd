/// Finds the number of independent cases with which a simulated test is met often enough.
///
/// How far an interval reaches beyond the mean loss falls with the root of the number of cases, which
/// gives each next guess; the counts known to do and known not to do keep guesses in between where
/// chance, or the change from one interval to the other, leads them astray. Every count is drawn from
/// the same seed. Ends at a count that does and lies within 5 % of one that does not, or of where the
/// root rule would go next.
struct CaseSearch {
  /// The margin.
  let margin: Double
  /// With fewer cases it cannot be met.
  let fewest: Int
  /// Where to begin if nothing is known.
  let start: Int
  /// Draws so many cases.
  let simulate: (Int) -> RateSimulation.Result
  private var known: [Int: RateSimulation.Result] = [:]

  /// Beyond this many independent cases nobody goes.
  static let mostUnits = 100_000
  /// From here on the root rule stands for drawing.
  static let mostSimulated = 4000
  private static let mostSteps = 14

  init(
    margin: Double, fewest: Int, start: Int, simulate: @escaping (Int) -> RateSimulation.Result
  ) {
    self.margin = margin
    self.fewest = fewest
    self.start = min(max(start, fewest, 1), Self.mostSimulated / 2)
    self.simulate = simulate
  }

  /// Takes what has been drawn already for so many cases.
  mutating func learn(_ result: RateSimulation.Result, at count: Int) { known[count] = result }

  /// The fewest cases, to about one in twenty; nil where no number will do.
  mutating func cases(for target: Double) -> Int? {
    func does(_ result: RateSimulation.Result) -> Bool { result.power(margin: margin) >= target }
    var high = known.filter { $0.key >= fewest && does($0.value) }.keys.min()
    var low = known.filter { !does($0.value) && $0.key < high ?? .max }.keys.max() ?? 0
    low = max(low, fewest - 1)
    var count = high ?? max(low, start)
    if high == nil, low > fewest - 1 { count = low }
    for _ in 0..<Self.mostSteps {
      let result = result(at: count)
      let suffices = does(result)
      if suffices { high = min(high ?? count, count) } else { low = max(low, count) }
      if let high, high - low <= max(1, high / 20) { return high }
      let room = margin - result.mean
      let reach = result.quantile(target) - result.mean
      guard room > 0 else { return high }
      let ratio = max(0, reach / room)
      let next = reach.isFinite ? (Double(count) * ratio * ratio).rounded(.up) : Double(count) * 2
      if suffices, Int(next) > count - max(1, count / 20) { return count }
      if !suffices, high == nil, count >= Self.mostSimulated / 2, reach.isFinite {
        guard next <= Double(Self.mostUnits) else { return nil }
        if next > Double(Self.mostSimulated) { return Int(next) }
      }
      count = guess(Int(min(next, Double(Self.mostSimulated))), after: count, suffices, low, high)
    }
    return high
  }

  /// What the root rule says, as far as it lies strictly between what is known.
  private func guess(
    _ next: Int, after count: Int, _ suffices: Bool, _ low: Int, _ high: Int?
  ) -> Int {
    let wanted = max(next, fewest)
    guard let high else { return max(wanted, count + max(1, count / 20)) }
    return wanted > low && wanted < high ? wanted : low + (high - low) / 2
  }

  private mutating func result(at count: Int) -> RateSimulation.Result {
    if let result = known[count] { return result }
    let result = simulate(count)
    known[count] = result
    return result
  }
}
