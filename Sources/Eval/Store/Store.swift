import Adapters
import Foundation
import GRDB

/// The one place where replies and runs are kept: an SQLite file in WAL mode, readable by its owner.
///
/// Replies are committed in groups: whatever arrives while one commit runs goes into the next. A
/// reply counts as done once its commit returned, and `onCommit` is told only then.
public actor Store {
  private let database: DatabasePool
  private var pending: [StoredSample] = []
  private var committing: Task<Void, Never>?
  /// What made a commit fail; nothing more is taken after it.
  private var failure: (any Error)?

  /// `LOCM`, by which a store knows itself.
  static let applicationID = 0x4C4F_434D

  /// Replies that may wait for a commit before whoever brings more has to wait too.
  private static let largestBacklog = 2048

  /// Opens or creates the store.
  ///
  /// - Throws: ``Problem`` where the file cannot be opened, is no store, or is a newer version's.
  public init(path: String) throws {
    do {
      let folder = FilePath.folder(of: path)
      if !folder.isEmpty {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      }
      if !FileManager.default.fileExists(atPath: path) {
        _ = FileManager.default.createFile(
          atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
      }
      var configuration = GRDB.Configuration()
      configuration.maximumReaderCount = 2
      configuration.busyMode = .timeout(10)
      configuration.prepareDatabase { database in
        try database.execute(sql: "PRAGMA synchronous = FULL")
        // Replies are written once and read in order: half a megabyte of pages serves that.
        try database.execute(sql: "PRAGMA cache_size = -512")
      }
      database = try DatabasePool(path: path, configuration: configuration)
      let migrator = Self.migrator
      try database.read { database in
        let owner = try Int.fetchOne(database, sql: "PRAGMA application_id")
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        if tables > 0, owner != Self.applicationID {
          throw Problem(
            "\(path) is another program's database", hint: "name another file with --store")
        }
        if try migrator.hasBeenSuperseded(database) {
          throw Problem(
            "\(path) was written by a newer locum",
            hint: "update this program, or name another store")
        }
      }
      try migrator.migrate(database)
    } catch let problem as Problem {
      throw problem
    } catch let error as DatabaseError {
      throw Problem(
        "cannot open the store \(path): \(error.message ?? "\(error.resultCode)")",
        hint: "name another file with --store", blame: .circumstances)
    } catch {
      throw Problem(
        "cannot create the store \(path)", hint: "name a file in a folder of yours with --store",
        blame: .circumstances)
    }
  }

  /// Opens a store that must be there already.
  public init(existingAt path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Problem("there is no store at \(path)", hint: "name one with --store, or run first")
    }
    try self.init(path: path)
  }

  /// Takes one reply or failure for the next commit.
  ///
  /// - Throws: what made an earlier commit fail; nothing more should be asked then.
  func append(
    _ sample: StoredSample, onCommit: @escaping @Sendable ([StoredSample]) -> Void
  ) async throws {
    if let failure { throw failure }
    pending.append(sample)
    if committing == nil {
      committing = Task { await commitPending(onCommit) }
    } else if pending.count >= Self.largestBacklog {
      await committing?.value
    }
  }

  /// Returns once everything taken so far is committed.
  func flush() async throws {
    while let running = committing { await running.value }
    if let failure { throw failure }
  }

  private func commitPending(_ onCommit: @Sendable ([StoredSample]) -> Void) async {
    defer { committing = nil }
    while !pending.isEmpty, failure == nil {
      let group = pending
      pending.removeAll(keepingCapacity: true)
      do {
        try await database.write { database in
          let statement = try database.cachedStatement(sql: StoredSample.insertion)
          for sample in group { try sample.insert(with: statement) }
        }
        onCommit(group)
      } catch {
        failure = Problem(
          "the store cannot be written: \((error as? DatabaseError)?.message ?? "\(error)")",
          hint: "make room or name another file with --store; run the same command again to go on",
          blame: .circumstances)
      }
    }
  }

  /// Which samples of each question have a reply, and the tokens that these took, as far as they
  /// were counted.
  ///
  /// Failures do not count as there, so that running a plan again asks for them again.
  nonisolated func standing(
    of questions: [Question], below samples: Int
  ) throws -> (answered: [[Bool]], spent: Usage) {
    try database.read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT sample, coalesce(input, 0), coalesce(output, 0), coalesce(cached, 0)
          FROM samples WHERE question = ? AND sample < ? AND error_kind IS NULL
          """)
      var spent = Usage(input: 0, output: 0)
      let answered = try questions.map { question in
        var there = [Bool](repeating: false, count: samples)
        let rows = try Row.fetchCursor(statement, arguments: [Data(question.key), samples])
        while let row = try rows.next() {
          there[row[0]] = true
          spent.input += row[1]
          spent.output += row[2]
          spent.cached += row[3]
        }
        return there
      }
      return (answered, spent)
    }
  }

  /// The stored reply to one question; nil where there is none or only a failure.
  nonisolated func reply(to question: Question, sample: Int) throws -> Reply? {
    try database.read { database in
      let statement = try database.cachedStatement(
        sql: StoredSample.selection(where: "question = ? AND sample = ?"))
      let row = try Row.fetchOne(statement, arguments: [Data(question.key), sample])
      guard let row else { return nil }
      return try? StoredSample(question: question.key, row: row).outcome.get()
    }
  }

  /// What was written into a question's open turns, sample by sample; nil where a turn is missing.
  nonisolated func turns(of question: Question, below samples: Int) throws -> [[String]?] {
    var turns = [[String]?](repeating: [], count: samples)
    for earlier in question.earlier {
      var texts = [String?](repeating: nil, count: samples)
      try forEachSample(of: [earlier], below: samples) { _, sample in
        texts[sample.sample] = (try? sample.outcome.get())?.asTurn
      }
      for sample in turns.indices {
        guard let text = texts[sample] else {
          turns[sample] = nil
          continue
        }
        turns[sample]?.append(text)
      }
    }
    return turns
  }

  /// Calls `visit` with every stored sample of these questions, question by question in order.
  nonisolated func forEachSample(
    of questions: [Question], below samples: Int,
    _ visit: (_ question: Int, _ sample: StoredSample) throws -> Void
  ) throws {
    try database.read { database in
      let statement = try database.cachedStatement(
        sql: StoredSample.selection(where: "question = ? ORDER BY sample"))
      for (index, question) in questions.enumerated() {
        let rows = try Row.fetchCursor(statement, arguments: [Data(question.key)])
        while let row = try rows.next() {
          let sample = try StoredSample(question: question.key, row: row)
          if sample.sample < samples { try visit(index, sample) }
        }
      }
    }
  }

  /// Keeps a plan under its run id, once.
  ///
  /// - Parameter notes: what could not be checked before asking; every later report repeats it.
  public nonisolated func save(_ plan: Plan, notes: [String], at time: Date) throws {
    try database.write { database in
      for suite in plan.suites {
        try database.execute(
          sql: "INSERT OR IGNORE INTO suites (digest, name, version, content) VALUES (?, ?, ?, ?)",
          arguments: [
            suite.digest, suite.name, suite.version, Data(try CanonicalJSON.encode(suite)),
          ])
      }
      var light = plan
      light.suites = []
      try database.execute(
        sql: """
          INSERT INTO runs (id, question, generation, suites, plan, notes, created)
          VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
          SET notes = excluded.notes, plan = excluded.plan
          """,
        arguments: [
          plan.runID, plan.generationFree.digest, plan.generation,
          plan.suites.map(\.digest).joined(separator: " "), Data(try CanonicalJSON.encode(light)),
          Data(try CanonicalJSON.encode(notes)), time.timeIntervalSince1970,
        ])
    }
  }

  /// Notes that a run reads these votes or vectors, so that they go when it goes.
  nonisolated func keep(helped questions: [Question], of plan: Plan) throws {
    try database.write { database in
      let statement = try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO help (run, question) VALUES (?, ?)")
      for question in questions {
        try statement.execute(arguments: [plan.runID, Data(question.key)])
      }
    }
  }

  /// The stored runs, newest first.
  public nonisolated func runs() throws -> [RunRecord] {
    try database.read { database in
      let tally = try DecisionTally(database)
      return try Row.fetchAll(
        database,
        sql: "SELECT id, created, plan, suites FROM runs ORDER BY created DESC, id"
      ).map { try RunRecord($0, tally, database) }
    }
  }

  /// What was decided of runs that were deleted since, newest first.
  public nonisolated func deletedRuns() throws -> [DeletedRun] {
    try database.read { try DeletedRun.all(in: $0) }
  }

  /// The plan of a stored run, named by its id, the beginning of one, or `last`.
  public nonisolated func plan(ofRun name: String) throws -> Plan {
    try database.read { database in
      let rows =
        try name == "last"
        ? Row.fetchAll(
          database, sql: "SELECT plan, suites FROM runs ORDER BY created DESC, id LIMIT 1")
        : Row.fetchAll(
          database, sql: "SELECT plan, suites FROM runs WHERE substr(id, 1, ?) = ? LIMIT 2",
          arguments: [name.utf8.count, name])
      guard let row = rows.first, rows.count == 1, !name.isEmpty else {
        throw Problem(
          rows.isEmpty ? "there is no run \"\(name)\"" : "several runs begin with \"\(name)\"",
          hint: "locum runs lists them")
      }
      let decoder = JSONDecoder()
      var plan = try decoder.decode(Plan.self, from: row["plan"] as Data)
      plan.suites = try (row["suites"] as String).split(separator: " ").map { digest in
        guard
          let content = try Data.fetchOne(
            database, sql: "SELECT content FROM suites WHERE digest = ?",
            arguments: [String(digest)])
        else { throw Problem("the store has lost the suite \(digest)") }
        return try decoder.decode(Suite.self, from: content)
      }
      return plan
    }
  }

  /// When a run was first started.
  nonisolated func created(_ plan: Plan) throws -> Date? {
    try database.read { database in
      try Double.fetchOne(
        database, sql: "SELECT created FROM runs WHERE id = ?", arguments: [plan.runID]
      ).map(Date.init(timeIntervalSince1970:))
    }
  }

  /// The highest generation stored of a plan, whatever its own; nil where it was never run.
  public nonisolated func latestGeneration(of plan: Plan) throws -> Int? {
    try database.read { database in
      try Int.fetchOne(
        database, sql: "SELECT max(generation) FROM runs WHERE question = ?",
        arguments: [plan.generationFree.digest])
    }
  }

  /// What could not be checked before a run was asked.
  nonisolated func notes(of plan: Plan) throws -> [String] {
    try database.read { database in
      try Data.fetchOne(
        database, sql: "SELECT notes FROM runs WHERE id = ?", arguments: [plan.runID])
    }.map { try JSONDecoder().decode([String].self, from: $0) } ?? []
  }

  /// Keeps the verdicts on a plan's fallbacks, in their order, and returns for each how often its
  /// question has been asked.
  nonisolated func record(
    _ verdicts: [Verdict.Outcome], on plan: Plan, policy: Policy, at time: Date
  ) throws -> [Reruns] {
    let content = Data(try CanonicalJSON.encode(policy))
    let suites = plan.suites.map(\.digest)
    return try database.write { database in
      for (side, verdict) in zip(plan.fallbacks, verdicts) {
        var named = side.target
        named.content = nil
        let subject = Digest.of([policy.digest] + suites + [Digest.of(named).hex]).hex
        try database.execute(
          sql: """
            INSERT INTO verdicts (run, subject, fallback, verdict, policy, decided)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (run, subject) DO UPDATE SET verdict = excluded.verdict
            """,
          arguments: [
            plan.runID, subject, side.name, verdict.rawValue, content, time.timeIntervalSince1970,
          ])
      }
      // All of them first: sides of one run may be the same fallback.
      let entries = try zip(plan.fallbacks, verdicts).map { side, verdict in
        let entry = DecisionTally.Entry(of: plan, side: side, demands: policy.demands)
        try DecisionTally.keep(entry, verdict: verdict.rawValue, decided: time, in: database)
        return entry
      }
      let tally = try DecisionTally(database)
      return entries.map(tally.reruns)
    }
  }

  /// The policy that a run was first decided under; nil where it was not decided.
  public nonisolated func policy(ofRun plan: Plan) throws -> Policy? {
    try database.read { database in
      try Data.fetchOne(
        database, sql: "SELECT policy FROM verdicts WHERE run = ? ORDER BY decided LIMIT 1",
        arguments: [plan.runID])
    }.map { try JSONDecoder().decode(Policy.self, from: $0) }
  }

  /// Removes a run and every reply no other run uses; that it was decided stays in the tally.
  public nonisolated func delete(run name: String) throws {
    let plan = try plan(ofRun: name)
    var kept: Set<[UInt8]> = []
    for other in try runs() where other.id != plan.runID {
      let otherPlan = try self.plan(ofRun: other.id)
      for side in otherPlan.sides {
        kept.formUnion(otherPlan.questions(for: side).flatMap(\.asked).map(\.key))
      }
    }
    let gone = plan.sides.flatMap { plan.questions(for: $0).flatMap(\.asked).map(\.key) }.filter {
      !kept.contains($0)
    }
    try database.write { database in
      for key in gone {
        try database.execute(
          sql: "DELETE FROM samples WHERE question = ?", arguments: [Data(key)])
      }
      try database.execute(
        sql: """
          DELETE FROM samples WHERE question IN (
            SELECT question FROM help AS own WHERE run = ? AND NOT EXISTS (
              SELECT 1 FROM help AS other
              WHERE other.question = own.question AND other.run <> own.run))
          """, arguments: [plan.runID])
      try database.execute(sql: "DELETE FROM help WHERE run = ?", arguments: [plan.runID])
      try database.execute(sql: "DELETE FROM verdicts WHERE run = ?", arguments: [plan.runID])
      // The same plan run again has the same name.
      let deletions =
        try Int.fetchOne(
          database, sql: "SELECT max(deleted) FROM tally WHERE run = ?", arguments: [plan.runID])
        ?? 0
      try database.execute(
        sql: "UPDATE tally SET deleted = ? WHERE run = ? AND deleted = 0",
        arguments: [deletions + 1, plan.runID])
      try database.execute(sql: "DELETE FROM runs WHERE id = ?", arguments: [plan.runID])
    }
  }
}
