extension Adapter {
  /// The names of ``facts``, in their order.
  public static let factNames = [
    "adapter", "key variable", "text", "streaming", "tools", "schema", "filter signals", "usage",
    "tested with",
  ]

  /// What the table says of this adapter, in words for people: one text for each of ``factNames``.
  ///
  /// `locum targets` prints them, and docs/adapters.md holds the same.
  public var facts: [String] {
    let key = keyVariable.map { needsKey ? $0 : "\($0) (optional)" } ?? "none"
    var answers = true
    if case .texts = access { answers = false }
    return [name, key, answers ? "yes" : "no"]
      + [Capability.streaming, .tools, .schema].map { capabilities.contains($0) ? "yes" : "no" }
      + [
        Self.listed(Signal.filters.filter(signals.contains).map(\.rawValue)),
        Self.listed(Signal.counts.filter(signals.contains).map(\.rawValue)),
        Self.listed(tested.map(\.rawValue)),
      ]
  }

  private static func listed(_ words: [String]) -> String {
    words.isEmpty ? "none" : words.joined(separator: ", ")
  }
}
