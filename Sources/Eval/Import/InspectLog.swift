import Adapters
import Metrics

/// An Inspect eval log as JSON: what each model call was shown last, and what came.
struct InspectLog {
  private let outline: JSONOutline
  private let members: [String: Range<Int>]

  init(_ outline: JSONOutline) throws {
    self.outline = outline
    members = try outline.members(of: outline.whole)
  }

  /// Cases made so far: a sample's epochs share one where they were shown the same.
  private struct Asked: Hashable {
    let sample: String
    let messages: [Message]
  }

  func read(into draft: inout SuiteDraft) throws {
    guard let header = members["eval"] else {
      throw Spot(source: outline.source, line: 1).problem(
        "this is neither a list of samples nor a log",
        hint: "a dataset is a list of {input, target}, a log has \"eval\" and \"samples\"")
    }
    let samples = try members["samples"].map(outline.elements) ?? []
    guard !samples.isEmpty else {
      throw Spot(source: outline.source, line: 1).problem(
        "the log holds no samples", hint: "`inspect log dump` without --header-only keeps them")
    }
    let eval = try outline.value(in: header)
    if let task = eval["task"]?.string { draft.remark("Task: \(task.clipped).") }
    let judging = try judging(eval, &draft)
    let target = RecordingLine.Target(adapter: nil, model: eval["model"]?.string)
    var cases: [Asked: String?] = [:]
    var variants: [String: Int] = [:]
    var failures = 0
    try RecordFile.forEach(of: samples, in: outline) { record in
      let sample = InspectSample(record)
      for field in record.object.keys where !InspectSample.fields.contains(field) {
        draft.leave(field.clipped)
      }
      let messages: [Message]
      do throws(ChatMessages.Unreadable) {
        messages = try sample.shown()
      } catch {
        draft.list("this sample cannot be asked: \(error.reason)", at: record.spot)
        return
      }
      let asked = Asked(sample: sample.id, messages: messages)
      if cases[asked] == nil {
        variants[sample.id, default: 0] += 1
        cases[asked] = try add(
          sample, messages, variant: variants[sample.id] ?? 1, judging, at: record.spot, &draft)
      }
      guard case .some(.some(let id)) = cases[asked] else { return }
      do throws(ChatMessages.Unreadable) {
        guard let reply = try sample.reply() else {
          failures += 1
          return
        }
        if sample.outputs > 1 { draft.leave("further choices of one output") }
        let taken = draft.replyCount(of: id)
        draft.add(
          RecordingLine(case: id, sample: taken, target: target, outcome: .success(reply)))
      } catch {
        draft.list("this reply cannot be kept: \(error.reason)", at: record.spot)
      }
    }
    if failures > 0 {
      draft.remark("\(Sentences.counted(failures, "sample")) failed there and left no reply.")
    }
  }

  private func add(
    _ sample: InspectSample, _ messages: [Message], variant: Int, _ judging: Judging,
    at spot: Spot, _ draft: inout SuiteDraft
  ) throws -> String? {
    var item = Case(
      id: variant == 1 ? sample.id : "\(sample.id)-\(variant)", dimension: .tone,
      cluster: sample.id, messages: messages)
    do throws(InspectTarget.Unreadable) {
      var target = InspectTarget(
        target: sample.record["target"], choices: sample.record["choices"])
      if case .by(let scorers) = judging { target.scorers = scorers }
      if case .otherwise = judging { target.target = nil }
      if let key = try target.key() { item.answer = try Self.key(key, asLettersOf: messages) }
    } catch {
      draft.list(error.reason, at: spot)
      return nil
    }
    do throws(ChatMessages.Unreadable) {
      item.tools = try sample.tools()
    } catch {
      draft.list("its tools cannot be offered: \(error.reason)", at: spot)
      return nil
    }
    if item.answer != nil { item.dimension = .factuality }
    return try draft.add(item, at: spot)
  }

  /// A choice by the letters that the model was shown: `target` counts the sample's `choices`, which
  /// a solver may have put in another order or under other marks.
  private static func key(
    _ key: AnswerKey, asLettersOf messages: [Message]
  ) throws(InspectTarget.Unreadable) -> AnswerKey {
    guard case .choice(let letter, let options) = key,
      let index = LetteredOptions.index(of: letter)
    else { return key }
    for message in messages.reversed() where message.role == .user {
      switch ListedOptions(asked: message.content, choosing: index, among: options) {
      case .these(let key): return key
      case .others:
        throw InspectTarget.Unreadable(
          reason: "the model was shown other options than \"choices\"")
      case .none: continue
      }
    }
    throw InspectTarget.Unreadable(
      reason: "the model was not shown \"choices\" with a letter each, by which the key tells them")
  }

  /// How replies were held against targets.
  private enum Judging {
    /// The log names no scorer.
    case unknown
    case by([InspectTarget.Scorer])
    /// By code or by a model, to which the target is a guide.
    case otherwise
  }

  /// The scorers whose way to compare a key can have; every other kind is listed.
  private func judging(_ eval: JSONValue, _ draft: inout SuiteDraft) throws -> Judging {
    var found = (eval["scorers"]?.elements ?? []).compactMap { entry in
      entry["name"]?.string.map { ($0, entry["options"]) }
    }
    if found.isEmpty, let results = try members["results"].map({ try outline.value(in: $0) }) {
      found = (results["scores"]?.elements ?? []).compactMap { entry in
        (entry["scorer"] ?? entry["name"])?.string.map { ($0, entry["params"]) }
      }
    }
    let scorers = found.map(InspectTarget.Scorer.init)
    for scorer in scorers where !scorer.isMapped {
      draft.list(
        "the scorer \(scorer.name.clipped) has no equivalent: it runs code or asks another model",
        at: Spot(source: outline.source, line: 1),
        hint: "without it the target is no answer that a reply could be held against")
    }
    if scorers.isEmpty { return .unknown }
    let mapped = scorers.filter(\.isMapped)
    if mapped.count > 1 {
      draft.remark(
        "Right is what each of the scorers finds right: "
          + "\(mapped.map(\.name.clipped).joined(separator: ", ")).")
    }
    return mapped.isEmpty ? .otherwise : .by(mapped)
  }
}

/// One sample of a log.
private struct InspectSample {
  let record: ImportRecord

  init(_ record: ImportRecord) { self.record = record }

  /// What is read; the rest records how the sample was run and scored.
  static let fields: Set<String> = [
    "id", "epoch", "input", "choices", "target", "messages", "output", "events", "attachments",
    "error",
  ]

  var id: String {
    let id = record.text("id") ?? ""
    return id.isBlank ? "sample-\(record.number)" : id
  }

  /// What the model was shown before its last reply, tools' outputs and its own earlier turns among
  /// it; the input where the log keeps no conversation.
  func shown() throws(ChatMessages.Unreadable) -> [Message] {
    guard var turns = record["messages"]?.elements, !turns.isEmpty else {
      return try ChatMessages.read(resolved(record["input"] ?? .null))
    }
    if let last = turns.lastIndex(where: { $0["role"] == "assistant" }) {
      turns.removeSubrange(last...)
    }
    return try ChatMessages.read(resolved(.array(turns)))
  }

  func tools() throws(ChatMessages.Unreadable) -> [Tool] {
    let offered = record["events"]?.elements?.last {
      $0["event"] == "model" && $0["tools"]?.elements?.isEmpty == false
    }
    var tools: [Tool] = []
    for tool in offered?["tools"]?.elements ?? [] {
      tools.append(try ChatMessages.tool(resolved(tool)))
    }
    return tools
  }

  /// How many replies one call brought; the first is the sample's.
  var outputs: Int { record["output"]?["choices"]?.elements?.count ?? 0 }

  /// - Returns: nil where the sample failed.
  func reply() throws(ChatMessages.Unreadable) -> Reply? {
    guard record["error"] == nil, let output = record["output"],
      let choice = output["choices"]?[0], let message = choice["message"],
      output["error"] == nil || output["error"] == .null
    else { return nil }
    let stop: Reply.Stop =
      switch choice["stop_reason"] {
      case "stop": .finished
      case "max_tokens", "model_length": .length
      case "content_filter": .filtered
      case "tool_calls": .toolCalls
      default: .other
      }
    let content = try resolved(message["content"] ?? .null)
    var reply = Reply(text: try ChatMessages.text(content), stop: stop)
    reply.reasoning = ChatMessages.reasoning(content)
    if stop == .filtered {
      reply.filters = [Filter(stage: .completion, category: "content_filter", blocked: true)]
    }
    reply.toolCalls = try ChatMessages.message(resolved(message)).toolCalls
    reply.served = output["model"]?.string
    if case .number(let input) = output["usage"]?["input_tokens"],
      case .number(let written) = output["usage"]?["output_tokens"],
      let input = Int(exactly: input.value), let written = Int(exactly: written.value)
    {
      reply.usage = Usage(input: input, output: written)
    }
    return reply
  }

  /// Long texts stand once among the attachments and are pointed to.
  private func resolved(_ json: JSONValue) throws(ChatMessages.Unreadable) -> JSONValue {
    switch json {
    case .string(let text):
      for start in ["attachment://", "tc://"] where text.hasPrefix(start) {
        guard let whole = record["attachments"]?[String(text.dropFirst(start.count))] else {
          throw ChatMessages.Unreadable(reason: "an attachment of it is missing")
        }
        return whole
      }
      return json
    case .array(let items):
      var whole: [JSONValue] = []
      for item in items { whole.append(try resolved(item)) }
      return .array(whole)
    case .object(let object):
      var members: [(String, JSONValue)] = []
      for member in object.members { members.append((member.key, try resolved(member.value))) }
      return .object(JSONObject(members))
    default: return json
    }
  }
}
