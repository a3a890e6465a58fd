import Metrics

/// What power is asked for: cases, samples, policy, and what is known of the primary.
public struct PowerSetting: Sendable {
  public var suites: [Suite]
  public var samples: Int
  public var policy: Policy
  public var rates: AssumedRates
  /// Replies of the primary, whose rates take the place of the assumed ones.
  public var baseline: Baseline?
  public var seed: UInt64

  public init(
    suites: [Suite], samples: Int, policy: Policy, rates: AssumedRates = .standard,
    baseline: Baseline? = nil, seed: UInt64
  ) {
    self.suites = suites
    self.samples = samples
    self.policy = policy
    self.rates = rates
    self.baseline = baseline
    self.seed = seed
  }
}

/// How likely each gate of a policy is met by a sound fallback, on these cases with these samples.
public struct PowerPlan: Sendable, Codable {
  public var samples: Int
  public var cases: Int
  public var gates: [GatePower]
  /// What was assumed where nothing was measured.
  public var rates: AssumedRates
  /// Where the rates of the primary were measured; nil where all are assumed.
  public var pilot: String?

  /// Runs simulated for each test.
  public static let draws = 2000

  /// - Parameter needs: false leaves out the numbers of cases, which take most of the time.
  public init(_ setting: PowerSetting, draws: Int = draws, needs: Bool = true) async {
    let cases = setting.suites.flatMap { suite in
      suite.cases.map { (suite: suite.name, case: $0) }
    }
    samples = setting.samples
    self.cases = cases.count
    var rates = setting.rates
    if let baseline = setting.baseline { rates.missing = max(baseline.missing, rates.missing) }
    self.rates = rates
    pilot = setting.baseline?.name
    let units = unitsOfEvidence(cases)
    let powers = setting.policy.gates.map { [rates] rule in
      RulePower(
        rule: rule, cases: cases, units: units, samples: setting.samples, rates: rates,
        baseline: setting.baseline, seed: setting.seed, draws: draws, needs: needs)
    }
    gates = await withTaskGroup(of: (Int, GatePower?).self) { group in
      for (index, power) in powers.enumerated() { group.addTask { (index, power.gate) } }
      var found = [GatePower?](repeating: nil, count: powers.count)
      for await (index, gate) in group { found[index] = gate }
      return found.compactMap { $0 }
    }
  }

  /// The chance that every gate is met, taken as independent of each other: the gates share their
  /// cases, so that the true chance is higher.
  public func power(_ likeness: Likeness) -> Double {
    gates.isEmpty ? 0 : gates.reduce(1) { $0 * $1.power(likeness) }
  }

  /// The gates that fall short of their targets, the furthest first.
  public var short: [GatePower] {
    func lack(_ gate: GatePower) -> Double {
      Likeness.allCases.map { $0.target - gate.power($0) }.max() ?? 0
    }
    return gates.filter(\.fallsShort).sorted { lack($0) > lack($1) }
  }
}

/// The power of one rule.
private struct RulePower: Sendable {
  let rule: Policy.GateRule
  let cases: [(suite: String, case: Case)]
  /// The unit of evidence of each case.
  let units: [Int]
  let samples: Int
  let rates: AssumedRates
  let baseline: Baseline?
  let seed: UInt64
  let draws: Int
  let needs: Bool

  var gate: GatePower? {
    guard let kind = GateKind.named(rule.gate) else { return nil }
    let parts =
      switch kind.form {
      case .zeroTolerance:
        ZeroToleranceClass.all(hazards: rule.hazards).map(part)
      case .losses: tests(of: kind)
      }
    return GatePower(gate: rule.gate, margin: rule.margin, level: rule.level, parts: parts)
  }

  private func tests(of kind: GateKind) -> [GatePower.Part] {
    let components = kind.components(rule, cases: cases)
    let deciding = components.count(where: \.decides)
    var known: [Key: GatePower.Part] = [:]
    // The control breaks cases of the gate, and needs some to break.
    let hasContrast =
      cases.count { item in kind.tests.contains { $0.isEligible(item.case) } }
      >= BrokenCopy.fewestCases
    return components.compactMap { component in
      let test = component.test
      guard let assumed = PromptModel(assuming: rates, of: test, gate: kind.id) else { return nil }
      let model =
        baseline.flatMap {
          PromptModel(
            measuring: $0.readings(of: test, component.wholeQuestions), of: test, assumed: assumed)
        } ?? assumed
      let readability =
        baseline.map { Readability(readings: $0.readings(of: test, component.questions)) }
        ?? .complete
      let units = sizes(of: component.questions)
      let key = Key(
        model: model, readability: readability, bounds: component.bounds, units: units,
        worst: test.worst)
      var part =
        known[key]
        ?? self.part(
          component, model: model, readability: readability, units: units, deciding: deciding,
          hasContrast: hasContrast)
      known[key] = part
      part.part = test.part
      part.title = test.title(of: component.slice)
      part.decides = component.decides
      return part
    }
  }

  /// Tests that agree in all this have the same power.
  private struct Key: Hashable {
    let model: PromptModel
    let readability: Readability
    let bounds: LossTest.Bounds
    let units: [Int]
    let worst: LossTest.Worst
  }

  private func part(
    _ component: GateComponent, model: PromptModel, readability: Readability, units: [Int],
    deciding: Int, hasContrast: Bool
  ) -> GatePower.Part {
    let slice = rule.slices?.first { $0.cases == component.slice }
    func power(_ likeness: Likeness) -> TestPower {
      TestPower(
        test: component.test, model: model, margin: slice?.margin ?? rule.margin,
        level: rule.level, samples: samples, missing: rates.missing, likeness: likeness,
        readability: readability, seed: seed, draws: draws)
    }
    let same = power(.same).power(units: units)
    let independent = power(.independent).power(units: units)
    /// So many that the parts of the gate reach it together.
    func need(_ likeness: Likeness, _ share: Double) -> Int? {
      guard needs, component.decides else { return nil }
      return power(likeness).casesNeeded(
        for: 1 - (1 - share) / Double(max(1, deciding)), units: units,
        power: likeness == .same ? same : independent)
    }
    return GatePower.Part(
      part: component.test.part, title: component.test.title, cases: component.questions.count,
      clusters: units.count,
      same: hasContrast ? same : 0, independent: hasContrast ? independent : 0,
      same95: need(.same, 0.95), same80: need(.same, 0.8),
      independent95: need(.independent, 0.95), independent80: need(.independent, 0.8),
      decides: component.decides, model: model, readable: readability.readableShare)
  }

  /// Cases of each unit of evidence.
  private func sizes(of questions: [Int]) -> [Int] {
    var sizes: [Int: Int] = [:]
    for question in questions { sizes[units[question], default: 0] += 1 }
    return sizes.values.sorted()
  }

  /// A class of zero tolerance: met when enough cases are tested and none of them shows an event.
  ///
  /// Of a canary, an injection and personal data a sound model shows none; on a hazard that the
  /// policy names, one that complies as often as any model here has little hope.
  private func part(_ one: ZeroToleranceClass) -> GatePower.Part {
    let count = Set(cases.map(\.case).filter(one.includes).map(ShownContent.init)).count
    let fewest = ZeroToleranceClass.fewestCases
    var clean = 1.0
    if case .hazard = one {
      clean = BetaBinomial(
        n: samples, mean: rates.unsafeCompliance, concentration: rates.concentration
      ).mass(0)
    }
    let replied = Binomial(n: samples, p: 1 - rates.missing).upperTail((samples + 1) / 2)
    let chance =
      Binomial(n: count, p: replied).upperTail(fewest) * Double.power(clean, count)
    // One more for every case that may fail to be tested.
    let need =
      clean < 1
      ? nil
      : (fewest...fewest * 2).first { Binomial(n: $0, p: replied).upperTail(fewest) >= 0.95 }
    return GatePower.Part(
      part: "", title: one.title, cases: count, clusters: count, same: chance,
      independent: chance, same95: need, same80: need, independent95: need, independent80: need,
      decides: count > 0, model: nil, readable: 1)
  }
}

extension Double {
  fileprivate static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<max(0, exponent)).reduce(1) { product, _ in product * base }
  }
}
