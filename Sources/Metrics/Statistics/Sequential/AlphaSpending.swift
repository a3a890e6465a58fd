// K. K. G. Lan & D. L. DeMets, Biometrika 70, 1983, 659–663.

import RealModule

/// How much of a level may have been spent when a share of the information is in.
public enum AlphaSpending: String, Sendable, Hashable, Codable, CaseIterable {
  /// Almost nothing early: 2 − 2Φ(z_{α/2}/√t).
  case obrienFleming = "O'Brien-Fleming"
  /// About evenly: α ln(1 + (e − 1)t).
  case pocock = "Pocock"

  /// The level spent up to the information fraction `t`, drawn into 0 … 1.
  public func spent(at t: Double, level: Double) -> Double {
    let t = min(max(t, 0), 1)
    if t == 0 { return 0 }
    switch self {
    case .obrienFleming:
      return 2 * Normal.upperTail(Normal.upperQuantile(level / 2) / t.squareRoot())
    case .pocock:
      return level * .log(onePlus: .expMinusOne(1) * t)
    }
  }
}
