import Metrics

/// By what the harness scored a sample, told apart by whether a key decides the same.
struct HarnessMetrics {
  /// Those that compare with the target in another way, or not with it at all.
  let unmapped: [String]
  /// False where none of them holds a reply against the target.
  let usesTarget: Bool

  /// What a line holds beside its scores.
  private static let others: Set<String> = [
    "doc_id", "doc", "target", "arguments", "resps", "filtered_resps", "filter", "metrics",
    "doc_hash", "prompt_hash", "target_hash",
  ]

  /// The whole reply, or the likeliest option, is the target.
  private static let comparing: Set<String> = ["exact_match", "acc", "acc_norm"]

  /// - Parameter record: with a list `metrics`; of versions before 0.4.6 only the scores tell.
  init(_ record: ImportRecord) {
    var names = (record["metrics"]?.elements ?? []).compactMap(\.string)
    if names.isEmpty {
      names = record.object.members.filter { !Self.others.contains($0.key) && $0.value.isScore }
        .map(\.key)
    }
    unmapped = names.filter { !Self.comparing.contains($0) }
    usesTarget = names.isEmpty || unmapped.count < names.count
  }
}

extension JSONValue {
  /// Metrics over a whole task keep a pair for each sample.
  fileprivate var isScore: Bool {
    switch self {
    case .number, .bool, .array: true
    case .null, .string, .object: false
    }
  }
}
