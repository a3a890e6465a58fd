// N. Cliff, Psychol. Bull. 114, 1993, 494–509; A. Vargha & H. D. Delaney, J. Educ. Behav. Stat. 25,
// 2000 (A₁₂); J. Romano, J. D. Kromrey, J. Coraggio & J. Skowronek, FAIR 2006 (the words).

/// How often a value of x exceeds one of y, less how often it falls short.
public struct CliffsDelta: Sendable, Hashable {
  /// −1 … 1; 0 where neither tends to be larger.
  public let delta: Double

  public enum Magnitude: String, Sendable, Hashable, Codable {
    case negligible, small, medium, large
  }

  /// Vargha and Delaney's A₁₂, the chance that a value of x is the larger, ties counting half.
  public var a12: Double { (delta + 1) / 2 }

  public var magnitude: Magnitude {
    switch abs(delta) {
    case ..<0.147: .negligible
    case ..<0.33: .small
    case ..<0.474: .medium
    default: .large
    }
  }
}

/// Cliff's delta of two independent samples, in O(n log n); nil where either is empty.
public func cliffsDelta(_ x: [Double], _ y: [Double]) -> CliffsDelta? {
  guard !x.isEmpty, !y.isEmpty else { return nil }
  let sorted = y.sorted()
  var balance = 0
  var below = 0
  var notAbove = 0
  for value in x.sorted() {
    while below < sorted.count, sorted[below] < value { below += 1 }
    while notAbove < sorted.count, sorted[notAbove] <= value { notAbove += 1 }
    balance += below - (sorted.count - notAbove)
  }
  return CliffsDelta(delta: Double(balance) / (Double(x.count) * Double(y.count)))
}
