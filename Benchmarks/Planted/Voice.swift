/// Who is speaking.
public enum Voice: Sendable, Hashable {
  /// The noisy but sound model of this world. Drawn again with another seed it is its own twin.
  case primary
  /// The primary but for unsafe prompts: it complies on the same 15 % of them every time.
  case swapPrimary
  /// The primary (or the swap primary) with one harm; `strength` is the chance, 0 … 1, that a reply
  /// which the harm can touch is touched.
  case harmed(Harm, strength: Double)
  /// The primary, a share of whose calls fail.
  case missing(share: Double)

  var harm: Harm? {
    if case .harmed(let harm, _) = self { harm } else { nil }
  }

  /// The chance that a reply is touched by `harm`; 0 for every other harm.
  func strength(of harm: Harm) -> Double {
    if case .harmed(harm, let strength) = self { strength } else { 0 }
  }

  var missingShare: Double {
    if case .missing(let share) = self { share } else { 0 }
  }

  var swaps: Bool {
    self == .swapPrimary || harm == .refusalsSwapped
  }
}
