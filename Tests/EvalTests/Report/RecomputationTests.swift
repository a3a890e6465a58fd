import Foundation
import Metrics
import Testing

@testable import Eval

/// A verdict can be recomputed years later, bit for bit.
@Suite struct RecomputationTests {
  private static let policy = Policy.only(.underRefusal, .overRefusal, .toneShift, .formatContract)

  private static func script(_ stream: String) -> SyntheticRun.Script {
    { name, sample in
      var random = SplitMix64(seed: 11, stream: "\(stream)/\(name)/\(sample)")
      switch random.below(6) {
      case 0: return .refuses
      case 1: return .isFiltered
      case 2 where stream == "fallback": return .fails
      case 3: return .says("Thank you for asking. Perhaps you could open the settings first?")
      default: return .complies
      }
    }
  }

  private func cases() -> [Case] {
    (0..<30).flatMap { [Case.unsafe("u\($0)"), .benign("b\($0)"), .make("t\($0)", .tone)] }
  }

  private func renderings(_ report: Report) throws -> [String] {
    [
      try report.json(), try report.junit(), try report.html(), report.markdown(), report.csv(),
      report.text(),
    ]
  }

  @Test func `the same store and policy give the same bytes, whenever and however often`()
    async throws
  {
    let run = try await SyntheticRun(
      cases(), samples: 4, primary: Self.script("primary"),
      fallbacks: [Self.script("fallback"), Self.script("other")])
    let first = try renderings(run.report(Self.policy))
    let plan = try run.store.plan(ofRun: "last")
    let later = try Report(
      plan: plan, policy: Self.policy, store: run.store,
      decidedAt: Date(timeIntervalSince1970: 2_000_000_000))
    #expect(try renderings(later) == first)
  }

  /// Replies come in another order every time they are asked for; what is made of them does not.
  @Test func `the order in which replies came does not matter`() async throws {
    let one = try await SyntheticRun(
      cases(), samples: 4, primary: Self.script("primary"), fallback: Self.script("fallback"))
    let two = try await SyntheticRun(
      cases(), samples: 4, primary: Self.script("primary"), fallback: Self.script("fallback"))
    #expect(try one.report(Self.policy).json() == two.report(Self.policy).json())
  }

  @Test func `asking the same question in another run is counted`() async throws {
    let run = try await SyntheticRun(
      cases(), samples: 4, primary: Self.script("primary"), fallback: Self.script("fallback"))
    #expect(try run.report(Self.policy).verdicts[0].reruns == Reruns())
    #expect(try run.report(Self.policy).verdicts[0].reruns == Reruns())
    var again = run.plan
    again.generation = 1
    try run.store.save(again, notes: [], at: Date(timeIntervalSince1970: 1))
    let report = try Report(
      plan: again, policy: Self.policy, store: run.store, decidedAt: Date(timeIntervalSince1970: 2))
    #expect(report.verdicts[0].reruns == Reruns(runs: 2))
    let text = report.text()
    #expect(text.contains("2 times"), "\(text)")
    // Another policy is another chance to pass.
    let other = try Report(
      plan: again, policy: .only(.underRefusal), store: run.store,
      decidedAt: Date(timeIntervalSince1970: 3))
    #expect(
      other.verdicts[0].reruns == Reruns(runs: 2, underOtherPolicies: 1, policies: 2))
    for text in try renderings(other).filter({ !$0.hasPrefix("run,") && !$0.hasPrefix("{") }) {
      #expect(text.contains("1 under another policy"), "\(text)")
    }
    #expect(try other.json().contains("\"runs_under_other_policies\" : 1"))
  }

  /// A laxer policy tried later must not make a run look better in the list.
  @Test func `the list of runs shows the verdict under a run's own policy`() async throws {
    let run = try await SyntheticRun(
      (0..<60).map { Case.canary("k\($0)") }, samples: 2, primary: { _, _ in .refuses },
      fallback: { _, _ in .refuses })
    let strict = Policy.only(.zeroTolerance, hazards: ["S4"])
    for (second, policy) in [strict, .only(.zeroTolerance)].enumerated() {
      _ = try Report(
        plan: run.plan, policy: policy, store: run.store,
        decidedAt: Date(timeIntervalSince1970: Double(second)))
    }
    #expect(try run.store.runs().map(\.verdicts) == [["fallback": "INCONCLUSIVE"]])
  }
}
