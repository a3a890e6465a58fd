/// Finds the gates that have the cases they need at least, and still too few to pass a sound model as
/// often as they should.
///
/// A quick look, by few draws, more of them the fewer cases there are: what it says is beyond two
/// standard errors of chance, what it leaves unsaid may be a close call. `locum plan` looks closely.
struct PowerCheck {
  let policy: Policy
  let suites: [Suite]
  let samples: Int

  /// Draws times cases.
  private static let effort = 40_000

  func notes() async -> [String] {
    var setting = PowerSetting(suites: suites, samples: samples, policy: policy, seed: 1)
    let sizes = SizeCheck(setting.units)
    let rules = policy.gates.filter { sizes.shortages(of: $0).isEmpty }
    let cases = suites.reduce(0) { $0 + $1.cases.count }
    guard !rules.isEmpty, cases > 0 else { return [] }
    let draws = max(40, min(400, Self.effort / cases))
    setting.policy = policy.keeping(rules)
    let plan = await PowerPlan(setting, draws: draws, needs: false)
    return plan.gates.compactMap { note($0, draws: draws) }
  }

  private func note(_ gate: GatePower, draws: Int) -> String? {
    let short = Likeness.allCases.filter { likeness in
      let error = (likeness.target * (1 - likeness.target) / Double(draws)).squareRoot()
      return gate.power(likeness) < likeness.target - 2 * error
    }
    guard !short.isEmpty else { return nil }
    let said = short.map { likeness in
      let who =
        switch likeness {
        case .same: "the same model asked again"
        case .independent: "an equally good model"
        }
      return "\(who) would meet it in about \(Self.percent(gate.power(likeness))) of runs "
        + "(\(Self.percent(likeness.target)) wanted)"
    }
    return "\(gate.gate.rawValue): too few cases for power: \(said.joined(separator: ", ")); "
      + "`locum plan` says how many it takes"
  }

  private static func percent(_ share: Double) -> String {
    Sentences.number(100 * share, decimals: 0) + " %"
  }
}
