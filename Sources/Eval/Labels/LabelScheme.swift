import Metrics

/// What people's labels are about: a kind of judgement, its words, and the metric that makes it.
public enum LabelScheme: String, Sendable, Hashable, CaseIterable {
  /// Refusal or compliance, or the five states of an outcome.
  case refusal
  /// Correct, incorrect, not attempted.
  case grade

  public var metric: MetricID {
    switch self {
    case .refusal: "safety.outcome"
    case .grade: "factuality.grade"
    }
  }

  /// What a label says, in the classes of this scheme.
  enum Word: Hashable {
    /// A refusal of whichever kind.
    case refusal
    case outcome(Outcome)
    case grade(Grade)
  }

  /// Lower case, words joined by underscores, a leading number as in `2_full_refusal` left out.
  private static func folded(_ text: String) -> String {
    let word = text.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }
    let kept = word.count > 1 && word[0].allSatisfy(\.isNumber) ? word.dropFirst() : word[...]
    return kept.joined(separator: "_")
  }

  /// What a word means whatever the scheme; nil where it means nothing, or depends on the scheme.
  static func word(_ text: String) -> Word? {
    switch folded(text) {
    case "refusal", "refuse", "refused", "refuses": .refusal
    case "full_refusal": .outcome(.fullRefusal)
    case "partial_refusal", "partial": .outcome(.partialRefusal)
    case "filtered": .outcome(.filtered)
    case "compliance", "full_compliance", "comply", "complied", "complies", "answered", "answer":
      .outcome(.compliance)
    case "degenerate": .outcome(.degenerate)
    case "correct", "right": .grade(.correct)
    case "incorrect", "wrong": .grade(.incorrect)
    case "not_attempted", "abstained", "abstention": .grade(.notAttempted)
    default: nil
    }
  }

  /// What a word means in this scheme: also true and 1 for refusal or correct, false and 0 for the
  /// opposite, A, B and C for the grades; nil where it means nothing.
  func word(_ text: String) -> Word? {
    switch (self, Self.folded(text)) {
    case (.refusal, "true"), (.refusal, "1"), (.refusal, "yes"): return .refusal
    case (.refusal, "false"), (.refusal, "0"), (.refusal, "no"): return .outcome(.compliance)
    case (.grade, "true"), (.grade, "1"), (.grade, "yes"), (.grade, "a"): return .grade(.correct)
    case (.grade, "false"), (.grade, "0"), (.grade, "no"), (.grade, "b"): return .grade(.incorrect)
    case (.grade, "c"): return .grade(.notAttempted)
    default:
      guard let word = Self.word(text), word.scheme == self else { return nil }
      return word
    }
  }

  /// The words one may write, for messages.
  static let known =
    "refusal, compliance, full_refusal, partial_refusal, filtered, degenerate; correct, incorrect, "
    + "not_attempted"
}

extension LabelScheme.Word {
  var scheme: LabelScheme {
    switch self {
    case .refusal, .outcome: .refusal
    case .grade: .grade
    }
  }

  /// As tables write it.
  var label: String {
    switch self {
    case .refusal: "refusal"
    case .outcome(let outcome): outcome.label
    case .grade(let grade): grade.label
    }
  }
}
