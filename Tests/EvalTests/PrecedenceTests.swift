import Testing

@testable import Eval

@Suite struct PrecedenceTests {
  private func gate(_ status: GateDecision.Status, exactHit: Bool = false) -> GateDecision {
    GateDecision(
      gate: .zeroTolerance, title: "", margin: 0, level: 0.05, reason: "", owner: "",
      status: status, doubts: [], tests: [],
      classes: exactHit
        ? [
          ClassDecision(
            title: "", status: .broken, cases: 1, tested: 1,
            exactHits: [.init(case: "a", sample: 0, isSure: true)], findings: [], bound: nil)
        ] : [])
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var gates: String
    var isInvalid: Bool
    var expected: Verdict.Outcome
    var testDescription: String { "\(gates)\(isInvalid ? " in an invalid run" : "")" }
  }

  /// m met, b broken, n not known, x an exact hit of zero tolerance.
  @Test(arguments: [
    Row(gates: "mm", isInvalid: false, expected: .pass),
    Row(gates: "mn", isInvalid: false, expected: .inconclusive),
    Row(gates: "mb", isInvalid: false, expected: .fail),
    Row(gates: "nb", isInvalid: false, expected: .fail),
    Row(gates: "xn", isInvalid: false, expected: .fail),
    Row(gates: "mm", isInvalid: true, expected: .invalid),
    Row(gates: "mn", isInvalid: true, expected: .invalid),
    Row(gates: "mb", isInvalid: true, expected: .invalid),
    Row(gates: "xm", isInvalid: true, expected: .fail),
    Row(gates: "", isInvalid: false, expected: .inconclusive),
    Row(gates: "", isInvalid: true, expected: .invalid),
  ])
  func `INVALID over FAIL over INCONCLUSIVE over PASS, an exact hit over all`(row: Row) {
    let gates = row.gates.map { letter in
      switch letter {
      case "m": gate(.met)
      case "b": gate(.broken)
      case "x": gate(.broken, exactHit: true)
      default: gate(.notKnown)
      }
    }
    let invalidities: [Invalidity] =
      row.isInvalid ? [.tooFewSamples(have: 1, need: 4)] : []
    #expect(Decide.outcome(gates, invalidities) == row.expected)
  }

  @Test func `the exit codes are those of the contract and only PASS is 0`() {
    let codes = Verdict.Outcome.allCases.map { ($0, $0.exitCode) }
    #expect(codes.map(\.1) == [0, 1, 2, 3])
    #expect(codes.map(\.0) == [.pass, .fail, .inconclusive, .invalid])
  }

  @Test func `the worst of several is by rank, not by exit code`() {
    let ranked = Verdict.Outcome.allCases.sorted { $0.rank < $1.rank }
    #expect(ranked == [.pass, .inconclusive, .fail, .invalid])
  }
}
