// W. J. Rogan & B. Gladen, Am. J. Epidemiol. 107, 1978, 71–76.

/// A rate corrected for the errors of the detector that measured it.
public struct RoganGladen: Sendable, Hashable {
  /// Within 0 … 1.
  public let estimate: Double
  /// By the delta method, the detector's own estimated error rates included.
  public let standardError: Double
}

/// A detector's sensitivity or specificity and the number of labelled cases behind it.
public struct MeasuredRate: Sendable, Hashable {
  public var rate: Double
  public var n: Int

  public init(_ rate: Double, n: Int) {
    self.rate = rate
    self.n = n
  }

  /// p(1 − p)/n; infinite without cases.
  var variance: Double { n > 0 ? rate * (1 - rate) / Double(n) : .infinity }
}

/// The true rate behind an apparent one, (apparent + specificity − 1)/(sensitivity + specificity − 1).
///
/// Nil where the detector is no better than chance (sensitivity + specificity ≤ 1).
public func roganGladen(
  apparent: MeasuredRate, sensitivity: MeasuredRate, specificity: MeasuredRate
) -> RoganGladen? {
  let youden = sensitivity.rate + specificity.rate - 1
  guard youden > 0 else { return nil }
  let raw = (apparent.rate + specificity.rate - 1) / youden
  let estimate = min(max(raw, 0), 1)
  let variance =
    apparent.variance + (1 - estimate) * (1 - estimate) * specificity.variance
    + estimate * estimate * sensitivity.variance
  return RoganGladen(estimate: estimate, standardError: variance.squareRoot() / youden)
}
