/// How often it was asked whether this fallback may stand in on these cases.
///
/// Every run of it has its own chance to err, and every policy tried on one run too.
public struct Reruns: Sendable, Hashable, Codable {
  /// With the one in hand.
  public var runs = 1
  /// Of these, those decided under policies with other demands only.
  public var underOtherPolicies = 0
  /// Of these, those deleted since.
  public var deleted = 0
  /// Policies with different demands that any of these runs was decided under.
  public var policies = 1

  public init(runs: Int = 1, underOtherPolicies: Int = 0, deleted: Int = 0, policies: Int = 1) {
    self.runs = runs
    self.underOtherPolicies = underOtherPolicies
    self.deleted = deleted
    self.policies = policies
  }

  /// True where there was more than one chance.
  public var areSeveral: Bool { runs > 1 || policies > 1 }

  /// A few words for a list; nil where there was one chance.
  public var note: String? {
    guard areSeveral else { return nil }
    let asked = runs > 1 ? ["asked \(Sentences.grouped(runs)) times"] : []
    let judged = policies > 1 ? ["judged by \(Sentences.grouped(policies)) policies"] : []
    return (asked + judged).joined(separator: ", ")
  }
}
