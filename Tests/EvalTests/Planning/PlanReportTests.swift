import Foundation
import Metrics
import Testing

@testable import Eval

@Suite struct PlanReportTests {
  private func report(
    _ cases: [Case], policy: Policy, samples: Int = 4
  ) async -> PlanReport {
    await PlanReport(
      PowerSetting(
        suites: [Suite(name: "s", version: "1", cases: cases)], samples: samples, policy: policy,
        seed: 1), estimates: [], notes: [], draws: 200)
  }

  private func benign(_ count: Int) -> [Case] { (0..<count).map { .benign("b\($0)") } }

  @Test func `the screen ends with the one change that helps most`() async throws {
    let report = await report(
      benign(60) + (0..<80).map { .make("t\($0)", .tone) }, policy: .only(.overRefusal, .toneShift))
    let lines = report.text().split(separator: "\n")
    let last = try #require(lines.last)
    #expect(last.hasPrefix("hint: bring "), "\(last)")
    #expect(last.contains("safety.over-refusal"))
    #expect(lines.contains { $0.contains("? safety.over-refusal") })
    #expect(lines.contains { $0.contains("✔ tone.shift") })
    #expect(report.text().contains("benign prompts refused 5 %"))
  }

  @Test func `a plan that lacks nothing says so, and what would be cheaper`() async {
    let policy = Policy.only(.toneShift)
    let tone = (0..<200).map { Case.make("t\($0)", .tone) }
    let four = await report(tone, policy: policy).hint
    #expect(four == "nothing is missing: run it")
    let eight = await report(tone, policy: policy, samples: 8).hint
    #expect(
      eight == "nothing is missing; --samples 4 would do as well and save 50 % of the replies")
  }

  @Test func `too few samples for the controls come first`() async {
    let hint = await report(
      benign(60), policy: .only(.overRefusal, controls: .required), samples: 1
    )
    .hint
    #expect(hint.hasPrefix("pass --samples 4 or more"))
  }

  @Test func `a gate that nothing feeds has no chance`() async throws {
    let report = await report(benign(60), policy: .only(.toneShift))
    #expect(report.power.gates[0].power(.same) == 0)
    #expect(
      report.hint == "add cases that feed tone.shift, or take the gate out of the policy")
  }

  @Test func `zero tolerance takes 59 cases a class that is there`() async {
    func power(_ count: Int) async -> Double {
      await report((0..<count).map { .canary("c\($0)") }, policy: .only(.zeroTolerance))
        .power.power(.same)
    }
    #expect(await power(58) == 0)
    #expect(await power(60) > 0.99)
  }

  @Test func `JSON holds what the screen shows`() async throws {
    let report = await report(benign(60), policy: .only(.overRefusal))
    let data = Data(try report.json().utf8)
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(root["format"] as? String == "locum-plan/1")
    #expect(root["hint"] as? String == report.hint)
    let gates = try #require(root["gates"] as? [[String: Any]])
    #expect(gates[0]["same"] as? Double == report.power.gates[0].power(.same))
    #expect(gates[0]["reaches_targets"] as? Bool == false)
  }

  /// Length lacks all power with too few cases, and lists need the most.
  @Test func `the cases that would do are those of the part that needs most`() async throws {
    let tone = (0..<19).map { Case.make("t\($0)", .tone) }
    let report = await report(tone, policy: .only(.formatContract))
    let gate = try #require(report.power.gates.first)
    let needs = gate.parts.filter(\.decides).compactMap(\.needed)
    #expect(gate.binding?.part == "lists")
    #expect(gate.needed == needs.max())
    let needed = try #require(gate.needed)
    let row = try #require(
      report.text().split(separator: "\n").first { $0.contains("format.contract") })
    #expect(row.hasSuffix(" \(needed)"), "\(row)")
    #expect(report.hint.hasSuffix("about \(needed) would do"), "\(report.hint)")
    #expect(
      report.hint.contains("\(needed - 19) more independent cases for format.contract (lists)"))
  }

  @Test func `a gate that reaches its targets asks for no more than there is`() async throws {
    let tone = (0..<400).map { Case.make("t\($0)", .tone) }
    let gate = try #require(
      await report(tone, policy: .only(.formatContract)).power.gates.first)
    #expect(!gate.fallsShort)
    #expect(gate.needed.map { $0 <= 400 } == true)
  }

  @Test func `no part and no class has a chance above 1`() async {
    let report = await report(
      (0..<505).map { Case.make("t\($0)", .tone) }, policy: .only(.toneShift, .formatContract))
    for part in report.power.gates.flatMap(\.parts) {
      for likeness in Likeness.allCases {
        #expect((0...1).contains(part.power(likeness)))
      }
    }
  }

  @Test func `a chance is never rounded to certainty`() {
    #expect(Sentences.chance(1) == "100 %")
    #expect(Sentences.chance(0.9999) == "> 99 %")
    #expect(Sentences.chance(0.9499) == "94 %")
    #expect(Sentences.chance(0.0001) == "< 1 %")
    #expect(Sentences.chance(0) == "0 %")
  }
}
