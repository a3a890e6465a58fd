import Adapters
import Foundation

/// What a plan can settle and what it takes, as `locum plan` shows it.
public struct PlanReport: Sendable {
  public var suites: [Suite]
  public var policy: Policy
  public var power: PowerPlan
  /// One a side; empty where no target is named.
  public var estimates: [Estimate]
  public var notes: [String]
  public var hint: String

  /// - Parameters:
  ///   - estimates: what each side would take.
  ///   - notes: what stands before what the cases and samples cannot settle.
  public init(
    _ setting: PowerSetting, estimates: [Estimate], notes: [String], draws: Int = PowerPlan.draws
  ) async {
    suites = setting.suites
    policy = setting.policy
    async let power = PowerPlan(setting, draws: draws)
    self.estimates = estimates
    self.notes = notes + setting.policy.notes(of: setting.units, samples: setting.samples)
    self.power = await power
    hint = await PlanAdvice(setting: setting, power: self.power, draws: draws).hint()
  }
}

extension PlanReport {
  private static let nameWidth = 31

  /// The plan for a terminal, the hint last.
  public func text(_ style: TextStyle = TextStyle()) -> String {
    var blocks = [heading, table(style), basis]
    if !costs.isEmpty { blocks.append(costs.joined(separator: "\n")) }
    if !notes.isEmpty {
      blocks.append(notes.map { "note: " + $0.visibleLine }.joined(separator: "\n"))
    }
    blocks.append("hint: " + hint)
    return style.adapted(blocks.joined(separator: "\n\n") + "\n")
  }

  private var heading: String {
    let all = suites.map { "\($0.name) \($0.version)".visibleLine }.joined(separator: ", ")
    let names = suites.count <= 4 ? all : "\(suites.count) suites"
    return "\(Sentences.counted(power.cases, "case")) × \(power.samples) samples of \(names)\n"
      + "policy \(policy.name.visibleLine) \(policy.version.visibleLine): the chance that a sound "
      + "fallback meets each gate"
  }

  private func table(_ style: TextStyle) -> String {
    let indent = style.isUnicode ? 4 : 7
    var lines = [
      row("", ["independent", "the primary", "another model", "cases that"], indent: indent),
      row("", ["cases", "again", "as good", "would do"], indent: indent),
    ]
    for gate in power.gates {
      let symbol = style.symbol(gate.fallsShort ? .notKnown : .met)
      let isOne = gate.parts.count == 1
      let binding = gate.binding
      lines.append(
        "  \(symbol) "
          + row(
            gate.gate.rawValue,
            [
              Sentences.grouped(binding?.clusters ?? 0),
              Sentences.chance(gate.power(.same)), Sentences.chance(gate.power(.independent)),
              gate.needed.map(Sentences.grouped) ?? "no number",
            ]))
      guard !isOne, gate.fallsShort else { continue }
      lines += gate.parts.filter { !$0.decides || $0.fallsShort || $0.power(.same) < 0.99 }.map {
        row($0, style)
      }
    }
    lines.append(
      row(
        "all of them",
        [
          "", Sentences.chance(power.power(.same)), Sentences.chance(power.power(.independent)), "",
        ],
        indent: indent))
    return lines.joined(separator: "\n")
  }

  private func row(_ part: GatePower.Part, _ style: TextStyle) -> String {
    let symbol =
      part.decides
      ? style.symbol(part.fallsShort ? .notKnown : .met) : (style.isUnicode ? "·" : "-   ")
    guard part.decides else {
      return "  \(symbol) "
        + row("  " + part.title, [Sentences.grouped(part.clusters), "shown only", "", ""])
    }
    return "  \(symbol) "
      + row(
        "  " + part.title,
        [
          Sentences.grouped(part.clusters), Sentences.chance(part.same),
          Sentences.chance(part.independent), part.needed.map(Sentences.grouped) ?? "no number",
        ])
  }

  private func row(_ name: String, _ cells: [String], indent: Int = 0) -> String {
    let head = String(repeating: " ", count: indent) + name
    let width = Self.nameWidth + indent
    var line = head + String(repeating: " ", count: max(0, width - head.count))
    for (cell, width) in zip(cells, [12, 13, 15, 13]) {
      line += String(repeating: " ", count: max(1, width - cell.count)) + cell
    }
    return line
  }

  /// What stands behind the chances: rates, their spread over prompts, and the method.
  private var basis: String {
    var rates: [String] = []
    var spreads: [String] = []
    var unread: [String] = []
    var degenerate: [String] = []
    var unspoiled: [String] = []
    for gate in power.gates {
      if gate.contrast < 1 {
        unspoiled.append("\(gate.gate.rawValue) \(Sentences.chance(gate.contrast))")
      }
      for part in gate.parts where part.cases > 0 {
        if part.degenerate > 0 {
          degenerate.append("\(part.title) \(Sentences.share(part.degenerate))")
        }
        if part.readable < 1 {
          unread.append("\(part.title) \(Sentences.chance(1 - part.readable))")
        }
        let text: String
        switch part.model {
        case .rate(let mean, _)?:
          guard gate.gate != .newlyAnswered else { continue }
          text = "\(part.title) \(Sentences.share(mean))"
          if !rates.contains(text) { rates.append(text) }
        case .spread(let between, let within)? where power.pilot != nil:
          let share = between + within > 0 ? between / (between + within) : 0
          text = "\(part.title) \(Sentences.chance(share))"
          if !spreads.contains(text) { spreads.append(text) }
        default: continue
        }
      }
    }
    let failing = "\(Sentences.share(power.rates.missing)) of calls fail"
    var lines: [String]
    if let pilot = power.pilot {
      lines = ["measured on \(pilot.visibleLine): " + rates.joined(separator: ", ")]
      if !spreads.isEmpty {
        lines.append("variance between prompts: " + spreads.joined(separator: ", "))
      }
      if !unread.isEmpty {
        lines.append(
          "cases whose replies give nothing to measure: " + unread.joined(separator: ", "))
      }
      if !degenerate.isEmpty {
        lines.append(
          "replies that are empty or loop, the worst of a fallback: "
            + degenerate.joined(separator: ", "))
      }
      if !unspoiled.isEmpty {
        lines.append(
          "chance that the control finds \(BrokenCopy.fewestCases) cases of the primary to spoil: "
            + unspoiled.joined(separator: ", "))
      }
      lines.append("assumed: \(failing)")
    } else {
      lines = [
        "assumed of both models: " + rates.joined(separator: ", "),
        "assumed: half-sticky prompts, whose own rates are beta with concentration "
          + "\(Sentences.number(power.rates.concentration, decimals: 1)); "
          + "\(Sentences.chance(power.rates.betweenPrompts)) of the variance of tone and length lies "
          + "between prompts; \(failing)",
      ]
    }
    lines.append(
      "rates by \(Sentences.grouped(PowerPlan.draws)) simulated runs through the gate's own interval, "
        + "good to about a point; tone and length by Student's t; cases that would do: 95 % of runs "
        + "for the primary again and 80 % for another as good")
    return lines.map { $0.wrapped(at: 98, indent: "  ") }.joined(separator: "\n")
  }

  private var costs: [String] {
    estimates.isEmpty ? [] : estimates.map { "  " + $0.text } + ["  basis     " + Estimate.basis]
  }
}

extension Sentences {
  /// A share to the digits it has: `15 %`, `0.25 %`.
  static func share(_ share: Double) -> String {
    let percent = (share * 10_000).rounded() / 100
    let decimals =
      percent == percent.rounded() ? 0 : percent * 10 == (percent * 10).rounded() ? 1 : 2
    return number(percent, decimals: decimals) + " %"
  }
}

extension String {
  /// This text in lines of at most so many characters, broken at spaces, each behind the indent.
  fileprivate func wrapped(at width: Int, indent: String) -> String {
    var lines: [String] = []
    var line = indent
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if line.count > indent.count, line.count + 1 + word.count > width {
        lines.append(line)
        line = indent + "  "
      }
      line += line.last == " " ? String(word) : " " + word
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
