import Adapters
import Metrics

/// The requests of a log, gathered line by line: personal values taken out, the same question once.
struct Traffic {
  /// The same question with every answer it got.
  struct Group {
    let messages: [Message]
    let tools: [Tool]
    let schema: JSONSchema?
    var replies: [Reply]
    let line: Int
  }

  private struct Question: Hashable {
    let messages: [Message]
    let tools: [Tool]
    let schema: JSONSchema?
  }

  private(set) var groups: [Group] = []
  private(set) var answered = 0
  /// How many lines each model answered.
  private(set) var models: [String: Int] = [:]
  private let model: String?
  private var places: [Question: Int] = [:]
  private var counts: [Redaction.Kind: Int] = [:]
  private var lines = 0
  private var unanswered = 0
  private var noChats = 0
  private var otherModels = 0
  private var unreadable: [String: Int] = [:]

  /// Answers kept of one question that was asked again and again.
  private static let mostReplies = 10
  private static let mostReasons = 20

  /// - Parameter model: whose answers count; nil for all.
  init(model: String?) { self.model = model }

  mutating func take(_ object: JSONObject, line: Int) {
    lines += 1
    let entry: TrafficEntry
    do throws(TrafficEntry.Failure) {
      entry = try TrafficEntry(object)
    } catch {
      switch error {
      case .noChat: noChats += 1
      case .unanswered: unanswered += 1
      case .unreadable(let reason):
        let known = unreadable[reason] != nil || unreadable.count < Self.mostReasons
        unreadable[known ? reason : "others", default: 0] += 1
      }
      return
    }
    let name = entry.model ?? "unnamed"
    models[name, default: 0] += 1
    guard model == nil || model == name else {
      otherModels += 1
      return
    }
    answered += 1
    let question = Question(
      messages: entry.messages.map { cleaned($0) }, tools: entry.tools, schema: entry.schema)
    let reply = cleaned(entry.reply)
    if let place = places[question] {
      if groups[place].replies.count < Self.mostReplies { groups[place].replies.append(reply) }
    } else {
      places[question] = groups.count
      groups.append(
        Group(
          messages: question.messages, tools: question.tools, schema: question.schema,
          replies: [reply], line: line))
    }
  }

  private mutating func cleaned(_ text: String) -> String {
    let redaction = Redaction(text)
    counts.merge(redaction.counts) { $0 + $1 }
    return redaction.text
  }

  private mutating func cleaned(_ message: Message) -> Message {
    var message = message
    message.content = cleaned(message.content)
    for index in message.toolCalls.indices {
      message.toolCalls[index].arguments = cleaned(message.toolCalls[index].arguments)
    }
    return message
  }

  private mutating func cleaned(_ reply: Reply) -> Reply {
    var reply = reply
    reply.text = cleaned(reply.text)
    if let refusal = reply.refusal { reply.refusal = cleaned(refusal) }
    if let reasoning = reply.reasoning { reply.reasoning = cleaned(reasoning) }
    for index in reply.toolCalls.indices {
      reply.toolCalls[index].arguments = cleaned(reply.toolCalls[index].arguments)
    }
    return reply
  }

  /// - Throws: ``Problem`` where nothing was answered, or by several models and none is chosen.
  func check(_ path: String) throws {
    guard !models.isEmpty else {
      throw Problem(
        "\(path) holds no answered chat request",
        hint: "each line needs \"messages\" and an answer, as {\"request\", \"response\"} has")
    }
    guard models.count == 1 || model != nil, !groups.isEmpty else {
      let list = models.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(20)
        .map { "\($0.key.clipped) (\($0.value))" }.joined(separator: ", ")
      throw Problem(
        "the log holds answers of \(models.count == 1 ? "one model" : "several models"): \(list)",
        hint: "--model NAME says whose answers are the primary's")
    }
  }

  /// What was read, and why the rest was not.
  var account: [String] {
    var parts = ["\(answered) answered"]
    if unanswered > 0 { parts.append("\(unanswered) without an answer") }
    if noChats > 0 { parts.append("\(noChats) no chat") }
    if otherModels > 0 { parts.append("\(otherModels) of other models") }
    let odd = unreadable.values.reduce(0, +)
    if odd > 0 { parts.append("\(odd) that cannot be asked again") }
    return ["\(Sentences.counted(lines, "line")) read: \(parts.joined(separator: ", "))."]
      + unreadable.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "Cannot be asked again (\($0.value)): \($0.key)." }
  }

  /// What was taken out.
  var redaction: String {
    let values = Redaction.Kind.allCases.compactMap { kind in
      counts[kind].map { "\($0) \(kind.rawValue)" }
    }
    return "Taken out: \(values.isEmpty ? "no personal values" : values.joined(separator: ", ")). "
      + "Names and postal addresses are not recognised: read the cases before you share them."
  }
}
