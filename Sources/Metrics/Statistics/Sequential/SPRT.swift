// A. Wald, Ann. Math. Stat. 16, 1945, 117–186.

import RealModule

/// Wald's sequential test of a success rate: `null` against `alternative`.
public struct SPRT: Sendable, Hashable {
  /// ln of the likelihood under the alternative over that under the null, of what was seen so far.
  public private(set) var logLikelihoodRatio = 0.0
  private let success: Double
  private let failure: Double
  private let accept: Double
  private let reject: Double

  public enum Decision: String, Sendable, Hashable, Codable { case goOn, null, alternative }

  /// Rates within 0 … 1, ends excluded; `level` and `miss` are the chances of wrongly taking the
  /// alternative and the null.
  public init(null: Double, alternative: Double, level: Double, miss: Double) {
    success = .log(alternative / null)
    failure = .log((1 - alternative) / (1 - null))
    accept = .log(miss / (1 - level))
    reject = .log((1 - miss) / level)
  }

  public mutating func add(success isSuccess: Bool) {
    logLikelihoodRatio += isSuccess ? success : failure
  }

  public var decision: Decision {
    if logLikelihoodRatio >= reject { return .alternative }
    return logLikelihoodRatio <= accept ? .null : .goOn
  }
}
