// Abramowitz & Stegun 25.4.29; nodes by Newton's method on the Legendre recurrence.

import RealModule

/// The integral of a smooth function over lower … upper by 16-point Gauss–Legendre on equal panels.
func integral(
  from lower: Double, to upper: Double, panels: Int, _ function: (Double) -> Double
) -> Double {
  guard upper > lower, panels > 0 else { return 0 }
  let half = (upper - lower) / Double(2 * panels)
  var sum = 0.0
  for panel in 0..<panels {
    let centre = lower + half * Double(2 * panel + 1)
    for (node, weight) in gaussLegendre16 { sum += weight * function(centre + half * node) }
  }
  return sum * half
}

/// Nodes on −1 … 1 and their weights, exact for polynomials up to degree 31.
let gaussLegendre16: [(node: Double, weight: Double)] = (1...16).map { index in
  let order = 16.0
  var x = Double.cos(.pi * (Double(index) - 0.25) / (order + 0.5))
  var slope = 1.0
  for _ in 0..<8 {
    var previous = 1.0
    var value = x
    for k in 2...16 {
      let k = Double(k)
      (previous, value) = (value, ((2 * k - 1) * x * value - (k - 1) * previous) / k)
    }
    slope = order * (x * value - previous) / (x * x - 1)
    x -= value / slope
  }
  return (x, 2 / ((1 - x * x) * slope * slope))
}
