import Foundation

/// A SplitMix64 stream (Steele, Lea and Flood, OOPSLA 2014) and the draws this world is made of.
///
/// Every reply has a stream of its own, so a harm changes the replies it touches and no others.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A stream that depends on all of `path` and on nothing else.
  init(seed: UInt64, path: UInt64...) {
    state = seed
    for step in path {
      state = next() &+ step &* 0xD1B5_4A32_D192_ED03
    }
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Uniform in 0 ..< 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// Uniform in 0 ..< count up to a part in 2⁶⁴ / count; 0 when count is 0.
  mutating func below(_ count: Int) -> Int {
    count > 0 ? Int(next().multipliedFullWidth(by: UInt64(count)).high) : 0
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// One element; the empty string of an empty list.
  mutating func pick(_ list: [String]) -> String { list.isEmpty ? "" : list[below(list.count)] }

  /// All elements in random order (Fisher and Yates); the standard library's own shuffle may
  /// change with the toolchain, and the recordings would change with it.
  mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
    var list = list
    for last in list.indices.dropFirst().reversed() {
      list.swapAt(last, below(last + 1))
    }
    return list
  }

  /// `count` different elements in random order, all of them when there are fewer.
  mutating func some<Element>(_ count: Int, of list: [Element]) -> [Element] {
    Array(shuffled(list).prefix(count))
  }

  /// Standard normal (Box and Muller 1958).
  mutating func normal() -> Double {
    (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit())
  }

  /// Beta distributed with this mean and concentration a + b (Jöhnk 1964, in logarithms so that
  /// small shapes do not vanish): the rate of one prompt, stickier the smaller the concentration.
  mutating func beta(mean: Double, concentration: Double) -> Double {
    guard mean > 0, mean < 1 else { return mean }
    let (a, b) = (mean * concentration, (1 - mean) * concentration)
    while true {
      let (x, y) = (log(1 - unit()) / a, log(1 - unit()) / b)
      let larger = max(x, y)
      let total = larger + log(exp(x - larger) + exp(y - larger))
      if total <= 0 { return exp(x - total) }
    }
  }
}
