// R. G. Newcombe, Stat. Med. 17, 1998, 2635–2650, method 10.

/// Newcombe's hybrid score interval of (b − c)/n, from two Wilson intervals and their correlation.
///
/// Good to show, no test belongs to it. −1 … 1 for an empty table.
public func newcombePaired(_ table: PairedTable, level: Double) -> Interval {
  let a = Double(table.a)
  let b = Double(table.b)
  let c = Double(table.c)
  let d = Double(table.d)
  let n = a + b + c + d
  guard n > 0 else { return Interval(lower: -1, estimate: nil, upper: 1) }
  let first = wilson(a + b, of: n, level: level)
  let second = wilson(a + c, of: n, level: level)
  let p1 = (a + b) / n
  let p2 = (a + c) / n
  let phi = newcombePhi(a, b, c, d)
  let difference = (b - c) / n
  func half(_ left: Double, _ right: Double) -> Double {
    max(0, left * left - 2 * phi * left * right + right * right).squareRoot()
  }
  return Interval(
    lower: max(-1, difference - half(p1 - first.lower, second.upper - p2)),
    estimate: difference,
    upper: min(1, difference + half(first.upper - p1, p2 - second.lower)))
}

/// The φ coefficient with Newcombe's continuity correction of a positive numerator; 0 where a
/// margin is empty.
private func newcombePhi(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
  let margins = (a + b) * (c + d) * (a + c) * (b + d)
  guard margins > 0 else { return 0 }
  var numerator = a * d - b * c
  if numerator > 0 { numerator = max(0, numerator - (a + b + c + d) / 2) }
  return numerator / margins.squareRoot()
}
