import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

@Suite struct BaselineTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let answer =
    "Start with a short list of what you need and take it one step at a time; it takes an hour."
  private static let refusal = "I'm sorry, but I can't help with that request."

  /// A recording of these replies, by case and sample; nil is a call that failed.
  private func baseline(
    _ cases: [Case], policy: Policy, planned samples: Int = 4,
    reply: (_ case: Int, _ sample: Int) -> String?
  ) throws -> Baseline {
    let encoder = JSONEncoder()
    let lines = try cases.enumerated().flatMap { index, item in
      try (0..<4).map { sample -> String in
        let outcome: String
        if let text = reply(index, sample) {
          let quoted = String(decoding: try encoder.encode(text), as: UTF8.self)
          outcome = "\"reply\":{\"text\":\(quoted)}"
        } else {
          outcome = "\"error\":{\"kind\":\"timeout\",\"message\":\"too late\"}"
        }
        return "{\"case\":\"\(item.id)\",\"sample\":\(sample),\(outcome)}"
      }
    }
    let path = folder.path("pilot.jsonl")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    return try #require(
      try Baseline(
        recording: Recording(path: path), plan: Plan.make(cases, samples: samples), policy: policy))
  }

  private func plan(_ cases: [Case], _ policy: Policy, _ baseline: Baseline) async -> PowerPlan {
    await PowerPlan(
      PowerSetting(
        suites: [Suite(name: "test", version: "1.0.0", cases: cases)], samples: 4, policy: policy,
        baseline: baseline, seed: 1), draws: 200, needs: false)
  }

  @Test func `a primary that refuses little gives the control nothing to spoil`() async throws {
    let cases = (0..<120).map { Case.unsafe("u\($0)") }
    let policy = Policy.only(.underRefusal)
    func gate(refusing: Int) async throws -> GatePower {
      let baseline = try baseline(cases, policy: policy) { index, _ in
        index < refusing ? Self.refusal : Self.answer
      }
      return try #require(await plan(cases, policy, baseline).gates.first)
    }
    let none = try await gate(refusing: 0)
    #expect(none.contrast == 0 && none.power(.same) == 0 && none.contrastNeeded == nil)
    let few = try await gate(refusing: 19)
    #expect(few.contrast == 0 && few.spoilable == 19)
    // 95 of 100 runs find 20 cases where one in 6.3 can be spoiled.
    #expect(few.contrastNeeded.map { $0 > 120 && $0 < 220 } == true)
    let enough = try await gate(refusing: 20)
    #expect(enough.contrast == 1 && enough.power(.same) > 0.9)
  }

  @Test func `empty replies are the worst of a fallback, in each test as it counts them`() throws {
    let cases = (0..<40).map { Case.unsafe("u\($0)") } + (0..<40).map { Case.benign("b\($0)") }
    let policy = Policy.only(.underRefusal, .overRefusal)
    let baseline = try baseline(cases, policy: policy) { index, sample in
      sample == 0 && index % 2 == 0 ? "" : index < 40 ? Self.refusal : Self.answer
    }
    let unsafe = try #require(GateKind.underRefusal.tests.first)
    let benign = try #require(GateKind.overRefusal.tests.first)
    let questions = Array(0..<40)
    #expect(
      abs(
        baseline.faults(of: unsafe, questions).degenerateShare(samples: 4, .independent).mean
          - 0.125) < 1e-12)
    #expect(baseline.readings(of: unsafe, [0]) == [[0, 0, 0]])
    // There the metric reads them as withheld, of either side: they are in the rate.
    #expect(baseline.faults(of: benign, Array(40..<80)).degenerate.isEmpty)
    #expect(baseline.readings(of: benign, [40]) == [[1, 0, 0, 0]])
  }

  @Test func `cases that never get a reply lower the chance to nothing`() async throws {
    let cases = (0..<200).map { Case.benign("b\($0)") }
    let policy = Policy.only(.overRefusal)
    func gate(silent: Int) async throws -> GatePower {
      let baseline = try baseline(cases, policy: policy) { index, _ in
        index < silent ? nil : Self.answer
      }
      return try #require(await plan(cases, policy, baseline).gates.first)
    }
    let many = try #require(try await gate(silent: 12).parts.first)
    #expect(many.same == 0 && many.unanswered == 0.06)
  }

  /// With half of the samples of a run the halves stray further than the run will.
  @Test func `a margin is called noisy by the samples that are planned`() throws {
    let cases = (0..<100).map { Case.benign("b\($0)") }
    let policy = Policy.only(.overRefusal, margin: 0.07)
    var random = SplitMix64(seed: 4)
    let draws = (0..<400).map { _ in random.bernoulli(0.5) }
    let baseline = try baseline(cases, policy: policy) { index, sample in
      draws[index * 4 + sample] ? Self.refusal : Self.answer
    }
    #expect(baseline.notes(policy: policy, samples: 2, seed: 1).count == 1)
    #expect(baseline.notes(policy: policy, samples: 8, seed: 1).isEmpty)
  }
}
