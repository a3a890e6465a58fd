import Foundation
import Metrics

/// One way in which replies to many prompts may come about.
///
/// A gate has to keep its error rates in all of them, since nobody knows which of them a model is in.
public enum Scenario: String, Sendable, Hashable, Codable, CaseIterable {
  case independent, sticky
  case halfSticky = "half-sticky"
  case rareFailures = "rare-failures"
  case clustered, missing
  case heavyTailedTone = "heavy-tailed-tone"
  case skewedRates = "skewed-rates"

  /// What it is, for people.
  public var summary: String {
    switch self {
    case .independent: "every prompt has the same rates; all replies are drawn alike"
    case .sticky: "a prompt gets the same reply every time, as at temperature 0"
    case .halfSticky: "prompts have rates of their own, Beta with concentration 0.5"
    case .rareFailures:
      "the primary fails in 0.5 % of replies; the fallback in every second reply to few prompts"
    case .clustered: "half-sticky, in clusters of one to six cases that share their rates"
    case .missing: "half-sticky, 1 % of the primary's calls fail and 1.5 % of the fallback's"
    case .heavyTailedTone: "half-sticky, with 3 % of replies far off in tone and length"
    case .skewedRates:
      "some prompts waver, one reply in five; the fallback fails always on few prompts"
    }
  }

  /// Shares of calls that fail, beside what is said about the fallback.
  var missing: (primary: Double, fallback: Double) {
    self == .missing ? (0.01, 0.015) : (0, 0)
  }

  /// The chance that a reply to a tone case is the prompt's own again, not a new draw.
  var sameReplyShare: Double {
    switch self {
    case .independent: 0
    case .sticky: 1
    default: 0.6
    }
  }
}

/// How the rates of prompts spread about their mean in a scenario.
struct RateSpread {
  let scenario: Scenario
  /// a + b of the Beta distribution.
  let concentration: Double

  /// The rate of the event over all replies of the primary, where `mean` is the usual one.
  func base(_ mean: Double) -> Double {
    scenario == .rareFailures ? min(mean, 0.005) : mean
  }

  /// One prompt's rate; its mean over prompts is `base(mean)`.
  func rate(_ mean: Double, _ random: inout SplitMix64) -> Double {
    let mean = base(mean)
    switch scenario {
    case .independent, .rareFailures: return mean
    case .sticky: return random.bernoulli(mean) ? 1 : 0
    case .halfSticky, .clustered, .missing, .heavyTailedTone:
      return random.beta(mean: mean, concentration: concentration)
    case .skewedRates:
      let waver = Self.waver(mean)
      return random.bernoulli(mean / waver) ? waver : 0
    }
  }

  /// The mean over prompts of the squared rate.
  func meanSquare(_ mean: Double) -> Double {
    let mean = base(mean)
    switch scenario {
    case .independent, .rareFailures: return mean * mean
    case .sticky: return mean
    case .halfSticky, .clustered, .missing, .heavyTailedTone:
      return mean * mean + mean * (1 - mean) / (1 + concentration)
    case .skewedRates: return mean * Self.waver(mean)
    }
  }

  /// The chance that a reply of one prompt that lacks the event gets it from what is added to a
  /// model; its mean over prompts is `mean`.
  func harm(_ mean: Double, _ random: inout SplitMix64) -> Double {
    switch scenario {
    case .independent: return mean
    case .sticky, .skewedRates: return random.bernoulli(mean) ? 1 : 0
    case .rareFailures:
      let strength = max(0.5, mean)
      return random.bernoulli(mean / strength) ? strength : 0
    case .halfSticky, .clustered, .missing, .heavyTailedTone:
      return random.beta(mean: mean, concentration: concentration)
    }
  }

  private static func waver(_ mean: Double) -> Double { max(0.2, 4 * mean / 3) }
}
