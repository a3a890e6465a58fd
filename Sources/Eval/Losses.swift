/// What is assumed about calls of the fallback that never came back.
public enum Imputation: String, Sendable, Codable, CaseIterable {
  case worst, observed, best
}

/// The losses of one test, one per unit of evidence.
struct Losses {
  /// For the upper limit, with what is assumed against the fallback pushed up.
  var high: [Double] = []
  /// For the lower limit, with it pushed down; equal to `high` where nothing is assumed.
  var low: [Double] = []
  /// Cases with a loss.
  var cases = 0
  /// Cases without any reading of the primary; they leave the test.
  var withoutPrimary = 0
  /// Of those, cases to which the primary has no reply, or too few to compare with.
  var unanswered = 0
  /// Cases where the primary has a reading and the fallback none.
  var withoutFallback = 0
  /// Replies without a reading less the primary's, as a share of the fallback's replies.
  var undefinedExcess = 0.0
  var primaryMean = Double.nan
  var fallbackMean = Double.nan
}
