import Metrics

/// One test over a part of the cases: for looking around, never deciding.
public struct ExploredSlice: Sendable, Hashable, Codable {
  public var gate: GateID
  public var part: String
  /// The test's, as tables write it.
  public var title: String
  public var unit: LossTest.Unit
  public var slice: CaseSlice
  public var clusters: Int
  public var cases: Int
  /// Mean readings, in the metric's own unit.
  public var primary: Double?
  public var fallback: Double?
  /// Over the replies there are, with the two-sided 1 − 2·level interval.
  public var estimate: Double?
  public var lower: Double?
  public var upper: Double?
  /// Against no loss at all; of a two-sided test against no difference.
  public var pValue: Double
  /// By Benjamini and Hochberg over all slices of all tests: among those at most 0.05 one in twenty
  /// is expected to be false.
  public var adjusted: Double

  /// The adjusted p-value up to which a report calls a slice out.
  public static let notable = 0.05

  public var isNotable: Bool { adjusted <= Self.notable }
}

extension Gate {
  /// Fewer clusters say nothing worth a row.
  static let fewestExplored = 10

  /// Every test by suite, dimension, hazard and tag, the most telling first.
  ///
  /// Failed calls are left out. A slice of all cases of a test would repeat the table of gates.
  func exploration(
    questions: [Question], primary: Scores, fallback: Scores
  ) -> [ExploredSlice] {
    var found: [ExploredSlice] = []
    for item in items where item.slice == nil && item.decides {
      var members: [CaseSlice: [Int]] = [:]
      for question in item.readings.questions {
        let item = questions[question]
        for slice in CaseSlice.all(of: item.case, suite: item.suite) {
          members[slice, default: []].append(question)
        }
      }
      for (slice, part) in members
      where part.count >= Self.fewestExplored && part.count < item.readings.questions.count {
        let readings = PairedReadings(
          test: item.test, questions: part, cases: cases, clusters: clusters, primary: primary,
          fallback: fallback, unit: item.readings.unit)
        if let explored = explored(slice, item, readings) { found.append(explored) }
      }
    }
    // Members come in hash order.
    found.sort { $0.order.lexicographicallyPrecedes($1.order) }
    for (index, adjusted) in benjaminiHochberg(found.map(\.pValue)).enumerated() {
      found[index].adjusted = adjusted
    }
    return found.enumerated().sorted { ($0.1.pValue, $0.0) < ($1.1.pValue, $1.0) }.map(\.1)
  }

  private func explored(
    _ slice: CaseSlice, _ item: Item, _ readings: PairedReadings
  ) -> ExploredSlice? {
    let losses = readings.losses(.observed)
    let result = TestResult(losses, of: item.test, bounds: item.bounds)
    guard result.high.n >= Self.fewestExplored, result.high.method != .none else { return nil }
    let worse = result.low.pValue(exceeding: 0)
    let interval = result.interval(level: item.level)
    func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
    return ExploredSlice(
      gate: policy.gates[item.rule].gate, part: item.test.part, title: item.test.title,
      unit: item.test.unit, slice: slice, clusters: result.high.n, cases: losses.cases,
      primary: finite(losses.primaryMean * readings.unit.size),
      fallback: finite(losses.fallbackMean * readings.unit.size), estimate: result.estimate,
      lower: finite(interval.lower), upper: finite(interval.upper),
      pValue: item.test.isTwoSided
        ? min(1, 2 * min(worse, result.high.pValue(below: 0))) : worse,
      adjusted: 1)
  }
}

extension ExploredSlice {
  fileprivate var order: [String] { [gate.rawValue, part, slice.kind.rawValue, slice.name] }
}
