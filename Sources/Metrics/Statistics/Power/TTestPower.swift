// D. J. Schuirmann 1987 and K. F. Phillips, J. Pharmacokinet. Biopharm. 18, 1990 (TOST);
// N. L. Johnson & B. L. Welch, Biometrika 31, 1940 (non-central t). All are one integral over the
// sampling distribution of the standard deviation.

import RealModule

/// The power of one-sided and two-sided tests of a mean of n normal paired losses.
///
/// `sd` is the standard deviation of a case's loss and `difference` the true mean loss, both in the
/// unit of the margin. Every power is 0 below two cases and for a negative standard deviation.
public struct TTestPower: Sendable, Hashable {
  public let n: Int
  public let sd: Double
  public let level: Double

  /// `level` is one-sided.
  public init(n: Int, sd: Double, level: Double) {
    self.n = n
    self.sd = sd
    self.level = level
  }

  /// The chance that the upper bound falls below the margin.
  public func nonInferiority(margin: Double, difference: Double) -> Double {
    guard n > 1, sd >= 0 else { return 0 }
    guard sd > 0 else { return difference < margin ? 1 : 0 }
    let shift = (margin - difference) / standardError
    let critical = critical
    return expectation { Normal.upperTail(critical * $0 - shift) }
  }

  /// The chance that TOST shows the mean within ±margin.
  public func equivalence(margin: Double, difference: Double) -> Double {
    guard n > 1, sd >= 0, margin > 0 else { return 0 }
    guard sd > 0 else { return abs(difference) < margin ? 1 : 0 }
    let upper = (margin - difference) / standardError
    let lower = (-margin - difference) / standardError
    // Above this spread the two rejection regions no longer overlap.
    let critical = critical
    let limit = (upper - lower) / (2 * critical)
    return expectation(upTo: limit) {
      max(0, Normal.cdf(upper - critical * $0) - Normal.cdf(lower + critical * $0))
    }
  }

  /// The chance that the two-sided t test at 2·level finds a difference.
  public func difference(_ difference: Double) -> Double {
    guard n > 1, sd >= 0 else { return 0 }
    guard sd > 0 else { return difference == 0 ? 0 : 1 }
    let shift = difference / standardError
    let critical = critical
    return expectation {
      Normal.upperTail(critical * $0 - shift) + Normal.upperTail(critical * $0 + shift)
    }
  }

  private var standardError: Double { sd / Double(n).squareRoot() }

  private var critical: Double {
    StudentT(degreesOfFreedom: Double(n - 1)).upperQuantile(level)
  }

  /// The mean of a chance given w = s/σ, with (n − 1)w² of χ² with n − 1 degrees of freedom.
  ///
  /// The density is integrated to a rounding error or two, which must not make a chance of it above 1.
  private func expectation(upTo limit: Double = .infinity, _ function: (Double) -> Double) -> Double
  {
    let v = Double(n - 1)
    let constant = .log(2.0) + 0.5 * v * .log(0.5 * v) - .logGamma(0.5 * v)
    // w has mean about 1 and standard deviation below 0.75/√v.
    let reach = 9 * 0.75 / v.squareRoot()
    let lower = max(0, 1 - reach)
    let upper = min(limit, 1 + reach)
    let mean = integral(from: lower, to: upper, panels: 24) { w in
      w > 0 ? .exp(constant + (v - 1) * .log(w) - 0.5 * v * w * w) * function(w) : 0
    }
    return min(max(mean, 0), 1)
  }
}
