// I. Waudby-Smith & A. Ramdas, "Estimating means of bounded random variables by betting", JRSS B
// 86, 2024, 1–27 (predictable plug-in bets).

import RealModule

/// The capital of a gambler who bets that the mean of values in 0 … 1 is above `null`.
///
/// When the mean is at most `null` the capital ever reaches 1/level with a chance of at most
/// `level`, at whatever time one looks: reruns do not inflate it.
public struct BettingCapital: Sendable, Hashable {
  public private(set) var capital = 1.0
  private let null: Double
  private let level: Double
  private let cap: Double
  private var count = 0.0
  private var sum = 0.0
  private var squares = 0.0

  /// `null` within 0 … 1, ends excluded; no bet risks more than the share `cap` of the capital.
  public init(null: Double, level: Double, cap: Double = 0.5) {
    self.null = null
    self.level = level
    self.cap = cap
  }

  /// Takes the next value in, drawn into 0 … 1.
  public mutating func add(_ value: Double) {
    let x = min(max(value, 0), 1)
    let variance = (0.25 + squares) / (count + 1)
    let time = count + 1
    let bet = (2 * .log(1 / level) / (variance * time * .log(onePlus: time))).squareRoot()
    capital *= 1 + min(bet, cap / null) * (x - null)
    count = time
    sum += x
    let mean = (0.5 + sum) / (count + 1)
    squares += (x - mean) * (x - mean)
  }

  public var rejects: Bool { capital >= 1 / level }
}
