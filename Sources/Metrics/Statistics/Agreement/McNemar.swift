// Q. McNemar, Psychometrika 12, 1947; A. L. Edwards, Psychometrika 13, 1948 (continuity);
// M. W. Fagerland, S. Lydersen & P. Laake, BMC Med. Res. Methodol. 13:91, 2013 (mid-p).
//
// To be shown, never to decide: a difference that is not significant is no equivalence.

/// McNemar's exact conditional test: the two-sided p-value that discordant pairs fall evenly.
///
/// `b` and `c` count the pairs that only the first and only the second got right; 1 when both are 0.
public func mcnemarExact(b: Int, c: Int) -> Double {
  min(1, 2 * Binomial(n: b + c, p: 0.5).cdf(min(b, c)))
}

/// The mid-p version of ``mcnemarExact(b:c:)``: half the probability of the table seen is taken off.
///
/// Less conservative, at the price of exceeding its level now and then. With b = c both tails meet
/// in one table, and half of it leaves 1 − ½·P(b); 1 when both are 0.
public func mcnemarMidP(b: Int, c: Int) -> Double {
  guard b + c > 0 else { return 1 }
  let distribution = Binomial(n: b + c, p: 0.5)
  let seen = distribution.mass(min(b, c))
  return b == c ? 1 - 0.5 * seen : 2 * distribution.cdf(min(b, c)) - seen
}

/// A statistic and its p-value under χ² with one degree of freedom.
public struct ChiSquareTest: Sendable, Hashable {
  public let statistic: Double
  public let p: Double

  init(statistic: Double) {
    self.statistic = statistic
    p = 2 * Normal.upperTail(statistic.squareRoot())
  }
}

/// McNemar's large-sample test (b − c)²/(b + c); 0 when both are 0.
public func mcnemarChiSquare(b: Int, c: Int) -> ChiSquareTest {
  guard b + c > 0 else { return ChiSquareTest(statistic: 0) }
  let difference = Double(b - c)
  return ChiSquareTest(statistic: difference * difference / Double(b + c))
}

/// McNemar's test with Edwards's continuity correction, (|b − c| − 1)²/(b + c); 0 when both are 0.
public func mcnemarEdwards(b: Int, c: Int) -> ChiSquareTest {
  guard b + c > 0 else { return ChiSquareTest(statistic: 0) }
  // The correction is half a step either way; where b = c it would step past 0.
  let difference = Double(max(0, abs(b - c) - 1))
  return ChiSquareTest(statistic: difference * difference / Double(b + c))
}
