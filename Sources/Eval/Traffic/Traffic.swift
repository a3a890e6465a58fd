import Adapters
import Metrics

/// The requests of a log, gathered line by line: personal values taken out, the same question once.
///
/// Keeps of a question what tells whether it is drawn, and not the question: a log may be larger
/// than the memory.
struct Traffic {
  /// The same question with every answer it got.
  struct Group {
    let key: TrafficKey
    /// What another has to share before it can be a near repeat, as a number.
    let setting: Int
    /// Bytes of the last turn.
    let size: Int
    /// Whether an assistant has spoken before.
    let hasTurns: Bool
    /// What the user and the assistant said, as runs of words.
    let wording: [UInt64]
    /// Of its answers, the first lines that hold one; the first of them names the case.
    private(set) var lines: [Int]
    /// Whether the model or a filter surely declined at least once.
    private(set) var isRefused = false

    fileprivate init(_ entry: TrafficEntry, key: TrafficKey, setting: Int) {
      self.key = key
      self.setting = setting
      size = entry.messages.last?.content.utf8.count ?? 0
      hasTurns = entry.messages.contains { $0.role == .assistant }
      let turns = entry.messages.filter { $0.role != .system }
      wording = Self.sampled(Wording(turns.map(\.content).joined(separator: "\n")).threeGrams)
      lines = []
    }

    /// Runs of words beyond which a conversation is compared by every eighth of them.
    private static let mostRuns = 512

    /// Which are kept depends on the run alone, so that two conversations keep the same.
    private static func sampled(_ runs: [UInt64]) -> [UInt64] {
      runs.count <= mostRuns ? runs : runs.filter { $0 & 7 == 0 }
    }

    fileprivate mutating func add(_ entry: TrafficEntry, line: Int) {
      lines.append(line)
      let question = entry.messages.last { $0.role == .user }?.content ?? ""
      let reply = entry.reply
      let text = ReplyText(reply.text)
      let read = Outcome.read(Response(reply), text, question: question)
      // "No.", "Absolutely not." may decline or answer: what nobody would vouch for is no refusal.
      let isSignalled = reply.stop != .finished || reply.refusal != nil
      let isClear = read.confidence == .high && (text.words.count > 3 || isSignalled)
      if isClear, read.outcome == .fullRefusal || read.outcome == .filtered { isRefused = true }
    }
  }

  private(set) var groups: [Group] = []
  private(set) var answered = 0
  /// How many lines each model answered.
  private(set) var models: [String: Int] = [:]
  private let model: String?
  private var places: [TrafficKey: Int] = [:]
  private var settings: [TrafficKey: Int] = [:]
  private var redaction = TrafficRedaction()
  private var lines = 0
  private var unanswered = LeftOut()
  private var noChats = LeftOut()
  private var otherModels = 0
  private var withToolChoice = 0
  private var otherChoices = 0
  private var unreadable: [String: LeftOut] = [:]

  /// Lines that are no cases: how many, and where to look.
  private struct LeftOut {
    private(set) var count = 0
    private var first: [Int] = []

    mutating func add(line: Int) {
      count += 1
      if first.count < 5 { first.append(line) }
    }

    /// Where the first of them stand, as in "lines 3, 5, 8 …".
    var places: String {
      (count == 1 ? "line " : "lines ") + first.map(String.init).joined(separator: ", ")
        + (count > first.count ? " …" : "")
    }
  }

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
      case .noChat: noChats.add(line: line)
      case .unanswered: unanswered.add(line: line)
      case .unreadable(let reason):
        let known = unreadable[reason] != nil || unreadable.count < Self.mostReasons
        unreadable[known ? reason : "others", default: LeftOut()].add(line: line)
      }
    }
  }

  private mutating func take(
    _ logged: TrafficEntry, line: Int
  ) throws(TrafficEntry.Failure) {
    let name = logged.model ?? "unnamed"
    models[name, default: 0] += 1
    guard model == nil || model == name else {
      otherModels += 1
      return
    }
    var entry = logged
    try redaction.clean(&entry)
    answered += 1
    if entry.hasToolChoice { withToolChoice += 1 }
    otherChoices += entry.otherChoices
    let key = TrafficKey(asking: entry)
    let place = places[key] ?? groups.count
    if place == groups.count {
      places[key] = place
      let setting = TrafficKey(settingOf: entry)
      let number = settings[setting] ?? settings.count
      settings[setting] = number
      groups.append(Group(entry, key: key, setting: number))
    }
    if groups[place].lines.count < Self.mostReplies { groups[place].add(entry, line: line) }
  }

  /// - Throws: ``Problem`` where nothing was answered, or by several models and none is chosen.
  func check(_ path: String) throws {
    guard !models.isEmpty else {
      throw Problem(
        "\(path) holds no answered chat request", at: .init(file: path, line: 1, column: 1),
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
    if unanswered.count > 0 {
      parts.append("\(unanswered.count) without an answer (\(unanswered.places))")
    }
    if noChats.count > 0 { parts.append("\(noChats.count) no chat (\(noChats.places))") }
    if otherModels > 0 { parts.append("\(otherModels) of other models") }
    let odd = unreadable.values.reduce(0) { $0 + $1.count }
    if odd > 0 { parts.append("\(odd) that cannot be asked again") }
    return ["\(Sentences.counted(lines, "line")) read: \(parts.joined(separator: ", "))."]
      + unreadable.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { "Cannot be asked again (\($0.value.count), \($0.value.places)): \($0.key)." }
      + (withToolChoice == 0
        ? []
        : [
          "\(Sentences.counted(withToolChoice, "request")) forced or forbade a tool "
            + "(tool_choice), which a case cannot: the model is left to choose."
        ])
      + (otherChoices == 0
        ? []
        : [
          "\(Sentences.counted(otherChoices, "further choice")) of requests with n above 1 left out: "
            + "the first answer of each is kept."
        ])
  }

  /// What was taken out.
  var takenOut: String {
    let values = Redaction.Kind.allCases.compactMap { kind in
      redaction.counts[kind].map { "\($0) \(kind.rawValue)" }
    }
    return "Taken out: \(values.isEmpty ? "no personal values" : values.joined(separator: ", ")). "
      + "Names, postal addresses, dates of birth and free-form identifiers (customer, order, passport "
      + "numbers, passwords without a label) are not recognised: read the cases before you share them."
  }
}
