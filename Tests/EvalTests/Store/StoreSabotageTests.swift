import Adapters
import Foundation
import GRDB
import Testing

@testable import Eval

/// Stores that somebody else has laid hands on.
@Suite struct StoreSabotageTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("s.sqlite")
  }

  private func execute(_ sql: String) throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }

  @Test func `a newer version's store is refused by a sentence`() throws {
    _ = try Store(path: path)
    try execute("INSERT INTO grdb_migrations (identifier) VALUES ('99 from the future')")
    let error = #expect(throws: Problem.self) { try Store(path: path) }
    #expect(error?.message.hasSuffix("was written by a newer locum") == true)
  }

  @Test func `another program's database is refused and left as it is`() throws {
    try execute("CREATE TABLE bookmarks (url TEXT)")
    #expect(throws: Problem.self) { try Store(path: path) }
    let tables = try DatabaseQueue(path: path).read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master")
    }
    #expect(tables == ["bookmarks"])
  }

  /// A disk that is full, as far as the store can tell.
  @Test func `a failed commit stops the asking and is told`() async throws {
    let plan = try Plan.make((0..<40).map { .benign("c\($0)") }, samples: 5)
    let store = try Store(path: path)
    try execute(
      "CREATE TRIGGER full BEFORE INSERT ON samples BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    let model = ScriptedModel { _ in
      // Long enough for the commit before to have failed.
      try? await Task.sleep(for: .milliseconds(2))
      return .complies
    }
    let lane = Runner.Lane(side: plan.primary, model: model, concurrency: 1)
    await #expect(throws: (any Error).self) {
      _ = try await Runner(plan: plan, store: store).run([lane]) { progress in
        #expect(progress.lanes[0].done == 0, "a reply was counted that is not stored")
      }
    }
    #expect(model.asked.count < 200, "it went on asking for what it could not keep")
  }
}
