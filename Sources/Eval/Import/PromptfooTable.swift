import Metrics

/// A table of promptfoo tests: a row each, variables in columns, assertions in short form.
enum PromptfooTable {
  static func tests(in source: SourceFile, draft: inout SuiteDraft) throws -> [PromptfooTest] {
    var table = try HeadedCSV(reading: source)
    var tests: [PromptfooTest] = []
    while let row = try table.next() {
      let spot = Spot(source: source, line: row.line)
      var test = PromptfooTest(at: spot)
      for (name, cell) in row.cells {
        switch name {
        case "__description": test.description = cell.isBlank ? nil : cell
        case "__prefix": test.prefix = cell
        case "__suffix": test.suffix = cell
        case "__metric": if !cell.isBlank { draft.leave(name) }
        case _ where name.hasPrefix("__metadata:"): if !cell.isBlank { draft.leave("__metadata") }
        case _ where name.hasPrefix("__expected"):
          guard !cell.isBlank else { continue }
          let short = assertion(cell.trimmed)
          test.assertions.append(
            PromptfooAssertion(type: short.type, value: short.value, spot: spot))
        case _ where name.hasPrefix("__"):
          if !cell.isBlank {
            draft.list("the column \(name.clipped) has no equivalent in a suite", at: spot)
          }
        default: test.variables.append((name, .string(cell)))
        }
      }
      tests.append(test)
    }
    return tests
  }

  /// Reads the short form: `contains: refund`, `not-is-refusal`, `similar(0.8): hello`, else a text
  /// to equal.
  ///
  /// A type that is not known stays one, and so does a threshold in brackets of what has none here:
  /// as texts to equal they would judge something else in silence.
  static func assertion(_ cell: String) -> (type: String, value: JSONValue?) {
    for (prefix, type) in [
      ("javascript:", "javascript"), ("fn:", "javascript"), ("eval:", "javascript"),
      ("python:", "python"), ("grade:", "llm-rubric"),
    ] where cell.hasPrefix(prefix) {
      return (type, .string(String(cell.dropFirst(prefix.count))))
    }
    let head = String(cell.prefix { $0 != ":" })
    let name = String(head.prefix { $0 != "(" })
    let bare = name.hasPrefix("not-") ? String(name.dropFirst(4)) : name
    guard known.contains(bare) else {
      if let type = unknownType(cell) { return (type, nil) }
      return ("equals", .string(cell))
    }
    let hasValue = head.utf8.count < cell.utf8.count
    let isWhole = head.utf8.count > name.utf8.count && withoutThreshold.contains(bare)
    return (
      isWhole ? head : name,
      hasValue ? .string(String(cell.dropFirst(head.count + 1)).trimmed) : nil
    )
  }

  /// The head of `skill-used: …`, `trajectory:tool-used: …` or `NOT-contains: …`; nil for a text such
  /// as `Answer: 42` or `http://…`.
  private static func unknownType(_ cell: String) -> String? {
    let run = cell.prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ":")
    }
    var type = String(run)
    if cell[run.endIndex...].first == "(" {
      let inner = cell[run.endIndex...].dropFirst().prefix { $0.isNumber || $0 == "." }
      guard cell[inner.endIndex...].hasPrefix("):") else { return nil }
    } else {
      guard let colon = type.lastIndex(of: ":") else { return nil }
      type = String(type[..<colon])
    }
    let words = type.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == ":" }
    guard words.allSatisfy({ $0.first?.isLetter == true }) else { return nil }
    return words.count > 1 || known.contains(type.lowercased()) ? type : nil
  }

  /// Those that a suite has an equivalent for, all or nothing.
  private static let withoutThreshold: Set<String> = [
    "contains", "contains-all", "contains-any", "contains-json", "equals", "icontains",
    "icontains-all", "icontains-any", "is-json", "is-refusal", "regex", "starts-with",
  ]

  private static let known: Set<String> = [
    "answer-relevance", "bleu", "classifier", "contains", "contains-all", "contains-any",
    "contains-json", "contains-sql", "contains-xml", "context-faithfulness", "context-recall",
    "context-relevance", "conversation-relevance", "cost", "equals", "factuality",
    "finish-reason", "g-eval", "gleu", "guardrails", "icontains", "icontains-all",
    "icontains-any", "is-html", "is-json", "is-refusal", "is-sql", "is-valid-function-call",
    "is-valid-openai-function-call", "is-valid-openai-tools-call", "is-xml", "javascript",
    "latency", "levenshtein", "llm-rubric", "max-score", "meteor", "model-graded-closedqa",
    "model-graded-factuality", "moderation", "perplexity", "perplexity-score", "pi", "python",
    "regex", "rouge-n", "ruby", "select-best", "similar", "starts-with", "webhook", "word-count",
  ]
}
