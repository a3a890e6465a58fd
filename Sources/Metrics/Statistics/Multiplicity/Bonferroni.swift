// O. J. Dunn, JASA 56, 1961, 52–64.

/// Bonferroni's adjusted p-values min(1, k·p), in the order given.
public func bonferroni(_ pValues: [Double]) -> [Double] {
  pValues.map { $0.isNaN ? 1 : min(1, $0 * Double(pValues.count)) }
}
