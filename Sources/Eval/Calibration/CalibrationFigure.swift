import Foundation
import Metrics

/// One error rate or power, with the limit it is held to.
public struct CalibrationFigure: Sendable, Hashable, Codable {
  public var kind: Kind
  public var scenario: Scenario
  /// Nil for the whole verdict.
  public var gate: GateID?
  /// The component test, where the gate has several.
  public var part: String?
  /// For a test with two sides, on which of them the loss lies.
  public var side: Side?
  /// In how many of the draws it happened.
  public var events: Int
  public var draws: Int
  public var limit: Double

  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Met by a fallback that stands exactly at the margin.
    case wrongPass = "wrong-pass"
    /// Broken by the same model asked again.
    case wrongFail = "wrong-fail"
    /// Met by the same model asked again, some of whose calls fail.
    case sameModelPass = "same-model-pass"
    /// Met by an equally good independent model.
    case equalModelPass = "equal-model-pass"

    /// True where more is worse.
    public var isError: Bool { self == .wrongPass || self == .wrongFail }
  }

  public enum Side: String, Sendable, Hashable, Codable { case more, less }

  public var rate: Double { draws == 0 ? .nan : Double(events) / Double(draws) }

  /// The binomial standard error of ``rate``.
  public var standardError: Double {
    draws == 0 ? .nan : (rate * (1 - rate) / Double(draws)).squareRoot()
  }

  /// Whether the limit is kept, as far as so many draws can tell: beyond it by more than two
  /// standard errors is beyond it.
  public var isWithin: Bool {
    kind.isError ? rate - 2 * standardError <= limit : rate + 2 * standardError >= limit
  }
}
