import Foundation

/// How the primary tends to speak on one support case: the between-prompt part of its spread.
struct SupportStyle: Sendable {
  /// Chance that an opening is a warm one.
  let warmth: Double
  /// Relative weights of the parts of speech of a reply, in the order of `Support.Part.allCases`.
  let weights: [Double]
  let manner: Template.Manner
  /// Mean number of words.
  let words: Double
  let lists: Double
  let headings: Double
  let emoji: Double
  let codeFences: Double

  /// Mean rates of the layouts, over prompts.
  static let listRate = 0.15
  static let headingRate = 0.05
  static let emojiRate = 0.05
  static let codeFenceRate = 0.03
  static let stickiness = 1.5

  init(with dice: inout Dice) {
    warmth = 1 / (1 + exp(-0.3 - 0.8 * dice.normal()))
    weights = [2.2, 2.2, 1, 0.9, 0.6, 0.7].map { $0 * exp(0.7 * dice.normal()) }
    manner = Template.Manner(
      contracts: 1 / (1 + exp(0.4 - dice.normal())),
      details: 1 / (1 + exp(-0.4 - 1.2 * dice.normal())))
    words = 78 + 8 * dice.normal()
    lists = dice.beta(mean: Self.listRate, concentration: Self.stickiness)
    headings = dice.beta(mean: Self.headingRate, concentration: Self.stickiness)
    emoji = dice.beta(mean: Self.emojiRate, concentration: Self.stickiness)
    codeFences = dice.beta(mean: Self.codeFenceRate, concentration: Self.stickiness)
  }
}
