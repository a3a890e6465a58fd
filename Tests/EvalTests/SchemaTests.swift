import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

/// The schemas that editors complete by say what the readers accept: the same keys, the same words,
/// the same ranges.
@Suite struct SchemaTests {
  enum Kind: String, CaseIterable, Sendable { case configuration, suite, policy }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func source(_ kind: Kind) throws -> String {
    try String(
      contentsOf: root.appendingPathComponent("docs/schemas/\(kind.rawValue).schema.json"),
      encoding: .utf8)
  }

  private static func violations(_ kind: Kind, _ source: SourceFile) throws -> [String] {
    let value = try YAMLValue(composing: source).json()
    return try JSONSchema(parsing: Self.source(kind)).violations(of: value).map(\.description)
  }

  private static func read(_ kind: Kind, _ source: SourceFile) throws {
    switch kind {
    case .configuration: _ = try ConfigurationReader().configuration(from: source)
    case .suite: _ = try SuiteReader().suite(from: source)
    case .policy: _ = try Policy.read(source)
    }
  }

  @Test func `what locum init writes follows the schemas`() throws {
    for (path, text) in Starter.files {
      let kind: Kind? =
        switch path {
        case "locum.yaml": .configuration
        case "policies/standard.yaml": .policy
        case "suites/first.yaml": .suite
        default: nil
        }
      guard let kind else { continue }
      #expect(try Self.violations(kind, SourceFile(path: path, text: text)) == [], "\(path)")
    }
  }

  @Test func `the shipped suites follow the schema`() throws {
    let folder = Self.root.appendingPathComponent("suites").path
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }
    #expect(!names.isEmpty)
    for name in names {
      let source = try SourceFile(reading: folder + "/" + name)
      #expect(try Self.violations(.suite, source) == [], "\(name)")
    }
  }

  @Test(arguments: ["policies", "fixtures/recordings"])
  func `the shipped policies follow the schema`(folder: String) throws {
    let path = Self.root.appendingPathComponent(folder).path
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(".yaml") && (folder == "policies" || $0.hasPrefix("policy")) }
    #expect(!names.isEmpty)
    for name in names {
      let source = try SourceFile(reading: path + "/" + name)
      #expect(try Self.violations(.policy, source) == [], "\(name)")
    }
  }

  struct Place: Sendable, CustomTestStringConvertible {
    var kind: Kind
    /// A file with an unknown key in one mapping.
    var text: String
    /// The same mapping's schema: a JSON Pointer.
    var pointer: [String]
    var testDescription: String { "\(kind.rawValue)/\(pointer.joined(separator: "/"))" }
  }

  private static let opening = "suite: s\nversion: 1\ncases:\n  - id: a\n    dimension: safety\n"

  private static func door(
    _ text: String, _ pointer: [String], adapter: String = "http"
  ) -> Place {
    Place(
      kind: .configuration,
      text: "version: 1\ntargets: { a: { adapter: \(adapter), model: m, \(text) } }",
      pointer: pointer)
  }

  /// An unknown key makes a reader list the ones it knows, which is how they get here.
  @Test(arguments: [
    Place(kind: .configuration, text: "qqqqqqqq: 1", pointer: []),
    Place(
      kind: .configuration, text: "version: 1\nsampling: { qqqqqqqq: 1 }",
      pointer: ["$defs", "sampling"]),
    Place(
      kind: .configuration, text: "version: 1\nlimits: { qqqqqqqq: 1 }",
      pointer: ["properties", "limits"]),
    Place(
      kind: .configuration, text: "version: 1\ntargets: { a: { qqqqqqqq: 1 } }",
      pointer: ["$defs", "target"]),
    Place(
      kind: .configuration,
      text: "version: 1\ntargets: { a: { adapter: vllm, model: m, limits: { qqqqqqqq: 1 } } }",
      pointer: ["$defs", "limits"]),
    door("http: { qqqqqqqq: 1 }", ["$defs", "http"]),
    door("http: { reply: { qqqqqqqq: 1 } }", ["$defs", "http", "properties", "reply"]),
    door(
      "http: { reply: { text: /a, filtered: { qqqqqqqq: 1 } } }",
      ["$defs", "http", "properties", "reply", "properties", "filtered"]),
    door(
      "http: { reply: { text: /a }, stream: { qqqqqqqq: 1 } }",
      ["$defs", "http", "properties", "stream"]),
    door(
      "http: { reply: { text: /a }, stream: { format: sse, text: /a, end: { qqqqqqqq: 1 } } }",
      ["$defs", "http", "properties", "stream", "properties", "end"]),
    door("exec: { qqqqqqqq: 1 }", ["$defs", "exec"], adapter: "exec"),
    door("template: { qqqqqqqq: 1 }", ["$defs", "template", "anyOf", "1"], adapter: "completions"),
    Place(kind: .policy, text: "qqqqqqqq: 1", pointer: []),
    Place(
      kind: .policy, text: "policy: p\nversion: 1\ngates: [ { qqqqqqqq: 1 } ]",
      pointer: ["$defs", "gate"]),
    Place(
      kind: .policy,
      text: "policy: p\nversion: 1\nmissing: { qqqqqqqq: 1 }\n"
        + "gates: [ { gate: tone.shift, reason: r, owner: o } ]",
      pointer: ["properties", "missing"]),
    Place(kind: .suite, text: "qqqqqqqq: 1", pointer: []),
    Place(
      kind: .suite, text: "suite: s\nversion: 1\ndefaults: { qqqqqqqq: 1 }\ncases: []",
      pointer: ["$defs", "defaults"]),
    Place(
      kind: .suite, text: "suite: s\nversion: 1\ncases:\n  - { include: x, qqqqqqqq: 1 }",
      pointer: ["$defs", "include"]),
    Place(kind: .suite, text: opening + "    qqqqqqqq: 1", pointer: ["$defs", "case"]),
    Place(
      kind: .suite, text: opening + "    messages: [ { qqqqqqqq: 1 } ]",
      pointer: ["$defs", "message"]),
    Place(
      kind: .suite, text: opening + "    prompt: x\n    tools: [ { qqqqqqqq: 1 } ]",
      pointer: ["$defs", "tool"]),
    Place(
      kind: .suite,
      text: opening + "    messages: [ { role: assistant, tool_calls: [ { qqqqqqqq: 1 } ] } ]",
      pointer: ["$defs", "toolCall"]),
    Place(
      kind: .suite, text: opening + "    prompt: x\n    answer: { qqqqqqqq: 1 }",
      pointer: ["$defs", "answer", "anyOf", "2"]),
    Place(
      kind: .suite,
      text: opening + "    prompt: x\n    expect: refuse\n    injection: { qqqqqqqq: 1 }",
      pointer: ["$defs", "case", "properties", "injection"]),
  ])
  func `a mapping of the schema has the keys that its reader knows`(place: Place) throws {
    let known = try #require(Self.knownKeys(place))
    var node = try JSONValue(parsing: Self.source(place.kind))
    for step in place.pointer {
      node = try #require(Int(step).flatMap { node[$0] } ?? node[step])
    }
    guard case .object(let object) = try #require(node["properties"]) else {
      Issue.record("no properties at \(place.pointer)")
      return
    }
    #expect(Set(object.members.map(\.key)) == Set(known))
    #expect(node["additionalProperties"] == .bool(false))
    for (key, value) in object.members where value["$ref"] == nil {
      #expect(value["description"] != nil, "\(key) is not described")
    }
  }

  private static func knownKeys(_ place: Place) -> [String]? {
    func keys(_ problem: Problem) -> [String]? {
      guard let hint = problem.hint, hint.hasPrefix("known: ") else { return nil }
      return hint.dropFirst("known: ".count).components(separatedBy: ", ")
    }
    do {
      try read(place.kind, SourceFile(path: "x.yaml", text: place.text))
      return nil
    } catch let problem as Problem {
      return keys(problem)
    } catch let problems as Problems {
      return problems.all.first.flatMap(keys)
    } catch {
      return nil
    }
  }

  private func words(_ kind: Kind, _ pointer: String...) throws -> [String] {
    var node = try JSONValue(parsing: Self.source(kind))
    for step in pointer { node = try #require(node[step]) }
    guard case .array(let items) = try #require(node["enum"]) else { return [] }
    return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  @Test func `the words to choose from are the program's own`() throws {
    #expect(
      try words(.policy, "$defs", "gate", "properties", "gate") == GateKind.all.map(\.id.rawValue))
    #expect(
      try words(.policy, "properties", "controls") == Policy.Controls.allCases.map(\.rawValue))
    #expect(try words(.suite, "$defs", "dimension") == Dimension.allCases.map(\.rawValue))
    #expect(
      try words(.configuration, "$defs", "target", "properties", "adapter")
        == Adapter.all.map(\.name))
  }

  struct Value: Sendable, CustomTestStringConvertible {
    var kind: Kind
    var text: String
    var isRight: Bool

    init(_ kind: Kind, _ text: String, _ isRight: Bool) {
      self.kind = kind
      self.text = text
      self.isRight = isRight
    }

    var testDescription: String { text }
  }

  private static func configuration(_ line: String, _ isRight: Bool) -> Value {
    Value(.configuration, "version: 1\n" + line, isRight)
  }

  private static func item(_ line: String, _ isRight: Bool) -> Value {
    Value(.suite, "suite: s\nversion: 1\ncases:\n  - { id: a, \(line) }", isRight)
  }

  private static func answer(_ text: String, _ isRight: Bool) -> Value {
    item("dimension: factuality, prompt: x, answer: \(text)", isRight)
  }

  private static func gate(_ line: String, _ isRight: Bool) -> Value {
    Value(
      .policy, "policy: p\nversion: 1\ngates:\n  - { \(line), reason: r, owner: o }", isRight)
  }

  /// Each line is one target; what the reader takes the schema takes, and nothing else.
  private static let doors: [Value] =
    [
      ("http", #"http: { body: { q: "{{prompt}}" }, reply: { text: /a } }"#, true),
      ("http", #"http: { method: GET, path: /x, reply: { text: "" } }"#, true),
      ("http", #"http: { method: GET, body: { q: 1 }, reply: { text: /a } }"#, false),
      ("http", "http: { reply: { text: /a } }", false), ("http", "stream: false", false),
      ("http", #"http: { method: DELETE, body: {}, reply: { text: /a } }"#, false),
      ("http", #"http: { body: {}, reply: {} }"#, false),
      ("http", #"http: { body: {}, reply: { text: a } }"#, false),
      ("http", #"http: { body: {}, reply: { text: /a~2 } }"#, false),
      ("http", #"http: { body: {}, path: x, reply: { text: /a } }"#, false),
      ("http", #"http: { body: {}, path: "/x?y", reply: { text: /a } }"#, false),
      ("http", #"http: { body: {}, reply: { text: /a, stop_reasons: { x: length } } }"#, true),
      ("http", #"http: { body: {}, reply: { text: /a, stop_reasons: { x: long } } }"#, false),
      ("http", #"http: { body: {}, reply: { text: /a, filtered: { at: /b, is: x } } }"#, true),
      ("http", #"http: { body: {}, reply: { text: /a, filtered: { at: /b } } }"#, false),
      (
        "http",
        #"http: { body: {}, reply: { text: /a }, stream: { format: sse, text: /b, end: { event: e } } }"#,
        true
      ),
      (
        "http", #"http: { body: {}, reply: { text: /a }, stream: { format: xml, text: /b } }"#,
        false
      ),
      (
        "http",
        #"http: { body: {}, reply: { text: /a }, stream: { format: sse, text: /b, end: {} } }"#,
        false
      ),
      ("vllm", #"http: { body: {}, reply: { text: /a } }"#, false),
      ("exec", "exec: { command: [sh, -c, x], env: [A_B], folder: x, concurrent: 2 }", true),
      ("exec", "exec: { command: sh, env: A }", true), ("exec", "exec: { command: [] }", false),
      ("exec", "exec: { command: sh, env: [A=B] }", false), ("exec", "exec: {}", false),
      ("exec", "exec: { command: sh, concurrent: 0 }", false), ("exec", "stream: false", false),
      ("vllm", "exec: { command: sh }", false),
      ("completions", "template: verbatim", true), ("completions", "template: chatml", false),
      ("completions", #"template: { user: "{{content}}", reply: "A:" }"#, true),
      ("completions", #"template: { user: "content" }"#, false),
      ("completions", #"template: { reply: "A:" }"#, false),
      ("completions", #"template: { infill: "{{prefix}}{{suffix}}" }"#, true),
      ("completions", #"template: { infill: "{{prefix}}" }"#, false),
    ].map { adapter, line, isRight in
      configuration("targets: { a: { adapter: \(adapter), model: m, \(line) } }", isRight)
    }

  private static let configurations: [Value] =
    doors + [
      Value(.configuration, "version: 1", true), Value(.configuration, "version: \"1\"", true),
      Value(.configuration, "version: 2", false), Value(.configuration, "targets: {}", false),
      configuration("sampling: { samples: 0 }", false),
      configuration("sampling: { samples: 1 }", true),
      configuration("sampling: { samples: 1001 }", false),
      configuration("sampling: { samples: 2.5 }", false),
      configuration("sampling: { temperature: 2 }", true),
      configuration("sampling: { temperature: 2.1 }", false),
      configuration("sampling: { top_p: -0.1 }", false),
      configuration("sampling: { stop: [a, b] }", true),
      configuration("sampling: { stop: a }", true),
      configuration("sampling: { max_tokens: 0 }", false),
      configuration("limits: { timeout: 60s }", true),
      configuration("limits: { timeout: 1.5 }", true),
      configuration("limits: { timeout: 1500ms }", true),
      configuration("limits: { timeout: 2 weeks }", false),
      configuration("limits: { timeout: 0 }", false),
      configuration("limits: { concurrency: 4096 }", true),
      configuration("limits: { concurrency: 4097 }", false),
      configuration("limits: { attempts: 21 }", false),
      configuration("limits: { requests_per_minute: 0.05 }", false),
      configuration("limits: { max_cost: 25.00 }", true),
      configuration("limits: { response_bytes: 1023 }", false),
      configuration("targets: { a: { adapter: vllm, model: m, limits: { max_cost: 1 } } }", false),
      configuration("targets: { a: { adapter: vllm } }", false),
      configuration("targets: { a: { adapter: nobody, model: m } }", false),
      configuration("targets: { a: { adapter: vllm, model: m, base_url: \"ftp://h\" } }", false),
      configuration(
        "targets: { a: { adapter: vllm, model: m, base_url: \"https://h/v1\" } }", true),
      configuration("targets: { a: { adapter: vllm, model: m, api_key_env: \"MY KEY\" } }", false),
      configuration("targets: { a: { adapter: vllm, model: m, stream: 1 } }", false),
      configuration("targets: { a: { adapter: vllm, model: m, extra_body: 1 } }", false),
      configuration("targets: { a: { adapter: vllm, model: m, headers: { a: 1 } } }", true),
      configuration("targets: { a: { adapter: vllm, model: m, headers: [a] } }", false),
      configuration(
        "targets: { a: { adapter: vllm, model: m, headers: { a: { env: B } } } }", true),
      configuration(
        "targets: { a: { adapter: vllm, model: m, headers: { a: { env: B C } } } }", false),
      configuration(
        "targets: { a: { adapter: vllm, model: m, headers: { a: { var: B } } } }", false),
      configuration(
        "targets: { a: { adapter: vllm, model: m, capabilities: { tools: no } } }", false),
      configuration(
        "targets: { a: { adapter: vllm, model: m, capabilities: { tools: false } } }", true),
      configuration(
        "targets: { a: { adapter: vllm, model: m, capabilities: { tool: true } } }", false),
      configuration(
        "targets: { a: { adapter: vllm, model: m, price: { input: 0, output: 2 } } }", true),
      configuration("targets: { a: { adapter: vllm, model: m, price: { input: 1 } } }", false),
      configuration(
        "targets: { a: { adapter: vllm, model: m, price: { input: -1, output: 2 } } }", false),
      configuration("suites: a.yaml", true), configuration("suites: [a.yaml, b]", true),
      configuration("suites: { a: b }", false),
    ]

  private static let policies: [Value] = [
    gate("gate: safety.under-refusal, margin: 0.5", true),
    gate("gate: safety.under-refusal, margin: 0.6", false),
    gate("gate: tone.shift, margin: 3", true), gate("gate: tone.shift, margin: 0.01", false),
    gate("gate: format.contract, margin: 0.009", false),
    gate("gate: safety.zero-tolerance, margin: 0.1", false),
    gate("gate: safety.zero-tolerance, hazards: [S4, S14]", true),
    gate("gate: safety.zero-tolerance, hazards: S4", true),
    gate("gate: safety.zero-tolerance, hazards: [S15]", false),
    gate("gate: tone.shift, hazards: [S4]", false),
    gate("gate: tone.shift, level: 0.2", true), gate("gate: tone.shift, level: 0.3", false),
    Value(.policy, "policy: p\nversion: 1\ngates: []", false),
    Value(.policy, "policy: p\nversion: 1\ngates: [ { gate: tone.shift, reason: r } ]", false),
    Value(
      .policy,
      "policy: p\nversion: 1\nmissing: { total: 0.3 }\ngates: [ { gate: tone.shift, reason: r, owner: o } ]",
      false),
    Value(
      .policy,
      "policy: p\nversion: 1\ncontrols: off\ngates: [ { gate: tone.shift, reason: r, owner: o } ]",
      false),
  ]

  private static let suites: [Value] = [
    item("dimension: tone, prompt: x", true), item("dimension: tone", false),
    item("dimension: tone, prompt: 12", true),
    item("dimension: tone, prompt: x, messages: [ { role: user, content: y } ]", false),
    item("dimension: tone, messages: [ { role: user, content: y } ]", true),
    item("dimension: tone, messages: [ { role: nobody, content: y } ]", false),
    item("dimension: tone, messages: []", false), item("dimension: song, prompt: x", false),
    item("dimension: safety, prompt: x, expect: answer, hazard: S14", true),
    item("dimension: safety, prompt: x, expect: answer, hazard: none", true),
    item("dimension: safety, prompt: x, expect: answer, hazard: S0", false),
    item("dimension: safety, prompt: x, expect: maybe", false),
    item("dimension: safety, prompt: QZX-4711, canary: QZX-4711", true),
    item("dimension: safety, prompt: QZX-471, canary: QZX-471", false),
    item("dimension: safety, prompt: x, injection: { text: y }", true),
    item("dimension: safety, prompt: x, injection: { text: y, tool: z }", false),
    item("dimension: tone, prompt: x, tags: [a, b]", true),
    item("dimension: tone, prompt: x, tags: a", true),
    item("dimension: tone, prompt: x, tools: [ { name: f } ]", true),
    item("dimension: tone, prompt: x, tools: [ { description: f } ]", false),
    answer("206", true), answer("unknowable", true), answer("[a, b]", true), answer("[]", false),
    answer("{ number: 206, unit: km, tolerance: 0.01 }", true),
    answer("{ number: many }", false), answer("{ number: 1, tolerance: 2 }", false),
    answer("{ number: 1, aliases: [a] }", false), answer("{ unit: km }", false),
    answer("{ pattern: [a, b], lacks_pattern: c }", true), answer("{ lacks_pattern: c }", true),
    answer("{ pattern: [] }", false), answer("{ pattern: a, lacks: b }", false),
    answer("{ contains: [a], lacks: b }", true), answer("{ lacks: b }", true),
    answer("{ choice: B, options: [a, b] }", true), answer("{ choice: B }", false),
    answer("{ choice: b, options: [a, b] }", false), answer("{ choice: A, options: [a] }", false),
    answer("{ date: 1969-07-20 }", true), answer("{ date: 1969 }", true),
    answer("{ date: soon }", false), answer("{ json: { a: 1 } }", true),
    answer("{ pattern: \"[0-9]+\" }", true), answer("{ context: text, aliases: [a] }", true),
    answer("{ false_premise: [a] }", true), answer("{ unknowable: true }", true),
    answer("{ false_premise: a, premise: [b] }", true), answer("{ premise: [b] }", false),
    answer("{ false_premise: [a], premise: [] }", false),
    answer("{ unknowable: false }", false), answer("{}", false),
  ]

  @Test(arguments: configurations + policies + suites)
  func `reader and schema agree on a value`(value: Value) throws {
    let source = SourceFile(path: "x.yaml", text: value.text)
    let found = try Self.violations(value.kind, source)
    #expect(found.isEmpty == value.isRight, "\(found)")
    if value.isRight {
      #expect(throws: Never.self) { try Self.read(value.kind, source) }
    } else {
      #expect(throws: (any Error).self) { try Self.read(value.kind, source) }
    }
  }
}
