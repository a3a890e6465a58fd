import Adapters
import Foundation
import Metrics

extension LossTest.Unit {
  /// A loss with its sign and unit: `+1.9 points`, `−0.12 SD`, `×1.04`; `not bounded` for nil.
  ///
  /// Points are percentage points, SD the primary's own standard deviation.
  func loss(_ value: Double?) -> String {
    guard let value else { return "not bounded" }
    switch self {
    case .points: return Self.signed(100 * value, decimals: 1) + " points"
    case .deviations: return Self.signed(value, decimals: 2) + " SD"
    case .logRatio: return "×" + Sentences.number(exp(value), decimals: 2)
    }
  }

  /// A size without a direction: `1.9 points`, `0.12 SD`, `×1.04`.
  func distance(_ value: Double) -> String {
    switch self {
    case .points: Sentences.number(100 * value, decimals: 1) + " points"
    case .deviations: Sentences.number(value, decimals: 2) + " SD"
    case .logRatio: "×" + Sentences.number(exp(value), decimals: 2)
    }
  }

  /// An interval of losses, the unit once: `−0.4 … +1.9 points`.
  func interval(_ lower: Double?, _ upper: Double?) -> String {
    let ends = [lower, upper].map { end -> String in
      guard let end else { return "?" }
      switch self {
      case .points: return Self.signed(100 * end, decimals: 1)
      case .deviations: return Self.signed(end, decimals: 2)
      case .logRatio: return "×" + Sentences.number(exp(end), decimals: 2)
      }
    }
    let text = ends.joined(separator: " … ")
    switch self {
    case .points: return text + " points"
    case .deviations: return text + " SD"
    case .logRatio: return text
    }
  }

  /// What a loss must stay within: `≤ 3.0 points`, `±0.50 SD`, `×0.67 to ×1.50`.
  func margin(_ bounds: LossTest.Bounds) -> String {
    let upper: String
    switch self {
    case .points: upper = Sentences.number(100 * bounds.upper, decimals: 1) + " points"
    case .deviations: upper = Sentences.number(bounds.upper, decimals: 2) + " SD"
    case .logRatio: upper = loss(bounds.upper)
    }
    guard let lower = bounds.lower else { return "≤ " + upper }
    return self == .logRatio || lower != -bounds.upper
      ? loss(lower) + " to " + loss(bounds.upper) : "±" + upper
  }

  /// A side's mean reading: a share in per cent, a length in words, tone in the metric's own unit.
  func reading(_ value: Double?) -> String {
    guard let value else { return "undefined" }
    switch self {
    case .points: return Sentences.percent(value)
    case .deviations: return Sentences.number(value, decimals: 2).withMinusSign
    case .logRatio: return Sentences.number(exp(value), decimals: 0) + " words"
    }
  }

  private static func signed(_ value: Double, decimals: Int) -> String {
    let text = Sentences.number(value, decimals: decimals)
    let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
    return value > 0 && !isZero ? "+" + text : text.withMinusSign
  }
}

extension String {
  /// This number with a typographic minus, as wide as a plus.
  fileprivate var withMinusSign: String { hasPrefix("-") ? "−" + dropFirst() : self }
}

extension GateDecision.Status {
  /// Carries the meaning without colour.
  var symbol: String {
    switch self {
    case .met: "✔"
    case .broken: "✘"
    case .notKnown: "?"
    }
  }

  /// A name for style sheets.
  var token: String {
    switch self {
    case .met: "met"
    case .broken: "broken"
    case .notKnown: "not-known"
    }
  }
}

extension Verdict.Outcome {
  var symbol: String {
    switch self {
    case .pass: "✔"
    case .fail: "✘"
    case .inconclusive: "?"
    case .invalid: "⊘"
    }
  }
}

extension Verdict {
  /// `7,200 of 7,200 replies`, both sides together.
  var replies: String {
    let replied = primary.replied + fallback.replied
    let asked = primary.asked + fallback.asked
    return "\(Sentences.grouped(replied)) of \(Sentences.counted(asked, "reply", "replies"))"
  }

  /// The level of the intervals shown, in per cent; nil where the gates' levels differ.
  var intervalPercent: Int? {
    let levels = Set(gates.map(\.level))
    guard levels.count == 1, let level = levels.first else { return nil }
    return Int((100 * (1 - 2 * level)).rounded())
  }
}

extension Report {
  /// When the run was created, to the second: `2026-11-21T07:00:00Z`.
  var createdText: String {
    Timestamp.text(
      Date(timeIntervalSince1970: created.timeIntervalSince1970.rounded(.down)))
  }
}
