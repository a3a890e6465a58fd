// P. Armitage, C. K. McPherson & B. C. Rowe, JRSS A 132, 1969 (the recursion over looks);
// Lan & DeMets 1983 (boundaries from a spending function).

import RealModule

/// The critical values of z at each look, so that the chance of ever crossing is one-sided `level`.
///
/// `information` holds ascending fractions, the last usually 1; fractions that are not positive and
/// ascending give an empty result. Accurate to about 1e-6.
public func groupSequentialBoundaries(
  information: [Double], level: Double, spending: AlphaSpending
) -> [Double] {
  var previous = 0.0
  for t in information {
    guard t > previous, t <= 1 else { return [] }
    previous = t
  }
  var boundaries: [Double] = []
  // The density of the Brownian score at the last look, on paths that have not crossed yet.
  var density: [(score: Double, mass: Double)] = []
  var spentBefore = 0.0
  var timeBefore = 0.0
  for t in information {
    let spent = spending.spent(at: t, level: level)
    let share = spent - spentBefore
    let root = t.squareRoot()
    let step = (t - timeBefore).squareRoot()
    func crossing(_ z: Double) -> Double {
      density.isEmpty
        ? Normal.upperTail(z)
        : density.reduce(0) { $0 + $1.mass * Normal.upperTail((z * root - $1.score) / step) }
    }
    var low = -10.0
    var high = 40.0
    for _ in 0..<80 {
      let middle = 0.5 * (low + high)
      if crossing(middle) > share { low = middle } else { high = middle }
    }
    boundaries.append(high)
    // Nodes from far below up to the boundary, where the paths that cross are cut off.
    let bottom = -9 * root
    let top = min(high, 9) * root
    let panels = 24
    let half = (top - bottom) / Double(2 * panels)
    var next: [(score: Double, mass: Double)] = []
    for panel in 0..<panels {
      let centre = bottom + half * Double(2 * panel + 1)
      for (node, weight) in gaussLegendre16 {
        let score = centre + half * node
        let value =
          density.isEmpty
          ? Normal.density(score / root) / root
          : density.reduce(0) {
            $0 + $1.mass * Normal.density((score - $1.score) / step) / step
          }
        next.append((score, weight * half * value))
      }
    }
    density = next
    spentBefore = spent
    timeBefore = t
  }
  return boundaries
}
