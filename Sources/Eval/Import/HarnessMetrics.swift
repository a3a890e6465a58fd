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

  /// False where the document marks several of its options as right, or the score is a share of
  /// probability: what is called `acc` in `truthfulqa_mc2` is the mass on all true options.
  static func hasOneRightOption(_ record: ImportRecord, options: [String]) -> Bool {
    for name in comparing {
      if case .number(let score)? = record[name], score.value != 0, score.value != 1 {
        return false
      }
    }
    guard case .object(let doc)? = record["doc"] else { return true }
    return !doc.members.contains { member in
      guard let listed = member.value["choices"]?.elements, listed.count == options.count,
        zip(listed, options).allSatisfy({ $0.string?.trimmed == $1 }),
        let labels = member.value["labels"]?.elements, labels.count == options.count
      else { return false }
      return labels.count { $0 == 1 || $0 == true } != 1
    }
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
