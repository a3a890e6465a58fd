import GRDB

extension Store {
  /// The store's versions, oldest first. Only ever append; an old one is never edited.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 runs, suites, samples, verdicts") { database in
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
            plan_digest TEXT NOT NULL,
            suites TEXT NOT NULL,
            plan BLOB NOT NULL,
            created REAL NOT NULL
          ) WITHOUT ROWID;
          CREATE TABLE samples (
            question BLOB NOT NULL,
            sample INTEGER NOT NULL,
            text TEXT,
            stop TEXT,
            refusal TEXT,
            reasoning TEXT,
            tool_calls TEXT,
            filters TEXT,
            input INTEGER,
            output INTEGER,
            cached INTEGER,
            reasoning_tokens INTEGER,
            served TEXT,
            fingerprint TEXT,
            request_id TEXT,
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
            error_message TEXT
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
    return migrator
  }
}
