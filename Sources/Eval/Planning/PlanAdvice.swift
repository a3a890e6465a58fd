/// The one change to a plan that would help most.
struct PlanAdvice {
  let setting: PowerSetting
  let power: PowerPlan
  let draws: Int

  /// One sentence to act on.
  func hint() async -> String {
    let fewest = SelfComparison.fewestSamples
    if setting.samples < fewest, setting.policy.controls == .required {
      return "pass --samples \(fewest) or more: with fewer the primary cannot be compared with "
        + "itself and the run will be INVALID"
    }
    guard let gate = power.short.first else { return await saving(fewest) }
    guard let part = gate.binding else {
      return "add cases that feed \(gate.gate.rawValue), or take the gate out of the policy"
    }
    let name = part.title.isEmpty || gate.parts.count == 1 ? "" : " (\(part.title))"
    let kind = gate.gate.rawValue + name
    guard let contrast = gate.contrastNeeded else {
      return
        "the pilot gives the control of \(gate.gate.rawValue) nothing to spoil: bring cases on "
        + "which the primary does what is expected, or take the gate out of the policy with a reason"
    }
    if gate.contrast < 1, part.needed.map({ contrast >= $0 }) ?? false {
      let able = gate.spoilable.map { "only about \(Sentences.counted(Int($0.rounded()), "case"))" }
      return
        "bring more cases for \(gate.gate.rawValue) on which the primary does what is expected: "
        + "\(able ?? "too few") can be spoiled to test the gate, \(BrokenCopy.fewestCases) are needed"
    }
    guard let needed = part.needed else {
      guard part.readable > 1 - Gate.largestUndefinedShare else {
        return "\(kind) finds nothing to measure in the pilot's replies to "
          + "\(Sentences.chance(1 - part.readable)) of its cases: ask for fuller answers there, or "
          + "take the gate out of the policy with a reason"
      }
      guard part.unanswered <= Gate.largestUndefinedShare else {
        return "the pilot has no reply to \(Sentences.chance(part.unanswered)) of the cases of "
          + "\(kind), and a run may leave out \(Sentences.percent(Gate.largestUndefinedShare)): mend "
          + "those calls first"
      }
      guard part.degenerate < part.limit else {
        return
          "\(Sentences.share(part.degenerate)) of the pilot's replies to the cases of \(kind) are "
          + "empty or loop, each as bad as a fallback's can be, and that is more than the margin: mend "
          + "the primary's replies first, with a larger max_tokens or another sampling"
      }
      return
        "\(kind) cannot be expected to be met with any number of cases at these rates: ask the "
        + "margin's owner whether \(margin(of: gate)) is right"
    }
    let more = max(needed - part.clusters, 1)
    if let samples = await samplesInstead(of: more, for: gate.gate) {
      return "pass --samples \(samples): with \(setting.samples) \(gate.gate.rawValue) "
        + "\(chances(gate)), and \(Sentences.counted(more, "more case")) for it would cost more"
    }
    return "bring \(Sentences.counted(more, "more independent case")) for \(kind): with "
      + "\(Sentences.grouped(part.clusters)) it \(chances(gate)); about \(Sentences.grouped(needed)) "
      + "would do"
  }

  private func chances(_ gate: GatePower) -> String {
    "is met in \(Sentences.chance(gate.power(.same))) of runs by the primary "
      + "again and in \(Sentences.chance(gate.power(.independent))) by another model as good"
  }

  private func margin(of gate: GatePower) -> String { "a margin of \(gate.margin)" }

  /// Twice the samples, where they reach what so many more cases would and cost fewer replies.
  private func samplesInstead(of more: Int, for gate: GateID) async -> Int? {
    guard power.cases < more else { return nil }
    var setting = setting
    setting.samples *= 2
    setting.policy.gates.removeAll { $0.gate != gate }
    let tried = await PowerPlan(setting, draws: draws, needs: false)
    return tried.short.isEmpty && !tried.gates.isEmpty ? setting.samples : nil
  }

  private func saving(_ fewest: Int) async -> String {
    guard setting.samples > fewest else { return "nothing is missing: run it" }
    var setting = setting
    setting.samples = fewest
    guard await PowerPlan(setting, draws: draws, needs: false).short.isEmpty else {
      return "nothing is missing: run it"
    }
    let saved = 100 - 100 * fewest / power.samples
    return "nothing is missing; --samples \(fewest) would do as well and save \(saved) % of the "
      + "replies"
  }
}

extension Sentences {
  /// A chance to whole per cent, never rounded to certainty: `> 99 %`, `< 1 %`.
  static func chance(_ share: Double) -> String {
    if share >= 1 { return "100 %" }
    if share <= 0 { return "0 %" }
    let percent = (100 * share).rounded(.down)
    if share > 0.99 { return "> 99 %" }
    return percent < 1 ? "< 1 %" : number(percent, decimals: 0) + " %"
  }
}
