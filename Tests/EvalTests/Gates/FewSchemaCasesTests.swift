import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

/// What a few cases with a schema among many others may and may not do to a verdict.
@Suite struct FewSchemaCasesTests {
  /// One run: 60 tone cases on which both sides talk alike, and cases that want JSON.
  ///
  /// - Parameters:
  ///   - primary: whether its reply to a case and sample is valid.
  ///   - fallback: the same of the fallback.
  private func gate(
    _ schemas: Int, tone: Int = 60, samples: Int = 5,
    primary: @escaping @Sendable (_ case: Int, _ sample: Int) -> Bool = { _, _ in true },
    fallback: @escaping @Sendable (_ case: Int, _ sample: Int) -> Bool
  ) async throws -> (decision: GateDecision, test: TestDecision, outcome: Verdict.Outcome) {
    let schema = try JSONSchema(parsing: #"{"type":"object"}"#)
    let cases =
      (0..<tone).map { Case.make("t\($0)", .tone) }
      + (0..<schemas).map {
        Case.make("j\($0)", .factuality, answer: .json(.object(JSONObject())), schema: schema)
      }
    @Sendable func act(
      _ isValid: (Int, Int) -> Bool, _ name: String, _ sample: Int
    ) -> Act {
      guard let index = Int(name.dropFirst()), name.hasPrefix("j") else {
        let words = ["The van", "A bus", "One train", "Your parcel", "This lorry"][sample % 5]
        return .says("\(words) reaches the depot \(name) before noon. It waits there for a day.")
      }
      return .says(isValid(index, sample) ? #"{"a": 1}"# : "Sure! Here is the JSON: {a: one")
    }
    let run = try await SyntheticRun(
      cases, samples: samples, primary: { act(primary, $0, $1) },
      fallback: { act(fallback, $0, $1) })
    let verdict = try run.verdict(.only(.formatContract))
    let decision = verdict.gates[0]
    return (
      decision, try #require(decision.tests.first { $0.part == "schema" }), verdict.outcome
    )
  }

  @Test(arguments: [52, 60, 99, 100])
  func `as many as can show five points decide, and a proven loss breaks the gate`(
    count: Int
  ) async throws {
    let worse = try await gate(count) { _, _ in false }
    #expect(!worse.test.isShownOnly && worse.test.status == .broken)
    #expect(worse.outcome == .fail)
    let twin = try await gate(count) { _, _ in true }
    #expect(twin.test.status == .met && twin.outcome == .pass)
  }

  @Test(arguments: [1, 3, 20, 51])
  func `below them the gate is met by a fallback that does no worse`(count: Int) async throws {
    let twin = try await gate(count) { _, _ in true }
    #expect(twin.test.isShownOnly)
    #expect(twin.decision.status == .met && twin.outcome == .pass, "\(twin.decision.doubts)")
    let better = try await gate(count, primary: { $1 > 0 && $0 > 0 }) { _, _ in true }
    #expect(better.test.isShownOnly && better.decision.status == .met)
  }

  @Test(arguments: [1, 3, 20, 51])
  func `below them the gate is not known of a fallback that does worse`(count: Int) async throws {
    let worse = try await gate(count) { _, _ in false }
    #expect(!worse.test.isShownOnly && worse.test.status == .notKnown)
    #expect(worse.decision.status == .notKnown && worse.outcome == .inconclusive)
    #expect(
      worse.decision.doubts == [.worseOnTooFew(part: "invalid JSON", have: count, need: 52)])
    // One invalid reply is beyond the margin of five points where there are few replies.
    let slightly = try await gate(count) { $0 > 0 || $1 > 0 }
    #expect(slightly.decision.status == (count < 4 ? .notKnown : .met))
  }

  @Test func `as far as the primary strays from itself the fallback may stray as well`()
    async throws
  {
    // One sample in five is invalid, on either side in other places, and two more of the fallback's.
    let twin = try await gate(40, primary: { ($0 + $1) % 5 != 0 }) {
      ($0 + $1) % 5 != 2 && !($1 == 4 && ($0 == 1 || $0 == 2))
    }
    let wobble = try #require(twin.test.wobble)
    let estimate = try #require(twin.test.estimate)
    #expect(estimate > 0 && estimate < wobble)
    #expect(twin.test.isShownOnly && twin.decision.status == .met)
  }

  @Test func `what failed, or was not asked, was not seen to do no worse`() async throws {
    let schema = try JSONSchema(parsing: #"{"type":"object"}"#)
    let cases =
      (0..<60).map { Case.make("t\($0)", .tone) }
      + (0..<3).map {
        Case.make("j\($0)", .factuality, answer: .json(.object(JSONObject())), schema: schema)
      }
    @Sendable func act(_ name: String, _ sample: Int) -> Act {
      guard name.hasPrefix("t") else { return .says(#"{"a": 1}"#) }
      let words = ["The van", "A bus", "One train", "Your parcel", "This lorry"][sample % 5]
      return .says("\(words) reaches the depot \(name) before noon. It waits there for a day.")
    }
    let failing = try await SyntheticRun(
      cases, primary: act, fallback: { $0.hasPrefix("j") ? .fails : act($0, $1) })
    let failed = try failing.verdict(.only(.formatContract))
    #expect(failed.outcome == .inconclusive && failed.gates[0].status == .notKnown)
    let skipping = try await SyntheticRun(
      cases, primary: act, fallbacks: [act], lacking: [.schema])
    let skipped = try skipping.verdict(.only(.formatContract))
    #expect(skipped.outcome == .inconclusive)
    #expect(skipped.gates[0].doubts.contains(.skipped(part: "invalid JSON", count: 3)))
  }

  @Test func `alone they are too few, which is not the same as none`() async throws {
    let alone = try await gate(40, tone: 0) { _, _ in true }
    #expect(alone.decision.doubts.contains(.tooFew(part: "invalid JSON", have: 40, need: 52)))
    #expect(!alone.decision.doubts.contains(.noCases))
    #expect(alone.outcome == .inconclusive)
  }

  @Test func `a plan says beforehand that they are shown only`() throws {
    let schema = try JSONSchema(parsing: #"{"type":"object"}"#)
    func notes(_ count: Int) -> [String] {
      let cases =
        (0..<60).map { Case.make("t\($0)", .tone) }
        + (0..<count).map {
          Case.make("j\($0)", .factuality, answer: .json(.object(JSONObject())), schema: schema)
        }
      return SizeCheck(CaseUnits([Suite(name: "s", version: "1", cases: cases)]))
        .notes(on: Policy.only(.formatContract).gates[0])
    }
    #expect(notes(0).isEmpty && notes(52).isEmpty)
    #expect(
      notes(51) == [
        "format.contract (invalid JSON): 51 cases, 52 are needed to decide; shown only, unless "
          + "the fallback does worse on them"
      ])
  }
}
