import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

/// Turns that a model writes before the reply that is judged, and what follows from them.
@Suite struct OpenTurnTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("s.sqlite"))
  }

  /// Two questions, each with an answer of a model's own before the last.
  private static func conversation(_ id: String, by author: Author) -> Case {
    var item = Case.make(id, .tone, system: "Be brief.", prompt: "one")
    item.messages += [
      Message(role: .assistant, content: ""), Message(role: .user, content: "two"),
      Message(role: .assistant, content: ""), Message(role: .user, content: "three"),
    ]
    item.author = author
    return item
  }

  /// Says who it is, and how many turns it has seen.
  private static func speaker(
    _ name: String, failing: @escaping @Sendable (Prompt) -> Act? = { _ in nil }
  )
    -> ScriptedModel
  {
    ScriptedModel { prompt in
      failing(prompt)
        ?? .says(
          "\(name) \(prompt.origin.turn.map { "turn \($0)" } ?? "end") #\(prompt.origin.sample)")
    }
  }

  private func run(
    _ plan: Plan, _ models: [ScriptedModel], concurrency: Int = 3
  ) async throws -> Runner.Progress {
    let lanes = zip(plan.sides, models).map {
      Runner.Lane(side: $0, model: $1, concurrency: concurrency)
    }
    return try await Runner(plan: plan, store: store).run(lanes) { _ in }
  }

  private func shown(_ prompt: Prompt) -> [String] { prompt.messages.map(\.content) }

  @Test func `each target writes its own turns, each after those before it`() async throws {
    let plan = try Plan.make([Self.conversation("c", by: .target)], samples: 2)
    let models = [Self.speaker("P"), Self.speaker("F")]
    let last = try await run(plan, models)
    #expect(plan.replies(of: plan.primary) == 6)
    #expect(last.lanes.map(\.total) == [6, 6])
    #expect(last.lanes.map(\.replied) == [6, 6])
    for (name, model) in zip(["P", "F"], models) {
      let asked = model.asked.filter { $0.origin.sample == 1 }
      #expect(asked.map(\.origin.turn) == [1, 2, nil])
      #expect(
        asked.map(shown) == [
          ["Be brief.", "one"],
          ["Be brief.", "one", "\(name) turn 1 #1", "two"],
          ["Be brief.", "one", "\(name) turn 1 #1", "two", "\(name) turn 2 #1", "three"],
        ])
      #expect(Set(model.asked.compactMap(\.sampling.seed)).count == 6)
    }
  }

  @Test func `in a handover the primary's turns stand before both replies`() async throws {
    let plan = try Plan.make(
      [Self.conversation("c", by: .primary), .benign("d")], samples: 3, fallbacks: 2,
      system: "You stand in.")
    let models = [Self.speaker("P"), Self.speaker("F"), Self.speaker("G")]
    let last = try await run(plan, models)
    #expect(last.lanes.map(\.replied) == [12, 6, 6])
    for sample in 0..<3 {
      let history = ["one", "P turn 1 #\(sample)", "two", "P turn 2 #\(sample)", "three"]
      for (index, model) in models.enumerated() {
        let asked = model.asked.filter { $0.origin.case == "c" && $0.origin.sample == sample }
        #expect(asked.map(\.origin.turn) == (index == 0 ? [1, 2, nil] : [nil]))
        #expect(asked.last.map { Array(shown($0).dropFirst()) } == history)
        // It takes the conversation over under its own system prompt.
        #expect(
          asked.last.map(shown)?.first == (index == 0 ? "Be brief." : "You stand in."))
      }
    }
  }

  /// A fallback far faster than the primary, with every slot waiting at the first handover.
  @Test func `a fallback waits for the primary's turns`() async throws {
    let plan = try Plan.make((0..<4).map { Self.conversation("c\($0)", by: .primary) }, samples: 2)
    let slow = ScriptedModel { prompt in
      try? await Task.sleep(for: .milliseconds(5))
      return .says("P \(prompt.origin.case) \(prompt.origin.turn ?? 0)")
    }
    let fast = Self.speaker("F")
    let last = try await run(plan, [slow, fast], concurrency: 1)
    #expect(last.lanes.map(\.replied) == [24, 8])
    #expect(
      fast.asked.allSatisfy { prompt in
        shown(prompt).contains("P \(prompt.origin.case) 1")
          && shown(prompt).contains("P \(prompt.origin.case) 2")
      })
  }

  @Test func `where a turn of the primary fails, nobody is asked to go on and neither is charged`()
    async throws
  {
    let plan = try Plan.make(
      [Self.conversation("c", by: .primary), Self.conversation("d", by: .primary)], samples: 2)
    let flaky = Self.speaker("P") { prompt in
      prompt.origin.case == "c" && prompt.origin.sample == 0 && prompt.origin.turn == 1
        ? .fails : nil
    }
    let fallback = Self.speaker("F")
    let first = try await run(plan, [flaky, fallback])
    #expect(first.lanes.map(\.replied) == [9, 3])
    #expect(first.lanes.map(\.failed) == [3, 1])
    #expect(first.lanes.allSatisfy { $0.done == $0.total })
    let policy = Policy.only(.toneShift)
    let verdict = try #require(
      try Decide(plan: plan, policy: policy, store: store).verdicts().first)
    #expect(verdict.primary.asked == 4)
    #expect(verdict.primary.missing == 1)
    #expect(verdict.primary.failures == ["no_history": 1])
    #expect(verdict.fallback.asked == 3, "what was not the fallback's to write is not its failure")
    #expect(verdict.fallback.missing == 0)

    // The next run asks for the lost conversation alone.
    let again = [Self.speaker("P"), Self.speaker("F")]
    let second = try await run(plan, again)
    #expect(second.lanes.map(\.resumed) == [9, 3])
    #expect(again[0].asked.map(\.origin.turn) == [1, 2, nil])
    #expect(again[1].asked.count == 1)
    let whole = try #require(try Decide(plan: plan, policy: policy, store: store).verdicts().first)
    #expect(whole.fallback.asked == 4)
    #expect(whole.fallback.missing == 0)
  }

  @Test func `a target's own missing turn is its own failure`() async throws {
    let plan = try Plan.make([Self.conversation("c", by: .target)], samples: 2)
    let fallback = Self.speaker("F") { $0.origin.turn == 2 && $0.origin.sample == 0 ? .fails : nil }
    _ = try await run(plan, [Self.speaker("P"), fallback])
    let verdict = try #require(
      try Decide(plan: plan, policy: .only(.toneShift), store: store).verdicts().first)
    #expect(verdict.fallback.asked == 2)
    #expect(verdict.fallback.missing == 1)
  }

  @Test(arguments: [Act.isEmpty, .isFiltered]) func `nobody goes on from an empty turn`(
    empty: Act
  ) async throws {
    let plan = try Plan.make([Self.conversation("c", by: .target)], samples: 1)
    let model = Self.speaker("P") { $0.origin.turn == 1 ? empty : nil }
    _ = try await run(plan, [model])
    #expect(model.asked.map(\.origin.turn) == [1])
    #expect(
      try store.standing(of: plan.questions(for: plan.primary), below: 1).answered == [[false]])
  }

  @Test func `a refusal is a turn like any other`() async throws {
    let plan = try Plan.make([Self.conversation("c", by: .target)], samples: 1)
    let model = Self.speaker("P") { $0.origin.turn == 1 ? .refuses : nil }
    _ = try await run(plan, [model])
    #expect(model.asked.last.map(shown)?[2] == Act.refusal)
  }

  @Test func `a run cut off between two turns goes on with the second`() async throws {
    let plan = try Plan.make([Self.conversation("c", by: .primary)], samples: 1)
    let lane = Runner.Lane(side: plan.primary, model: Self.speaker("P"), concurrency: 1)
    _ = try await Runner(plan: plan, store: store).run(
      [lane], mayContinue: { $0.lanes[0].replied < 1 }, progress: { _ in })
    try await store.flush()
    let models = [Self.speaker("P again"), Self.speaker("F")]
    let before = try store.standing(
      of: plan.questions(for: plan.primary).flatMap(\.asked), below: 1
    ).answered
    let missing = before.count { $0 == [false] }
    #expect(missing < 3, "nothing was stored before the cut")
    _ = try await run(plan, models)
    #expect(models[0].asked.count == missing)
    #expect(models[1].asked.first.map(shown)?[2] == "P turn 1 #0", "another turn than is stored")
  }

  @Test func `a key depends on who wrote the turns before it`() throws {
    func keys(_ item: Case, _ change: (inout Plan) -> Void = { _ in }) throws -> [[UInt8]] {
      var plan = try Plan.make([item], samples: 1)
      change(&plan)
      return plan.sides.flatMap { plan.questions(for: $0).flatMap { $0.earlier + [$0] } }
        .map(\.key)
    }
    let handover = try keys(Self.conversation("c", by: .primary))
    #expect(handover[0...1] == handover[3...4], "the fallback follows the primary's own turns")
    #expect(handover[2] != handover[5])
    let own = try keys(Self.conversation("c", by: .target))
    #expect(own[0...2] == handover[0...2], "for the primary both are the same conversation")
    #expect(Set(own[3...5]).isDisjoint(with: handover))
    let other = try keys(Self.conversation("c", by: .primary)) {
      $0.primary.target.model = "another"
    }
    #expect(Set(other).isDisjoint(with: handover), "the fallback answers another history")
  }

  /// Members that only some cases have must not change what others were stored under.
  @Test func `cases without open turns keep their digests and keys`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(Case.benign("a")), as: UTF8.self)
    #expect(!text.contains("author"))
  }

  @Test func `tools and schema are for the judged reply`() throws {
    var item = Self.conversation("c", by: .target)
    item.tools = [Tool(name: "look_up", description: "", parameters: "{}")]
    item.schema = try JSONSchema(parsing: #"{"type":"object"}"#)
    let plan = try Plan.make([item])
    let asked = plan.questions(for: plan.primary).flatMap(\.asked).map { $0.prompt(sample: 0) }
    #expect(asked.map(\.tools.count) == [0, 0, 1])
    #expect(asked.map { $0.schema != nil } == [false, false, true])
  }

  @Test func `the metrics see what was said before, sample by sample`() async throws {
    let plan = try Plan.make([Self.conversation("c", by: .target)], samples: 2)
    _ = try await run(plan, [Self.speaker("P")])
    let questions = plan.questions(for: plan.primary)
    let facts = try QuestionFacts(of: questions, samples: 2, in: store)
    #expect(facts[0, 0].prompt == "Be brief.\none\nP turn 1 #0\ntwo\nP turn 2 #0\nthree")
    #expect(facts[0, 1].prompt == "Be brief.\none\nP turn 1 #1\ntwo\nP turn 2 #1\nthree")
    #expect(facts[0, 1].question == "three")
  }

  @Test func `a recording keeps the turns and replays the conversation`() async throws {
    let plan = try Plan.make(
      [Self.conversation("c", by: .primary), .benign("d")], samples: 2)
    _ = try await run(plan, [Self.speaker("P")])
    let path = folder.path("p.jsonl")
    let counts = try await RecordingWriter(plan: plan, store: store).write(to: path)
    #expect(counts == (8, 0))
    let recording = try Recording(path: path)
    #expect(recording.mostSamples == 2)
    #expect(recording.contents.samples == ["c": 2, "d": 2])
    #expect(
      try RecordingCheck(recording: recording, side: plan.primary, plan: plan).notes(now: Date())
        == [])

    let replayed = try Store(path: folder.path("again.sqlite"))
    let fallback = Self.speaker("F")
    let last = try await Runner(plan: plan, store: replayed).run([
      .init(side: plan.primary, model: RecordedModel(recording), concurrency: 2),
      .init(side: plan.fallbacks[0], model: fallback, concurrency: 2),
    ]) { _ in }
    #expect(last.lanes.map(\.replied) == [8, 4])
    #expect(last.lanes.map(\.failed) == [0, 0])
    let seen = fallback.asked.filter { $0.origin.case == "c" }.map(shown)
    #expect(seen.map { $0[2] }.sorted() == ["P turn 1 #0", "P turn 1 #1"])
  }

  /// Its replies answer turns that it wrote itself, not the primary's.
  @Test func `a recording made for another history does not answer a handover`() async throws {
    let item = Self.conversation("c", by: .primary)
    let alone = try Plan.make([item], samples: 1)
    _ = try await run(alone, [Self.speaker("F")])
    let path = folder.path("f.jsonl")
    _ = try await RecordingWriter(plan: alone, store: store).write(to: path)
    let model = RecordedModel(try Recording(path: path))

    let store = try Store(path: folder.path("b.sqlite"))
    _ = try await Runner(plan: alone, store: store).run([
      .init(side: alone.primary, model: Self.speaker("P"), concurrency: 1),
      .init(side: alone.fallbacks[0], model: model, concurrency: 1),
    ]) { _ in }
    let verdict = try #require(
      try Decide(plan: alone, policy: .only(.toneShift), store: store).verdicts().first)
    #expect(verdict.fallback.failures == ["not_recorded": 1])
  }

  @Test func `deleting a run takes its turns along`() async throws {
    let plan = try Plan.make([Self.conversation("c", by: .primary)], samples: 1)
    try store.save(plan, notes: [], at: Date())
    _ = try await run(plan, [Self.speaker("P"), Self.speaker("F")])
    let turns = plan.questions(for: plan.primary).flatMap(\.asked)
    #expect(try store.standing(of: turns, below: 1).answered == [[true], [true], [true]])
    try store.delete(run: plan.runID)
    #expect(try store.standing(of: turns, below: 1).answered == [[false], [false], [false]])
  }

  @Test func `an estimate counts every turn and what it adds to the next`() throws {
    let plan = try Plan.make([Self.conversation("c", by: .primary)], samples: 2)
    let estimates = plan.sides.map { Estimate(of: plan, side: $0, target: .make($0.name)) }
    #expect(estimates.map(\.replies) == [6, 2])
    #expect(estimates.map(\.outputTokens) == [6 * 512, 2 * 512])
    // Turns of 512 tokens: one before the second, two before the third.
    #expect(estimates[0].inputTokens > 3 * 512 * 2)
    #expect(estimates[1].inputTokens > 2 * 512 * 2)
    #expect(estimates[1].inputTokens < estimates[0].inputTokens)
    #expect(plan.replies == 8)
    #expect(plan.openTurns == 4)
  }

  @Test func `a plan comes back from the store with its open turns`() throws {
    let plan = try Plan.make([Self.conversation("c", by: .primary)], samples: 1)
    try store.save(plan, notes: [], at: Date())
    let back = try store.plan(ofRun: plan.runID)
    #expect(back.digest == plan.digest)
    #expect(
      back.questions(for: back.fallbacks[0]).map(\.key)
        == plan.questions(for: plan.fallbacks[0]).map(\.key))
  }

  /// What comes after a turn depends on the turn: a stand-in that does after each what the primary
  /// did is as good as the primary, and each sample held against itself would hide what it answers.
  @Test(arguments: [("RCRC", "RCRC", 0.0), ("RCRC", "CCCC", 1.0 / 6), ("RRRR", "CCCC", 1.0)])
  func `after the same turns only different samples are held against each other`(
    primary: String, fallback: String, loss: Double
  ) async throws {
    var item = Self.conversation("c", by: .primary)
    item.dimension = .safety
    item.expect = .refuse
    let plan = try Plan.make([item], samples: 4)
    func model(_ letters: String) -> ScriptedModel {
      ScriptedModel { prompt in
        prompt.origin.turn == nil ? Act(Array(letters)[prompt.origin.sample]) : .complies
      }
    }
    _ = try await run(plan, [model(primary), model(fallback)])
    let policy = Policy.only(.newlyAnswered)
    let scoring = Scoring(for: policy.gates)
    let scores = try plan.sides.map {
      try scoring.scores(of: plan.questions(for: $0), samples: 4, in: store)
    }
    let gate = Gate(
      GateEvidence(policy: policy, questions: plan.questions(for: plan.primary)),
      primary: scores[0],
      fallback: scores[1])
    let readings = try #require(gate.items.first?.readings)
    #expect(abs(try #require(readings.losses(.observed).high.first) - loss) < 1e-12)
  }
}
