import Metrics

/// One test of a promptfoo configuration, its vars and its assertions.
struct PromptfooTest {
  var description: String?
  var variables: [(name: String, value: JSONValue)] = []
  var assertions: [PromptfooAssertion] = []
  var prefix: String?
  var suffix: String?
  /// Labels of the prompts it is for; nil for all.
  var prompts: [String]?
  /// Whether a list of texts stands for one test each.
  var expandsLists: Bool?
  let spot: Spot

  init(at spot: Spot) { self.spot = spot }

  init(_ value: YAMLValue, in files: PromptfooFiles, draft: inout SuiteDraft) throws {
    spot = value.spot
    for pair in try value.pairs() where !pair.value.isNull {
      let value = pair.value
      switch pair.key.text {
      case "description": description = try value.string()
      case "vars": variables = try files.variables(value, draft: &draft)
      case "assert":
        for entry in try value.listOrOne() { try add(entry, in: files, draft: &draft) }
      case "options": try read(options: value, draft: &draft)
      case "prompts": prompts = try value.strings()
      case "threshold":
        draft.list("a threshold over several assertions has no equivalent", at: pair.key.value.spot)
      case "metadata", "provider", "providers": draft.leave(pair.key.text)
      case let name:
        draft.list("\"\(name.clipped)\" has no equivalent in a suite", at: pair.key.value.spot)
      }
    }
  }

  private mutating func read(options: YAMLValue, draft: inout SuiteDraft) throws {
    for option in try options.pairs() where !option.value.isNull {
      switch option.key.text {
      case "prefix": prefix = try option.value.string()
      case "suffix": suffix = try option.value.string()
      case "disableVarExpansion": expandsLists = try !option.value.bool()
      case "transform", "postprocess", "transformVars":
        draft.list("\(option.key.text) would run code", at: option.key.value.spot)
      case "provider", "rubricPrompt", "runSerially", "factuality", "repeat":
        draft.leave("options.\(option.key.text)")
      case let name:
        draft.list(
          "the option \"\(name.clipped)\" has no equivalent in a suite", at: option.key.value.spot)
      }
    }
  }

  private mutating func add(
    _ entry: YAMLValue, in files: PromptfooFiles, depth: Int = 0, draft: inout SuiteDraft
  ) throws {
    guard entry.isMapping, depth < 16 else {
      draft.list("an assertion must be a mapping with a type", at: entry.spot)
      return
    }
    var members: [String: YAMLValue] = [:]
    for pair in try entry.pairs() where !pair.value.isNull { members[pair.key.text] = pair.value }
    if let reference = members["$ref"] {
      if let template = try files.assertion(named: reference.string()) {
        try add(template, in: files, depth: depth + 1, draft: &draft)
      } else {
        draft.list("\"\(try reference.string().clipped)\" names no assertion", at: reference.spot)
      }
      return
    }
    // What weighs nothing is measured and never fails a test.
    if let weight = members["weight"], try Double(weight.string()) == 0 {
      draft.leave("assertions of weight 0")
      return
    }
    for (name, member) in members.sorted(by: { $0.key < $1.key }) {
      switch name {
      case "type", "value", "assert": break
      case "transform", "contextTransform":
        draft.list("\(name) would run code on the reply", at: member.spot)
      case "threshold":
        // Of a distance it is part of what is not mapped anyway; of a set it changes what passes.
        if members["assert"] != nil {
          draft.list("a threshold over several assertions has no equivalent", at: member.spot)
        }
      case "metric", "weight", "provider", "rubricPrompt", "config": draft.leave("assert.\(name)")
      default:
        draft.list("\"\(name.clipped)\" of an assertion has no equivalent", at: member.spot)
      }
    }
    if let inner = members["assert"] {
      for one in try inner.listOrOne() {
        try add(one, in: files, depth: depth + 1, draft: &draft)
      }
      return
    }
    guard let type = try members["type"]?.string() else {
      draft.list("an assertion has no type", at: entry.spot)
      return
    }
    assertions.append(
      PromptfooAssertion(type: type, value: try members["value"].map(files.value), spot: entry.spot)
    )
  }

  /// This test with another's vars and assertions wherever it has none of its own of that name.
  func over(_ base: PromptfooTest) -> PromptfooTest {
    var test = self
    let own = Set(variables.map(\.name))
    test.variables = base.variables.filter { !own.contains($0.name) } + variables
    test.assertions = base.assertions + assertions
    test.prefix = prefix ?? base.prefix
    test.suffix = suffix ?? base.suffix
    test.prompts = prompts ?? base.prompts
    test.expandsLists = expandsLists ?? base.expandsLists
    return test
  }

  /// Combinations beyond which it is no test that a person wrote.
  private static let mostVariants = 10_000

  /// One set of variables for each combination of the elements of lists; nil where there are more
  /// than ten thousand.
  var variants: [[String: JSONValue]]? {
    var sets: [[String: JSONValue]] = [[:]]
    for (name, value) in variables {
      guard expandsLists ?? true, case .array(let items) = value, case .string = items.first else {
        for index in sets.indices { sets[index][name] = value }
        continue
      }
      guard sets.count * items.count <= Self.mostVariants else { return nil }
      sets = sets.flatMap { set in
        items.map { item in set.merging([name: item]) { $1 } }
      }
    }
    return sets
  }
}
