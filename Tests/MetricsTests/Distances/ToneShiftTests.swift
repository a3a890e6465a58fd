import Testing

@testable import Metrics

struct ToneShiftTests {
  static let cases: [[Double]] = {
    var generator = SplitMix64(seed: 3)
    return (0..<60).map { index in
      (0..<6).map { _ in Double(index % 10) + generator.double() }
    }
  }()

  @Test func `the unit is the primary's total spread, never below its floor`() {
    let spread = PrimarySpread(Self.cases, floor: 0.1)
    #expect(spread.total > 2.5 && spread.total < 3.3)
    #expect(abs(spread.within - (1.0 / 12).squareRoot()) < 0.03)
    let constant = PrimarySpread([[2, 2], [2, 2]], floor: 0.25)
    #expect(constant.total == 0.25 && constant.within == 0)
    #expect(PrimarySpread([[1], [2]], floor: 0).within == 0)
    #expect(PrimarySpread([], floor: 0.5).total == 0.5)
  }

  @Test func `a planted shift comes out in units of the spread`() throws {
    let fallback = Self.cases.map { $0.map { $0 + 1.5 } }
    let shift = StandardisedShift(primary: Self.cases, fallback: fallback, unit: 3)
    #expect(abs(try #require(shift.shift) - 0.5) < 1e-12)
    #expect(shift.standardError < 1e-12)
    let back = StandardisedShift(primary: fallback, fallback: Self.cases, unit: 3)
    #expect(abs(try #require(back.shift) + 0.5) < 1e-12)
  }

  @Test func `cases without samples on a side do not count`() {
    let shift = StandardisedShift(primary: [[1], []], fallback: [[2], [5]], unit: 1)
    #expect(shift.differences == [1])
    #expect(StandardisedShift(primary: [], fallback: [], unit: 1).shift == nil)
  }

  @Test func `shifts that chance alone explains are no shift`() {
    #expect(toneShiftIndex([]) == 0)
    #expect(toneShiftIndex([(z: 0.1, standardError: 0.2), (z: -0.2, standardError: 0.2)]) == 0)
    #expect(toneShiftIndex([(z: 0.3, standardError: 0), (z: 0.4, standardError: 0)]) > 0.35)
  }

  @Test func `the noise floor is what halving the primary shows`() throws {
    let floor = try #require(NoiseFloor(Self.cases, seed: 9))
    #expect(floor.shifts.count == 200 && floor.shifts == floor.shifts.sorted())
    // A case's halves of three differ with variance 2/(12·3); 60 cases are averaged.
    let sd = (2.0 / 36 / 60).squareRoot()
    #expect(abs(floor.percentile95 - 1.96 * sd) < 0.5 * sd)
    #expect(abs(try #require(floor.ratio(of: -3 * floor.median)) - 3) < 1e-12)
    #expect(floor == NoiseFloor(Self.cases, seed: 9) && floor != NoiseFloor(Self.cases, seed: 10))
  }

  @Test func `a primary that never varies has no floor to speak of`() throws {
    let floor = try #require(NoiseFloor([[1, 1], [2, 2]], seed: 1))
    #expect(floor.median == 0 && floor.ratio(of: 1) == nil)
    #expect(NoiseFloor([[1], []], seed: 1) == nil && NoiseFloor([], seed: 1) == nil)
    #expect(NoiseFloor([[1, 2]], splits: 0, seed: 1) == nil)
  }

  @Test func `words that never vary are left out of Delta`() throws {
    let profiles = WordProfiles(
      primary: [0.1, 0.2], fallback: [0.3, 0.9], reference: [[0.1, 0.3], [0.2, 0.2]])
    #expect(abs(try #require(profiles.burrowsDelta) - 0.2 / (0.02).squareRoot()) < 1e-12)
    let none = WordProfiles(primary: [1], fallback: [1], reference: [[1, 1]])
    #expect(none.burrowsDelta == nil && none.cosineDelta == nil)
  }

  @Test func `the cosine variant looks at direction alone`() throws {
    let reference = [[-1.0, 1], [-1, 1], [-1, 1]]
    let along = WordProfiles(primary: [1, 2, 3], fallback: [2, 4, 6], reference: reference)
    let against = WordProfiles(primary: [1, 2, 3], fallback: [-1, -2, -3], reference: reference)
    #expect(abs(try #require(along.cosineDelta)) < 1e-12)
    #expect(abs(try #require(against.cosineDelta) - 2) < 1e-12)
  }
}
