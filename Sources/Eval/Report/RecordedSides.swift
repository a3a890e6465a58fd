/// Which sides of a comparison are read from a recording, where asking again brings nothing.
struct RecordedSides: OptionSet, Sendable {
  let rawValue: Int

  static let primary = RecordedSides(rawValue: 1)
  static let fallback = RecordedSides(rawValue: 2)
}

extension Report {
  func recordedSides(of item: FallbackReport) -> RecordedSides {
    var sides: RecordedSides = []
    // Only a recording's content is pinned.
    if primary.target.content != nil { sides.insert(.primary) }
    if item.fallback.target.content != nil { sides.insert(.fallback) }
    return sides
  }
}

extension Sentences {
  /// How to come by replies that are missing.
  ///
  /// - Parameters:
  ///   - missing: the sides that may lack them.
  ///   - end: what asking again does.
  static func refill(
    _ missing: RecordedSides, recorded: RecordedSides,
    to end: String = " to fill the missing replies"
  ) -> String {
    let held = missing.intersection(recorded)
    guard !held.isEmpty else { return "run the same command again" + end }
    let whose = [(RecordedSides.primary, "primary"), (.fallback, "fallback")].filter {
      held.contains($0.0)
    }.map(\.1)
    let (verb, them) = whose.count == 1 ? ("is a recording", "it") : ("are recordings", "them")
    return "the \(whose.joined(separator: " and the ")) \(verb), and asking again brings nothing: "
      + "complete \(them) with the same locum record command, which asks for missing replies only, "
      + "and compare again"
  }
}
