import Adapters
import Foundation
import GRDB

/// What was decided in a store, run by run: which fallback, on which cases, under which demands.
///
/// It outlives the runs, holds no reply and no prompt, and tells how often one question was asked
/// whatever the files, suites and policies were called.
struct DecisionTally {
  /// One decided fallback of one run.
  struct Entry {
    let run: String
    let fallback: String
    let names: FallbackNames
    let cases: AskedCases
    /// As a person knows them.
    let suites: String
    let demands: String
  }

  private struct Line {
    let run: String
    let deleted: Int
    let fallback: String
    let names: FallbackNames
    let asked: String
    let demands: String
  }

  /// The earliest decided first.
  private let lines: [Line]
  private let cases: [String: AskedCases]

  init(_ database: Database) throws {
    lines = try Row.fetchAll(
      database,
      sql: """
        SELECT run, deleted, fallback, names, asked, demands FROM tally
        ORDER BY decided, run, deleted, fallback, demands
        """
    ).map { row in
      Line(
        run: row["run"], deleted: row["deleted"], fallback: row["fallback"],
        names: try JSONDecoder().decode(FallbackNames.self, from: row["names"] as Data),
        asked: row["asked"], demands: row["demands"])
    }
    cases = try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(database, sql: "SELECT digest, cases FROM asked").map {
        ($0["digest"] as String, AskedCases(bytes: $0["cases"] as Data))
      })
  }

  /// How often the question of an entry was asked, itself included.
  func reruns(of entry: Entry) -> Reruns {
    reruns(names: entry.names, cases: entry.cases, demands: entry.demands)
  }

  /// How often the question about each fallback of a stored run was asked, as first decided.
  func reruns(ofRun id: String) -> [String: Reruns] {
    var found: [String: Reruns] = [:]
    for line in lines where line.run == id && line.deleted == 0 && found[line.fallback] == nil {
      guard let cases = cases[line.asked] else { continue }
      found[line.fallback] = reruns(names: line.names, cases: cases, demands: line.demands)
    }
    return found
  }

  private func reruns(names: FallbackNames, cases: AskedCases, demands: String) -> Reruns {
    var isCommon: [String: Bool] = [:]
    let same = lines.filter { line in
      guard line.names.matches(names) else { return false }
      if let known = isCommon[line.asked] { return known }
      let isIn = self.cases[line.asked].map { cases.isHalfAsked(in: $0) } ?? false
      isCommon[line.asked] = isIn
      return isIn
    }
    let runs = Dictionary(grouping: same) { [$0.run, "\($0.deleted)", $0.fallback] }
    return Reruns(
      runs: max(1, runs.count),
      underOtherPolicies: runs.values.count { !$0.contains { $0.demands == demands } },
      deleted: runs.values.count { $0.contains { $0.deleted > 0 } },
      policies: max(1, Set(same.map(\.demands)).count))
  }
}

extension DecisionTally {
  static func keep(
    _ entry: Entry, verdict: String, decided: Date, in database: Database
  ) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO asked (digest, cases) VALUES (?, ?)",
      arguments: [entry.cases.digest, entry.cases.bytes])
    try database.execute(
      sql: """
        INSERT INTO tally (run, deleted, fallback, demands, verdict, names, asked, suites, decided)
        VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (run, deleted, fallback, demands) DO UPDATE SET verdict = excluded.verdict
        """,
      arguments: [
        entry.run, entry.fallback, entry.demands, verdict,
        Data(try CanonicalJSON.encode(entry.names)), entry.cases.digest, entry.suites,
        decided.timeIntervalSince1970,
      ])
  }

  /// Takes over what was decided before there was a tally; what cannot be read any more is left out.
  static func fill(from database: Database) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT verdicts.fallback, verdict, policy, decided, plan, suites FROM verdicts
        JOIN runs ON runs.id = verdicts.run ORDER BY decided
        """)
    let decoder = JSONDecoder()
    for row in rows {
      guard var plan = try? decoder.decode(Plan.self, from: row["plan"] as Data),
        let policy = try? decoder.decode(Policy.self, from: row["policy"] as Data),
        let side = plan.fallbacks.first(where: { $0.name == row["fallback"] as String })
      else { continue }
      plan.suites = try (row["suites"] as String).split(separator: " ").compactMap { digest in
        try Data.fetchOne(
          database, sql: "SELECT content FROM suites WHERE digest = ?", arguments: [String(digest)]
        ).flatMap { try? decoder.decode(Suite.self, from: $0) }
      }
      try keep(
        Entry(of: plan, side: side, demands: policy.demands), verdict: row["verdict"],
        decided: Date(timeIntervalSince1970: row["decided"]), in: database)
    }
  }
}

extension DecisionTally.Entry {
  init(of plan: Plan, side: Plan.Side, demands: String) {
    let terms = zip(plan.sides, plan.terms ?? []).first { $0.0 == side }?.1
    self.init(
      run: plan.runID, fallback: side.name,
      names: FallbackNames(side.target, recorded: terms?.recorded ?? []),
      cases: AskedCases(plan.cases.map(\.case)),
      suites: plan.suites.map { "\($0.name) \($0.version)" }.joined(separator: ", "),
      demands: demands)
  }
}

extension Policy {
  /// A digest of what it demands, whatever it is called, why, and whoever answers for it.
  var demands: String {
    let gates = gates.map { rule -> GateRule in
      var rule = rule
      rule.reason = ""
      rule.owner = ""
      rule.hazards.sort()
      return rule
    }.sorted { $0.gate.rawValue < $1.gate.rawValue }
    return Policy(name: "", version: "", gates: gates, missing: missing, controls: controls).digest
  }
}
