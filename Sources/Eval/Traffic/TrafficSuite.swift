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
    let file = try JSONLinesFile(reading: path)
    var traffic = Traffic(model: options.model)
    try file.forEach(isPython: true) { line in traffic.take(line.object, line: line.number) }
    try traffic.check(path)
    let distinct = traffic.groups.count
    let apart = Self.withoutNearDuplicates(traffic.groups)
    let drawn = TrafficStrata(apart).drawn(options.cases, seed: options.seed)

    var draft = SuiteDraft(
      options: ImportOptions(name: options.name, language: options.language))
    let model = options.model ?? traffic.models.keys.first
    for (group, stratum) in drawn {
      var item = Case(
        id: "line-\(group.line)", dimension: .tone, tags: stratum.tags, messages: group.messages,
        tools: group.tools)
      item.schema = group.schema
      let spot = Spot(source: file.source, line: group.line)
      guard let id = try draft.add(item, at: spot) else { continue }
      for (sample, reply) in group.replies.enumerated() {
        draft.add(
          RecordingLine(
            case: id, sample: sample, target: .init(adapter: nil, model: model),
            outcome: .success(reply)))
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

  /// What requests must share before one can repeat another: a dose more or another instruction may
  /// be all that parts an answer from a refusal.
  private struct Setting: Hashable {
    let instructions: [String]
    let tools: [Tool]
    let schema: JSONSchema?
    let isRefused: Bool

    init(_ group: Traffic.Group) {
      instructions = group.messages.filter { $0.role == .system }.map(\.content)
      (tools, schema, isRefused) = (group.tools, group.schema, group.isRefused)
    }
  }

  /// Keeps the first of those that resemble each other in one setting.
  private static func withoutNearDuplicates(_ groups: [Traffic.Group]) -> [Traffic.Group] {
    var repeated: Set<Int> = []
    for members in Dictionary(grouping: groups.indices, by: { Setting(groups[$0]) }).values {
      let wordings = members.map { member in
        let turns = groups[member].messages.filter { $0.role != .system }
        return Wording(turns.map(\.content).joined(separator: "\n")).threeGrams
      }
      let pairs = NearDuplicates(of: wordings, clusters: Array(members.indices)).pairs
      repeated.formUnion(pairs.map { members[$0.case] })
    }
    return groups.enumerated().filter { !repeated.contains($0.offset) }.map(\.element)
  }
}
