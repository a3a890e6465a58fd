import Adapters
import Foundation
import Synchronization
import Testing

@testable import Eval

@Suite struct StoreTests {
  private let folder: TemporaryFolder
  private let plan: Plan

  init() throws {
    folder = try TemporaryFolder()
    plan = try .make([.benign("a"), .benign("b")], samples: 3)
  }

  private var questions: [Question] { plan.questions(for: plan.primary) }

  private func reply(_ text: String) -> Result<Reply, ModelError> {
    .success(Reply(text: text, stop: .finished))
  }

  private func failure(_ kind: ModelError.Kind = .timeout) -> Result<Reply, ModelError> {
    .failure(ModelError(kind: kind, status: 503, message: "no luck", requestID: "r1", attempts: 5))
  }

  private func keep(
    _ outcome: Result<Reply, ModelError>, _ sample: Int = 0, in store: Store
  ) async throws {
    try await store.append(
      StoredSample(question: questions[0].key, sample: sample, outcome: outcome)
    ) { _ in }
    try await store.flush()
  }

  private func outcomes(in store: Store) throws -> [Result<Reply, ModelError>] {
    var outcomes: [Result<Reply, ModelError>] = []
    try store.forEachSample(of: questions, below: 3) { outcomes.append($1.outcome) }
    return outcomes
  }

  @Test func `everything about a reply comes back`() async throws {
    let store = try Store(path: folder.path("s.sqlite"))
    let whole = Reply(
      text: "a \u{0} b \u{1F600}", stop: .length, refusal: "no", reasoning: "hm",
      toolCalls: [ToolCall(id: "1", name: "send", arguments: "{not json")],
      filters: [Filter(stage: .prompt, category: "hate", severity: "low", blocked: true)],
      usage: Usage(input: 3, output: 4, cached: 1, reasoning: 2), served: "m-1", fingerprint: "fp",
      requestID: "r2",
      timing: Timing(
        started: Date(timeIntervalSince1970: 1_795_000_000.25), nameLookup: 0.1, connect: 0.2,
        tls: 0.3, firstByte: 0.4, firstToken: 0.5, total: 0.6),
      attempts: 2)
    try await keep(.success(whole), in: store)
    try await keep(failure(), 1, in: store)
    let found = try outcomes(in: store)
    #expect(found.first == .success(whole))
    #expect(found.last == failure())
  }

  @Test func `a later reply replaces a failure and nothing replaces a reply`() async throws {
    let store = try Store(path: folder.path("s.sqlite"))
    try await keep(failure(), in: store)
    #expect(try store.standing(of: questions, below: 3).answered[0] == [false, false, false])
    try await keep(failure(.server), in: store)
    #expect(try outcomes(in: store) == [failure(.server)])
    try await keep(reply("yes"), in: store)
    #expect(try store.standing(of: questions, below: 3).answered[0] == [true, false, false])
    try await keep(failure(), in: store)
    try await keep(reply("again"), in: store)
    #expect(try outcomes(in: store) == [reply("yes")])
  }

  /// A second connection to the same file sees only what is committed.
  @Test func `what is reported as done is committed`() async throws {
    let path = folder.path("s.sqlite")
    let store = try Store(path: path)
    let witness = try Store(path: path)
    let reported = Mutex<[[Int]]>([])
    let questions = questions
    for sample in 0..<3 {
      try await store.append(
        StoredSample(question: questions[0].key, sample: sample, outcome: reply("\(sample)"))
      ) { group in
        let there = (try? witness.standing(of: questions, below: 3).answered[0]) ?? []
        #expect(group.allSatisfy { there.indices.contains($0.sample) && there[$0.sample] })
        reported.withLock { $0.append(group.map(\.sample)) }
      }
    }
    try await store.flush()
    #expect(reported.withLock { $0.flatMap(\.self).sorted() } == [0, 1, 2])
  }

  @Test func `what comes while a commit runs goes together into the next`() async throws {
    let path = folder.path("s.sqlite")
    let store = try Store(path: path)
    let groups = Mutex<[Int]>([])
    let key = questions[0].key
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for sample in 0..<500 {
        tasks.addTask { @Sendable in
          try await store.append(
            StoredSample(
              question: key, sample: sample, outcome: .success(Reply(text: "", stop: .finished))),
            onCommit: { group in groups.withLock { $0.append(group.count) } })
        }
      }
      try await tasks.waitForAll()
    }
    try await store.flush()
    let sizes = groups.withLock(\.self)
    #expect(sizes.reduce(0, +) == 500)
    #expect(sizes.count < 500, "each reply had a commit of its own")
    var stored = 0
    try store.forEachSample(of: questions, below: 500) { _, _ in stored += 1 }
    #expect(stored == 500)
  }

  @Test func `only the owner may read it`() async throws {
    let path = folder.path("in/a/folder/s.sqlite")
    let store = try Store(path: path)
    try await keep(reply("private"), in: store)
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
      #expect(try mode(path + suffix) == 0o600, "\(suffix)")
    }
    #expect(try mode(folder.path("in/a/folder")) == 0o700)
  }

  @Test func `a file that is no store is refused and left as it is`() throws {
    let text = "this file is somebody's diary, and longer than a header of SQLite would be"
    let path = try folder.write("diary.txt", text)
    let error = #expect(throws: Problem.self) { try Store(path: path) }
    #expect(error?.message.contains("diary.txt") == true)
    #expect(error?.hint?.contains("--store") == true)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    #expect(throws: Problem.self) { try Store(path: folder.url.path) }
    #expect(throws: Problem.self) { try Store(existingAt: folder.path("nowhere.sqlite")) }
  }

  @Test func `replies that another run uses stay when a run is deleted`() async throws {
    let store = try Store(path: folder.path("s.sqlite"))
    let both = try Plan.make([.benign("a"), .benign("b")], samples: 3)
    let more = try Plan.make([.benign("a"), .benign("b")], samples: 5)
    let alone = try Plan.make([.benign("a"), .benign("b")], samples: 3, seed: 8)
    for plan in [both, more, alone] {
      try store.save(plan, notes: [], at: Date(timeIntervalSince1970: 1))
      for question in plan.questions(for: plan.primary) {
        try await store.append(
          StoredSample(question: question.key, sample: 0, outcome: reply("x"))
        ) { _ in }
      }
    }
    try await store.flush()
    func stored(_ plan: Plan) throws -> Int {
      var count = 0
      try store.forEachSample(of: plan.questions(for: plan.primary), below: 5) { _, _ in count += 1
      }
      return count
    }
    try store.delete(run: both.runID)
    #expect(try stored(more) == 2)
    #expect(try store.runs().map(\.id).sorted() == [more.runID, alone.runID].sorted())
    try store.delete(run: String(alone.runID.prefix(6)))
    #expect(try stored(alone) == 0)
    #expect(try stored(more) == 2)
    #expect(throws: Problem.self) { try store.delete(run: both.runID) }
  }

  @Test func `a plan comes back as it was saved, by id, by its beginning, or as the last`() throws {
    let store = try Store(path: folder.path("s.sqlite"))
    let later = try Plan.make([.canary("c")], samples: 2)
    try store.save(plan, notes: [], at: Date(timeIntervalSince1970: 1))
    try store.save(later, notes: [], at: Date(timeIntervalSince1970: 2))
    try store.save(later, notes: [], at: Date(timeIntervalSince1970: 9))
    #expect(try store.plan(ofRun: plan.runID).digest == plan.digest)
    #expect(try store.plan(ofRun: String(plan.runID.prefix(7))).suites == plan.suites)
    #expect(try store.plan(ofRun: "last").digest == later.digest)
    #expect(try store.created(later) == Date(timeIntervalSince1970: 2))
    for name in ["", "zzz", "%"] {
      #expect(throws: Problem.self) { try store.plan(ofRun: name) }
    }
  }

  @Test func `the latest generation is found although an older one was deleted`() throws {
    let store = try Store(path: folder.path("s.sqlite"))
    #expect(try store.latestGeneration(of: plan) == nil)
    for generation in 0...2 {
      let again = try Plan.make([.benign("a"), .benign("b")], samples: 3, generation: generation)
      try store.save(again, notes: [], at: Date(timeIntervalSince1970: Double(generation)))
      #expect(try store.latestGeneration(of: plan) == generation)
    }
    try store.delete(run: plan.runID)
    #expect(try store.latestGeneration(of: plan) == 2)
  }
}
