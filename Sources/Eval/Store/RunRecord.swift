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

  init(_ row: Row, _ database: Database) throws {
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
  }
}
