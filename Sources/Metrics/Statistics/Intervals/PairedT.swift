// Student, Biometrika 6, 1908; for paired evaluations of language models E. Miller, "Adding Error
// Bars to Evals", arXiv 2411.00640, 2024.

/// Student's paired t: bounds and tests of a mean loss.
public struct PairedT: StudentizedMean, Sendable, Hashable {
  public let n: Int
  public let mean: Double
  public let standardError: Double

  public init(_ losses: [Double]) {
    self.init(Moments(losses))
  }

  public init(_ moments: Moments) {
    n = moments.n
    mean = moments.mean
    standardError = moments.standardError
  }

  public func transformed(_ t: Double) -> Double { t }
  public func turnedBack(_ q: Double) -> Double { q }
}
