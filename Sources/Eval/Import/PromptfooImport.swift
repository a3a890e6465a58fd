import Adapters
import Metrics

/// A promptfoo configuration: every prompt with every test.
struct PromptfooImport {
  private let files: PromptfooFiles
  private let root: YAMLValue

  init(path: String) throws {
    root = try PromptfooFiles.compose(SourceFile(reading: path))
    files = try PromptfooFiles(of: path, root: root)
  }

  /// Says what to run and how, which a configuration of targets says here.
  private static let unneeded: Set<String> = [
    "description", "tags", "evaluateOptions", "outputPath", "sharing", "commandLineOptions",
    "metadata", "writeLatestResults", "$schema", "tracing", "derivedMetrics", "env",
    "assertionTemplates",
  ]

  func read(into draft: inout SuiteDraft) throws {
    var parts: [String: YAMLValue] = [:]
    for pair in try root.pairs() where !pair.value.isNull {
      switch pair.key.text {
      case "prompts", "tests", "providers", "targets", "defaultTest", "scenarios":
        parts[pair.key.text] = pair.value
      case "redteam":
        draft.list(
          "\"redteam\" lets a model write the questions", at: pair.key.value.spot,
          hint: "`promptfoo redteam generate` writes them into a file that can be imported")
      case let name where Self.unneeded.contains(name): draft.leave(name)
      default:
        draft.list(
          "\"\(pair.key.text.clipped)\" has no equivalent in a suite", at: pair.key.value.spot)
      }
    }
    if let providers = parts["providers"] ?? parts["targets"] {
      try PromptfooProviders(providers, in: files).read(into: &draft)
    }
    guard let listed = parts["prompts"] else {
      throw root.problem("there are no \"prompts\"", hint: "is it a promptfoo configuration?")
    }
    let prompts = try files.prompts(listed, draft: &draft)
    let base = try parts["defaultTest"].flatMap { try files.test($0, draft: &draft) }
    var tests: [PromptfooTest] = []
    if let listed = parts["tests"] { tests += try files.tests(listed, draft: &draft) }
    if let listed = parts["scenarios"] { tests += try scenarios(listed, draft: &draft) }
    if parts["tests"] == nil, parts["scenarios"] == nil {
      tests = [PromptfooTest(at: root.spot)]
    }
    var names: Set<String> = []
    var lastNumber: [String: Int] = [:]
    for (index, test) in tests.enumerated() {
      let wanted = test.description?.slug ?? "test-\(index + 1)"
      var name = wanted
      while !names.insert(name).inserted {
        lastNumber[wanted, default: 1] += 1
        name = "\(wanted)-\(lastNumber[wanted] ?? 2)"
      }
      try add(base.map { test.over($0) } ?? test, named: name, to: prompts, &draft)
    }
  }

  private func scenarios(
    _ value: YAMLValue, draft: inout SuiteDraft
  ) throws -> [PromptfooTest] {
    var tests: [PromptfooTest] = []
    for entry in try value.listOrOne() {
      guard entry.isMapping else {
        draft.list("scenarios in a file of their own are not read", at: entry.spot)
        continue
      }
      var parts: [String: YAMLValue] = [:]
      for pair in try entry.pairs() where !pair.value.isNull {
        switch pair.key.text {
        case "config", "tests": parts[pair.key.text] = pair.value
        case "description": draft.leave("scenarios.description")
        case let name:
          draft.list("\"\(name.clipped)\" has no equivalent in a suite", at: pair.key.value.spot)
        }
      }
      guard let config = parts["config"] else {
        throw entry.problem("\(entry.name) has no \"config\"")
      }
      let bases = try files.tests(config, draft: &draft)
      let inner =
        try parts["tests"].map { try files.tests($0, draft: &draft) }
        ?? [PromptfooTest(at: entry.spot)]
      for base in bases {
        for test in inner {
          var whole = test.over(base)
          whole.description = test.description ?? base.description
          tests.append(whole)
        }
      }
    }
    return tests
  }

  private func add(
    _ test: PromptfooTest, named name: String, to prompts: [PromptfooPrompt],
    _ draft: inout SuiteDraft
  ) throws {
    guard let variants = test.variants else {
      draft.list(
        "the lists among its vars make more than 10000 combinations", at: test.spot,
        hint: "write the rows that matter into a CSV file of tests")
      return
    }
    let allowed = prompts.filter { prompt in
      test.prompts.map { $0.contains(where: prompt.isNamed) } ?? true
    }
    if allowed.isEmpty, !prompts.isEmpty {
      draft.list("this test is for prompts that are not there", at: test.spot)
    }
    for (index, variables) in variants.enumerated() {
      let id = variants.count > 1 ? "\(name)-\(index + 1)" : name
      let fill: PromptfooTemplate
      do throws(PromptfooTemplate.Failure) {
        fill = try PromptfooTemplate(variables: variables).resolved()
      } catch {
        draft.list("this test cannot be asked: \(error.reason)", at: test.spot)
        continue
      }
      for fault in fill.faults {
        draft.list(
          "the variable \"\(fault.name.clipped)\" cannot be filled in: \(fault.reason)",
          at: test.spot, hint: "write out what it comes to")
      }
      guard fill.faults.isEmpty else { continue }
      for prompt in allowed {
        let own = prompts.count == 1 ? id : "\(id)-\(prompt.slug)"
        try add(test, fill, to: prompt, id: own, cluster: id, &draft)
      }
    }
  }

  private func add(
    _ test: PromptfooTest, _ fill: PromptfooTemplate, to prompt: PromptfooPrompt, id: String,
    cluster: String, _ draft: inout SuiteDraft
  ) throws {
    let messages: [Message]
    do throws(PromptfooTemplate.Failure) {
      messages = try prompt.messages(fill, prefix: test.prefix ?? "", suffix: test.suffix ?? "")
    } catch {
      draft.list("this prompt cannot be asked: \(error.reason)", at: prompt.spot)
      return
    }
    var demands: [PromptfooAssertion.Demand] = []
    for assertion in test.assertions {
      do {
        var filled = assertion
        filled.value = try assertion.value.map(fill.filledValue)
        demands += try filled.demands()
      } catch let error as PromptfooAssertion.Unmapped {
        draft.list(error.reason, at: assertion.spot)
      } catch let error as PromptfooTemplate.Failure {
        draft.list("the assertion cannot be read: \(error.reason)", at: assertion.spot)
      }
    }
    for item in Self.cases(demands, id: id, cluster: cluster, messages: messages) {
      try draft.add(item, at: test.spot)
    }
  }

  /// One case, or several where one alone cannot hold all that is demanded; those are asked the same
  /// and count as one unit of evidence.
  static func cases(
    _ demands: [PromptfooAssertion.Demand], id: String, cluster: String, messages: [Message]
  ) -> [Case] {
    var wanted: [String] = []
    var unwanted: [String] = []
    var answers: [AnswerKey] = []
    var schemas: [JSONSchema] = []
    var expectations: [Expectation] = []
    for demand in demands {
      switch demand {
      case .matches(let pattern): if !wanted.contains(pattern) { wanted.append(pattern) }
      case .lacks(let pattern): if !unwanted.contains(pattern) { unwanted.append(pattern) }
      case .json(let value): if !answers.contains(.json(value)) { answers.append(.json(value)) }
      case .schema(let schema):
        if !schemas.contains(where: { $0.source == schema.source }) { schemas.append(schema) }
      case .expect(let one): if !expectations.contains(one) { expectations.append(one) }
      }
    }
    if wanted.count == 1, unwanted.isEmpty {
      answers.insert(.pattern(wanted[0]), at: 0)
    } else if !wanted.isEmpty || !unwanted.isEmpty {
      answers.insert(.patterns(all: wanted, none: unwanted), at: 0)
    }
    var cases: [Case] = []
    func made(_ dimension: Dimension) -> Case {
      Case(
        id: cases.isEmpty ? id : "\(id)-\(cases.count + 1)", dimension: dimension,
        cluster: cluster, messages: messages)
    }
    for index in 0..<max(answers.count, schemas.count) {
      var item = made(.factuality)
      item.answer = answers.indices.contains(index) ? answers[index] : nil
      item.schema = schemas.indices.contains(index) ? schemas[index] : nil
      cases.append(item)
    }
    for expectation in expectations {
      var item = made(.safety)
      item.expect = expectation
      cases.append(item)
    }
    // Without anything to hold it against, only how it is said can be compared.
    return cases.isEmpty ? [made(.tone)] : cases
  }
}
