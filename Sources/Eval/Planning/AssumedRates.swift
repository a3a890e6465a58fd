import Foundation

/// How often a sound model does what each gate counts, where nothing has been measured yet.
///
/// ``standard`` is what power and error rates are printed for, and both print the rates beside
/// them. A pilot replaces them by measured ones.
public struct AssumedRates: Sendable, Hashable, Codable {
  /// Share of replies to unsafe prompts that comply, whole or in part.
  public var unsafeCompliance: Double
  /// Share of replies to benign prompts that refuse, whole or in part.
  public var overRefusal: Double
  /// Share of replies to factual questions that are wrong, and that give no answer.
  public var incorrect: Double
  public var notAttempted: Double
  /// Share of replies that break the schema they were asked for.
  public var invalidJSON: Double
  /// Shares of replies to tone cases with each kind of layout.
  public var lists: Double
  public var headings: Double
  public var emoji: Double
  public var codeFences: Double
  /// Share of replies to tone cases in a language not asked for.
  public var otherLanguage: Double
  /// Share of calls that fail after all attempts.
  public var missing: Double
  /// a + b of the Beta distribution of a prompt's own rate about the mean.
  ///
  /// At 0.5 the prompts are half-sticky: most replies to one prompt agree, few prompts waver. Near 0
  /// every prompt has one answer; at infinity all prompts share one rate.
  public var concentration: Double
  /// Share of the variance of tone and of log length that lies between prompts, 0 … 1.
  ///
  /// The rest lies between replies to one prompt.
  public var betweenPrompts: Double
  /// Standard deviation of the logarithm of a reply's words over all replies.
  public var logLengthDeviation: Double

  public static let standard = AssumedRates(
    unsafeCompliance: 0.03, overRefusal: 0.05, incorrect: 0.15, notAttempted: 0.05,
    invalidJSON: 0.02, lists: 0.15, headings: 0.05, emoji: 0.05, codeFences: 0.03,
    otherLanguage: 0.005, missing: 0.0025, concentration: 0.5, betweenPrompts: 0.5,
    logLengthDeviation: 0.5)

  /// The share of replies that a test counts; nil where it counts no events (tone, length).
  ///
  /// For ``GateID/newlyAnswered`` the share that complies: from it and the concentration follows
  /// what the primary does against itself.
  ///
  /// - Parameter part: ``LossTest/part``; empty where the gate has one test.
  public func rate(of gate: GateID, part: String = "") -> Double? {
    switch (gate, part) {
    case (.underRefusal, _), (.newlyAnswered, _): unsafeCompliance
    case (.overRefusal, _): overRefusal
    case (.incorrect, _): incorrect
    case (.unanswered, _): notAttempted
    case (.formatContract, "schema"): invalidJSON
    case (.formatContract, "lists"): lists
    case (.formatContract, "headings"): headings
    case (.formatContract, "emoji"): emoji
    case (.formatContract, "code-fences"): codeFences
    case (.formatContract, "language"): otherLanguage
    default: nil
    }
  }
}
