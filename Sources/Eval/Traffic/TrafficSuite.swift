import Adapters
import Foundation
import Metrics

/// Production logs made into a suite: what was asked once each, without personal values, in the
/// proportions of the traffic.
public struct TrafficSuite: Sendable {
  public struct Options: Sendable {
    public var name: String?
    /// How many cases at most.
    public var cases: Int
    public var seed: UInt64
    /// Only requests to this model; needed where the log has several.
    public var model: String?
    /// BCP 47, of the answers.
    public var language: String?

    public init(
      name: String? = nil, cases: Int = 300, seed: UInt64 = 1, model: String? = nil,
      language: String? = nil
    ) {
      self.name = name
      self.cases = cases
      self.seed = seed
      self.model = model
      self.language = language
    }
  }

  public let imported: ImportedSuite
  /// What was done with how many, a sentence each.
  public let account: [String]

  /// - Throws: ``Problem`` where the file is no log, or holds several models and none is chosen.
  public init(reading path: String, options: Options) throws {
    let importing = ImportOptions(name: options.name, language: options.language)
    try importing.check()
    let log = JSONLinesStream(path)
    var traffic = Traffic(model: options.model)
    try log.forEach { line in try traffic.take(line.object(), line: line.number) }
    try traffic.check(path)
    let distinct = traffic.groups.count
    let apart = Self.withoutNearDuplicates(traffic.groups)
    let drawn = TrafficStrata(apart).drawn(options.cases, seed: options.seed)

    var draft = SuiteDraft(options: importing)
    let model = options.model ?? traffic.models.keys.first
    let source = SourceFile(path: path, text: "")
    let entries = try Self.entries(at: drawn.flatMap(\.group.lines), of: log)
    for (group, stratum) in drawn {
      let answers = group.lines.compactMap { entries[$0] }
      guard let first = answers.first, answers.count == group.lines.count,
        answers.allSatisfy({ TrafficKey(asking: $0) == group.key })
      else { throw Self.changed(path) }
      var item = Case(
        id: "line-\(group.lines[0])", dimension: .tone, tags: stratum.tags,
        messages: first.messages, tools: first.tools)
      item.schema = first.schema
      guard let id = try draft.add(item, at: Spot(source: source, line: group.lines[0])) else {
        continue
      }
      for (sample, answer) in answers.enumerated() {
        draft.add(
          RecordingLine(
            case: id, sample: sample,
            target: .init(adapter: nil, model: model.map { Redaction($0).text }),
            outcome: .success(answer.reply)))
      }
    }
    account =
      traffic.account + [
        "\(traffic.answered - distinct) asked the same again, \(distinct - apart.count) nearly the "
          + "same; \(apart.count) left.",
        "\(drawn.count) drawn by stratum (length, turns, refusals) with seed \(options.seed).",
        traffic.takenOut,
      ]
    account.forEach { draft.remark($0) }
    imported = ImportedSuite(
      draft, by: "suite from-logs", from: "production logs, \(FilePath.name(of: path))", path: path)
  }

  /// What stands in these lines, personal values taken out.
  private static func entries(
    at lines: [Int], of log: JSONLinesStream
  ) throws -> [Int: TrafficEntry] {
    let wanted = Set(lines)
    var redaction = TrafficRedaction()
    var entries: [Int: TrafficEntry] = [:]
    try log.forEach { line in
      guard wanted.contains(line.number) else { return }
      let object = try line.object()
      do throws(TrafficEntry.Failure) {
        var entry = try TrafficEntry(object)
        try redaction.clean(&entry)
        entries[line.number] = entry
      } catch {
        throw changed(log.path)
      }
    }
    return entries
  }

  private static func changed(_ path: String) -> Problem {
    Problem(
      "\(path) changed while it was read", hint: "make the suite from a copy",
      blame: .circumstances)
  }

  /// Keeps the first of those that resemble each other in one setting and came to the same: a refusal
  /// is no repeat of an answer.
  private static func withoutNearDuplicates(_ groups: [Traffic.Group]) -> [Traffic.Group] {
    struct Setting: Hashable {
      let number: Int
      let isRefused: Bool
    }
    let settings = Dictionary(grouping: groups.indices) {
      Setting(number: groups[$0].setting, isRefused: groups[$0].isRefused)
    }
    var repeated: Set<Int> = []
    for members in settings.values {
      let pairs = NearDuplicates(
        of: members.map { groups[$0].wording }, clusters: Array(members.indices)
      ).pairs
      repeated.formUnion(pairs.map { members[$0.case] })
    }
    return groups.enumerated().filter { !repeated.contains($0.offset) }.map(\.element)
  }
}
