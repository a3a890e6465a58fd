// G. Steele, D. Lea & C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014;
// S. Vigna's constants. D. Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 29,
// 2019. The draws below are our own rather than the standard library's because a verdict must
// come out the same under every future version of that library.

/// A seeded generator of 64-bit words with period 2⁶⁴; the same words on every machine.
public struct SplitMix64: RandomNumberGenerator, Sendable, Hashable {
  @usableFromInline var state: UInt64

  @usableFromInline static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  public init(seed: UInt64) {
    state = seed
  }

  /// The generator of one of 2⁶⁴ substreams of a seed, so that one consumer's draws never
  /// depend on how many another has made.
  public init(seed: UInt64, stream: UInt64) {
    state = Self.mix(Self.mix(seed &+ Self.increment) ^ (stream &* 0xD134_2543_DE82_EF95))
  }

  /// The substream of a name (its FNV-1a hash).
  public init(seed: UInt64, stream name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.init(seed: seed, stream: hash)
  }

  @inlinable public mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mix(state)
  }

  /// Uniform on the multiples of 2⁻⁵³ in 0 ..< 1.
  @inlinable public mutating func double() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Uniform on 0 ..< bound, without bias; 0 for a bound of 0 or 1 or less.
  @inlinable public mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// A uniformly random order (Fisher & Yates).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, below(last + 1))
    }
  }

  @inlinable static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
