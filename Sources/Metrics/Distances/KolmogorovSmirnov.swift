// A. N. Kolmogorov, 1933; N. V. Smirnov, 1939; J. L. Hodges, Ark. Mat. 3, 1958 (the exact p-value
// by counting lattice paths); F. J. Massey, JASA 46, 1951 (the limit).

import RealModule

/// The two-sample Kolmogorov–Smirnov test.
public struct KolmogorovSmirnov: Sendable, Hashable {
  /// The largest gap between the two distribution functions, 0 … 1.
  public let statistic: Double
  /// Two-sided; exact without ties and conservative with them up to 10⁶ pairs of values, beyond that
  /// the limiting distribution.
  public let p: Double
}

/// Nil where either sample is empty.
public func kolmogorovSmirnov(_ x: [Double], _ y: [Double]) -> KolmogorovSmirnov? {
  guard !x.isEmpty, !y.isEmpty else { return nil }
  let a = x.sorted()
  let b = y.sorted()
  var i = 0
  var j = 0
  // The gap in units of 1/(nm), so that it is exact.
  var gap = 0
  while i < a.count, j < b.count {
    let value = min(a[i], b[j])
    while i < a.count, a[i] <= value { i += 1 }
    while j < b.count, b[j] <= value { j += 1 }
    gap = max(gap, abs(i * b.count - j * a.count))
  }
  let statistic = Double(gap) / (Double(a.count) * Double(b.count))
  let p =
    a.count * b.count <= 1_000_000
    ? exactTail(gap: gap, a.count, b.count) : limitingTail(statistic, a.count, b.count)
  return KolmogorovSmirnov(statistic: statistic, p: p)
}

/// The chance that a random lattice path from (0, 0) to (n, m) leaves the band |im − jn| < gap.
private func exactTail(gap: Int, _ n: Int, _ m: Int) -> Double {
  guard gap > 0 else { return 1 }
  // left[j]: the share of paths to (i, j) that have left the band. Counting those that stayed would
  // lose every tail below 1e-16.
  var left = [Double](repeating: 0, count: m + 1)
  for i in 0...n {
    for j in 0...m {
      if abs(i * m - j * n) >= gap {
        left[j] = 1
      } else if i + j > 0 {
        let fromLeft = i > 0 ? left[j] * Double(i) : 0
        let fromBelow = j > 0 ? left[j - 1] * Double(j) : 0
        left[j] = (fromLeft + fromBelow) / Double(i + j)
      }
    }
  }
  return min(1, left[m])
}

private func limitingTail(_ statistic: Double, _ n: Int, _ m: Int) -> Double {
  let scale = (Double(n) * Double(m) / Double(n + m)).squareRoot() * statistic
  // The alternating series converges slowly below 0.2, where the tail is 1 to 12 digits.
  guard scale > 0.2 else { return 1 }
  var sum = 0.0
  for k in 1...100 {
    let term = Double.exp(-2 * Double(k * k) * scale * scale)
    sum += k % 2 == 1 ? term : -term
    if term < 1e-17 { break }
  }
  return min(1, max(0, 2 * sum))
}
