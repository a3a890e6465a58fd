import Adapters
import Synchronization
import Testing

@testable import Eval

@Suite struct RunnerTests {
  private let folder: TemporaryFolder
  private let store: Store
  private let cases: [Case] = (0..<6).map { .benign("c\($0)") }

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("s.sqlite"))
  }

  private func lanes(
    _ plan: Plan, _ models: [ScriptedModel], concurrency: Int = 1
  ) -> [Runner.Lane] {
    zip(plan.sides, models).map {
      Runner.Lane(side: $0, model: $1, concurrency: concurrency)
    }
  }

  private func stored(_ plan: Plan) throws -> [[Bool]] {
    try plan.sides.map { side in
      try store.standing(of: plan.questions(for: side), below: plan.samples).answered.flatMap(
        \.self)
    }
  }

  @Test func `every case once, then every case again, each sample asked for itself`() async throws {
    let plan = try Plan.make(cases, samples: 3)
    let models = [ScriptedModel { _ in .complies }, ScriptedModel { _ in .refuses }]
    let last = try await Runner(plan: plan, store: store).run(lanes(plan, models)) { _ in }
    let expected = (0..<3).flatMap { sample in cases.map { "\($0.id)/\(sample)" } }
    for model in models {
      #expect(model.asked.map { "\($0.origin.case)/\($0.origin.sample)" } == expected)
      #expect(Set(model.asked.map(\.sampling.seed)).count == 18)
    }
    #expect(last.lanes.map(\.replied) == [18, 18])
    #expect(try stored(plan).allSatisfy { $0.allSatisfy(\.self) })
  }

  /// An hour's bad weather must hit both: neither side may be done before the other begins.
  @Test func `both sides are asked at the same time`() async throws {
    let plan = try Plan.make(cases, samples: 3)
    let order = Mutex<[String]>([])
    func model(_ name: String) -> ScriptedModel {
      ScriptedModel { _ in
        order.withLock { $0.append(name) }
        try? await Task.sleep(for: .milliseconds(3))
        return .complies
      }
    }
    _ = try await Runner(plan: plan, store: store).run(lanes(plan, [model("p"), model("f")])) { _ in
    }
    let names = order.withLock(\.self)
    let firsts = ["p", "f"].compactMap(names.firstIndex)
    let lasts = ["p", "f"].compactMap(names.lastIndex)
    let lastStart = try #require(firsts.max())
    let firstEnd = try #require(lasts.min())
    #expect(lastStart < firstEnd)
  }

  @Test func `a second run asks only for what is missing and failed`() async throws {
    let plan = try Plan.make(cases, samples: 3)
    let flaky = ScriptedModel { prompt in
      prompt.origin.case == "c1" || prompt.origin.sample == 2 ? .fails : .complies
    }
    let sound = ScriptedModel { _ in .complies }
    let first = try await Runner(plan: plan, store: store).run(lanes(plan, [flaky, sound])) { _ in }
    #expect(first.lanes[0].failed == 8)
    #expect(first.lanes[0].replied == 10)

    let again = [ScriptedModel { _ in .complies }, ScriptedModel { _ in .complies }]
    let second = try await Runner(plan: plan, store: store).run(lanes(plan, again)) { _ in }
    #expect(second.lanes.map(\.resumed) == [10, 18])
    #expect(
      again[0].asked.map { "\($0.origin.case)/\($0.origin.sample)" } == [
        "c1/0", "c1/1", "c0/2", "c1/2", "c2/2", "c3/2", "c4/2", "c5/2",
      ])
    #expect(again[1].asked.isEmpty)

    let third = [ScriptedModel { _ in .complies }, ScriptedModel { _ in .complies }]
    _ = try await Runner(plan: plan, store: store).run(lanes(plan, third)) { _ in }
    #expect(third.allSatisfy { $0.asked.isEmpty })
  }

  @Test func `more samples ask only for the further ones`() async throws {
    let few = try Plan.make(cases, samples: 2)
    let many = try Plan.make(cases, samples: 4)
    let model = ScriptedModel { _ in .complies }
    _ = try await Runner(plan: few, store: store).run(lanes(few, [model])) { _ in }
    let second = ScriptedModel { _ in .complies }
    _ = try await Runner(plan: many, store: store).run(lanes(many, [second])) { _ in }
    #expect(Set(second.asked.map(\.origin.sample)) == [2, 3])
    #expect(second.asked.count == 12)
  }

  @Test func `a cancelled run keeps what came, stores no cancellation, and throws`() async throws {
    let plan = try Plan.make(cases, samples: 3)
    let store = store
    let reached = AsyncStream<Void>.makeStream()
    let model = ScriptedModel { prompt in
      guard prompt.origin.sample == 1 else { return .complies }
      reached.continuation.yield()
      try? await Task.sleep(for: .seconds(60))
      return .complies
    }
    let lanes = lanes(plan, [model])
    let task = Task { try await Runner(plan: plan, store: store).run(lanes) { _ in } }
    for await _ in reached.stream { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    // The six of the first round, and the one that came although nobody waited for it any more.
    let kept = try store.standing(of: plan.questions(for: plan.primary), below: 3).answered
    #expect(kept.allSatisfy { $0[0] })
    #expect(kept.flatMap(\.self).count(where: \.self) == 7)
  }

  @Test func `asking stops where it may not go on, and what came is kept`() async throws {
    let plan = try Plan.make(cases, samples: 100)
    let model = ScriptedModel { _ in
      try? await Task.sleep(for: .milliseconds(2))
      return .complies
    }
    let last = try await Runner(plan: plan, store: store).run(
      lanes(plan, [model]), mayContinue: { $0.lanes[0].replied < 4 }, progress: { _ in })
    #expect(model.asked.count >= 4)
    #expect(model.asked.count < 600)
    #expect(last.lanes[0].replied == model.asked.count)
    #expect(try stored(plan)[0].count(where: \.self) == model.asked.count)
  }

  @Test func `no more requests are under way than the lane allows`() async throws {
    let plan = try Plan.make(cases, samples: 4)
    let now = Mutex((current: 0, most: 0))
    let model = ScriptedModel { _ in
      now.withLock {
        $0.current += 1
        $0.most = max($0.most, $0.current)
      }
      try? await Task.sleep(for: .milliseconds(2))
      now.withLock { $0.current -= 1 }
      return .complies
    }
    _ = try await Runner(plan: plan, store: store).run(lanes(plan, [model], concurrency: 3)) { _ in
    }
    #expect((2...3).contains(now.withLock(\.most)))
  }
}
