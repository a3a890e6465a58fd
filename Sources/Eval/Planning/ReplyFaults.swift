import Metrics

/// What, besides its readings, keeps a test from being met by a sound fallback, as a pilot shows it.
///
/// Replies that are empty or loop are the model's own doing and count as the worst of a fallback.
/// Refusals that may be none widen the interval by as many as the fallback has more of. Cases to
/// which the primary never replies leave the test, up to a limit. Without a pilot there are none.
struct ReplyFaults: Sendable, Hashable {
  /// Of each prompt, the share of its replies that are empty or loop; empty where none is.
  ///
  /// Only those that count apart from the readings: what a test reads as an event of either side is in
  /// the rate.
  var degenerate: [Double] = []
  /// Of each prompt, the shares of its replies that read as refusals with low confidence, by how they
  /// decline; empty where none does or the test does not ask.
  var unsure: [RefusalManner: [Double]] = [:]
  /// Of each prompt, the share of its calls that brought the primary no reply that counts; empty where none of them failed more
  /// often than not.
  var failed: [Double] = []

  static let none = ReplyFaults()

  var isNone: Bool { degenerate.isEmpty && unsure.isEmpty && failed.isEmpty }

  /// The share of prompts that have no reply.
  var unansweredShare: Double {
    failed.isEmpty ? 0 : Double(failed.count { $0 == 1 }) / Double(failed.count)
  }

  /// The chance that the primary replies to as many of the cases as a test asks for.
  ///
  /// - Parameters:
  ///   - cases: of the test.
  ///   - wanted: replies that a case takes.
  func chanceOfReplies(cases: Int, samples: Int, wanted: Int) -> Double {
    guard !failed.isEmpty, cases > 0 else { return 1 }
    // A chance for each prompt to stay without; the cases are taken to be like the prompts.
    let silent = failed.map { Binomial(n: samples, p: $0).upperTail(samples - wanted + 1) }
    let scale = Double(cases) / Double(failed.count)
    let mean = silent.reduce(0, +) * scale
    let variance = silent.reduce(0) { $0 + $1 * (1 - $1) } * scale
    let allowed = (Gate.largestUndefinedShare * Double(cases)).rounded(.down)
    guard variance > 0 else { return mean <= allowed ? 1 : 0 }
    return Normal.cdf((allowed + 0.5 - mean) / variance.squareRoot())
  }

  /// Standard deviations of the difference between the two sides' unsure shares, times the root of
  /// the number of cases: one for each manner of declining that there is.
  func unsureDeviations(samples: Int, _ likeness: Likeness) -> [Double] {
    RefusalManner.allCases.compactMap { unsure[$0] }.map { shares in
      let count = Double(shares.count)
      let within = shares.reduce(0) { $0 + $1 * (1 - $1) } / count / Double(samples)
      guard likeness == .independent else { return (2 * within).squareRoot() }
      let mean = shares.reduce(0, +) / count
      let between = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      return (2 * (between + within)).squareRoot()
    }
  }

  /// Mean and variance, over cases, of the share of a fallback's replies that are empty or loop.
  ///
  /// Cases where all of the primary's are leave the test: with the same model those are the cases
  /// where the fallback's are too.
  func degenerateShare(samples: Int, _ likeness: Likeness) -> (mean: Double, variance: Double) {
    guard !degenerate.isEmpty else { return (0, 0) }
    var weights = 0.0
    var sum = 0.0
    var squares = 0.0
    for share in degenerate {
      let weight =
        likeness == .same ? 1 - Binomial(n: samples, p: share).upperTail(samples) : 1
      weights += weight
      sum += weight * share
      squares += weight * (share * share + share * (1 - share) / Double(samples))
    }
    guard weights > 0 else { return (1, 0) }
    let mean = sum / weights
    return (mean, max(0, squares / weights - mean * mean))
  }
}
