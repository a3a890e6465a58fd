import Foundation
import Metrics

/// Decides each gate of a policy from the readings of both sides.
///
/// Met: the interval shown lies wholly inside the margin. Broken: the one-sided bound at the Holm
/// level lies beyond it. Everything else is not known. All gates must be met to pass, so a wrong
/// approval needs the one gate that is truly exceeded to err: an intersection–union test (Berger
/// 1982), which keeps `level` without any correction. A FAIL may come from any of many tests, so
/// there Holm's procedure over all of them keeps it.
struct Gate {
  let evidence: GateEvidence
  /// Cases of the suites that nobody was asked.
  let skipped: [Case]
  /// K, of the primary.
  let samples: Int
  /// One test after another, over all rules.
  let items: [Item]

  var policy: Policy { evidence.policy }
  var cases: [Case] { evidence.cases }
  /// The unit of evidence of each question.
  var clusters: [Int] { evidence.clusters }

  struct Item {
    let rule: Int
    let level: Double
    let bounds: LossTest.Bounds
    let readings: PairedReadings
    /// False where it is shown only.
    let decides: Bool
    /// The part of the cases that the policy asks a floor for; nil for all of them.
    let slice: CaseSlice?

    var test: LossTest { readings.test }
  }

  init(_ evidence: GateEvidence, skipped: [Case] = [], primary: Scores, fallback: Scores) {
    self.evidence = evidence
    self.skipped = skipped
    samples = primary.samples
    items = zip(evidence.policy.gates, evidence.components).enumerated().flatMap { index, pair in
      let (rule, components) = pair
      return components.map { component in
        let readings = PairedReadings(
          test: component.test, questions: component.questions, cases: evidence.cases,
          clusters: evidence.clusters, primary: primary, fallback: fallback,
          unit: component.slice == nil
            ? nil : component.test.unitOfLoss(primary, component.wholeQuestions))
        return Item(
          rule: index, level: rule.level, bounds: component.bounds, readings: readings,
          decides: component.decides, slice: component.slice)
      }
    }
  }

  /// The test results of every item under one assumption, with Holm's steps over those that decide.
  struct Outcome {
    var losses: [Losses]
    var results: [TestResult]
    /// Level and rejection, by item; nil for what does not decide.
    var steps: [(level: Double, isBroken: Bool)?]
  }

  /// - Parameter readings: in place of the items' own, as controls need it.
  func outcome(
    _ imputation: Imputation, picks: Picks? = nil, readings: [PairedReadings]? = nil
  ) -> Outcome {
    var outcome = Outcome(losses: [], results: [], steps: [])
    for (index, item) in items.enumerated() {
      let readings = readings?[index] ?? item.readings
      let losses = readings.losses(imputation, picks: picks)
      outcome.losses.append(losses)
      outcome.results.append(TestResult(losses, of: item.test, bounds: item.bounds))
    }
    let deciding = items.indices.filter { items[$0].decides }
    // Each p-value in units of its own gate's level, so that gates may differ in theirs.
    let steps = holm(deciding.map { outcome.results[$0].pBroken / items[$0].level }, level: 1)
    outcome.steps = Array(repeating: nil, count: items.count)
    for (step, index) in zip(steps, deciding) {
      outcome.steps[index] = (step.level * items[index].level, step.rejected)
    }
    return outcome
  }

  /// Every test's decision, in the order of the items.
  func testDecisions() -> [TestDecision] {
    let observed = outcome(.observed)
    let needsAll = zip(items, observed.losses).contains { $0.readings.needsImputation($1) }
    let others = needsAll ? [outcome(.worst), outcome(.best)] : []
    let outcomes = [observed] + others
    return items.indices.map { index in
      let statuses = outcomes.map { status(of: index, in: $0) }
      let agreed = Set(statuses).count == 1 ? statuses[0] : .notKnown
      return decision(index, observed: observed, all: outcomes, statuses: statuses, agreed: agreed)
    }
  }

  private func status(of index: Int, in outcome: Outcome) -> GateDecision.Status {
    if outcome.steps[index]?.isBroken == true { return .broken }
    return outcome.results[index].isMet(level: items[index].level) ? .met : .notKnown
  }

  private func decision(
    _ index: Int, observed: Outcome, all: [Outcome], statuses: [GateDecision.Status],
    agreed: GateDecision.Status
  ) -> TestDecision {
    let item = items[index]
    let losses = observed.losses[index]
    let result = observed.results[index]
    let intervals = all.map { $0.results[index].interval(level: item.level) }
    let lower = intervals.map(\.lower).min() ?? -.infinity
    let upper = intervals.map(\.upper).max() ?? .infinity
    let present = item.readings.questions.count - losses.withoutPrimary
    let byCase = present == 0 ? 0 : Double(losses.withoutFallback) / Double(present)
    let undefinedShare = max(byCase, losses.undefinedExcess)
    let step = observed.steps[index]
    var status = agreed
    if undefinedShare > Self.largestUndefinedShare, status == .met { status = .notKnown }
    // Cases that the primary leaves out are no random part, and may be the ones that matter.
    let unanswered =
      item.readings.questions.isEmpty
      ? 0 : Double(losses.unanswered) / Double(item.readings.questions.count)
    if unanswered > Self.largestUndefinedShare, status == .met { status = .notKnown }
    // So few that even without any loss Tango's bound lies beyond the margin; t would not say so.
    let fewest = item.test.fewestUnits(margin: item.bounds.upper, level: item.level)
    if result.high.n < fewest, status == .met { status = .notKnown }
    // Refusals that may be none: were they none, would it still be met?
    let excess = item.readings.unsureExcess
    let isUnsure = status == .met && upper + max(0, excess) >= item.bounds.upper
    if isUnsure { status = .notKnown }
    return TestDecision(
      part: item.test.part, slice: item.slice, title: item.test.title(of: item.slice),
      unit: item.test.unit, status: status,
      isShownOnly: !item.decides, bounds: item.bounds, clusters: result.high.n, cases: losses.cases,
      primary: finite(losses.primaryMean * item.readings.unit.size),
      fallback: finite(losses.fallbackMean * item.readings.unit.size),
      estimate: result.estimate, lower: finite(lower), upper: finite(upper),
      holmLevel: step?.level,
      holmBound: step.flatMap {
        finite(brokenBound(of: result, bounds: item.bounds, level: $0.level))
      },
      method: result.high.method, scale: item.readings.unit.size, wobble: nil,
      undefinedShare: undefinedShare, withoutPrimary: losses.withoutPrimary,
      unansweredShare: unanswered > 0 ? unanswered : nil,
      casesToSettle: status == .notKnown
        ? casesToSettle(
          n: result.high.n, estimate: result.estimate, lower: lower, upper: upper, item)
        : nil,
      byAssumption: Set(statuses).count == 1 || statuses.count == 1
        ? [:]
        : Dictionary(
          uniqueKeysWithValues: zip(["observed", "worst", "best"], statuses).map { ($0, $1) }),
      unsureExcess: isUnsure ? excess : nil)
  }

  /// Above this share of cases without a reading a test is not known.
  static let largestUndefinedShare = 0.05

  /// Above this number of cases nobody will settle it.
  static let mostCases = 20_000.0

  /// The bound whose lying beyond the margin proves a loss; for a two-sided test the nearer one.
  private func brokenBound(
    of result: TestResult, bounds: LossTest.Bounds, level: Double
  ) -> Double {
    let interval = result.interval(level: level)
    if let lower = bounds.lower, let estimate = interval.estimate,
      estimate < (lower + bounds.upper) / 2
    {
      return interval.upper
    }
    return interval.lower
  }

  /// How many cases would bring the interval to one side of the margin if the loss stays as it is.
  ///
  /// A width shrinks with the root of n: n·((U − δ)/(Δ − δ))² to be met, n·((δ − L)/(δ − Δ))² to be
  /// broken; never fewer than zero discordance needs.
  private func casesToSettle(
    n: Int, estimate: Double?, lower: Double, upper: Double, _ item: Item
  ) -> Int? {
    let fewest = minimumCases(margin: item.bounds.upper, of: item.test)
    guard let estimate, n > 0 else { return fewest }
    guard lower.isFinite, upper.isFinite else { return max(fewest, n + 1) }
    var factors: [Double] = []
    if estimate < item.bounds.upper, item.bounds.lower.map({ estimate > $0 }) != false {
      factors.append((upper - estimate) / (item.bounds.upper - estimate))
      if let bound = item.bounds.lower {
        factors.append((estimate - lower) / (estimate - bound))
      }
    } else if estimate > item.bounds.upper {
      factors.append((estimate - lower) / (estimate - item.bounds.upper))
    } else if let bound = item.bounds.lower {
      factors.append((upper - estimate) / (bound - estimate))
    }
    guard let factor = factors.max(), factor.isFinite, factor > 0 else { return nil }
    let needed = (Double(n) * factor * factor).rounded(.up)
    guard needed <= Self.mostCases else { return nil }
    return max(fewest, Int(needed), n + 1)
  }

  private func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
}

/// The fewest units of evidence with which a test can be met and is decided.
func minimumCases(margin: Double, of test: LossTest) -> Int {
  max(test.fewestCases, test.fewestUnits(margin: margin))
}

extension LossTest {
  /// The fewest units of evidence with which it can be met at all.
  ///
  /// For a rate with no discordant pair, Tango's bound is below the margin from z²·(1 − margin)/margin
  /// on: 88 at 3 points, 52 at 5. Tone and length take 20.
  func fewestUnits(margin: Double, level: Double = 0.05) -> Int {
    switch inference {
    case .pairedT: return 20
    case .hybrid20:
      let z = Normal.upperQuantile(level)
      return Int((z * z * (1 - margin) / margin).rounded(.up))
    }
  }
}
