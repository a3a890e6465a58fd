// S. Holm, Scand. J. Statist. 6, 1979, 65–70.

/// What Holm's step-down procedure did with one of k hypotheses.
public struct HolmStep: Sendable, Hashable {
  /// The level it was tested at: level/(k − j + 1) at step j.
  ///
  /// For one that was never reached, the level of the step at which the procedure stopped.
  public let level: Double
  public let rejected: Bool
  /// The least overall level at which it would be rejected.
  public let adjusted: Double
}

/// Holm's procedure over a family of p-values, in the order given: each hypothesis with the
/// level it was tested at.
///
/// The chance of any false rejection is at most `level` whatever the dependence. Equal p-values are
/// stepped through in the order given. A p-value that is not a number is never rejected.
public func holm(_ pValues: [Double], level: Double) -> [HolmStep] {
  let count = pValues.count
  let p = pValues.map { $0.isNaN ? 1 : $0 }
  let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
  var steps = [HolmStep](
    repeating: HolmStep(level: level, rejected: false, adjusted: 1), count: count)
  var stopped: Double?
  var running = 0.0
  for (step, index) in order.enumerated() {
    let remaining = Double(count - step)
    running = max(running, min(1, p[index] * remaining))
    let stepLevel = stopped ?? level / remaining
    let rejected = stopped == nil && p[index] <= stepLevel
    if !rejected { stopped = stepLevel }
    steps[index] = HolmStep(level: stepLevel, rejected: rejected, adjusted: running)
  }
  return steps
}

/// Holm's adjusted p-values, in the order given.
public func holm(_ pValues: [Double]) -> [Double] {
  holm(pValues, level: 0).map(\.adjusted)
}
