import Metrics

/// How often replies give a test something to measure, by prompt, as a pilot shows it.
///
/// Without a pilot every reply is taken to have a reading.
struct Readability: Sendable, Hashable {
  /// Of each prompt that was replied to, the share of its replies with a reading.
  let shares: [Double]

  static let complete = Readability(shares: [])

  init(shares: [Double]) { self.shares = shares }

  /// - Parameter readings: by prompt, what its replies read; NaN where they read nothing.
  init(readings: [[Double]]) {
    let shares = readings.filter { !$0.isEmpty }.map { replies in
      Double(replies.count { !$0.isNaN }) / Double(replies.count)
    }
    self.init(shares: shares.contains { $0 < 1 } ? shares : [])
  }

  var isComplete: Bool { shares.isEmpty }

  /// The share of prompts with any reading.
  var readableShare: Double {
    guard !isComplete else { return 1 }
    return Double(shares.count { $0 > 0 }) / Double(shares.count)
  }

  /// Of so many units of evidence, those that have a reading of one side.
  ///
  /// - Parameter samples: replies to each case.
  func readable(_ units: [Int], samples: Int) -> [Int] {
    guard !isComplete else { return units }
    let count = Double(units.count) * presence(samples).mean
    return TestPower.repeated(units, Int(count.rounded()))
  }

  /// Mean of 1/n over readable prompts, n the readings among so many replies.
  func meanReciprocal(samples: Int) -> Double {
    let readable = shares.filter { $0 > 0 }
    guard !readable.isEmpty else { return 1 / Double(samples) }
    return readable.reduce(0) { $0 + 1 / max(1, $1 * Double(samples)) } / Double(readable.count)
  }

  /// The chance that a model that is read as often leaves no more unread than a gate allows, neither
  /// of the cases nor of the replies.
  func chanceOfEnough(units: Int, samples: Int) -> Double {
    guard !isComplete else { return 1 }
    let presence = presence(samples)
    let present = Int((Double(units) * presence.mean).rounded())
    guard present > 0, presence.mean > 0 else { return 0 }
    let cases = Binomial(n: present, p: presence.wavering / presence.mean)
    let allowed = Int((Gate.largestUndefinedShare * Double(present)).rounded(.down))
    let variance =
      2 * shares.reduce(0) { $0 + $1 * (1 - $1) }
      / (Double(shares.count) * Double(units * samples))
    let replies =
      variance > 0
      ? 1 - Normal.upperTail(Gate.largestUndefinedShare / variance.squareRoot()) : 1
    return (1 - cases.upperTail(allowed + 1)) * replies
  }

  /// Shares of the prompts that a side's replies give a reading of, and of those where one side's do
  /// and the other's do not.
  private func presence(_ samples: Int) -> (mean: Double, wavering: Double) {
    let present = shares.map { share in
      1 - (0..<samples).reduce(1.0) { product, _ in product * (1 - share) }
    }
    let count = Double(max(1, shares.count))
    return (
      present.reduce(0, +) / count, present.reduce(0) { $0 + $1 * (1 - $1) } / count
    )
  }
}
