import Metrics

/// One assertion of a promptfoo test, and what it means in a suite.
struct PromptfooAssertion {
  /// Without `not-`.
  var type: String
  var isNegated: Bool
  /// Variables filled in.
  var value: JSONValue?
  let spot: Spot

  /// What a suite can ask of a reply.
  enum Demand {
    /// A match of this regular expression.
    case matches(String)
    /// No match of it.
    case lacks(String)
    case json(JSONValue)
    case schema(JSONSchema)
    case expect(Expectation)
  }

  struct Unmapped: Error {
    var reason: String
  }

  init(type: String, value: JSONValue?, spot: Spot) {
    isNegated = type.hasPrefix("not-")
    self.type = isNegated ? String(type.dropFirst(4)) : type
    self.value = value
    self.spot = spot
  }

  /// What decides the same of a reply, letter by letter.
  ///
  /// - Throws: ``Unmapped`` where nothing in a suite does.
  func demands() throws(Unmapped) -> [Demand] {
    let ignoresCase = type.hasPrefix("i") && type.dropFirst().hasPrefix("contains")
    let kind = ignoresCase ? String(type.dropFirst()) : type
    switch (kind, isNegated) {
    case ("equals", false):
      // The answer's grade lets further members pass, the schema does not.
      if let value, value.isStructured {
        return [.json(value), .schema(try schema(.object(JSONObject([("const", value)]))))]
      }
      return [.matches(try checked(LiteralPattern.finding([text(orEmpty: true)], .whole)))]
    case ("equals", true) where value?.isStructured != true:
      return [.lacks(try checked(LiteralPattern.finding([text(orEmpty: true)], .whole)))]
    case ("contains", _): return [try finding([text()], ignoresCase)]
    case ("contains-any", _): return [try finding(texts(), ignoresCase)]
    case ("contains-all", false):
      var demands: [Demand] = []
      for text in try texts() { demands.append(try finding([text], ignoresCase)) }
      return demands
    case ("regex", _): return [demand(try checked(text()))]
    case ("starts-with", _): return [demand(try checked(LiteralPattern.finding([text()], .start)))]
    case ("is-json", false): return [.schema(try schema())]
    case ("contains-json", false) where value == nil || value == .null:
      return [.json(.object(JSONObject()))]
    case ("is-refusal", _): return [.expect(isNegated ? .answer : .refuse)]
    default: throw Unmapped(reason: reason)
    }
  }

  private func demand(_ pattern: String) -> Demand {
    isNegated ? .lacks(pattern) : .matches(pattern)
  }

  private func finding(_ texts: [String], _ ignoresCase: Bool) throws(Unmapped) -> Demand {
    demand(try checked(LiteralPattern.finding(texts, ignoringCase: ignoresCase)))
  }

  private var reason: String {
    let name = isNegated ? "not-\(type)" : type
    switch type {
    case "javascript", "python", "ruby", "webhook":
      return "\(name) would run code, which an import never does"
    case "llm-rubric", "model-graded-closedqa", "factuality", "model-graded-factuality", "g-eval",
      "answer-relevance", "context-faithfulness", "context-recall", "context-relevance",
      "select-best", "pi", "classifier", "moderation", "search-rubric", "agent-rubric",
      "conversation-relevance":
      return "\(name) asks another model to judge"
    case _ where type.hasPrefix("promptfoo:"):
      return "\(name.clipped) asks another model to judge"
    case "similar", "rouge-n", "bleu", "gleu", "meteor", "levenshtein", "perplexity",
      "perplexity-score":
      return "\(name) is a distance to one wording, and no key that a reply has or misses"
    case "cost", "latency": return "\(name) is a property of the target, and none of a reply"
    case "contains-json":
      return "\(name) looks for JSON within a text, where a suite's schema judges the whole reply"
    default: return "\(name.clipped) has no equivalent among the answers of a suite"
    }
  }

  private func text(orEmpty allowsEmpty: Bool = false) throws(Unmapped) -> String {
    guard let value, value != .null else { throw Unmapped(reason: "\(type) has no value") }
    guard let text = value.asScript else {
      throw Unmapped(reason: "\(type) has a value that is no text")
    }
    if text.hasPrefix("file://") || text.hasPrefix("package:") {
      throw Unmapped(reason: "\(type) takes its value from \(text.clipped)")
    }
    guard allowsEmpty || !text.isBlank else { throw Unmapped(reason: "\(type) has an empty value") }
    return text
  }

  /// A list, or texts with commas between them.
  private func texts() throws(Unmapped) -> [String] {
    let found: [String]
    if case .array(let items) = value {
      found = items.compactMap(\.asScript)
      guard found.count == items.count else {
        throw Unmapped(reason: "\(type) has a value that is no text")
      }
    } else {
      // Only of the any-form are quotes read.
      found = Self.split(try text(), readingQuotes: type == "contains-any")
    }
    guard !found.isEmpty, !found.contains(where: \.isBlank) else {
      throw Unmapped(reason: "\(type) has an empty value")
    }
    return found
  }

  private static func split(_ text: String, readingQuotes: Bool) -> [String] {
    var parts: [String] = []
    var part = ""
    var isQuoted = false
    for scalar in text.unicodeScalars {
      if scalar == "\"", readingQuotes { isQuoted.toggle() }
      if scalar == ",", !isQuoted {
        parts.append(part)
        part = ""
      } else {
        part.unicodeScalars.append(scalar)
      }
    }
    return (parts + [part]).map { part in
      let bare = part.trimmed
      let isWhole = readingQuotes && bare.utf8.count >= 2 && bare.first == "\"" && bare.last == "\""
      return isWhole ? String(bare.dropFirst().dropLast()) : bare
    }
  }

  private func checked(_ pattern: String) throws(Unmapped) -> String {
    do throws(Pattern.Failure) {
      _ = try Pattern(pattern)
    } catch {
      throw Unmapped(reason: "\(type) has a regular expression that is not read: \(error)")
    }
    return pattern
  }

  private func schema() throws(Unmapped) -> JSONSchema {
    switch value {
    case nil, .null: return try schema(.object(JSONObject()))
    case .string(let text):
      let source = SourceFile(path: spot.source.path, text: text)
      guard !text.hasPrefix("file://"), let json = try? YAMLValue(composing: source).json() else {
        throw Unmapped(reason: "\(type) takes its schema from \(text.clipped)")
      }
      return try schema(json)
    case let json?: return try schema(json)
    }
  }

  private func schema(_ json: JSONValue) throws(Unmapped) -> JSONSchema {
    do throws(JSONSchema.Failure) {
      return try JSONSchema(json)
    } catch {
      throw Unmapped(reason: "\(type) has a schema that is not read: \(error.description)")
    }
  }
}

extension JSONValue {
  fileprivate var isStructured: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }
}
