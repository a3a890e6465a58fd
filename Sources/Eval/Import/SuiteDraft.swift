import Adapters
import Metrics

/// The cases and replies of another tool's file while they are gathered.
struct SuiteDraft {
  let options: ImportOptions
  private(set) var cases: [Case] = []
  private(set) var replies: [RecordingLine] = []
  /// What a suite has no equivalent for, each with its place.
  private(set) var unmapped: [Problem] = []
  /// How much more of it there is than is listed.
  private(set) var unlisted = 0
  /// What is worth knowing of the source, for the head of the file.
  private(set) var remarks: [String] = []
  var rightReplies = RightReplies()
  /// What asks nothing and judges nothing and is therefore not kept, with how often it stood there.
  private(set) var unneeded: [String: Int] = [:]
  private var taken: Set<String> = []
  private var lastNumber: [String: Int] = [:]
  private var size = 0
  private var replyCounts: [String: Int] = [:]
  private var listed: Set<Mention> = []
  private var places: [String: Int] = [:]

  private struct Mention: Hashable {
    let message: String
    let line: Int
    let column: Int
  }

  /// Cases in one suite.
  private static let mostCases = 100_000
  /// Names of what is not needed, told apart.
  private static let mostNames = 100
  /// Places listed of one sentence, and in all; and of those the ones whose line is shown.
  private static let mostPlaces = 20
  private static let mostListed = 1000
  private static let mostShown = 50

  init(options: ImportOptions) { self.options = options }

  mutating func leave(_ what: String) {
    let name = unneeded[what] != nil || unneeded.count < Self.mostNames ? what : "others"
    unneeded[name, default: 0] += 1
  }

  mutating func remark(_ sentence: String) {
    if !remarks.contains(sentence) { remarks.append(sentence) }
  }

  /// Lists what has no equivalent; once for each place, however often it is met there.
  ///
  /// Beyond twenty places of one sentence and a thousand in all the rest is counted.
  mutating func list(_ message: String, at spot: Spot, hint: String? = nil) {
    let mention = Mention(message: message, line: spot.line, column: spot.column)
    guard listed.insert(mention).inserted else { return }
    let count = places[message, default: 0]
    guard count < Self.mostPlaces, unmapped.count < Self.mostListed else {
      unlisted += 1
      return
    }
    places[message] = count + 1
    unmapped.append(
      spot.problem(message, hint: hint, showingLine: unmapped.count < Self.mostShown))
  }

  /// Takes in a case; where its id is taken, it gets the next free number behind it.
  ///
  /// - Parameter language: of its answers, where the file says it.
  /// - Returns: the id that it has; nil where it asks nothing or its answer is a letter without
  ///   options, which is listed.
  /// - Throws: ``Problem`` where the suite grows larger than one may be.
  @discardableResult
  mutating func add(_ item: Case, at spot: Spot, language: String? = nil) throws -> String? {
    var item = item
    item.messages = ChatMessages.merged(item.messages)
    guard isAskable(item, at: spot) else { return nil }
    guard readsLetter(of: &item, at: spot) else { return nil }
    size += item.messages.reduce(64) { $0 + $1.content.utf8.count }
    guard cases.count < Self.mostCases, size <= SourceFile.largest else {
      throw spot.problem(
        "the suite grows beyond \(Self.mostCases) cases or \(SourceFile.largest >> 20) MB",
        hint: "import the file in parts")
    }
    let wanted = item.id
    let ownsCluster = item.cluster == item.id
    var number = lastNumber[wanted] ?? 1
    while !taken.insert(item.id).inserted {
      number += 1
      item.id = "\(wanted)-\(number)"
    }
    lastNumber[wanted] = number
    if ownsCluster { item.cluster = item.id }
    item.language = language ?? options.language ?? item.language
    cases.append(item)
    return item.id
  }

  private mutating func isAskable(_ item: Case, at spot: Spot) -> Bool {
    let fault: String? =
      if !item.messages.contains(where: { $0.role != .system && !$0.content.isBlank }) {
        "nothing is asked: the prompt is empty"
      } else if item.messages.last?.role != .user, item.messages.last?.role != .tool {
        "the conversation does not end with a user turn, so nobody is asked anything"
      } else if item.messages.contains(where: \.isOpen) {
        "an assistant turn has no content"
      } else if item.messages.indices.contains(where: { index in
        item.messages[index].role == .tool
          && !item.messages[index].answersCall(in: Array(item.messages[..<index]))
      }) {
        "a tool's output answers no call that stands before it"
      } else if item.messages.contains(where: { $0.role == .user && $0.content.isBlank }) {
        "a user turn has no content"
      } else {
        nil
      }
    if let fault { list(fault, at: spot) }
    return fault == nil
  }

  /// Makes a letter among wordings the key to the options that the question lists.
  ///
  /// - Returns: false where it lists none, which is listed.
  private mutating func readsLetter(of item: inout Case, at spot: Spot) -> Bool {
    guard case .aliases(let wordings) = item.answer,
      wordings.contains(where: { LetteredOptions.index(of: $0) != nil })
    else { return true }
    guard let key = ChoiceKey.key(wordings, askedBy: item.messages.last?.content ?? "") else {
      list(
        "the answer is a letter, and the question lists no options that it stands for", at: spot,
        hint: "as a wording it is met by chance: \"A\" by every reply with that article")
      return false
    }
    item.answer = key
    return true
  }

  mutating func add(_ reply: RecordingLine) {
    replies.append(reply)
    replyCounts[reply.case, default: 0] += 1
  }

  /// How many replies a case has so far, which is the number of its next one.
  func replyCount(of id: String) -> Int { replyCounts[id, default: 0] }
}
