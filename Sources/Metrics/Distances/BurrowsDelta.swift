// J. Burrows, Lit. Linguist. Comput. 17, 2002, 267–287; P. Smith & W. Aldridge, J. Quant. Linguist.
// 18, 2011, and S. Evert et al., Digit. Scholarsh. Humanit. 32, 2017 (the cosine variant).

/// Two texts' relative frequencies of the same words in the same order, and what their spread is.
public struct WordProfiles: Sendable, Hashable {
  /// z-scores by word, words without spread in the reference left out.
  let primary: [Double]
  let fallback: [Double]

  /// `reference[word]` holds each word's frequency in several samples of the primary: their mean is
  /// the zero and their standard deviation (n − 1) the unit.
  public init(primary: [Double], fallback: [Double], reference: [[Double]]) {
    var first: [Double] = []
    var second: [Double] = []
    for ((p, f), samples) in zip(zip(primary, fallback), reference) {
      let moments = Moments(samples)
      guard moments.sd > 0 else { continue }
      first.append((p - moments.mean) / moments.sd)
      second.append((f - moments.mean) / moments.sd)
    }
    self.primary = first
    self.fallback = second
  }

  /// Burrows's Delta, the mean |z − z′| over words: 0 … ∞, nil without a word that varies.
  ///
  /// Steady from about 2,000 words a side on: for a corpus, not for a reply.
  public var burrowsDelta: Double? {
    guard !primary.isEmpty else { return nil }
    return zip(primary, fallback).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(primary.count)
  }

  /// One less the cosine of the two z-vectors, 0 … 2: direction without strength; nil where either
  /// vector is 0.
  public var cosineDelta: Double? {
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let norms = (product(primary, primary) * product(fallback, fallback)).squareRoot()
    return norms > 0 ? 1 - product(primary, fallback) / norms : nil
  }
}
