import RealModule

/// How far a model's K answers to one question agree: an offline surrogate of semantic entropy
/// (Farquhar et al., Nature 630, 2024) over normalised answers instead of meanings.
public struct SampleAgreement: Sendable, Hashable {
  /// Different answers, 1 or more.
  public var distinct: Int
  /// Share of the most frequent answer, 1/K … 1.
  public var modeShare: Double
  /// Chance that two different samples agree, 0 … 1; nil for one sample.
  public var pairwise: Double?
  /// Shannon entropy of the answers in bits, 0 … log₂ K.
  public var entropy: Double

  /// - Parameter answers: short answers; equal after SQuAD normalisation counts as the same.
  /// - Returns: nil for no answer.
  public init?(_ answers: [String]) {
    var counts: [String: Int] = [:]
    for answer in answers { counts[SQuAD.normalized(answer), default: 0] += 1 }
    self.init(counts: Array(counts.values))
  }

  /// The same over grades.
  public init?(_ grades: [Grade]) {
    self.init(counts: Grade.allCases.map { grade in grades.count { $0 == grade } })
  }

  private init?(counts: [Int]) {
    // In order, so that the sum of the entropy does not depend on a dictionary's.
    let counts = counts.filter { $0 > 0 }.sorted(by: >)
    let total = counts.reduce(0, +)
    guard total > 0, let most = counts.first else { return nil }
    let k = Double(total)
    distinct = counts.count
    modeShare = Double(most) / k
    pairwise =
      total > 1 ? counts.reduce(0) { $0 + Double($1 * ($1 - 1)) } / (k * (k - 1)) : nil
    entropy = counts.reduce(0) { $0 - Double($1) / k * Double.log2(Double($1) / k) } + 0
  }
}
