// Y. Hochberg, Biometrika 75, 1988, 800–802.

/// Hochberg's step-up adjusted p-values, in the order given.
///
/// More powerful than Holm's, but needs independent or positively dependent tests.
public func hochberg(_ pValues: [Double]) -> [Double] {
  stepUp(pValues) { count, rank in Double(count - rank + 1) }
}
