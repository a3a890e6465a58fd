// M. H. Quenouille, Biometrika 43, 1956, and J. W. Tukey, Ann. Math. Stat. 29, 1958 (the jackknife);
// L. Kish, Survey Sampling, 1965 (design effect); intervals as ``wilson(_:of:level:)``,
// ``ConfusionMatrix/balancedAccuracy(level:designEffect:)`` and ``CohenKappa`` have them.

/// How well two judges agree on cases that come in clusters, such as replies to one prompt.
///
/// Each interval is the one for independent cases, widened by the statistic's design effect: the
/// variance that leaving out one cluster at a time shows, over the variance of independent cases,
/// never below 1. Where there is no disagreement to see it in, a cluster counts as one case.
public struct ClusteredAgreement: Sendable, Hashable {
  public let matrix: ConfusionMatrix
  public let clusters: Int
  /// Share of cases judged alike, Wilson's interval.
  public let agreement: Interval
  /// Mean recall of the first judge's classes.
  public let balancedAccuracy: Interval
  /// Nil where chance alone would agree always.
  public let kappa: Interval?

  /// - Parameters:
  ///   - first: the truth, where there is one; codes in 0 ..< classes.
  ///   - second: the other judgement of the same cases.
  ///   - clusters: the cluster of each case; cases beyond the shortest of the three are left out.
  ///   - level: one-sided; 0.025 gives the 95 % intervals.
  public init<Cluster: Hashable>(
    first: [Int], second: [Int], classes: Int, clusters labels: [Cluster], level: Double
  ) {
    let tally = Tally(first, second, classes: classes, clusters: labels)
    let matrix = ConfusionMatrix(tally.total)
    let total = Double(matrix.n)
    let perCluster = total / Double(max(1, tally.parts.count))

    func effect(_ independent: Double, _ statistic: (ConfusionMatrix) -> Double?) -> Double {
      guard independent > 0 else { return max(1, perCluster) }
      return max(1, tally.jackknifeVariance(statistic) / independent)
    }
    let share = matrix.agreement ?? 0
    let agreementEffect = effect(share * (1 - share) / max(1, total)) { $0.agreement }
    let alike = wilson(
      share * total / agreementEffect, of: total / agreementEffect, level: level)

    let present = matrix.recalls.enumerated().compactMap { index, recall in
      recall.map { $0 * (1 - $0) / Double(matrix.rowTotals[index]) }
    }
    let recallVariance = present.reduce(0, +) / Double(max(1, present.count * present.count))
    self.matrix = matrix
    clusters = tally.parts.count
    agreement = alike
    balancedAccuracy = matrix.balancedAccuracy(
      level: level,
      designEffect: effect(recallVariance) { $0.balancedAccuracy(level: level).estimate })

    kappa = matrix.kappa.map { kappa in
      let variance = kappa.standardError * kappa.standardError
      guard variance > 0 else {
        // No spread to estimate from: as low as the agreement may be with the same margins.
        let lower = (alike.lower - tally.chance) / (1 - tally.chance)
        return Interval(
          lower: min(kappa.value, lower), estimate: kappa.value, upper: kappa.value)
      }
      let half =
        Normal.upperQuantile(level)
        * (variance * effect(variance) { $0.kappa?.value }).squareRoot()
      return Interval(
        lower: max(-1, kappa.value - half), estimate: kappa.value, upper: min(1, kappa.value + half)
      )
    }
  }
}

/// Counts by cluster, from which each is left out in turn.
private struct Tally {
  var total: [[Int]]
  /// Of each cluster, in order of its first case: the cells it fills.
  var parts: [[Cell]] = []

  struct Cell {
    var row: Int
    var column: Int
  }

  init<Cluster: Hashable>(
    _ first: [Int], _ second: [Int], classes: Int, clusters labels: [Cluster]
  ) {
    total = [[Int]](repeating: [Int](repeating: 0, count: max(0, classes)), count: max(0, classes))
    var index: [Cluster: Int] = [:]
    for (pair, label) in zip(zip(first, second), labels)
    where total.indices.contains(pair.0) && total.indices.contains(pair.1) {
      total[pair.0][pair.1] += 1
      let place = index[label] ?? parts.count
      if place == parts.count {
        index[label] = place
        parts.append([])
      }
      parts[place].append(Cell(row: pair.0, column: pair.1))
    }
  }

  /// Agreement that the margins alone would give.
  var chance: Double {
    let matrix = ConfusionMatrix(total)
    let n = Double(max(1, matrix.n))
    return zip(matrix.rowTotals, matrix.columnTotals).reduce(0) {
      $0 + Double($1.0) / n * Double($1.1) / n
    }
  }

  /// (G − 1)/G · Σ (θ₋g − θ̄)²; replicates without a value are left out, infinite below two.
  func jackknifeVariance(_ statistic: (ConfusionMatrix) -> Double?) -> Double {
    var counts = total
    var values: [Double] = []
    for part in parts {
      for cell in part { counts[cell.row][cell.column] -= 1 }
      if let value = statistic(ConfusionMatrix(counts)) { values.append(value) }
      for cell in part { counts[cell.row][cell.column] += 1 }
    }
    guard values.count > 1 else { return .infinity }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return squares * Double(values.count - 1) / Double(values.count)
  }
}
