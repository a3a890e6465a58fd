import Adapters
import Metrics

/// The requests of a log, gathered line by line: personal values taken out, the same question once.
struct Traffic {
  /// The same question with every answer it got.
  struct Group {
    let messages: [Message]
    let tools: [Tool]
    let schema: JSONSchema?
    private(set) var replies: [Reply] = []
    /// Whether the model or a filter declined at least once.
    private(set) var isRefused = false
    let line: Int

    mutating func add(_ reply: Reply) {
      replies.append(reply)
      let question = messages.last { $0.role == .user }?.content ?? ""
      let read = Outcome.read(Response(reply), ReplyText(reply.text), question: question)
      if read.outcome == .fullRefusal || read.outcome == .filtered { isRefused = true }
    }
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
  private var redaction = TrafficRedaction()
  private var lines = 0
  private var unanswered = 0
  private var noChats = 0
  private var otherModels = 0
  private var withToolChoice = 0
  private var unreadable: [String: Int] = [:]

  /// Answers kept of one question that was asked again and again.
  private static let mostReplies = 10
  private static let mostReasons = 20

  /// - Parameter model: whose answers count; nil for all.
  init(model: String?) { self.model = model }

  mutating func take(_ object: JSONObject, line: Int) {
    lines += 1
    do throws(TrafficEntry.Failure) {
      try take(TrafficEntry(object), line: line)
    } catch {
      switch error {
      case .noChat: noChats += 1
      case .unanswered: unanswered += 1
      case .unreadable(let reason):
        let known = unreadable[reason] != nil || unreadable.count < Self.mostReasons
        unreadable[known ? reason : "others", default: 0] += 1
      }
    }
  }

  private mutating func take(
    _ logged: TrafficEntry, line: Int
  ) throws(TrafficEntry.Failure) {
    var entry = logged
    let name = entry.model ?? "unnamed"
    models[name, default: 0] += 1
    guard model == nil || model == name else {
      otherModels += 1
      return
    }
    try redaction.clean(&entry)
    answered += 1
    if entry.hasToolChoice { withToolChoice += 1 }
    let question = Question(messages: entry.messages, tools: entry.tools, schema: entry.schema)
    let place = places[question] ?? groups.count
    if place == groups.count {
      places[question] = place
      groups.append(
        Group(
          messages: entry.messages, tools: entry.tools, schema: entry.schema, line: line))
    }
    if groups[place].replies.count < Self.mostReplies { groups[place].add(entry.reply) }
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
      + (withToolChoice == 0
        ? []
        : [
          "\(Sentences.counted(withToolChoice, "request")) forced or forbade a tool "
            + "(tool_choice), which a case cannot: the model is left to choose."
        ])
  }

  /// What was taken out.
  var takenOut: String {
    let values = Redaction.Kind.allCases.compactMap { kind in
      redaction.counts[kind].map { "\($0) \(kind.rawValue)" }
    }
    return "Taken out: \(values.isEmpty ? "no personal values" : values.joined(separator: ", ")). "
      + "Names, postal addresses and free-form identifiers (customer, order, passport numbers, "
      + "passwords) are not recognised: read the cases before you share them."
  }
}
