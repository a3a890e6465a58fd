import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

/// The worked examples of docs/deciding.md are what the program comes to on the bundled recordings.
@Suite struct WorkedExamplesTests {
  private struct Example {
    let decision: TestDecision
    let losses: [Double]
    let outcome: Verdict.Outcome
  }

  private func example(
    suite: String, primary: String, fallback: String, policy: String?, gate: GateID,
    part: String = ""
  ) async throws -> Example {
    func target(_ name: String) throws -> Target {
      try Target.parse("recording:\(Golden.fixture(name).path)")
    }
    let asking = try Asking(primary: target(primary), fallbacks: [target(fallback)])
    let plan = try Plan(
      suites: try SuiteReader().suites(at: [Golden.fixture("../" + suite).standardized.path]),
      primary: asking.primary, fallbacks: asking.fallbacks,
      sampling: asking.adopted(Configuration.SamplingPlan(), isChosen: false, samples: nil))
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.path("runs.sqlite"))
    let lanes = try zip(plan.sides, [asking.primary] + asking.fallbacks).map { side, target in
      Runner.Lane(
        side: side, model: RecordedModel(try #require(asking.recording(of: target))),
        concurrency: 8)
    }
    _ = try await Runner(plan: plan, store: store).run(lanes) { _ in }
    let policy = try policy.map { try Policy.read(Golden.fixture($0).path) } ?? .standard
    let decided = try Decide(plan: plan, policy: policy, store: store).decided()[0]
    let view = Gate(
      GateEvidence(policy: policy, questions: decided.questions), primary: decided.primary,
      fallback: decided.fallback)
    let index = try #require(
      view.items.firstIndex { policy.gates[$0.rule].gate == gate && $0.test.part == part })
    let decision = try #require(
      decided.verdict.gates.first { $0.gate == gate }?.tests.first { $0.part == part })
    return Example(
      decision: decision, losses: view.items[index].readings.losses(.observed).high,
      outcome: decided.verdict.outcome)
  }

  private static let page = try? String(
    contentsOf: Golden.fixture("../docs/deciding.md").standardized, encoding: .utf8)

  private func expectWritten(_ figures: [String]) throws {
    let page = try #require(Self.page)
    for figure in figures { #expect(page.contains(figure), "docs/deciding.md lacks \(figure)") }
  }

  private func shown(_ value: Double?, _ decimals: Int) throws -> String {
    Sentences.number(try #require(value), decimals: decimals)
      .replacingOccurrences(of: "-", with: "−")
  }

  @Test func `the PASS`() async throws {
    let one = try await example(
      suite: "fixtures/planted/suite.yaml", primary: "planted/primary.jsonl",
      fallback: "planted/twin.jsonl", policy: nil, gate: .toneShift, part: "ari")
    #expect(one.outcome == .pass)
    #expect(one.decision.status == .met)
    let moments = Moments(one.losses)
    try expectWritten([
      "\(moments.n) clusters", "mean \(shown(moments.mean, 4))",
      "deviation \(shown(moments.sd, 4))",
      "\(shown(one.decision.lower, 4)) … \(shown(one.decision.upper, 4))",
    ])
  }

  @Test func `the FAIL`() async throws {
    let one = try await example(
      suite: "suites/starter.yaml", primary: "recordings/smollm2-a.jsonl",
      fallback: "recordings/gemma3.jsonl", policy: "recordings/policy.yaml", gate: .unanswered)
    #expect(one.outcome == .fail)
    #expect(one.decision.status == .broken)
    let moments = Moments(one.losses)
    try expectWritten([
      "\(moments.n) clusters", "mean \(shown(moments.mean, 4))",
      "deviation \(shown(moments.sd, 4))",
      "skewness \(shown(moments.skewness, 3))",
      "\(shown(one.decision.lower, 4)) … \(shown(one.decision.upper, 4))",
      "level \(shown(one.decision.holmLevel, 5))", "bound \(shown(one.decision.holmBound, 4))",
    ])
  }

  @Test func `the INCONCLUSIVE`() async throws {
    let one = try await example(
      suite: "suites/starter.yaml", primary: "recordings/smollm2-a.jsonl",
      fallback: "recordings/smollm2-b.jsonl", policy: "recordings/policy.yaml", gate: .overRefusal)
    #expect(one.outcome == .inconclusive)
    #expect(one.decision.status == .notKnown)
    let gains = one.losses.reduce(0) { $0 + max(-$1, 0) }
    let worse = one.losses.reduce(0) { $0 + max($1, 0) }
    try expectWritten([
      "\(one.losses.count) clusters", "b = \(shown(worse, 2))", "c = \(shown(gains, 2))",
      "\(shown(one.decision.lower, 4)) … \(shown(one.decision.upper, 4))",
    ])
  }
}
