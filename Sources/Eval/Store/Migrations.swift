import GRDB

extension Store {
  /// The store's versions, oldest first.
  ///
  /// Only ever append; an old one is never edited.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 runs, suites, samples, verdicts") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(
        sql: """
          CREATE TABLE suites (
            digest TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            content BLOB NOT NULL
          ) WITHOUT ROWID;
          CREATE TABLE runs (
            id TEXT PRIMARY KEY,
            question TEXT NOT NULL,
            generation INTEGER NOT NULL,
            suites TEXT NOT NULL,
            plan BLOB NOT NULL,
            notes BLOB NOT NULL,
            created REAL NOT NULL
          ) WITHOUT ROWID;
          CREATE TABLE samples (
            question BLOB NOT NULL,
            sample INTEGER NOT NULL,
            text BLOB,
            stop TEXT,
            refusal BLOB,
            reasoning BLOB,
            tool_calls BLOB,
            filters BLOB,
            input INTEGER,
            output INTEGER,
            cached INTEGER,
            reasoning_tokens INTEGER,
            served BLOB,
            fingerprint BLOB,
            request_id BLOB,
            attempts INTEGER NOT NULL,
            started REAL,
            name_lookup REAL,
            connect REAL,
            tls REAL,
            first_byte REAL,
            first_token REAL,
            total REAL,
            error_kind TEXT,
            error_status INTEGER,
            error_message BLOB
          );
          CREATE UNIQUE INDEX samples_by_question ON samples (question, sample);
          CREATE TABLE verdicts (
            run TEXT NOT NULL,
            subject TEXT NOT NULL,
            fallback TEXT NOT NULL,
            verdict TEXT NOT NULL,
            policy BLOB NOT NULL,
            decided REAL NOT NULL,
            PRIMARY KEY (run, subject)
          ) WITHOUT ROWID;
          CREATE INDEX verdicts_by_subject ON verdicts (subject);
          """)
    }
    migrator.registerMigration("2 what helpers were asked for runs") { database in
      try database.execute(
        sql: """
          CREATE TABLE help (
            run TEXT NOT NULL,
            question BLOB NOT NULL,
            PRIMARY KEY (run, question)
          ) WITHOUT ROWID;
          CREATE INDEX help_by_question ON help (question);
          """)
    }
    migrator.registerMigration("3 a tally of what was decided, which deleting a run leaves") {
      database in
      try database.execute(
        sql: """
          CREATE TABLE asked (
            digest TEXT PRIMARY KEY,
            cases BLOB NOT NULL
          ) WITHOUT ROWID;
          CREATE TABLE tally (
            run TEXT NOT NULL,
            deleted INTEGER NOT NULL,
            fallback TEXT NOT NULL,
            demands TEXT NOT NULL,
            verdict TEXT NOT NULL,
            names BLOB NOT NULL,
            asked TEXT NOT NULL,
            suites TEXT NOT NULL,
            decided REAL NOT NULL,
            PRIMARY KEY (run, deleted, fallback, demands)
          ) WITHOUT ROWID;
          """)
      try DecisionTally.fill(from: database)
    }
    return migrator
  }
}
