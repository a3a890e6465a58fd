import Metrics
import Testing

@testable import Eval

@Suite struct LossUnitTests {
  private func normal(_ count: Int, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in random.normal() }
  }

  @Test(arguments: [60, 200, 1600]) func `ordinary readings are untouched`(count: Int) {
    for seed in UInt64(0)..<20 {
      let readings = normal(count, seed: seed)
      let unit = LossUnit(primary: readings, floor: 0.05)
      #expect(abs(unit.size - Moments(readings).sd) < 1e-12)
      #expect(readings.allSatisfy { abs(unit.count($0) * unit.size - $0) < 1e-12 })
    }
  }

  @Test func `one runaway reading neither stretches the unit nor counts for hundreds`() {
    let readings = normal(850, seed: 1)
    let unit = LossUnit(primary: readings + [1200], floor: 0.05)
    #expect(abs(unit.size / LossUnit(primary: readings, floor: 0.05).size - 1) < 0.1)
    #expect(unit.count(1200) < 12)
    #expect(unit.count(-1200) > -12)
    #expect(unit.count(.nan).isNaN)
  }

  @Test func `readings that hardly vary keep a fence wide enough to see a shift`() {
    // Nothing but zeros: whatever the fallback shows must not be cut down to them.
    let unit = LossUnit(primary: Array(repeating: 0, count: 100), floor: 0.25)
    #expect(unit.size == 0.25)
    #expect(unit.count(0.5) == 2)
    #expect(unit.count(99) == 7.5)
  }

  @Test func `without readings the floor is the unit`() {
    #expect(LossUnit(primary: [.nan], floor: 0.5) == LossUnit(size: 0.5, fence: nil))
  }

  private static let plain =
    "We have looked into it. Your order left our house on Monday. It is on its way to you now. "
    + "You will have it in two days. Please tell us if you do not. We may send it once more then."
  private static let ornate =
    "Notwithstanding considerable organisational difficulties, representatives subsequently "
    + "established comprehensive procedures guaranteeing uninterrupted international distribution, "
    + "and correspondingly anticipate satisfactory accomplishment of contractual obligations, "
    + "notwithstanding possible supplementary administrative requirements and perhaps unforeseeable "
    + "meteorological circumstances."

  private static func voice(_ sample: Int) -> Act {
    .says(plain + (sample == 1 ? " We are sorry about this delay today." : ""))
  }

  private func readingGrade(primary: @escaping SyntheticRun.Script, fallback: Act?) async throws
    -> TestDecision
  {
    let run = try await SyntheticRun(
      (0..<60).map { Case.make("t\($0)", .tone) }, samples: 3, primary: primary,
      fallback: { _, sample in fallback ?? Self.voice(sample) })
    return try #require(
      try run.verdict(.only(.toneShift)).gates[0].tests.first { $0.part == "ari" })
  }

  /// One reply of the primary that never ends a sentence used to make the unit forty times as large.
  @Test(arguments: [0, 1, 2]) func `a run-on reply of the primary hides no shift`(
    runOns: Int
  ) async throws {
    let endless = (0..<900).map { "item\($0)" }.joined(separator: " and ")
    let test = try await readingGrade(
      primary: { name, sample in
        sample == 0 && (Int(name.dropFirst()) ?? 99) < runOns
          ? .says(endless) : Self.voice(sample)
      }, fallback: .says(Self.ornate))
    #expect(test.status != .met)
    #expect(try #require(test.estimate) > 1)
  }

  /// An endless loop is no voice: it counts against whoever sends it and is nobody's measure.
  @Test func `a degenerate reply of the primary is no part of the unit`() async throws {
    let loop = Array(repeating: "the same words again", count: 400).joined(separator: " ")
    let test = try await readingGrade(
      primary: { name, sample in
        name == "t1" && sample == 0 ? .says(loop) : Self.voice(sample)
      }, fallback: nil)
    let undisturbed = try await readingGrade(
      primary: { _, sample in Self.voice(sample) }, fallback: nil)
    #expect(abs(test.scale - undisturbed.scale) < 0.05)
    #expect(test.status == .met)
  }
}
