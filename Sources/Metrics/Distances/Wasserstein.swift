// L. V. Kantorovich, 1942; A. Ramdas, N. García Trillos & M. Cuturi, Entropy 19, 2017 (the area
// between two distribution functions).

/// Wasserstein-1 distance of two samples: how far, on average, a value must move; in its own unit.
///
/// Nil where either is empty.
public func wasserstein1(_ x: [Double], _ y: [Double]) -> Double? {
  wasserstein1(
    x, weights: [Double](repeating: 1, count: x.count),
    y, weights: [Double](repeating: 1, count: y.count))
}

/// The same of weighted values; weights of 0 or more need not add up to 1.
///
/// Nil where a side has no weight or not as many weights as values.
public func wasserstein1(
  _ x: [Double], weights xWeights: [Double], _ y: [Double], weights yWeights: [Double]
) -> Double? {
  let xTotal = xWeights.reduce(0, +)
  let yTotal = yWeights.reduce(0, +)
  guard x.count == xWeights.count, y.count == yWeights.count, xTotal > 0, yTotal > 0 else {
    return nil
  }
  // Steps of F_x − F_y in ascending order of the values.
  var steps = zip(x, xWeights).map { (value: $0, step: $1 / xTotal) }
  steps += zip(y, yWeights).map { (value: $0, step: -$1 / yTotal) }
  steps.sort { $0.value < $1.value }
  var area = 0.0
  var height = 0.0
  for (left, right) in zip(steps, steps.dropFirst()) {
    height += left.step
    area += abs(height) * (right.value - left.value)
  }
  return area
}
