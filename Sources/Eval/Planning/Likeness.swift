/// The two sound fallbacks that power is printed for.
public enum Likeness: String, Sendable, Hashable, Codable, CaseIterable {
  /// The primary itself, asked again: on every prompt it has the primary's own rate.
  case same
  /// Another model that is as good on the whole: its rates are of the same distribution, drawn anew
  /// for every prompt.
  case independent

  /// The chance of being met that a gate should have.
  public var target: Double {
    switch self {
    case .same: 0.95
    case .independent: 0.8
    }
  }
}
