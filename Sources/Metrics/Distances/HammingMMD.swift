// I. Gao, P. Liang & C. Guestrin, "Model Equality Testing: Which Model Is This API Serving?", ICLR
// 2025, arXiv 2410.20247; A. Gretton et al., JMLR 13, 2012 (maximum mean discrepancy);
// B. Phipson & G. K. Smyth 2010 (permutation p-values).

/// Squared maximum mean discrepancy of two sets of texts under the Hamming kernel.
///
/// k(x, y) counts the places, among the first `length`, where two texts have the same symbol. It
/// tells whether two sets come from the same model, which another model never does: for drift of
/// the primary, not for judging a fallback.
public struct HammingMMD: Sendable, Hashable {
  /// At least 0, biased upward.
  public let biased: Double
  /// May be negative.
  ///
  /// Nil where a side has one text only.
  public let unbiased: Double?
}

/// Texts as symbols (UTF-8 bytes, scalars or token codes), cut or padded to `length`; padding
/// equals padding.
///
/// Nil where either side is empty.
public func hammingMMD<Symbol: Equatable>(
  _ x: [[Symbol]], _ y: [[Symbol]], length: Int
) -> HammingMMD? {
  guard !x.isEmpty, !y.isEmpty, length > 0 else { return nil }
  func kernel(_ a: [Symbol], _ b: [Symbol]) -> Int {
    let shared = min(a.count, b.count, length)
    var equal = length - min(max(a.count, b.count), length)
    for place in 0..<shared where a[place] == b[place] { equal += 1 }
    return equal
  }
  func sum(_ a: [[Symbol]], _ b: [[Symbol]]) -> Double {
    Double(a.reduce(0) { total, left in b.reduce(total) { $0 + kernel(left, $1) } })
  }
  let n = Double(x.count)
  let m = Double(y.count)
  let xx = sum(x, x)
  let yy = sum(y, y)
  let cross = 2 * sum(x, y) / (n * m)
  // A text agrees with itself, padding included, at every place.
  let own = Double(length)
  return HammingMMD(
    biased: xx / (n * n) + yy / (m * m) - cross,
    unbiased: x.count > 1 && y.count > 1
      ? (xx - n * own) / (n * (n - 1)) + (yy - m * own) / (m * (m - 1)) - cross : nil)
}
