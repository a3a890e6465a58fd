// E. Miller, "Adding Error Bars to Evals", arXiv 2411.00640, 2024; K.-Y. Liang & S. L. Zeger,
// Biometrika 73, 1986 (CR0); J. G. MacKinnon & H. White, J. Econometrics 29, 1985 (CR1).

/// Standard errors of a mean whose values come in clusters.
public struct ClusteredError: Sendable, Hashable {
  public let mean: Double
  public let clusters: Int
  /// As if the values were independent.
  public let independent: Double
  /// Miller's: the independent variance plus the covariance within clusters.
  public let miller: Double
  /// √(Σ (cluster sum of residuals)²)/n.
  public let cr0: Double
  /// CR0 with the factor G/(G − 1)·(n − 1)/(n − 1) of one estimated mean, G clusters.
  public let cr1: Double
}

/// The standard error of the mean of `values`, the i-th of which belongs to the cluster `labels[i]`.
///
/// Nil below two values or where the numbers of values and labels differ. With one cluster CR1 is
/// infinite: nothing is known of the spread between clusters.
public func clusteredError<Label: Hashable>(_ values: [Double], clusters labels: [Label])
  -> ClusteredError?
{
  guard values.count > 1, values.count == labels.count else { return nil }
  let n = Double(values.count)
  let moments = Moments(values)
  var index: [Label: Int] = [:]
  var sums: [Double] = []
  var squares = 0.0
  for (value, label) in zip(values, labels) {
    let residual = value - moments.mean
    squares += residual * residual
    if let place = index[label] {
      sums[place] += residual
    } else {
      index[label] = sums.count
      sums.append(residual)
    }
  }
  let between = sums.reduce(0) { $0 + $1 * $1 }
  let count = Double(sums.count)
  let independent = squares / (n * (n - 1))
  let cr0 = between.squareRoot() / n
  return ClusteredError(
    mean: moments.mean, clusters: sums.count,
    independent: independent.squareRoot(),
    miller: max(0, independent + (between - squares) / (n * n)).squareRoot(),
    cr0: cr0,
    cr1: sums.count > 1 ? cr0 * (count / (count - 1)).squareRoot() : .infinity)
}
