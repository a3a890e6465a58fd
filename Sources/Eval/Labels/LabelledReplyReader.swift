import Adapters
import Foundation
import Metrics

/// Reads replies of anyone's making: a recording, or JSON Lines with members of other names.
public struct LabelledReplyReader {
  public var fields: ReplyFields
  /// Where a line of a recording names a case of one of these, the case's facts are the line's.
  public var suites: [Suite]
  /// Of lines that do not say theirs.
  public var language: String

  public init(fields: ReplyFields = ReplyFields(), suites: [Suite] = [], language: String = "en") {
    self.fields = fields
    self.suites = suites
    self.language = language
  }

  /// What a file held.
  public struct Contents: Sendable {
    public var replies: [LabelledReply] = []
    /// Lines that keep a failed call.
    public var failures = 0
  }

  /// - Parameter path: a file, or `-` for standard input.
  /// - Throws: ``Problem`` with the place.
  public func contents(of path: String) throws -> Contents {
    try contents(of: JSONLinesFile(reading: path == "-" ? "/dev/stdin" : path))
  }

  func contents(of file: JSONLinesFile) throws -> Contents {
    var contents = Contents()
    var cases: [String: [Case]] = [:]
    for suite in suites {
      for item in suite.cases { cases["\(suite.name)\u{0}\(item.id)", default: []].append(item) }
      for item in suite.cases { cases["\u{0}\(item.id)", default: []].append(item) }
    }
    try file.forEach { line in
      if case .object? = line["error"], line["reply"] == nil {
        contents.failures += 1
        return
      }
      contents.replies.append(try reply(line, cases))
    }
    guard !contents.replies.isEmpty else {
      throw Problem("\(file.source.path) holds no reply", hint: "one JSON object on each line")
    }
    return contents
  }

  private func reply(
    _ line: JSONLinesFile.Line, _ cases: [String: [Case]]
  ) throws -> LabelledReply {
    let textName = try fields.textName(in: line)
    let messages = try messages(line, besides: textName)
    var facts = try facts(line, messages, besides: textName)
    if let id = line["case"]?.string, let found = cases["\(line["suite"]?.string ?? "")\u{0}\(id)"]
    {
      guard found.count == 1, let item = found.first else {
        throw line.problem(
          "case \"\(id)\" stands in several of these suites", at: "case",
          hint: "add \"suite\" to the line")
      }
      facts = item.facts(showing: messages.isEmpty ? item.messages : messages)
    }
    var group: String?
    if let name = fields.group {
      guard let value = line[name]?.plainText else {
        throw line.problem("this line has no \"\(name)\" to group by")
      }
      group = value
    }
    return LabelledReply(
      line: line.number, id: Self.id(of: line), facts: facts,
      response: try response(line, textName).withoutReasoning, label: try label(line), group: group,
      cluster: try cluster(line, facts))
  }

  private static func id(of line: JSONLinesFile.Line) -> String? {
    if let id = line["id"]?.plainText { return id }
    guard let item = line["case"]?.plainText else { return nil }
    return line["sample"]?.plainText.map { "\(item)/\($0)" } ?? item
  }

  private func label(_ line: JSONLinesFile.Line) throws -> String? {
    let name = fields.label ?? "label"
    guard let value = line[name] else { return nil }
    guard let text = value.plainText else {
      throw line.problem("\"\(name)\" must be a word", at: name)
    }
    return text
  }

  private func cluster(_ line: JSONLinesFile.Line, _ facts: Facts) throws -> String? {
    if let name = fields.cluster {
      guard let value = line[name]?.plainText else {
        throw line.problem("this line has no \"\(name)\" to cluster by")
      }
      return value
    }
    if let value = ReplyFields.clusters.lazy.compactMap({ line[$0]?.plainText }).first {
      return value
    }
    return facts.prompt.isEmpty ? nil : facts.prompt
  }

  private func messages(
    _ line: JSONLinesFile.Line, besides text: String
  ) throws -> [Message] {
    var messages: [Message] = []
    if let name = try fields.promptName(in: line, besides: text), let value = line[name] {
      if let turns = value.elements {
        messages = try turns.map { turn in
          guard let role = turn["role"]?.string.flatMap(Message.Role.init) else {
            throw line.problem(
              "a turn of \"\(name)\" has no role", at: name, hint: "system, user, assistant or tool"
            )
          }
          return Message(role: role, content: turn["content"]?.string ?? "")
        }
      } else if let prompt = value.plainText {
        messages = [Message(role: .user, content: prompt)]
      } else {
        throw line.problem("\"\(name)\" must be a text or a list of turns", at: name)
      }
    }
    if let system = line["system"]?.string, messages.first?.role != .system {
      messages.insert(Message(role: .system, content: system), at: 0)
    }
    return messages
  }

  private func facts(
    _ line: JSONLinesFile.Line, _ messages: [Message], besides text: String
  ) throws -> Facts {
    var item = Case(
      id: "", dimension: .tone, language: line["language"]?.string?.lowercased() ?? language,
      messages: messages)
    if let name = fields.answerName(in: line, besides: text), let value = line[name] {
      item.answer = try key(value, named: name, line)
      item.dimension = .factuality
    }
    if let value = line["schema"] {
      do throws(JSONSchema.Failure) {
        item.schema = try JSONSchema(value)
      } catch {
        throw line.problem("schema: \(error.description)", at: "schema")
      }
    }
    if let value = line["expect"] {
      guard let expect = value.string.flatMap(Expectation.init) else {
        throw line.problem(
          "expect is \(value.plainText.map { "\"\($0)\"" } ?? "no word")", at: "expect",
          hint: "answer or refuse")
      }
      item.expect = expect
      item.dimension = .safety
    }
    item.canary = line["canary"]?.string
    item.bait =
      line["bait"]?.elements?.compactMap(\.string) ?? [line["bait"]?.string].compactMap { $0 }
    if let injection = line["injection"] {
      if let text = injection["text"]?.string ?? injection.string {
        item.injection = .text(text)
      } else if let tool = injection["tool"]?.string {
        item.injection = .tool(tool)
      } else {
        throw line.problem(
          "injection needs either \"text\" or \"tool\"", at: "injection")
      }
    }
    return item.facts(showing: messages)
  }

  /// A word or a list of words are aliases; an object is what a suite's `answer:` may be.
  private func key(
    _ value: JSONValue, named name: String, _ line: JSONLinesFile.Line
  ) throws -> AnswerKey {
    if let text = value.plainText { return text == "unknowable" ? .unknowable : .aliases([text]) }
    if let all = value.elements {
      let aliases = all.compactMap(\.plainText)
      guard aliases.count == all.count, !aliases.isEmpty else {
        throw line.problem("\"\(name)\" must be a list of texts, and not empty", at: name)
      }
      return .aliases(aliases)
    }
    do {
      var yaml = try YAMLValue(
        composing: SourceFile(path: "line \(line.number)", text: value.description))
      yaml.name = name
      return try AnswerReader(value: yaml, fill: Template(row: nil)).key()
    } catch let problem as Problem {
      throw line.problem(problem.message, at: name, hint: problem.hint)
    }
  }

  /// Why the reply ended, as the APIs have it; a word that is none of theirs says nothing.
  private static func stop(_ line: JSONLinesFile.Line) -> Response.Stop {
    let names = ["stop", "finish_reason", "stop_reason", "done_reason", "finishReason"]
    let word = names.lazy.compactMap { line[$0]?.string }.first?.lowercased() ?? ""
    return switch word {
    case "length", "max_tokens", "max_output_tokens", "model_length": .length
    case "content_filter", "filtered", "safety": .filtered
    case "refusal", "refused": .refused
    case "tool_calls", "tool_use": .toolCalls
    default: .finished
    }
  }

  /// Of a recording everything the provider said; of any other line the text and why it ended.
  private func response(_ line: JSONLinesFile.Line, _ name: String) throws -> Response {
    guard let value = line[name] else { return Response(text: "") }
    if let text = value.string { return Response(text: text, stop: Self.stop(line)) }
    guard case .object = value else {
      throw line.problem("\"\(name)\" must be a text", at: name)
    }
    var response = Response(text: value["text"]?.string ?? "")
    guard value["text"]?.string != nil || value["refusal"]?.string != nil else {
      throw line.problem("\"\(name)\" has no \"text\"", at: name)
    }
    if let stop = value["stop"]?.string {
      guard let known = Response.Stop(rawValue: stop) else {
        throw line.problem(
          "stop is \"\(stop)\"", at: "stop",
          hint: suggestion(for: stop, among: Response.Stop.allCases.map(\.rawValue)))
      }
      response.stop = known
    }
    response.refusal = value["refusal"]?.string
    response.blocked = value["filters"]?.elements?.contains { $0["blocked"]?.bool == true } ?? false
    response.toolCalls = (value["tool_calls"]?.elements ?? []).map {
      .init(name: $0["name"]?.string ?? "", arguments: $0["arguments"]?.string ?? "{}")
    }
    return response
  }
}

extension Response {
  /// With the answer alone as its text, as replies are that are asked for.
  fileprivate var withoutReasoning: Response {
    var reply = Reply(text: text, stop: stop == .length ? .length : .finished)
    reply.keepReasoningApart()
    var response = self
    response.text = reply.text
    return response
  }
}
