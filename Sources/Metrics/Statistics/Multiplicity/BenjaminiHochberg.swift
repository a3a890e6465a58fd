// Y. Benjamini & Y. Hochberg, JRSS B 57, 1995, 289–300.

/// Benjamini and Hochberg's adjusted p-values, in the order given: those at most q make a list
/// whose expected share of false entries is at most q (independent or positively dependent tests).
public func benjaminiHochberg(_ pValues: [Double]) -> [Double] {
  stepUp(pValues) { count, rank in Double(count) / Double(rank) }
}

/// The running minimum from the largest p-value down of p times `factor(count, rank)`, at most 1.
func stepUp(_ pValues: [Double], factor: (Int, Int) -> Double) -> [Double] {
  let p = pValues.map { $0.isNaN ? 1 : $0 }
  let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
  var adjusted = p
  var running = 1.0
  for (step, index) in order.enumerated().reversed() {
    running = min(running, p[index] * factor(p.count, step + 1))
    adjusted[index] = running
  }
  return adjusted
}
