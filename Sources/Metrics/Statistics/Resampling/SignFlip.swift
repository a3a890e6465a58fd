// R. A. Fisher, The Design of Experiments, 1935, section 21 (the randomisation test of paired
// differences); B. Phipson & G. K. Smyth, Stat. Appl. Genet. Mol. Biol. 9, 2010 (p = (b + 1)/(B + 1)).

/// The exact two-sided p-value of the mean difference when every sign was as likely as its opposite:
/// the share of all 2ⁿ sign patterns with |Σd| at least that seen.
///
/// For up to 24 non-zero differences; nil beyond, where ``signFlip(_:draws:seed:)`` serves. 1 when
/// all are 0.
public func signFlipExact(_ differences: [Double]) -> Double? {
  let d = differences.filter { $0 != 0 }.map(abs)
  guard d.count <= 24 else { return nil }
  guard !d.isEmpty else { return 1 }
  let limit = flipLimit(differences)
  // Gray code order: each pattern differs from the last by one sign, so each costs one addition.
  // The last sign stays: the other half of the patterns is this half's mirror image.
  var signs = [Double](repeating: 1, count: d.count)
  var sum = d.reduce(0, +)
  var extreme = abs(sum) >= limit ? 1 : 0
  let patterns = 1 << (d.count - 1)
  for pattern in 1..<max(patterns, 1) {
    let flipped = pattern.trailingZeroBitCount
    sum -= 2 * signs[flipped] * d[flipped]
    signs[flipped] = -signs[flipped]
    if abs(sum) >= limit { extreme += 1 }
  }
  return Double(extreme) / Double(patterns)
}

/// The same p-value from random sign patterns, (b + 1)/(draws + 1), never 0.
public func signFlip(_ differences: [Double], draws: Int, seed: UInt64) -> Double {
  let d = differences.filter { $0 != 0 }.map(abs)
  guard !d.isEmpty, draws > 0 else { return 1 }
  let limit = flipLimit(differences)
  var generator = SplitMix64(seed: seed)
  var extreme = 0
  for _ in 0..<draws {
    var sum = 0.0
    var bits: UInt64 = 0
    for (place, value) in d.enumerated() {
      if place % 64 == 0 { bits = generator.next() }
      sum += bits & 1 == 0 ? value : -value
      bits >>= 1
    }
    if abs(sum) >= limit { extreme += 1 }
  }
  return Double(extreme + 1) / Double(draws + 1)
}

/// The |Σd| seen, less what rounding in another order of addition may take from an equal sum.
private func flipLimit(_ differences: [Double]) -> Double {
  let total = differences.reduce(0) { $0 + abs($1) }
  return abs(differences.reduce(0, +)) - 1e-12 * total
}
