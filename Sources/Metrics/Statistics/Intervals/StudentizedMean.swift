/// A mean loss whose distance from the truth in standard errors, T, has Student's distribution once
/// it is transformed: what tells one bound on a mean from another is that transformation alone.
public protocol StudentizedMean {
  var n: Int { get }
  var mean: Double { get }
  var standardError: Double { get }

  /// What of a T has Student's distribution with n − 1 degrees of freedom; rises with T.
  func transformed(_ t: Double) -> Double

  /// The T that is transformed to q: the inverse of ``transformed(_:)``.
  func turnedBack(_ q: Double) -> Double
}

extension StudentizedMean {
  private var student: StudentT { StudentT(degreesOfFreedom: Double(n - 1)) }

  /// The two-sided 1 − 2·level interval; without bounds below two losses, without width where all
  /// losses are equal.
  public func interval(level: Double) -> Interval {
    guard n > 1 else {
      return Interval(lower: -.infinity, estimate: n == 1 ? mean : nil, upper: .infinity)
    }
    let q = student.upperQuantile(level)
    return Interval(
      lower: mean - standardError * turnedBack(q), estimate: mean,
      upper: mean - standardError * turnedBack(-q))
  }

  /// The one-sided p-value against H0: loss ≤ margin: the level at which the lower bound is margin;
  /// 1 below two losses.
  public func pValue(exceeding margin: Double) -> Double {
    guard n > 1 else { return 1 }
    guard standardError > 0 else { return mean > margin ? 0 : 1 }
    return student.upperTail(transformed((mean - margin) / standardError))
  }

  /// The one-sided p-value against H0: loss ≥ margin: the level at which the upper bound is margin;
  /// 1 below two losses.
  public func pValue(below margin: Double) -> Double {
    guard n > 1 else { return 1 }
    guard standardError > 0 else { return mean < margin ? 0 : 1 }
    return student.upperTail(-transformed((mean - margin) / standardError))
  }
}
