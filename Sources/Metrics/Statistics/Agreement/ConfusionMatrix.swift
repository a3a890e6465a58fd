// K. H. Brodersen et al., ICPR 2010 (balanced accuracy); J. Gorodkin, Comput. Biol. Chem. 28, 2004
// (MCC for several classes; for two it is the φ coefficient of Matthews, 1975);
// D. V. Cicchetti & A. R. Feinstein, J. Clin. Epidemiol. 43, 1990 (positive and negative agreement).

/// Counts of cases by a first and a second judgement, over the same classes.
///
/// Rows are the first judge (the truth, where there is one), columns the second.
public struct ConfusionMatrix: Sendable, Hashable {
  public let counts: [[Int]]

  /// Square counts of 0 or more; missing cells count as 0 and surplus ones are left out.
  public init(_ counts: [[Int]]) {
    self.counts = counts.map { row in
      counts.indices.map { row.indices.contains($0) ? max(0, row[$0]) : 0 }
    }
  }

  public init(_ table: PairedTable) {
    self.init([[table.a, table.b], [table.c, table.d]])
  }

  /// The matrix of two sequences of class codes in 0 ..< classes; pairs with another code are left
  /// out.
  public init(first: [Int], second: [Int], classes: Int) {
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: max(0, classes)), count: max(0, classes))
    for (row, column) in zip(first, second)
    where counts.indices.contains(row) && counts.indices.contains(column) {
      counts[row][column] += 1
    }
    self.init(counts)
  }

  public var n: Int { rowTotals.reduce(0, +) }

  var rowTotals: [Int] { counts.map { $0.reduce(0, +) } }

  var columnTotals: [Int] {
    counts.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
  }

  var diagonal: [Int] { counts.indices.map { counts[$0][$0] } }

  /// The share of cases judged alike; nil when empty.
  public var agreement: Double? {
    n > 0 ? Double(diagonal.reduce(0, +)) / Double(n) : nil
  }

  /// The share of each first-judge class that the second judge put in it; nil for absent classes.
  public var recalls: [Double?] {
    zip(diagonal, rowTotals).map { $1 > 0 ? Double($0) / Double($1) : nil }
  }

  /// The mean recall of the classes present, with its normal interval cut to 0 … 1.
  ///
  /// The classes' sizes are taken as given; each recall's variance has two pseudo-counts added
  /// (Agresti & Coull 1998), so that a perfect score keeps a width. 0 … 1 when empty.
  ///
  /// - Parameter designEffect: how many cases are worth one independent one, 1 or more; every class
  ///   then counts as that many times smaller.
  public func balancedAccuracy(level: Double, designEffect: Double = 1) -> Interval {
    let present = zip(diagonal, rowTotals).filter { $1 > 0 }
    guard !present.isEmpty else { return Interval(lower: 0, estimate: nil, upper: 1) }
    let classes = Double(present.count)
    let mean = present.reduce(0) { $0 + Double($1.0) / Double($1.1) } / classes
    let variance = present.reduce(0) { sum, cell in
      let size = Double(cell.1) / max(1, designEffect)
      let p = (Double(cell.0) / max(1, designEffect) + 2) / (size + 4)
      return sum + p * (1 - p) / (size + 4)
    }
    let half = Normal.upperQuantile(level) * variance.squareRoot() / classes
    return Interval(lower: max(0, mean - half), estimate: mean, upper: min(1, mean + half))
  }

  /// Matthews's correlation coefficient, −1 … 1; nil where either judge used one class only.
  public var matthews: Double? {
    let total = Double(n)
    let rows = rowTotals.map(Double.init)
    let columns = columnTotals.map(Double.init)
    func product(_ x: [Double], _ y: [Double]) -> Double {
      zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let spread =
      (total * total - product(rows, rows)) * (total * total - product(columns, columns))
    guard spread > 0 else { return nil }
    let hits = Double(diagonal.reduce(0, +))
    return (hits * total - product(rows, columns)) / spread.squareRoot()
  }

  /// Agreement on one class: twice its common cases over the cases each judge put there.
  ///
  /// For two classes these are the positive and the negative agreement. Nil where neither used it.
  public func specificAgreement(on index: Int) -> Double? {
    guard counts.indices.contains(index) else { return nil }
    let used = rowTotals[index] + columnTotals[index]
    return used > 0 ? 2 * Double(counts[index][index]) / Double(used) : nil
  }
}
