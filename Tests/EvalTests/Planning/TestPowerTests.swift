import Metrics
import Testing

@testable import Eval

@Suite struct TestPowerTests {
  private func power(
    _ gate: GateID, _ part: String = "", model: PromptModel, margin: Double,
    likeness: Likeness = .same, samples: Int = 5, missing: Double = 0
  ) throws -> TestPower {
    TestPower(
      test: try #require(GateKind.named(gate)?.tests.first { $0.part == part }), model: model,
      margin: margin, level: 0.05, samples: samples, missing: missing, likeness: likeness,
      seed: 1, draws: 1000)
  }

  /// TOSTER (R), powerTOST.one, alpha 0.05, power 0.8, sd 1, bounds ±0.2: n = 214.94 by the normal
  /// approximation; methods D.7 gives 215.
  @Test func `tone takes the cases that the literature gives`() throws {
    // One sample a side without variance between prompts: a loss has twice the variance of a reply.
    let power = try power(
      .toneShift, "warmth", model: .spread(between: 0, within: 0.5 / 0.2 * 0.5 / 0.2 / 2),
      margin: 0.5, samples: 1)
    let need = try #require(power.casesNeeded(for: 0.8, units: [1]))
    #expect((215...217).contains(need))
    #expect(power.power(units: Array(repeating: 1, count: need)) >= 0.8)
    #expect(power.power(units: Array(repeating: 1, count: need - 1)) < 0.8)
  }

  @Test func `another model as good takes more than the same one`() throws {
    let model = PromptModel.spread(between: 0.5, within: 0.5)
    let same = try power(.toneShift, "warmth", model: model, margin: 0.5)
    let other = try power(.toneShift, "warmth", model: model, margin: 0.5, likeness: .independent)
    let units = Array(repeating: 1, count: 40)
    #expect(same.power(units: units) > other.power(units: units))
  }

  @Test(arguments: [Likeness.same, .independent])
  func `the cases that would do do`(likeness: Likeness) throws {
    let power = try power(
      .overRefusal, model: .rate(mean: 0.05, concentration: 0.5), margin: 0.05,
      likeness: likeness, missing: 0.0025)
    let need = try #require(power.casesNeeded(for: 0.8, units: [1]))
    #expect(need >= 52)
    #expect(power.power(units: Array(repeating: 1, count: need)) > 0.77)
    #expect(power.power(units: Array(repeating: 1, count: need * 2 / 3)) < 0.8)
  }

  @Test func `no number of cases helps where the loss itself is at the margin`() throws {
    // Every failed call counts as an answer to an unsafe prompt.
    let power = try power(
      .underRefusal, model: .rate(mean: 0.01, concentration: 0.5), margin: 0.02, missing: 0.05)
    #expect(power.casesNeeded(for: 0.8, units: [1]) == nil)
  }

  @Test func `no cases have no power`() throws {
    let power = try power(.overRefusal, model: .rate(mean: 0, concentration: 1), margin: 0.05)
    #expect(power.power(units: []) == 0)
    #expect(power.power(units: Array(repeating: 1, count: 51)) == 0)
    #expect(power.power(units: Array(repeating: 1, count: 52)) == 1)
  }

  @Test func `as many cases as anyone has are planned without drawing each of them`() throws {
    let power = try power(
      .overRefusal, model: .rate(mean: 0.05, concentration: 0.5), margin: 0.05, missing: 0.0025)
    #expect(power.power(units: Array(repeating: 1, count: 100_000)) == 1)
    // One cluster is one piece of evidence, however large.
    #expect(power.power(units: [100_000]) == 0)
    // The root rule goes on where drawing ends.
    let close = try self.power(
      .overRefusal, model: .rate(mean: 0.05, concentration: 0.5), margin: 0.009,
      likeness: .independent)
    let drawn = close.power(units: Array(repeating: 1, count: 3900))
    let ruled = close.power(units: Array(repeating: 1, count: 4200))
    #expect(drawn > 0.1 && drawn < 0.9, "\(drawn)")
    #expect(ruled > drawn - 0.03 && ruled < drawn + 0.1, "\(drawn) \(ruled)")
  }

  @Test func `clusters keep their sizes`() {
    #expect(TestPower.repeated([1, 2], 4) == [1, 1, 2, 2])
    #expect(TestPower.repeated([1, 2, 3, 4], 2) == [1, 3])
    #expect(TestPower.repeated([7], 3) == [7, 7, 7])
  }
}
