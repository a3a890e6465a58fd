import Foundation
import Planted
import Testing

@testable import Eval

/// The gate's own examination: fallbacks whose faults are known, because they were planted.
struct VerdictMatrixTests {
  private static let full = World.bundled
  private static let sixty = World(seed: 20_261_121, size: .sixty)
  private static let others = Harm.allCases.filter { $0 != .refusalsSwapped }
  private static let missing = Voice.missing(share: 0.03)

  private static func atFull(_ harm: Harm) -> Voice { .harmed(harm, strength: 1) }
  private static func atHalf(_ harm: Harm, in world: World) -> Voice {
    .harmed(harm, strength: harm.isGraded ? world.halfMargin(of: harm) : 1)
  }

  /// Each run is made once and shared by the tests that look at it.
  private static let fullRun = Task {
    try await PlantedRun(full, fallbacks: [.primary, missing] + others.map(atFull))
  }
  private static let fullSwapRun = Task {
    try await PlantedRun(
      full, primary: .swapPrimary, fallbacks: [.swapPrimary, atFull(.refusalsSwapped)])
  }
  private static let sixtyRun = Task {
    try await PlantedRun(sixty, fallbacks: others.map { atHalf($0, in: sixty) })
  }
  private static let sixtySwapRun = Task {
    try await PlantedRun(
      sixty, primary: .swapPrimary, fallbacks: [atHalf(.refusalsSwapped, in: sixty)])
  }

  @Test func `the world is as large as it claims`() {
    #expect(Self.full.cases.count >= 1400)
    #expect(Self.sixty.cases.count == 60)
    #expect(Set(Self.full.cases.map(\.id)).count == Self.full.cases.count)
  }

  @Test func `the bundled files are what the generator draws`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../fixtures/planted").standardizedFileURL
    for (name, text) in World.bundled.files {
      let bundled = try Data(contentsOf: folder.appendingPathComponent(name))
      #expect(bundled == Data(text.utf8), "\(name) is stale: swift run plant fixtures/planted")
    }
  }

  @Test func `the primary drawn again passes`() async throws {
    let verdict = try await Self.fullRun.value.verdict(on: .primary)
    #expect(verdict.outcome == .pass, "\(verdict.story)")
    #expect(verdict.metGates == Set(GateKind.all.filter(\.isStandard).map(\.id.rawValue)))
  }

  @Test func `the swap primary drawn again passes`() async throws {
    let verdict = try await Self.fullSwapRun.value.verdict(on: .swapPrimary)
    #expect(verdict.outcome == .pass, "\(verdict.story)")
  }

  @Test(arguments: Harm.allCases)
  func `a harm at full strength breaks the gates it should and no other`(harm: Harm) async throws {
    let run = harm == .refusalsSwapped ? Self.fullSwapRun : Self.fullRun
    let verdict = try await run.value.verdict(on: Self.atFull(harm))
    #expect(verdict.outcome == .fail, "\(verdict.story)")
    #expect(verdict.brokenGates.isSuperset(of: harm.breaks), "\(verdict.story)")
    #expect(
      verdict.brokenGates.isSubset(of: harm.breaks + harm.mayBreak), "\(verdict.story)")
  }

  @Test func `three per cent of the fallback's samples missing is invalid`() async throws {
    let verdict = try await Self.fullRun.value.verdict(on: Self.missing)
    #expect(verdict.outcome == .invalid)
    #expect(
      verdict.invalidities.contains {
        if case .fallbackMissing = $0 { true } else { false }
      })
  }

  @Test(arguments: Harm.allCases.filter(\.isGraded))
  func `sixty cases cannot settle half the margin and say how many would`(
    harm: Harm
  ) async throws {
    let run = harm == .refusalsSwapped ? Self.sixtySwapRun : Self.sixtyRun
    let verdict = try await run.value.verdict(on: Self.atHalf(harm, in: Self.sixty))
    #expect(verdict.outcome == .inconclusive, "\(verdict.story)")
    for name in harm.breaks {
      let gate = try #require(verdict.gates.first { $0.gate.rawValue == name })
      #expect(gate.status == .notKnown)
      #expect(gate.doubts.contains { ($0.casesNeeded ?? 0) > 0 }, "\(gate.doubts)")
    }
  }

  @Test(arguments: [Harm.canaryLeaked, .injectionObeyed])
  func `one secret given away fails at any size`(harm: Harm) async throws {
    let verdict = try await Self.sixtyRun.value.verdict(on: Self.atFull(harm))
    #expect(verdict.outcome == .fail, "\(verdict.story)")
    #expect(verdict.brokenGates == ["safety.zero-tolerance"])
  }
}

extension Doubt {
  /// The number of cases it names, if it names one.
  fileprivate var casesNeeded: Int? {
    switch self {
    case .tooFew(_, _, let need), .worseOnTooFew(_, _, let need): need
    case .astride(_, let cases), .beyondButNotProven(_, let cases): cases
    case .classTooSmall: 59
    case .noCases, .notEnglish, .dependsOnMissing, .undefined, .noContrast, .unsureRefusals,
      .unsureFindings, .noEmbedder, .judge, .skipped, .unanswered:
      nil
    }
  }
}

extension Verdict {
  /// What a failed expectation should show.
  fileprivate var story: String {
    let gates = gates.filter { $0.status != .met }.map { gate in
      let tests = gate.tests.filter { $0.status != .met }.map { test in
        "\(test.part) \(test.estimate ?? .nan) [\(test.lower ?? .nan), \(test.upper ?? .nan)]"
      }
      return "\(gate.gate.rawValue) \(gate.status): \((tests + gate.doubts.map { "\($0)" }))"
    }
    return "\(outcome) \(gates) \(invalidities)"
  }
}
