import Testing

@testable import Metrics

struct MultiplicityTests {
  @Test func `Holm's steps go by level over the hypotheses left`() {
    let steps = holm([0.2, 0.001, 0.03, 0.02], level: 0.05)
    #expect(steps.map(\.rejected) == [false, true, false, false])
    // 0.001 at 0.05/4; then 0.02 against 0.05/3 stops the procedure for all that remain.
    let stopped = 0.05 / 3
    #expect(steps.map(\.level) == [stopped, 0.05 / 4, stopped, stopped])
  }

  @Test(arguments: [0.001, 0.01, 0.05, 0.2, 0.7])
  func `a step is rejected exactly where its adjusted p-value is at most the level`(level: Double) {
    var generator = SplitMix64(seed: 9)
    for count in 1...12 {
      let pValues = (0..<count).map { _ in generator.double() * generator.double() }
      let adjusted = holm(pValues)
      for (step, p) in zip(holm(pValues, level: level), adjusted) {
        #expect(step.rejected == (p <= level))
        #expect(step.adjusted == p)
      }
    }
  }

  @Test func `the procedures order by power`() {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<50 {
      let pValues = (0..<8).map { _ in generator.double() }
      let all = [
        pValues, benjaminiHochberg(pValues), hochberg(pValues), holm(pValues), bonferroni(pValues),
      ]
      for (weaker, stricter) in zip(all, all.dropFirst()) {
        for (a, b) in zip(weaker, stricter) { #expect(a <= b + 1e-12 && b <= 1) }
      }
    }
  }

  @Test func `nothing, one and no number`() {
    for adjust in [benjaminiHochberg, hochberg, bonferroni, { holm($0) }] {
      #expect(adjust([]).isEmpty)
      #expect(adjust([0.3]) == [0.3])
      #expect(adjust([.nan, 0.01]) == [1, 0.02])
    }
    #expect(holm([.nan], level: 0.9).map(\.rejected) == [false])
  }

  /// Twelve true hypotheses, all tests independent: the worst case for the family.
  @Test func `Holm rejects a true hypothesis in at most its level of the families`() {
    var generator = SplitMix64(seed: 8)
    var families = 0
    for _ in 0..<4_000 {
      let pValues = (0..<12).map { _ in generator.double() }
      if holm(pValues, level: 0.05).contains(where: \.rejected) { families += 1 }
    }
    #expect(families < 240 && families > 140)
  }
}
