// R. J. Hyndman & Y. Fan, Am. Stat. 50, 1996, definition 7 (the default of R, NumPy and Excel).

/// The value below which the share `p` (0 … 1) of ascending values lies, linear between neighbours.
///
/// NaN for no values.
public func percentile(ofSorted values: [Double], _ p: Double) -> Double {
  guard let first = values.first, let last = values.last else { return .nan }
  let position = min(max(p, 0), 1) * Double(values.count - 1)
  let index = Int(position)
  guard index + 1 < values.count else { return values.count == 1 ? first : last }
  let share = position - Double(index)
  return values[index] + share * (values[index + 1] - values[index])
}

/// The median of values in any order; NaN for none.
public func median(_ values: [Double]) -> Double {
  percentile(ofSorted: values.sorted(), 0.5)
}
