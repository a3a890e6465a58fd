import Testing

@testable import Adapters

struct SplitMix64Tests {
  /// The first outputs of Vigna's splitmix64.c for the state 1234567.
  @Test func `Draws what the reference implementation draws`() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<5).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `A unit draw is at least 0 and below 1`() {
    var random = SplitMix64(seed: 1)
    let draws = (0..<10_000).map { _ in random.unit() }
    #expect(draws.allSatisfy { (0..<1).contains($0) })
    #expect(abs(draws.reduce(0, +) / 10_000 - 0.5) < 0.02)
  }
}
