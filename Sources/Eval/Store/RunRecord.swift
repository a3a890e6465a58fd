import Foundation
import GRDB

/// One stored run, as `locum runs` lists it.
public struct RunRecord: Sendable {
  public var id: String
  public var created: Date
  public var suites: [String]
  public var primary: String
  public var fallbacks: [String]
  public var samples: Int
  /// The verdict on each fallback under the run's own policy, where one was reached.
  public var verdicts: [String: String]
  /// How often the question about each decided fallback was asked.
  public var reruns: [String: Reruns]

  init(_ row: Row, _ tally: DecisionTally, _ database: Database) throws {
    id = row["id"]
    created = Date(timeIntervalSince1970: row["created"])
    let plan = try JSONDecoder().decode(Plan.self, from: row["plan"] as Data)
    primary = plan.primary.name
    fallbacks = plan.fallbacks.map(\.name)
    samples = plan.samples
    suites = try (row["suites"] as String).split(separator: " ").map { digest in
      try String.fetchOne(
        database, sql: "SELECT name || ' ' || version FROM suites WHERE digest = ?",
        arguments: [String(digest)]) ?? String(digest)
    }
    verdicts = [:]
    for verdict in try Row.fetchAll(
      database, sql: "SELECT fallback, verdict FROM verdicts WHERE run = ? ORDER BY decided",
      arguments: [id])
    {
      // Under another policy, tried later, a run may look better than it was.
      let fallback: String = verdict["fallback"]
      if verdicts[fallback] == nil { verdicts[fallback] = verdict["verdict"] }
    }
    reruns = tally.reruns(ofRun: id)
  }
}

/// What is left of a run that was deleted: that it was decided, and how.
public struct DeletedRun: Sendable, Hashable {
  public var id: String
  public var decided: Date
  public var suites: String
  /// Fallbacks and verdicts, in the order they were decided.
  public var verdicts: [Verdict]

  public struct Verdict: Sendable, Hashable {
    public var fallback: String
    public var outcome: String
  }

  static func all(in database: Database) throws -> [DeletedRun] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT run, deleted, fallback, verdict, suites, decided FROM tally WHERE deleted > 0
        ORDER BY run, deleted, decided, fallback, demands
        """)
    var runs: [DeletedRun] = []
    var last: (String, Int)?
    for row in rows {
      let key: (String, Int) = (row["run"], row["deleted"])
      if last.map({ $0 == key }) != true {
        runs.append(
          DeletedRun(
            id: key.0, decided: Date(timeIntervalSince1970: row["decided"]), suites: row["suites"],
            verdicts: []))
        last = key
      }
      let verdict = Verdict(fallback: row["fallback"], outcome: row["verdict"])
      let count = runs.count - 1
      if !runs[count].verdicts.contains(verdict) { runs[count].verdicts.append(verdict) }
    }
    return runs.sorted { ($1.decided, $1.id) < ($0.decided, $0.id) }
  }
}
