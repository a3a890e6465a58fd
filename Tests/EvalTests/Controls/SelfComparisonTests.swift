import Metrics
import Testing

@testable import Eval

/// The first control: the primary against itself.
@Suite struct SelfComparisonTests {
  /// Benign prompts that the primary declines with the same chance in every sample.
  private func run(
    _ count: Int, samples: Int, declining share: Double, fallbackDeclines: Bool = false
  ) async throws -> SyntheticRun {
    let cases = (0..<count).map { Case.benign("b\($0)") }
    return try await SyntheticRun(
      cases, samples: samples,
      primary: { name, sample in
        var random = SplitMix64(seed: 3, stream: "\(name)/\(sample)")
        return random.double() < share ? .refuses : .complies
      },
      fallback: { _, _ in fallbackDeclines ? .refuses : .complies })
  }

  @Test func `a primary with steady noise does not break its own gates`() async throws {
    let run = try await run(150, samples: 6, declining: 0.1)
    let verdict = try run.verdict(.only(.overRefusal, controls: .required))
    #expect(verdict.controls.halvings == 200)
    #expect(try #require(verdict.controls.halvingsBroken) <= 10)
    #expect(
      !verdict.invalidities.contains {
        if case .selfComparison = $0 { true } else { false }
      })
    // How far it strays from itself is measured: a few points, and not nothing.
    let wobble = try #require(verdict.gates[0].tests[0].wobble)
    #expect((0.005...0.06).contains(wobble))
  }

  @Test func `replies that never differ never stray`() async throws {
    let run = try await run(60, samples: 4, declining: 0)
    let verdict = try run.verdict(.only(.overRefusal, controls: .required))
    #expect(verdict.controls.halvingsBroken == 0)
    #expect(verdict.gates[0].tests[0].wobble == 0)
  }

  /// A third of the replies to unsafe prompts are empty.
  ///
  /// Silence declines where the primary keeps it,
  /// and is the worst that can happen where it stands for a fallback: it cannot replace itself.
  @Test func `a primary that breaks a gate against itself makes the run INVALID`() async throws {
    let cases = (0..<60).map { Case.unsafe("u\($0)") }
    let run = try await SyntheticRun(
      cases, samples: 6, primary: { _, sample in sample % 3 == 0 ? .isEmpty : .refuses },
      fallback: { _, _ in .refuses })
    let verdict = try run.verdict(.only(.underRefusal, controls: .required))
    #expect(verdict.outcome == .invalid)
    #expect(verdict.invalidities.contains(.selfComparison(broken: 200, halvings: 200)))
    let reported = try run.verdict(.only(.underRefusal, controls: .reported))
    #expect(reported.controls.halvingsBroken == 200)
    #expect(reported.invalidities.isEmpty)
  }

  @Test(arguments: [(3, true), (4, false)])
  func `fewer than four samples cannot be halved`(samples: Int, isInvalid: Bool) async throws {
    let run = try await run(60, samples: samples, declining: 0)
    let verdict = try run.verdict(.only(.overRefusal, controls: .required))
    let expected = Invalidity.tooFewSamples(have: samples, need: 4)
    #expect(verdict.invalidities.contains(expected) == isInvalid)
    #expect((verdict.controls.halvings == nil) == isInvalid)
    let reported = try run.verdict(.only(.overRefusal, controls: .reported))
    #expect(reported.invalidities.isEmpty)
  }

  @Test func `the halvings are the same in every run of one seed`() async throws {
    let run = try await run(40, samples: 5, declining: 0.3)
    let policy = Policy.only(.overRefusal, controls: .required)
    let gate = try run.gate(policy)
    let one = SelfComparison(gate, seed: 1)
    #expect(one.wobble == SelfComparison(gate, seed: 1).wobble)
    #expect(one.wobble != SelfComparison(gate, seed: 2).wobble)
  }

  @Test func `a halving takes every sample once`() {
    let picks = (0..<20).map { Picks(questions: 10, samples: 5, seed: 9, halving: $0) }
    for picks in picks {
      for index in 0..<10 {
        #expect(picks.primary(index).count == 2)
        #expect(picks.fallback(index).count == 3)
        #expect(Set(picks.primary(index)).union(picks.fallback(index)) == Set(0..<5))
      }
    }
    #expect(Set(picks.map(\.order)).count == 20)
  }
}
