// I. Csiszár, Ann. Probab. 3, 1975, 146–158 (the I-projection onto given means is an exponential
// tilt); B. Efron, Canad. J. Statist. 9, 1981, 139–172 (its use with samples). Newton's method on
// the convex dual.

import RealModule

/// Moves the means of several quantities by reweighting what there is, and changes nothing else
/// more than that takes.
///
/// Among all weights with the wanted means those nearest to the given ones in the
/// Kullback–Leibler sense: wᵢ ∝ bᵢ·exp(λ·xᵢ), with one λ for all strata.
public struct ExponentialTilt: Sendable {
  private let strata: [Range<Int>]
  private let base: [Double]
  /// Item × quantity, standardised.
  private let values: [Double]
  private let dimensions: Int
  private let centre: [Double]
  private let spread: [Double]

  /// Strata count alike, whatever number of items they have.
  ///
  /// - Parameters:
  ///   - values: per item one value of each quantity; all finite, all of one length.
  ///   - base: the items' weights; those of a stratum sum to 1.
  ///   - strata: ranges of items that do not overlap, none empty.
  public init(values: [[Double]], base: [Double], strata: [Range<Int>]) {
    self.strata = strata
    self.base = base
    let dimensions = values.first?.count ?? 0
    self.dimensions = dimensions
    let moments = (0..<dimensions).map { quantity in Moments(values.map { $0[quantity] }) }
    let centre = moments.map(\.mean)
    let spread = moments.map { $0.sd > 0 ? $0.sd : 1 }
    self.values = values.flatMap { item in
      (0..<dimensions).map { (item[$0] - centre[$0]) / spread[$0] }
    }
    self.centre = centre
    self.spread = spread
  }

  /// The means under the base weights.
  public var means: [Double] {
    state(Array(repeating: 0, count: dimensions), target: Array(repeating: 0, count: dimensions))
      .gradient.enumerated().map { centre[$0] + spread[$0] * $1 }
  }

  /// Weights with these means, which sum to 1 in each stratum; nil where no weights reach them.
  public func weights(means: [Double]) -> [Double]? {
    let target = (0..<dimensions).map { (means[$0] - centre[$0]) / spread[$0] }
    var tilt = [Double](repeating: 0, count: dimensions)
    var now = state(tilt, target: target)
    for _ in 0..<100 {
      guard now.gradient.contains(where: { abs($0) > 1e-10 }) else { return now.weights }
      guard let step = solve(now.curvature, now.gradient) else { return nil }
      // Halved until the dual falls enough, so that Newton's method cannot overshoot.
      let slope = zip(step, now.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      var length = 1.0
      while true {
        let next = zip(tilt, step).map { $0 - length * $1 }
        let reached = state(next, target: target)
        if reached.dual <= now.dual - 1e-4 * length * slope || length < 1e-6 {
          tilt = next
          now = reached
          break
        }
        length /= 2
      }
      // Means at or beyond the edge are approached by ever larger tilts.
      guard tilt.allSatisfy({ abs($0) < 1e3 }) else { return nil }
    }
    return nil
  }

  private struct State {
    var weights: [Double]
    /// log Σ b·exp(λ·(x − target)), averaged over the strata.
    var dual = 0.0
    var gradient: [Double]
    /// Row by row.
    var curvature: [Double]
  }

  private func state(_ tilt: [Double], target: [Double]) -> State {
    let d = dimensions
    var state = State(
      weights: base, gradient: target.map { -$0 }, curvature: Array(repeating: 0, count: d * d))
    let share = 1 / Double(max(1, strata.count))
    var mean = [Double](repeating: 0, count: d)
    for stratum in strata {
      var largest = -Double.infinity
      for item in stratum {
        var exponent = 0.0
        for k in 0..<d { exponent += tilt[k] * values[item * d + k] }
        state.weights[item] = exponent
        largest = max(largest, exponent)
      }
      var total = 0.0
      for item in stratum {
        let weight = base[item] * .exp(state.weights[item] - largest)
        state.weights[item] = weight
        total += weight
      }
      for k in 0..<d { mean[k] = 0 }
      for item in stratum {
        state.weights[item] /= total
        for k in 0..<d { mean[k] += state.weights[item] * values[item * d + k] }
      }
      for item in stratum {
        let weight = share * state.weights[item]
        for k in 0..<d {
          let e = weight * (values[item * d + k] - mean[k])
          for l in 0...k { state.curvature[k * d + l] += e * (values[item * d + l] - mean[l]) }
        }
      }
      for k in 0..<d { state.gradient[k] += share * mean[k] }
      state.dual += share * (.log(total) + largest)
    }
    for k in 0..<d { state.dual -= tilt[k] * target[k] }
    return state
  }

  /// Solves a symmetric positive definite system by Cholesky's factors; nil where it is none.
  private func solve(_ matrix: [Double], _ right: [Double]) -> [Double]? {
    let d = dimensions
    var factor = matrix
    for row in 0..<d {
      for column in 0...row {
        var sum = matrix[row * d + column]
        for k in 0..<column { sum -= factor[row * d + k] * factor[column * d + k] }
        if row == column {
          guard sum > 1e-14 else { return nil }
          factor[row * d + row] = sum.squareRoot()
        } else {
          factor[row * d + column] = sum / factor[column * d + column]
        }
      }
    }
    var solution = right
    for row in 0..<d {
      for k in 0..<row { solution[row] -= factor[row * d + k] * solution[k] }
      solution[row] /= factor[row * d + row]
    }
    for row in (0..<d).reversed() {
      for k in (row + 1)..<max(row + 1, d) { solution[row] -= factor[k * d + row] * solution[k] }
      solution[row] /= factor[row * d + row]
    }
    return solution
  }
}
