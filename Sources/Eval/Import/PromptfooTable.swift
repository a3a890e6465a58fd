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
    guard known.contains(bare) else { return ("equals", .string(cell)) }
    let hasValue = head.utf8.count < cell.utf8.count
    return (name, hasValue ? .string(String(cell.dropFirst(head.count + 1)).trimmed) : nil)
  }

  private static let known: Set<String> = [
    "answer-relevance", "bleu", "classifier", "contains", "contains-all", "contains-any",
    "contains-json", "contains-sql", "contains-xml", "context-faithfulness", "context-recall",
    "context-relevance", "conversation-relevance", "cost", "equals", "factuality",
    "finish-reason", "g-eval", "gleu", "guardrails", "icontains", "icontains-all",
    "icontains-any", "is-html", "is-json", "is-refusal", "is-sql", "is-valid-function-call",
    "is-valid-openai-function-call", "is-valid-openai-tools-call", "is-xml", "javascript",
    "latency", "levenshtein", "llm-rubric", "meteor", "model-graded-closedqa",
    "model-graded-factuality", "moderation", "perplexity", "perplexity-score", "pi", "python",
    "regex", "rouge-n", "ruby", "select-best", "similar", "starts-with", "webhook", "word-count",
  ]
}
