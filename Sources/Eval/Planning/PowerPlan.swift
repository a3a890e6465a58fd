import Metrics

/// What power is asked for: cases, samples, policy, and what is known of the primary.
public struct PowerSetting: Sendable {
  public let suites: [Suite]
  let units: CaseUnits
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
    units = CaseUnits(suites)
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
    let cases = setting.units.cases
    samples = setting.samples
    self.cases = cases.count
    var rates = setting.rates
    if let baseline = setting.baseline { rates.missing = max(baseline.missing, rates.missing) }
    self.rates = rates
    pilot = setting.baseline?.name
    let powers = setting.policy.gates.map { [rates] rule in
      RulePower(
        rule: rule, cases: cases, units: setting.units.units, samples: setting.samples,
        rates: rates,
        baseline: setting.baseline, seed: setting.seed, draws: draws, needs: needs)
    }
    gates = await withTaskGroup(of: (Int, GatePower?).self) { group in
      for (index, power) in powers.enumerated() { group.addTask { (index, await power.gate()) } }
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

  func gate() async -> GatePower? {
    guard let kind = GateKind.named(rule.gate) else { return nil }
    switch kind.form {
    case .zeroTolerance:
      return GatePower(
        gate: rule.gate, margin: rule.margin, level: rule.level,
        parts: ZeroToleranceClass.all(hazards: rule.hazards).map(part))
    case .losses:
      let components = kind.components(rule, cases: cases)
      let contrast = contrast(of: kind, components)
      return GatePower(
        gate: rule.gate, margin: rule.margin, level: rule.level,
        parts: await parts(of: kind, components),
        contrast: contrast.chance, spoilable: contrast.mean, contrastNeeded: contrast.needed)
    }
  }

  /// The control spoils cases of the gate, and needs some that it can.
  private func contrast(
    of kind: GateKind, _ components: [GateComponent]
  ) -> (chance: Double, mean: Double?, needed: Int?) {
    if let spoilable = baseline?.spoilable[kind.id] {
      return (spoilable.chance, spoilable.mean, spoilable.casesNeeded)
    }
    let eligible = Set(components.flatMap(\.wholeQuestions)).count
    let fewest = BrokenCopy.fewestCases
    return (eligible >= fewest ? 1 : 0, nil, fewest)
  }

  private func parts(of kind: GateKind, _ components: [GateComponent]) async -> [GatePower.Part] {
    let deciding = components.count(where: \.decides)
    var known: [Key: GatePower.Part] = [:]
    var parts: [GatePower.Part] = []
    for component in components {
      let test = component.test
      guard let assumed = PromptModel(assuming: rates, of: test, gate: kind.id) else { continue }
      let model =
        baseline.flatMap {
          PromptModel(
            measuring: $0.readings(of: test, component.wholeQuestions), of: test, assumed: assumed)
        } ?? assumed
      let key = Key(
        model: model,
        readability: baseline.map {
          Readability(readings: $0.readings(of: test, component.questions))
        } ?? .complete,
        faults: baseline?.faults(of: test, component.questions) ?? .none,
        bounds: component.bounds, units: sizes(of: component.questions), worst: test.worst)
      var part: GatePower.Part
      if let twin = known[key] {
        part = twin
      } else {
        part = await self.part(component, key, deciding: deciding)
        known[key] = part
      }
      part.part = test.part
      part.title = test.title(of: component.slice)
      part.decides = component.decides
      parts.append(part)
    }
    return parts
  }

  /// Tests that agree in all this have the same power.
  private struct Key: Hashable {
    let model: PromptModel
    let readability: Readability
    let faults: ReplyFaults
    let bounds: LossTest.Bounds
    let units: [Int]
    let worst: LossTest.Worst
  }

  private func part(_ component: GateComponent, _ key: Key, deciding: Int) async -> GatePower.Part {
    let slice = rule.slices?.first { $0.cases == component.slice }
    // So many that the parts of the gate reach it together.
    let targets =
      needs && component.decides
      ? [0.95, 0.8].map { 1 - (1 - $0) / Double(max(1, deciding)) } : []
    func outlook(_ likeness: Likeness) async -> TestPower.Outlook {
      TestPower(
        test: component.test, model: key.model, margin: slice?.margin ?? rule.margin,
        level: rule.level, samples: samples, missing: rates.missing, likeness: likeness,
        readability: key.readability, faults: key.faults, seed: seed, draws: draws
      ).outlook(units: key.units, targets: targets)
    }
    async let drawn = outlook(.same)
    let independent = await outlook(.independent)
    let same = await drawn
    return GatePower.Part(
      part: component.test.part, title: component.test.title, cases: component.questions.count,
      clusters: key.units.count, same: same.power, independent: independent.power,
      same95: same.needs.first ?? nil, same80: same.needs.last ?? nil,
      independent95: independent.needs.first ?? nil, independent80: independent.needs.last ?? nil,
      decides: component.decides, model: key.model, readable: key.readability.readableShare,
      degenerate: key.faults.degenerateShare(samples: samples, .independent).mean,
      unanswered: key.faults.unansweredShare, limit: component.bounds.upper)
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
      decides: count > 0, model: nil)
  }
}

extension Double {
  fileprivate static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<max(0, exponent)).reduce(1) { product, _ in product * base }
  }
}
