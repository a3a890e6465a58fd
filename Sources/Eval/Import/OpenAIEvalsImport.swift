import Adapters
import Metrics

/// Samples of OpenAI Evals as JSON Lines, or a registry file that names them.
struct OpenAIEvalsImport {
  private let path: String

  init(path: String) { self.path = path }

  /// How a reply is held against `ideal`.
  private enum Matching {
    case startsWith
    case includes(ignoringCase: Bool)
    case json
    /// Either within the other, case and punctuation aside: by wording, as suites do.
    case fuzzy
    /// Nothing is said of it.
    case unknown

    var isLiteral: Bool {
      switch self {
      case .startsWith, .includes: true
      case .json, .fuzzy, .unknown: false
      }
    }
  }

  /// One eval of a registry.
  private struct Eval {
    let name: String
    let matching: Matching
    let samples: SourceFile
    var fewShots: [Message] = []
  }

  func read(into draft: inout SuiteDraft) throws {
    guard ["yaml", "yml"].contains(FilePath.suffix(of: path)) else {
      draft.remark("No eval class is named: answers are held by wording, as in any suite.")
      let file = try RecordFile(reading: path, as: .lines)
      try read(file, as: .unknown, id: "sample", tags: [], &draft)
      return
    }
    let source = try SourceFile(reading: path)
    for entry in try YAMLValue(composing: source).pairs() {
      guard let eval = try eval(entry.key.text, entry.value, &draft) else { continue }
      let slug = entry.key.text.slug ?? "eval"
      try read(
        RecordFile(eval.samples, as: .lines), as: eval.matching, id: slug, tags: [slug],
        fewShots: eval.fewShots, &draft)
    }
  }

  private func eval(
    _ name: String, _ value: YAMLValue, _ draft: inout SuiteDraft
  ) throws -> Eval? {
    var members: [String: YAMLValue] = [:]
    for pair in value.isMapping ? try value.pairs() : [] where !pair.value.isNull {
      members[pair.key.text] = pair.value
    }
    guard let className = members["class"] else {
      // The line that gives an eval its name and points to its latest version.
      if members["id"] == nil { draft.list("\"\(name.clipped)\" is no eval", at: value.spot) }
      return nil
    }
    let read = ["class", "args", "id", "metrics", "description", "disclaimer"]
    for (key, member) in members where !read.contains(key) {
      draft.list("\"\(key.clipped)\" of an eval is not read", at: member.spot)
    }
    var arguments: [String: YAMLValue] = [:]
    for pair in try members["args"]?.pairs() ?? [] { arguments[pair.key.text] = pair.value }
    let type = try className.string()
    let matching: Matching
    switch type {
    case "evals.elsuite.basic.match:Match": matching = .startsWith
    case "evals.elsuite.basic.includes:Includes":
      matching = .includes(ignoringCase: try arguments["ignore_case"]?.bool() ?? false)
    case "evals.elsuite.basic.fuzzy_match:FuzzyMatch": matching = .fuzzy
    case "evals.elsuite.basic.json_match:JsonMatch": matching = .json
    default:
      draft.list(
        "\"\(type.clipped)\" has no equivalent: it runs code or asks another model to judge",
        at: className.spot)
      return nil
    }
    let known = ["samples_jsonl", "max_tokens", "ignore_case", "num_few_shot", "few_shot_jsonl"]
    for (key, argument) in arguments where !known.contains(key) {
      draft.list("\"\(key.clipped)\" changes what is asked and is not read", at: argument.spot)
    }
    if arguments["max_tokens"] != nil { draft.leave("max_tokens") }
    guard let named = arguments["samples_jsonl"] else {
      draft.list("\"\(name.clipped)\" names no samples", at: className.spot)
      return nil
    }
    var fewShots: [Message] = []
    if let count = try arguments["num_few_shot"]?.int(in: 0...1000), count > 0 {
      guard let examples = arguments["few_shot_jsonl"] else {
        draft.list("\"\(name.clipped)\" names no examples to begin with", at: className.spot)
        return nil
      }
      guard let turns = try self.fewShots(count, in: examples, &draft) else { return nil }
      fewShots = turns
    }
    return Eval(
      name: name, matching: matching, samples: try file(named: named), fewShots: fewShots)
  }

  /// The first examples of a file, each a list of turns.
  private func fewShots(
    _ count: Int, in value: YAMLValue, _ draft: inout SuiteDraft
  ) throws -> [Message]? {
    var turns: [Message] = []
    var fault: String?
    try RecordFile(file(named: value), as: .lines).forEach { record in
      guard record.number <= count else { return }
      do throws(ChatMessages.Unreadable) {
        turns += try ChatMessages.read(record["sample"] ?? .null)
      } catch {
        fault = error.reason
      }
    }
    if let fault { draft.list("these examples cannot be asked: \(fault)", at: value.spot) }
    return fault == nil ? turns : nil
  }

  /// Samples stand beside the registry file, or in the `data` folder beside its own, as in the
  /// registry of the project.
  private func file(named value: YAMLValue) throws -> SourceFile {
    let name = try value.nonEmptyString()
    let folder = FilePath.folder(of: path)
    let places = [
      folder, FilePath.join(folder, "data"), FilePath.join(FilePath.join(folder, ".."), "data"),
    ]
    let reach = SuiteFolder(of: path, with: places)
    for place in places {
      guard let path = try? reach.path(to: name, named: value, from: place) else { continue }
      return try SourceFile(reading: path, atMost: RecordFile.largest, hint: "split it")
    }
    throw value.problem(
      "cannot read \(name)", hint: "samples are looked for beside this file and in ../data")
  }

  private func read(
    _ file: RecordFile, as matching: Matching, id: String, tags: [String],
    fewShots: [Message] = [], _ draft: inout SuiteDraft
  ) throws {
    try file.forEach { record in
      // Samples of the hosted service are wrapped.
      var object = record.object
      if case .object(let item) = record["item"] { object = item }
      guard let input = object["input"] ?? object["messages"] else {
        draft.list("this sample has no \"input\"", at: record.spot)
        return
      }
      for key in object.keys where !["input", "messages", "ideal"].contains(key) {
        if case .unknown = matching {
          draft.list("\"\(key.clipped)\" of a sample is not read", at: record.spot(of: key))
        } else {
          // The four classes look at nothing else.
          draft.leave(key.clipped)
        }
      }
      var messages: [Message]
      do throws(ChatMessages.Unreadable) {
        messages = try ChatMessages.read(input)
      } catch {
        draft.list("this sample cannot be asked: \(error.reason)", at: record.spot)
        return
      }
      if !messages.contains(where: { $0.role != .system }), let only = messages.popLast() {
        messages.append(Message(role: .user, content: only.content))
        draft.remark("Samples of instructions alone are asked as a user's turn.")
      }
      messages.insert(contentsOf: fewShots, at: max(0, messages.count - 1))
      var item = Case(
        id: "\(id)-\(record.number)", dimension: .tone, tags: tags, messages: messages)
      do throws(Unreadable) {
        (item.answer, item.schema) = try Self.key(object["ideal"], matching)
      } catch {
        draft.list(error.reason, at: record.spot(of: "ideal"))
        return
      }
      if item.answer != nil { item.dimension = .factuality }
      try draft.add(item, at: record.spot)
    }
  }

  private struct Unreadable: Error {
    var reason: String
  }

  private static func key(
    _ ideal: JSONValue?, _ matching: Matching
  ) throws(Unreadable) -> (AnswerKey?, JSONSchema?) {
    guard let ideal, ideal != .null else { return (nil, nil) }
    let items = ideal.elements ?? [ideal]
    if case .json = matching {
      // A list holds alternatives; a value in a text is what has to come.
      guard items.count == 1, let text = items.first?.string,
        let wanted = try? JSONValue(parsing: text),
        let schema = try? JSONSchema(.object(JSONObject([("const", wanted)])))
      else { throw Unreadable(reason: "\"ideal\" is not one JSON document in a text") }
      return (.json(wanted), schema)
    }
    let texts = items.compactMap(\.plainText)
    guard texts.count == items.count, !texts.isEmpty else {
      throw Unreadable(reason: "\"ideal\" is neither a text nor a list of texts")
    }
    let pattern: String
    guard !texts.contains(where: \.isBlank) || !matching.isLiteral else {
      throw Unreadable(reason: "\"ideal\" is blank, and every reply has that")
    }
    switch matching {
    case .startsWith: pattern = LiteralPattern.finding(texts, .start)
    case .includes(let ignoresCase):
      pattern = LiteralPattern.finding(texts, ignoringCase: ignoresCase)
    case .fuzzy, .unknown, .json:
      let said = texts.filter { !$0.isBlank }
      return (said.isEmpty ? nil : .aliases(said), nil)
    }
    guard (try? Pattern(pattern)) != nil else {
      throw Unreadable(reason: "\"ideal\" is too long to be looked for")
    }
    return (.pattern(pattern), nil)
  }
}
