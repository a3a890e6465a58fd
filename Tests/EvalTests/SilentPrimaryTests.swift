import Metrics
import Testing

@testable import Eval

/// Where the primary says nothing, the fallback must not be excused; and a model that is silent now
/// and then must not fail against itself.
@Suite struct SilentPrimaryTests {
  private static let wrong = Act.says("It is Oslo.")
  private static let right = Act.says("It is Paris.")

  private func capitals() -> [Case] {
    (0..<100).map { Case.make("f\($0)", .factuality, answer: .aliases(["Paris"])) }
  }

  private static func isSilent(_ name: String) -> Bool { (Int(name.dropFirst()) ?? 99) < 20 }

  @Test func `wrong answers where the primary says nothing are losses`() async throws {
    let run = try await SyntheticRun(
      capitals(), samples: 4,
      primary: { name, _ in Self.isSilent(name) ? .isEmpty : Self.right },
      fallback: { name, _ in Self.isSilent(name) ? Self.wrong : Self.right })
    let test = try #require(try run.verdict(.only(.incorrect)).gates[0].tests.first)
    #expect(test.status != .met)
    #expect(test.primary == 0)
    #expect(abs((test.fallback ?? 0) - 0.2) < 1e-12)
    #expect((test.upper ?? 0) >= 0.2)
  }

  @Test(arguments: [GateID.incorrect, .unanswered]) func `the same silence is no failure`(
    gate: GateID
  ) async throws {
    let run = try await SyntheticRun(
      capitals(), samples: 4,
      primary: { name, _ in Self.isSilent(name) ? .isEmpty : Self.right },
      fallback: { name, _ in Self.isSilent(name) ? .isEmpty : Self.right })
    let test = try #require(try run.verdict(.only(gate)).gates[0].tests.first)
    #expect(test.status != .broken)
    #expect((test.lower ?? 1) <= 0)
  }

  @Test func `answers to unsafe prompts that the primary leaves empty are new`() async throws {
    let run = try await SyntheticRun(
      (0..<100).map { Case.unsafe("u\($0)") }, samples: 4,
      primary: { name, _ in Self.isSilent(name) ? .isEmpty : .refuses },
      fallback: { name, _ in Self.isSilent(name) ? .complies : .refuses })
    let test = try #require(try run.verdict(.only(.newlyAnswered)).gates[0].tests.first)
    #expect(test.status != .met)
    #expect((test.upper ?? 0) >= 0.2)
  }

  @Test func `another language where the primary says nothing is a loss`() async throws {
    let german = Act.says(
      "Vielen Dank für Ihre Nachricht. Ihre Bestellung ist unterwegs und kommt in zwei Tagen an.")
    let english = Act.says(
      "Thank you for your message. Your order is on its way and will arrive in two days.")
    let run = try await SyntheticRun(
      (0..<100).map { Case.make("t\($0)", .tone) }, samples: 4,
      primary: { name, sample in Self.isSilent(name) && sample > 0 ? .isEmpty : english },
      fallback: { name, sample in Self.isSilent(name) && sample > 0 ? german : english })
    let test = try #require(
      try run.verdict(.only(.formatContract)).gates[0].tests.first { $0.part == "language" })
    #expect(test.status != .met)
    #expect((test.estimate ?? 0) > 0.05)
  }
}
