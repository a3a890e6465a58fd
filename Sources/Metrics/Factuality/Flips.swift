/// How often two models' answers change between right and wrong, and what part of it is noise.
///
/// After Dutta et al., "Accuracy is Not All You Need" (NeurIPS 2024): equal accuracy can hide many
/// changed answers. Two independent models flip far more than a quantised twin, so flips are read
/// between the primary's own flips and the independence ceiling.
public struct Flips: Sendable, Hashable {
  /// Chance that one reply of each, to the same item, differ in being correct, 0 … 1.
  public var rate: Double
  /// The part of ``rate`` from correct to incorrect: the harmful one.
  public var harmfulRate: Double
  /// The same for two replies of the primary; nil where no item has two samples.
  public var selfRate: Double?
  public var primaryAccuracy: Double
  public var fallbackAccuracy: Double

  /// - Parameter items: for each item the primary's and the fallback's samples, true for correct.
  ///   Items without a sample on either side are left out.
  /// - Returns: nil where no item is left.
  public init?(_ items: [(primary: [Bool], fallback: [Bool])]) {
    let paired = items.filter { !$0.primary.isEmpty && !$0.fallback.isEmpty }
    guard !paired.isEmpty else { return nil }
    let count = Double(paired.count)
    rate = 0
    harmfulRate = 0
    primaryAccuracy = 0
    fallbackAccuracy = 0
    var own: [Double] = []
    for item in paired {
      let p = Self.share(item.primary)
      let f = Self.share(item.fallback)
      harmfulRate += p * (1 - f) / count
      rate += (p * (1 - f) + f * (1 - p)) / count
      primaryAccuracy += p / count
      fallbackAccuracy += f / count
      let k = Double(item.primary.count)
      // Pairs of different samples; p·(1 − p) alone would count a sample with itself.
      if k > 1 { own.append(2 * p * (1 - p) * k / (k - 1)) }
    }
    selfRate = own.isEmpty ? nil : own.reduce(0, +) / Double(own.count)
  }

  /// Expected flips of two independent models with these accuracies: p(1 − q) + q(1 − p).
  public static func ceiling(_ p: Double, _ q: Double) -> Double { p * (1 - q) + q * (1 - p) }

  /// (rate − self)/(ceiling − self): 0 as steady as the primary itself, 1 as if independent.
  ///
  /// Nil without ``selfRate``, or where the ceiling does not exceed it.
  public var excess: Double? {
    guard let selfRate else { return nil }
    let room = Self.ceiling(primaryAccuracy, fallbackAccuracy) - selfRate
    return room > 0 ? (rate - selfRate) / room : nil
  }

  private static func share(_ samples: [Bool]) -> Double {
    Double(samples.count { $0 }) / Double(samples.count)
  }
}
