import Metrics
import Testing

@testable import Eval

@Suite struct PromptModelTests {
  private func test(_ gate: GateID, _ part: String = "") throws -> LossTest {
    try #require(GateKind.named(gate)?.tests.first { $0.part == part })
  }

  @Test func `a pilot gives back the rate and concentration it was drawn with`() throws {
    var random = SplitMix64(seed: 3)
    let readings = (0..<4000).map { _ in
      let rate = random.beta(mean: 0.2, concentration: 2)
      return (0..<5).map { _ in random.bernoulli(rate) ? 1.0 : 0 }
    }
    let test = try test(.incorrect)
    guard
      case .rate(let mean, let concentration)? = PromptModel(
        measuring: readings, of: test, assumed: .rate(mean: 0.5, concentration: 9))
    else {
      Issue.record("no rate")
      return
    }
    #expect(abs(mean - 0.2) < 0.015)
    #expect(abs(concentration - 2) < 0.2)
  }

  @Test func `nothing seen is not never, and says nothing of how prompts differ`() throws {
    let model = PromptModel(
      measuring: Array(repeating: [0, 0, 0], count: 49), of: try test(.underRefusal),
      assumed: .rate(mean: 0.03, concentration: 0.5))
    #expect(model == .rate(mean: 0.01, concentration: 0.5))
  }

  @Test func `undefined readings are left out, and none at all measure nothing`() throws {
    let test = try test(.underRefusal)
    let assumed = PromptModel.rate(mean: 0.03, concentration: 0.5)
    #expect(PromptModel(measuring: [[.nan], []], of: test, assumed: assumed) == nil)
    let some = PromptModel(measuring: [[.nan, 1], [0, .nan]], of: test, assumed: assumed)
    #expect(some == .rate(mean: 0.5, concentration: 0.5))
  }

  @Test func `a spread comes apart into prompts and replies, in the primary's own unit`() throws {
    var random = SplitMix64(seed: 4)
    let readings = (0..<3000).map { _ in
      let level = 3 * random.normal()
      return (0..<4).map { _ in level + 4 * random.normal() }
    }
    guard
      case .spread(let between, let within)? = PromptModel(
        measuring: readings, of: try test(.toneShift, "formality"),
        assumed: .spread(between: 0.5, within: 0.5))
    else {
      Issue.record("no spread")
      return
    }
    #expect(abs(between - 9.0 / 25) < 0.03)
    #expect(abs(within - 16.0 / 25) < 0.03)
  }

  @Test func `every standard test has an assumption`() {
    for kind in GateKind.all where kind.isStandard {
      for test in kind.tests {
        #expect(PromptModel(assuming: .standard, of: test, gate: kind.id) != nil, "\(test.title)")
      }
    }
  }
}
