import Adapters
import Foundation
import Metrics

/// What the LM Evaluation Harness writes with `--log_samples`: requests, keys and replies.
struct HarnessImport {
  private let file: RecordFile

  init(path: String) throws { file = try RecordFile(reading: path) }

  /// What is read; the rest are scores and digests.
  private static let fields: Set<String> = [
    "doc_id", "doc", "target", "arguments", "resps", "filter", "metrics",
  ]

  /// A document that was read, to tell a second line of it.
  private struct Read {
    let arguments: JSONValue
    let target: JSONValue?
    let line: Int
  }

  func read(into draft: inout SuiteDraft) throws {
    var read: [String: Read] = [:]
    var listed: Set<String> = []
    var numbers = HarnessNumbers(file)
    try file.forEach { record in
      guard let number = record.text("doc_id"), let arguments = record["arguments"] else {
        throw record.spot.problem(
          "there is no \"doc_id\" with \"arguments\"",
          hint: "samples_….jsonl of --log_samples has them")
      }
      let metrics = HarnessMetrics(record)
      for field in record.object.keys
      where !Self.fields.contains(field) && !metrics.unmapped.contains(field) {
        draft.leave(field.clipped)
      }
      for name in metrics.unmapped where listed.insert(name).inserted {
        draft.list(
          "the metric \(name.clipped) has no equivalent: it asks more than whether the target came",
          at: record.spot(of: name),
          hint: "samples that it alone scored become tone cases where they generate a text")
      }
      // A task with several filters writes a line for each; the request is the same.
      if let first = read[number] {
        if first.arguments == arguments, first.target == record["target"] {
          draft.leave("lines of another filter")
        } else {
          draft.list(
            "document \(number.clipped) stands at line \(first.line) with another request",
            at: record.spot, hint: "import the samples of each task by themselves")
        }
        return
      }
      read[number] = Read(
        arguments: arguments, target: record["target"], line: record.spot.line)
      try add(record, number: number, arguments, metrics, &numbers, &draft)
    }
  }

  private func add(
    _ record: ImportRecord, number: String, _ arguments: JSONValue, _ metrics: HarnessMetrics,
    _ numbers: inout HarnessNumbers, _ draft: inout SuiteDraft
  ) throws {
    let requests = Self.requests(arguments)
    guard let first = requests.first else {
      draft.list("the request of this document is no text", at: record.spot)
      return
    }
    var item = Case(
      id: "doc-\(number)", dimension: .tone, messages: Self.messages(first.context))
    let meaning =
      first.continuation == nil && metrics.usesTarget
      ? try numbers.meaning(of: record, askedBy: first.context) : .text
    do throws(Unreadable) {
      if first.continuation == nil {
        guard requests.count == 1 else {
          throw Unreadable(reason: "this document makes several requests")
        }
        if metrics.usesTarget {
          switch meaning {
          case .option(let key): item.answer = key
          case .text: item.answer = try Self.key(record["target"])
          case .unclear(let reason, let hint): throw Unreadable(reason: reason, hint: hint)
          }
        }
      } else {
        guard metrics.usesTarget else {
          throw Unreadable(reason: "this document is scored by likelihood, and not by its target")
        }
        item.answer = try Self.choice(record, requests, &item)
        draft.remark("Options that were scored by log-likelihood are listed and chosen by letter.")
      }
    } catch {
      draft.list(error.reason, at: record.spot, hint: error.hint)
      return
    }
    if item.answer != nil { item.dimension = .factuality }
    guard let id = try draft.add(item, at: record.spot) else { return }
    // Of a log-likelihood request the replies are probabilities.
    guard first.continuation == nil else {
      if record["resps"] != nil { draft.leave("log-likelihoods") }
      return
    }
    if record.isScoredRight {
      draft.rightReplies.check(item, id: id, replies: Self.replies(record["resps"]))
    }
    for (sample, text) in Self.replies(record["resps"]).enumerated() {
      draft.add(
        RecordingLine(
          case: id, sample: sample, outcome: .success(Reply(text: text, stop: .finished))))
    }
  }

  private struct Unreadable: Error {
    var reason: String
    var hint: String?
  }

  private struct Request {
    var context: String
    /// Set where the harness asks how likely this continuation is.
    var continuation: String?
  }

  /// `[[context, …], …]`, or since version 0.4.4 `{"gen_args_0": {"arg_0": context, …}, …}`.
  private static func requests(_ json: JSONValue) -> [Request] {
    let lists: [[JSONValue]]
    switch json {
    case .array(let items): lists = items.map { $0.elements ?? [] }
    case .object(let object):
      lists = object.members.map { member in
        guard case .object(let parts) = member.value else { return [] }
        return parts.members.map(\.value)
      }
    default: lists = []
    }
    return lists.compactMap { parts in
      guard let context = parts.first?.string else { return nil }
      return Request(context: context, continuation: parts.count > 1 ? parts[1].string : nil)
    }
  }

  /// With a chat template the context may be the conversation itself as JSON.
  private static func messages(_ context: String) -> [Message] {
    if context.hasPrefix("["), let json = try? JSONValue(parsing: context),
      let messages = try? ChatMessages.read(json), !messages.isEmpty
    {
      return messages
    }
    return [Message(role: .user, content: context)]
  }

  private static func key(_ target: JSONValue?) throws(Unreadable) -> AnswerKey? {
    switch target {
    case nil: return nil
    case .string(let text):
      if text.isBlank { return nil }
      // Solutions of grade-school problems end in `#### 18`.
      if let key = FinalAnswer.key(endingIn: text) { return key }
      if let list = pythonList(text) { return .aliases(list) }
      return .aliases([text.trimmed])
    case .number(let number): return .number(number.value, unit: nil, tolerance: 0)
    case .array(let items):
      let texts = items.compactMap(\.plainText).filter { !$0.isBlank }
      guard texts.count == items.count, !texts.isEmpty else {
        throw Unreadable(reason: "\"target\" is no text and no list of texts")
      }
      return .aliases(texts)
    default: throw Unreadable(reason: "\"target\" is no text and no list of texts")
    }
  }

  /// The texts of a list as Python prints it; nil where it is none.
  static func pythonList(_ text: String) -> [String]? {
    let scalars = Array(text.trimmed.unicodeScalars)
    guard scalars.count > 2, scalars.first == "[", scalars.last == "]" else { return nil }
    var items: [String] = []
    var index = 1
    while index < scalars.count - 1 {
      let quote = scalars[index]
      guard quote == "'" || quote == "\"" else { return nil }
      var item = String.UnicodeScalarView()
      index += 1
      while index < scalars.count - 1, scalars[index] != quote {
        if scalars[index] == "\\" { index += 1 }
        item.append(scalars[index])
        index += 1
      }
      guard index < scalars.count - 1 else { return nil }
      items.append(String(item))
      index += 1
      if index == scalars.count - 1 { break }
      guard scalars[index] == ",", scalars[index + 1] == " " else { return nil }
      index += 2
    }
    let said = items.filter { !$0.isBlank }
    return said.isEmpty ? nil : said
  }

  /// Turns the continuations whose likelihood was compared into the options of a question.
  private static func choice(
    _ record: ImportRecord, _ requests: [Request], _ item: inout Case
  ) throws(Unreadable) -> AnswerKey {
    let continuations = requests.compactMap { $0.continuation?.trimmed }
    guard (2...26).contains(requests.count), continuations.count == requests.count,
      requests.allSatisfy({ $0.context == requests[0].context }),
      continuations.allSatisfy({ !$0.isEmpty })
    else {
      throw Unreadable(
        reason: "this document is scored by log-likelihood, and is no multiple choice",
        hint: "a chat API gives no probability of a text; take a generate_until task")
    }
    guard HarnessMetrics.hasOneRightOption(record, options: continuations) else {
      throw Unreadable(
        reason: "of the options of this document more than one is right",
        hint: "a chat reply chooses one; of truthfulqa take truthfulqa_mc1, where one is right")
    }
    let doc = record["doc"]
    let isLettered = continuations.enumerated().allSatisfy { $1 == ChoiceKey.letter($0) }
    let listed = ChoiceKey.options(doc?["choices"]) ?? ChoiceKey.options(doc?["choices"]?["text"])
    let shown =
      listed.flatMap { $0.count == requests.count ? $0 : nil }
      ?? LetteredOptions.read(requests[0].context).flatMap {
        $0.count == requests.count ? $0 : nil
      }
    guard let options = isLettered ? shown : continuations else {
      throw Unreadable(reason: "what its lettered options say is not there")
    }
    let readings = HarnessTarget(record["target"], options: options, areLetters: isLettered)
      .readings(scoredAs: record)
    guard let index = readings.first, let key = ChoiceKey.key(at: index, options: options) else {
      throw Unreadable(reason: "\"target\" is none of the options")
    }
    guard readings.count == 1 else {
      throw Unreadable(
        reason: "\"target\" is the number of one option and the wording of another",
        hint: "\"acc\" with the likelihoods in \"resps\" would tell which is meant")
    }
    if !isLettered, let last = item.messages.indices.last {
      item.messages[last].content = ChoiceKey.prompt(item.messages[last].content, options: options)
    }
    return key
  }

  /// Every text among the replies, however deep the harness nested them.
  static func replies(_ json: JSONValue?) -> [String] {
    switch json {
    case .string(let text): [text]
    case .array(let items): items.flatMap(replies)
    default: []
    }
  }
}
