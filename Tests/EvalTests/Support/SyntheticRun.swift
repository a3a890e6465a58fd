import Adapters
import Foundation
import Metrics

@testable import Eval

/// A small run of scripted models through plan, runner and store.
struct SyntheticRun {
  typealias Script = @Sendable (_ case: String, _ sample: Int) -> Act

  let plan: Plan
  let store: Store
  private let folder: TemporaryFolder

  init(
    _ cases: [Case], samples: Int = 5, primary: @escaping Script, fallback: @escaping Script
  ) async throws {
    try await self.init(cases, samples: samples, primary: primary, fallbacks: [fallback])
  }

  init(
    _ cases: [Case], samples: Int = 5, primary: @escaping Script, fallbacks: [Script],
    notes: [String] = [], lacking: Set<Adapter.Capability> = []
  ) async throws {
    plan = try .make(cases, samples: samples, fallbacks: fallbacks.count, lacking: lacking)
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("runs.sqlite"))
    try store.save(plan, notes: notes, at: Date(timeIntervalSince1970: 1_795_000_000))
    let lanes = zip(plan.sides, [primary] + fallbacks).map { side, script in
      Runner.Lane(
        side: side,
        model: ScriptedModel { script($0.origin.case, $0.origin.sample) }, concurrency: 8)
    }
    _ = try await Runner(plan: plan, store: store).run(lanes) { _ in }
  }

  /// Rows of letters, one a sample (see ``Act``): what each side does with each case.
  init(
    _ cases: [Case], _ primary: [String: String], _ fallback: [String: String]
  ) async throws {
    let samples = primary.values.map(\.count).max() ?? 1
    @Sendable func act(_ rows: [String: String], _ name: String, _ sample: Int) -> Act {
      Act(Array(rows[name] ?? "")[sample])
    }
    try await self.init(
      cases, samples: samples, primary: { act(primary, $0, $1) },
      fallback: { act(fallback, $0, $1) })
  }

  func verdict(_ policy: Policy) throws -> Verdict {
    try Decide(plan: plan, policy: policy, store: store).verdicts()[0]
  }

  /// The gate's view of the stored replies.
  func gate(_ policy: Policy) throws -> Gate {
    Gate(
      GateEvidence(policy: policy, questions: plan.questions(for: plan.primary)),
      primary: try scores(of: plan.primary, policy),
      fallback: try scores(of: plan.fallbacks[0], policy))
  }

  func scores(of side: Plan.Side, _ policy: Policy) throws -> Scores {
    try Scoring(for: policy.gates).scores(
      of: plan.questions(for: side), samples: plan.samples, in: store)
  }

  func report(_ policy: Policy) throws -> Report {
    try Report(
      plan: plan, policy: policy, store: store,
      decidedAt: Date(timeIntervalSince1970: 1_795_000_500))
  }
}

extension Plan {
  static func make(
    _ cases: [Case], suite: String = "test", samples: Int = 5, fallbacks: Int = 1,
    system: String? = nil, seed: UInt64 = 7, generation: Int = 0,
    lacking: Set<Adapter.Capability> = []
  ) throws -> Plan {
    var sampling = Configuration.SamplingPlan()
    sampling.samples = samples
    sampling.seed = seed
    return try Plan(
      suites: [Suite(name: suite, version: "1.0.0", licence: "CC0-1.0", cases: cases)],
      primary: .make("primary"),
      fallbacks: (0..<fallbacks).map {
        .make($0 == 0 ? "fallback" : "fallback-\($0)", system: system, lacking: lacking)
      },
      sampling: sampling, generation: generation)
  }
}

extension Target {
  static func make(
    _ name: String, system: String? = nil, lacking: Set<Adapter.Capability> = []
  ) -> Target {
    Target(
      name: name,
      endpoint: Endpoint(
        adapter: "openai-compatible", model: "model-of-\(name)",
        capabilities: Dictionary(uniqueKeysWithValues: lacking.map { ($0, false) })),
      system: system)
  }
}
