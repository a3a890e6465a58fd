import Adapters
import Metrics
import Yams

/// A suite as the YAML that a person would have written: what every case shares once, one case a
/// block, long texts as they read.
struct SuiteText {
  let suite: Suite
  let head: [String]
  private let system: String?
  private let language: String

  /// - Parameter head: sentences for the comment at the top.
  init(suite: Suite, head: [String]) {
    self.head = head
    let first = suite.cases.first?.messages.first
    let isShared = suite.cases.allSatisfy { $0.messages.first == first && !$0.isZeroTolerance }
    system =
      isShared && first?.role == .system && first?.content.isBlank == false
      ? first?.content : nil
    let isSuites = system != nil
    let spoken = suite.cases.first?.language ?? "en"
    language = suite.cases.allSatisfy { $0.language == spoken } ? spoken : "en"
    // As the file will be read: who owns the system prompt is part of a case.
    self.suite = Suite(
      name: suite.name, version: suite.version, licence: suite.licence,
      cases: suite.cases.map { item in
        var item = item
        item.sharesSystem = isSuites || item.messages.first?.role != .system
        return item
      })
  }

  var text: String {
    var lines = head.flatMap { $0.visible.split(separator: "\n") }.map { "# \($0)" }
    lines.append("")
    var top: [(Node, Node)] = [
      (key("suite"), scalar(suite.name)), (key("version"), scalar(suite.version)),
    ]
    if let licence = suite.licence { top.append((key("licence"), scalar(licence))) }
    if language != "en" { top.append((key("language"), scalar(language))) }
    if let system { top.append((key("system"), scalar(system))) }
    lines.append(String(Self.yaml(Node(top)).trimmingNewlines))
    lines.append("cases:")
    for item in suite.cases {
      let block = Self.yaml(Node([Node(members(of: item))])).trimmingNewlines
      for line in block.split(separator: "\n", omittingEmptySubsequences: false) {
        lines.append(line.isEmpty ? "" : "  " + line)
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private static func yaml(_ node: Node) -> String {
    // Fails only on an alias to nothing, and no alias is made here.
    (try? Yams.serialize(node: node, width: -1, allowUnicode: true)) ?? ""
  }

  private func members(of item: Case) -> [(Node, Node)] {
    var members: [(Node, Node)] = [
      (key("id"), scalar(item.id)), (key("dimension"), scalar(item.dimension.rawValue)),
    ]
    func add(_ name: String, _ value: Node?) {
      if let value { members.append((key(name), value)) }
    }
    add("tags", item.tags.isEmpty ? nil : list(item.tags))
    add("cluster", item.cluster == item.id ? nil : scalar(item.cluster))
    add("language", item.language == language ? nil : scalar(item.language))
    add("expect", item.expect.map { scalar($0.rawValue) })
    add("hazard", item.hazard.map(scalar))
    var messages = item.messages[...]
    if let first = messages.first, first.role == .system, system != nil || item.ownsSystemKey {
      messages.removeFirst()
      if system == nil { add("system", scalar(first.content)) }
    }
    if messages.count == 1, let only = messages.first, only.role == .user {
      add("prompt", scalar(only.content))
    } else {
      add("messages", Node(messages.map(turn)))
    }
    add("tools", item.tools.isEmpty ? nil : Node(item.tools.map(tool)))
    add("answer", item.answer.map(answer))
    add("schema", item.schema.map { json($0.source) })
    return members
  }

  private func turn(_ message: Message) -> Node {
    var members: [(Node, Node)] = [
      (key("role"), scalar(message.role.rawValue)), (key("content"), scalar(message.content)),
    ]
    if !message.toolCalls.isEmpty {
      let calls = message.toolCalls.map { call in
        Node([
          (key("id"), scalar(call.id)), (key("name"), scalar(call.name)),
          (key("arguments"), scalar(call.arguments)),
        ])
      }
      members.append((key("tool_calls"), Node(calls)))
    }
    if let id = message.toolCallID { members.append((key("tool_call_id"), scalar(id))) }
    return Node(members)
  }

  private func tool(_ tool: Tool) -> Node {
    let parameters = (try? JSONValue(parsing: tool.parameters)) ?? .object(JSONObject())
    return Node([
      (key("name"), scalar(tool.name)), (key("description"), scalar(tool.description)),
      (key("parameters"), json(parameters)),
    ])
  }

  private func answer(_ answer: AnswerKey) -> Node {
    func mapping(_ members: [(String, Node)]) -> Node { Node(members.map { (key($0), $1) }) }
    switch answer {
    case .number(let value, let unit, let tolerance):
      var members = [("number", Node(value.plain))]
      if let unit { members.append(("unit", scalar(unit))) }
      if tolerance != 0 { members.append(("tolerance", Node(tolerance.plain))) }
      return mapping(members)
    case .date(let text): return mapping([("date", scalar(text))])
    case .aliases(let texts): return list(texts)
    case .text(let contains, let lacks):
      return mapping(
        (contains.isEmpty ? [] : [("contains", list(contains))])
          + (lacks.isEmpty ? [] : [("lacks", list(lacks))]))
    case .choice(let letter, let options):
      return mapping([("choice", scalar(letter)), ("options", list(options))])
    case .pattern(let text): return mapping([("pattern", scalar(text))])
    case .patterns(let all, let none):
      return mapping(
        (all.isEmpty ? [] : [("pattern", all.count == 1 ? scalar(all[0]) : list(all))])
          + (none.isEmpty
            ? [] : [("lacks_pattern", none.count == 1 ? scalar(none[0]) : list(none))]))
    case .context(let passage, let aliases):
      return mapping(
        [("context", scalar(passage))] + (aliases.isEmpty ? [] : [("aliases", list(aliases))]))
    case .json(let value): return mapping([("json", json(value))])
    case .unknowable: return scalar("unknowable")
    case .falsePremise(let aliases, let premise):
      return mapping(
        [("false_premise", list(aliases))] + (premise.map { [("premise", list($0))] } ?? []))
    }
  }

  private func json(_ value: JSONValue) -> Node {
    switch value {
    case .null: Node("null")
    case .bool(let value): Node(value ? "true" : "false")
    case .number(let number): Node(number.text)
    case .string(let text): quoted(text)
    case .array(let items): Node(items.map(json))
    case .object(let object): Node(object.members.map { (quoted($0.key), json($0.value)) })
    }
  }

  private func key(_ name: String) -> Node { Node(name) }

  private func list(_ texts: [String]) -> Node { Node(texts.map(scalar)) }

  /// Plain for a word, a block for several lines, else in double quotes.
  private func scalar(_ text: String) -> Node {
    let isWord =
      text.utf8.first.map { 0x61...0x7A ~= $0 } == true
      && text.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
      && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text)
    if isWord { return Node(text) }
    return isBlock(text) ? Node(text, Tag(.str), .literal) : quoted(text)
  }

  private func quoted(_ text: String) -> Node { Node(text, Tag(.str), .doubleQuoted) }

  /// Line breaks other than LF would read back as LF from a block, blanks at its ends as indentation,
  /// and empty lines behind it as those between cases.
  private func isBlock(_ text: String) -> Bool {
    text.utf8.contains(0x0A) && !text.hasSuffix("\n\n") && text.utf8.first.map { $0 > 0x20 } == true
      && text.utf8.last { $0 != 0x0A }.map { $0 > 0x20 } == true
      && text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isUnprintable && $0 != "\u{85}" }
  }
}

extension Case {
  /// True where the system prompt stands under `system:`; an empty one stays a message.
  fileprivate var ownsSystemKey: Bool {
    messages.first?.role == .system && messages.first?.content.isBlank == false
  }
}

extension String {
  fileprivate var trimmingNewlines: Substring {
    var rest = self[...]
    while rest.last == "\n" { rest.removeLast() }
    return rest
  }
}
