import Testing

@testable import Metrics

struct SplitMix64Tests {
  @Test func `the same seed gives the same draws`() {
    var a = SplitMix64(seed: 20_261_121)
    var b = a
    for _ in 0..<100 { #expect(a.next() == b.next()) }
    #expect(a == b)
  }

  @Test func `streams of a seed differ, whether numbered or named`() {
    let starts =
      (0..<200).map { SplitMix64(seed: 7, stream: $0) }
      + (0..<200).map { SplitMix64(seed: 8, stream: $0) }
      + ["halving", "imputation", ""].map { SplitMix64(seed: 7, stream: $0) }
    let first = starts.map { start in
      var generator = start
      return generator.next()
    }
    #expect(Set(first).count == starts.count)
  }

  @Test func `doubles fill 0 to 1 evenly`() {
    var generator = SplitMix64(seed: 3)
    let draws = (0..<40_000).map { _ in generator.double() }
    #expect(draws.allSatisfy { (0..<1).contains($0) })
    let moments = Moments(draws)
    #expect(abs(moments.mean - 0.5) < 0.006)
    #expect(abs(moments.sd - (1.0 / 12).squareRoot()) < 0.004)
  }

  @Test(arguments: [2, 3, 7, 10])
  func `below is fair`(bound: Int) {
    var generator = SplitMix64(seed: 11)
    var counts = [Int](repeating: 0, count: bound)
    for _ in 0..<60_000 { counts[generator.below(bound)] += 1 }
    let expected = 60_000.0 / Double(bound)
    let chiSquare = counts.reduce(0.0) {
      $0 + (Double($1) - expected) * (Double($1) - expected) / expected
    }
    // Four standard deviations above the mean of χ² with bound − 1 degrees of freedom.
    let degrees = Double(bound - 1)
    #expect(chiSquare < degrees + 4 * (2 * degrees).squareRoot() + 4)
  }

  /// Without Lemire's rejection the residues 0, 1, 2 would come 3, 3 and 2 times in 8.
  @Test func `below is fair where 2⁶⁴ is no multiple of a large bound`() {
    var generator = SplitMix64(seed: 13)
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[generator.below(3 << 61) % 3] += 1 }
    for count in counts { #expect(abs(count - 10_000) < 350) }
  }

  @Test func `bounds without a choice give 0`() {
    var generator = SplitMix64(seed: 1)
    let before = generator
    #expect(generator.below(1) == 0 && generator.below(0) == 0 && generator.below(-3) == 0)
    #expect(generator == before)
    #expect((0..<Int.max).contains(generator.below(.max)))
  }

  @Test func `a shuffle keeps the elements and reaches every order`() {
    var generator = SplitMix64(seed: 5)
    var seen: Set<[Int]> = []
    for _ in 0..<400 {
      var order = [1, 2, 3, 4]
      generator.shuffle(&order)
      #expect(order.sorted() == [1, 2, 3, 4])
      seen.insert(order)
    }
    #expect(seen.count == 24)
    var none: [Int] = []
    generator.shuffle(&none)
    #expect(none.isEmpty)
  }
}
