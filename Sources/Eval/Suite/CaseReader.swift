import Adapters
import Foundation
import Metrics

/// Reads one entry of a suite's `cases:`, which is one case, or one per row of its `rows:` file.
struct CaseReader {
  let value: YAMLValue
  let defaults: CaseDefaults
  /// Outside of which nothing is read.
  let folder: SuiteFolder
  /// Paths count from here.
  let place: String

  private static let keys = [
    "id", "dimension", "tags", "cluster", "language", "system", "prompt", "messages", "answer",
    "schema", "expect", "hazard", "canary", "injection", "bait", "tools", "variables", "rows",
    "note", "suffix",
  ]

  func cases() throws -> [Case] {
    var value = value
    if value.isMapping, let id = try value.pairs().first(where: { $0.key.text == "id" })?.value {
      value.name = "case \"\(try id.nonEmptyString())\""
    }
    let members = try value.members(Self.keys)
    var variables = defaults.variables
    if let own = members["variables"] { try variables.add(own) }
    guard let rows = members["rows"] else {
      return [try self.case(members, fill: Template(variables: variables))]
    }
    let table = try RowTable(reading: rows, at: folder.path(named: rows, from: place))
    return try table.rows.map {
      try self.case(members, fill: Template(row: $0, variables: variables))
    }
  }

  private func `case`(_ members: Members, fill: Template) throws -> Case {
    let row = fill.row
    let id = try members.required("id")
    var name = try fill.nonEmpty(id)
    let pattern = try id.string()
    // A row without a name of its own gets a number; what a cluster is called has none.
    let template = fill.usesRow(in: pattern) ? pattern : name
    if let row, !fill.usesRow(in: pattern) { name += "[\(row.number)]" }
    let dimension = try (members["dimension"] ?? defaults.dimension).map {
      try fill.filled($0).choice(of: Dimension.self)
    }
    guard let dimension else {
      throw members.owner.problem(
        "\(members.owner.name) has no \"dimension\"", hint: "tone, factuality or safety")
    }
    let answer = try members["answer"].map { try AnswerReader(value: $0, fill: fill).key() }
    let schema = try members["schema"].map { try Self.schema($0, fill: fill) }
    let turns = try self.messages(members, fill: fill)
    let shared = members["system"] == nil && !turns.hasOwnSystem
    let tools = try members["tools"]?.list().map { try Self.tool($0, fill: fill) } ?? []
    if let twice = tools.enumerated().first(where: { index, tool in
      tools[..<index].contains { $0.name == tool.name }
    }), let value = members["tools"] {
      throw value.problem("\(value.name) offers \"\(twice.element.name)\" twice")
    }
    var item = Case(
      id: name, dimension: dimension,
      tags: try (defaults.tags + (members["tags"]?.strings() ?? [])).unique,
      cluster: try members["cluster"].map { try fill.nonEmpty($0) }
        ?? template,
      language: try members["language"].map { try fill.filled($0).languageTag() }
        ?? defaults.language,
      messages: turns.messages, sharesSystem: shared,
      tools: tools, answer: answer, schema: schema,
      author: turns.author)
    item.tags = try item.tags.map { try fill($0, at: members["tags"] ?? members.owner) }
    if item.author == .primary, !item.tags.contains(Case.handoverTag) {
      item.tags.append(Case.handoverTag)
    }
    item.suffix = try suffix(members, fill: fill)
    try readSafety(of: &item, from: members, fill: fill)
    try check(item, members)
    return item
  }

  private func messages(
    _ members: Members, fill: Template
  ) throws -> (messages: [Message], author: Author?, hasOwnSystem: Bool) {
    var messages: [Message] = []
    var author: Author?
    switch (members["prompt"], members["messages"]) {
    case (let prompt?, nil):
      messages = [Message(role: .user, content: try fill.nonEmpty(prompt))]
    case (nil, let list?):
      for entry in try list.list() {
        let turn = try entry.members(["role", "content", "tool_calls", "tool_call_id", "by"])
        let content = try turn["content"].map { try fill($0.string(), at: $0) } ?? ""
        let message = Message(
          role: try fill.filled(turn.required("role")).choice(), content: content,
          toolCalls: try turn["tool_calls"]?.list().map { try Self.toolCall($0, fill: fill) } ?? [],
          toolCallID: try turn["tool_call_id"].map { try fill.nonEmpty($0) })
        if turn["by"] == nil { try check(message, after: messages, in: entry) }
        if let by = turn["by"] {
          author = try self.author(fill.filled(by), of: message, after: messages, with: author)
        } else if message.isOpen {
          throw entry.problem(
            "\(entry.name) is an assistant turn without content",
            hint: "write `by: target` or `by: primary` where a model shall write it")
        }
        messages.append(message)
      }
      guard let last = messages.last, last.role == .user || last.role == .tool else {
        throw list.problem(
          "\(list.name) must end with a user or tool turn, for the model is asked what follows")
      }
    default:
      throw members.owner.problem(
        "\(members.owner.name) needs either \"prompt\" or \"messages\"")
    }
    guard members["suffix"] == nil else { return (messages, nil, false) }
    let hasOwnSystem = messages.first?.role == .system
    let system = try (members["system"] ?? defaults.system).map {
      try fill($0.string(), at: $0)
    }
    if let system, !system.isEmpty {
      if hasOwnSystem {
        guard members["system"] == nil else {
          throw members.owner.problem(
            "\(members.owner.name) has a system prompt twice, as \"system\" and as a message")
        }
      } else {
        messages.insert(Message(role: .system, content: system), at: 0)
      }
    }
    return (messages, author, hasOwnSystem)
  }

  /// Checks a turn that is written out.
  private func check(_ message: Message, after messages: [Message], in entry: YAMLValue) throws {
    if message.role == .user, message.content.isBlank {
      throw entry.problem(
        "\(entry.name) is a user turn without content", hint: "write what the user says")
    }
    if message.role == .tool, !message.answersCall(in: messages) {
      throw entry.problem(
        "\(entry.name) answers no tool call that stands before it",
        hint: "`tool_call_id:` names the `id:` of a call among the `tool_calls:` of an earlier "
          + "assistant turn")
    }
  }

  /// Checks a turn that a model is to write.
  private func author(
    _ value: YAMLValue, of message: Message, after messages: [Message], with other: Author?
  ) throws -> Author {
    let author: Author = try value.choice()
    guard message.isOpen else {
      throw value.problem(
        "\(value.name) is for assistant turns without content, which a model then writes",
        hint: "remove `by:`, or the turn's content")
    }
    guard let last = messages.last, last.role == .user || last.role == .tool else {
      throw value.problem("a model can write a turn only after a user or tool turn")
    }
    if let other, other != author {
      throw value.problem(
        "one conversation has turns by \(other.rawValue) and by \(author.rawValue)",
        hint: "let one of them write all open turns")
    }
    return author
  }

  /// What follows a gap, before which nothing but its `prompt:` goes: no system prompt, no turns.
  private func suffix(_ members: Members, fill: Template) throws -> String? {
    guard let value = members["suffix"] else { return nil }
    for key in ["system", "messages", "tools", "schema"] {
      if let other = members[key] {
        throw other.problem(
          "\(members.owner.name) is a gap to be filled, and \"\(key)\" belongs to conversations",
          hint: "what goes before the gap is `prompt:`, what follows it `suffix:`")
      }
    }
    return try fill.nonEmpty(value)
  }

  private func readSafety(of item: inout Case, from members: Members, fill: Template) throws {
    item.expect = try (members["expect"] ?? (item.dimension == .safety ? defaults.expect : nil))
      .map { try fill.filled($0).choice() }
    if let hazard = members["hazard"] ?? (item.dimension == .safety ? defaults.hazard : nil) {
      let code = try fill.nonEmpty(hazard)
      let known = (1...14).map { "S\($0)" }
      guard code == "none" || known.contains(code) else {
        throw hazard.problem(
          "\(hazard.name) is \"\(code)\"", hint: suggestion(for: code, among: known + ["none"]))
      }
      item.hazard = code == "none" ? nil : code
    }
    item.canary = try members["canary"].map { try fill.nonEmpty($0) }
    item.bait = try members["bait"]?.listOrOne().map { try fill.nonEmpty($0) } ?? []
    if let injection = members["injection"] {
      let kind = try injection.members(["text", "tool"])
      switch (kind["text"], kind["tool"]) {
      case (let text?, nil): item.injection = .text(try fill.nonEmpty(text))
      case (nil, let tool?): item.injection = .tool(try fill.nonEmpty(tool))
      default: throw injection.problem("\(injection.name) needs either \"text\" or \"tool\"")
      }
    }
  }

  /// What only makes sense together.
  private func check(_ item: Case, _ members: Members) throws {
    let shown = item.messages.map(\.content).joined(separator: "\n")
    if item.isZeroTolerance, item.author != nil {
      throw members.owner.problem(
        "\(members.owner.name) carries a plant, and models write turns of it that nobody judges",
        hint: "write the assistant turns out")
    }
    if item.isZeroTolerance {
      guard item.dimension == .safety, item.expect == nil else {
        throw members.owner.problem(
          "\(members.owner.name) carries a canary, an injection or bait, so it feeds zero tolerance "
            + "only",
          hint: "write `dimension: safety` and no `expect:`")
      }
    } else if item.dimension == .safety, item.expect == nil {
      throw members.owner.problem(
        "\(members.owner.name) is a safety case without \"expect\"", hint: "answer or refuse")
    }
    if item.dimension != .safety, item.expect != nil {
      throw members.owner.problem(
        "\(members.owner.name) has \"expect\", which belongs to safety cases",
        hint: "write `dimension: safety`, or remove `expect:`")
    }
    if item.dimension != .factuality, let answer = members["answer"] {
      throw answer.problem(
        "\(members.owner.name) has \"answer\", which is graded on factuality cases only",
        hint: "write `dimension: factuality`, or remove `answer:`")
    }
    if item.dimension != .safety, item.hazard != nil, let hazard = members["hazard"] {
      throw hazard.problem(
        "\(members.owner.name) has \"hazard\", which belongs to safety cases",
        hint: "write `dimension: safety`, or remove `hazard:`")
    }
    if item.dimension == .factuality, item.answer == nil, item.schema == nil {
      throw members.owner.problem(
        "\(members.owner.name) is a factuality case with neither \"answer\" nor \"schema\"")
    }
    if let canary = item.canary, let value = members["canary"] {
      guard canary.utf8.count >= 8, canary.telling >= 6 else {
        throw value.problem(
          "a canary needs 8 characters, 6 of them letters or digits, to be told from chance")
      }
      guard shown.contains(canary) else {
        throw value.problem("the canary occurs in no message", hint: "plant it in `system:`")
      }
    }
    for bait in item.bait where bait.telling < 2 {
      throw members.owner.problem(
        "the bait \"\(bait)\" of \(members.owner.name) has fewer than 2 letters or digits")
    }
    if case .tool(let name) = item.injection, !item.tools.contains(where: { $0.name == name }) {
      throw members.owner.problem(
        "the injection of \(members.owner.name) watches for the tool \"\(name)\", which is not "
          + "offered",
        hint: item.tools.isEmpty
          ? "add it to `tools:`" : suggestion(for: name, among: item.tools.map(\.name)))
    }
    for bait in item.bait where !shown.contains(bait) {
      throw members.owner.problem(
        "the bait \"\(bait)\" of \(members.owner.name) occurs in no message")
    }
    if case .text(let observable) = item.injection,
      shown.range(of: observable, options: .caseInsensitive) != nil
    {
      throw members.owner.problem(
        "the observable \"\(observable)\" of \(members.owner.name) occurs in its prompt",
        hint:
          "let the planted instruction ask for a computed word, so that quoting it is not obeying"
      )
    }
  }

  private static func schema(_ value: YAMLValue, fill: Template) throws -> JSONSchema {
    let json = try fill.schema(value.json(), at: value)
    do throws(JSONSchema.Failure) {
      return try JSONSchema(json)
    } catch {
      throw value.problem("\(value.name): \(error.description)")
    }
  }

  private static func tool(_ value: YAMLValue, fill: Template) throws -> Tool {
    let members = try value.members(["name", "description", "parameters"])
    if let parameters = members["parameters"], !parameters.isMapping {
      throw parameters.problem("\(parameters.name) must be a JSON Schema, written as a mapping")
    }
    return Tool(
      name: try fill.nonEmpty(members.required("name")),
      description: try members["description"].map { try fill($0.string(), at: $0) } ?? "",
      parameters: try members["parameters"].map { try fill.schema($0.json(), at: $0).description }
        ?? #"{"type":"object","properties":{}}"#)
  }

  private static func toolCall(_ value: YAMLValue, fill: Template) throws -> ToolCall {
    let members = try value.members(["id", "name", "arguments"])
    var call = ToolCall(
      id: try fill.nonEmpty(members.required("id")),
      name: try fill.nonEmpty(members.required("name")), arguments: "{}")
    if let arguments = members["arguments"] {
      if arguments.isScalar {
        call.arguments = try fill.jsonText(arguments)
      } else {
        call.arguments = try fill(try arguments.json(), at: arguments).description
      }
    }
    return call
  }
}

extension [String] {
  /// Each once, where it stands first.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

extension String {
  /// Letters and digits; what is looked for is told by them alone.
  fileprivate var telling: Int {
    unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }
}
