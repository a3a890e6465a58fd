public import Adapters
import Foundation
import Synchronization

/// Asks what is not stored yet and stores what comes.
///
/// Both sides are asked at the same time and in the same order (every case once, then every case
/// again), so that an hour's bad weather hits both. Replies already stored are not asked again.
/// Where a model writes earlier turns, a trial is the whole conversation, asked turn by turn; a
/// fallback that takes over waits for the primary's turns.
public struct Runner: Sendable {
  public let plan: Plan
  public let store: Store

  public init(plan: Plan, store: Store) {
    self.plan = plan
    self.store = store
  }

  /// One side's way to its model.
  public struct Lane: Sendable {
    public var side: Plan.Side
    public var model: any Model
    /// Requests under way at once.
    public var concurrency: Int
    /// Nil takes the plan's for this side.
    var questions: [Question]?
    /// Replies to each; nil takes the plan's.
    var samples: Int?

    public init(
      side: Plan.Side, model: any Model, concurrency: Int, questions: [Question]? = nil
    ) {
      self.side = side
      self.model = model
      self.concurrency = concurrency
      self.questions = questions
    }
  }

  /// How far each lane is, as of the last commit.
  public struct Progress: Sendable {
    public var lanes: [Lane]

    public struct Lane: Sendable {
      public var side: Plan.Side
      public var total: Int
      /// Replies stored before this run began.
      public var resumed: Int
      public var replied: Int
      public var failed: Int
      /// Replies that took more than one try.
      public var retried: Int
      /// Of all replies there are, of earlier runs of this plan too; estimated where the provider
      /// counted none, so that a limit on cost holds there as well.
      public var inputTokens: Int
      public var outputTokens: Int
      public var cachedTokens: Int

      public var done: Int { resumed + replied + failed }
    }
  }

  /// Runs every lane to its end.
  ///
  /// - Parameters:
  ///   - mayContinue: asked before each prompt; false stops asking and keeps what came.
  ///   - progress: called after each commit.
  /// - Throws: `CancellationError` when the task was cancelled, after everything received is
  ///   committed; or what made the store fail.
  public func run(
    _ lanes: [Lane], mayContinue: @escaping @Sendable (Progress) -> Bool = { _ in true },
    progress: @escaping @Sendable (Progress) -> Void
  ) async throws -> Progress {
    var queues: [Queue] = []
    var start = Progress(lanes: [])
    for lane in lanes {
      let questions = lane.questions ?? plan.questions(for: lane.side)
      let samples = lane.samples ?? plan.samples
      let (answered, spent) = try store.standing(of: questions, below: samples)
      queues.append(Queue(questions: questions, answered: answered, samples: samples))
      let before = questions.filter { !$0.isHandedOver }.flatMap(\.earlier)
      let (turns, spentBefore) = try store.standing(of: before, below: samples)
      let stored = answered + turns
      start.lanes.append(
        .init(
          side: lane.side,
          total: (questions.count + before.count) * samples,
          resumed: stored.reduce(0) { $0 + $1.count(where: \.self) }, replied: 0, failed: 0,
          retried: 0, inputTokens: spent.input + spentBefore.input,
          outputTokens: spent.output + spentBefore.output,
          cachedTokens: spent.cached + spentBefore.cached))
    }
    let tally = Tally(start)
    let handovers = Handovers()
    if !lanes.contains(where: { $0.side.role == .primary }) { handovers.close() }
    progress(start)
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (index, lane) in lanes.enumerated() {
          let asker = Asker(
            model: lane.model, lane: index, store: store, handovers: handovers,
            mayContinue: { !Task.isCancelled && mayContinue(tally.current) },
            onCommit: { progress(tally.count($0)) })
          let queue = queues[index]
          group.addTask {
            defer { if lane.side.role == .primary { handovers.close() } }
            try await withThrowingTaskGroup(of: Void.self) { workers in
              for _ in 0..<min(lane.concurrency, queue.count) {
                workers.addTask {
                  while asker.mayContinue(), let trial = queue.next() {
                    try await asker.ask(queue.questions[trial.question], sample: trial.sample)
                  }
                }
              }
              try await workers.waitForAll()
            }
          }
        }
        try await group.waitForAll()
      }
    } catch {
      try await store.flush()
      throw error
    }
    try await store.flush()
    try Task.checkCancellation()
    return tally.current
  }
}

/// Asks one lane's trials, each with the turns that come before what is judged.
private struct Asker: Sendable {
  let model: any Model
  let lane: Int
  let store: Store
  let handovers: Handovers
  let mayContinue: @Sendable () -> Bool
  let onCommit: @Sendable ([StoredSample]) -> Void

  /// Asks for one sample of a question, and before it for the turns that this lane writes.
  func ask(_ question: Question, sample: Int) async throws {
    var turns: [String] = []
    if !question.earlier.isEmpty {
      switch try await earlierTurns(of: question, sample: sample) {
      case .written(let texts): turns = texts
      case .notReached: return
      case .broken: return try await store(.failure(.noHistory), of: question, sample)
      }
    }
    guard let outcome = await reply(to: question, sample: sample, after: turns) else { return }
    try await store(outcome, of: question, sample)
  }

  /// A function of its own, for what it holds is needed by conversations only.
  @inline(never)
  private func earlierTurns(of question: Question, sample: Int) async throws -> Handovers.Turns {
    question.isHandedOver
      ? try await takenOver(question, sample: sample)
      : try await written(question, sample: sample)
  }

  /// Asks for the turns that are not stored yet, each after those before it.
  private func written(_ question: Question, sample: Int) async throws -> Handovers.Turns {
    var turns: [String] = []
    var isBroken = false
    for turn in question.earlier {
      if isBroken {
        try await store(.failure(.noHistory), of: turn, sample)
        continue
      }
      var reply = try store.reply(to: turn, sample: sample)
      if reply == nil {
        guard mayContinue(),
          let outcome = await self.reply(to: turn, sample: sample, after: turns)
        else { return .notReached }
        try await store(outcome, of: turn, sample)
        reply = try? outcome.get()
      }
      if let text = reply?.asTurn { turns.append(text) } else { isBroken = true }
    }
    let found: Handovers.Turns = isBroken ? .broken : .written(turns)
    handovers.leave(found, of: question, sample: sample)
    return found
  }

  /// The turns that the primary wrote: stored earlier, or about to be.
  private func takenOver(_ question: Question, sample: Int) async throws -> Handovers.Turns {
    var turns: [String] = []
    for turn in question.earlier {
      guard let reply = try store.reply(to: turn, sample: sample) else {
        return await handovers.turns(of: question, sample: sample)
      }
      guard let text = reply.asTurn else { return .broken }
      turns.append(text)
    }
    return .written(turns)
  }

  private func store(
    _ outcome: Result<Reply, ModelError>, of question: Question, _ sample: Int
  ) async throws {
    try await store.append(self.sample(outcome, of: question, sample), onCommit: onCommit)
  }

  @inline(never)
  private func sample(
    _ outcome: Result<Reply, ModelError>, of question: Question, _ sample: Int
  ) -> StoredSample {
    var stored = StoredSample(question: question.key, sample: sample, outcome: outcome)
    stored.lane = lane
    stored.estimatedInput = Estimate.inputTokens(of: question)
    return stored
  }

  /// Nil when the run was cancelled before an answer came.
  private func reply(
    to question: Question, sample: Int, after turns: [String]
  ) async -> Result<Reply, ModelError>? {
    do throws(ModelError) {
      return .success(try await model.reply(to: question.prompt(sample: sample, after: turns)))
    } catch {
      return Self.failure(error)
    }
  }

  @inline(never)
  private static func failure(_ error: ModelError) -> Result<Reply, ModelError>? {
    guard error.kind != .cancelled else { return nil }
    var error = error
    error.message = Secrets.scrubbed(error.message)
    return .failure(error)
  }
}

extension ModelError {
  fileprivate static let noHistory = ModelError(
    kind: .noHistory, message: "a turn before this one has no reply to go on from", attempts: 0)
}

/// The trials of one lane that are still to be asked: every case once, then every case again.
private final class Queue: Sendable {
  struct Trial {
    var question: Int
    var sample: Int
  }

  let questions: [Question]
  private let trials: [Trial]
  private let position = Mutex(0)

  var count: Int { trials.count }

  init(questions: [Question], answered: [[Bool]], samples: Int) {
    self.questions = questions
    trials = (0..<samples).flatMap { sample in
      questions.indices.filter { !answered[$0][sample] }.map {
        Trial(question: $0, sample: sample)
      }
    }
  }

  func next() -> Trial? {
    position.withLock { position in
      guard position < trials.count else { return nil }
      defer { position += 1 }
      return trials[position]
    }
  }
}

/// Counts what was committed, lane by lane.
private final class Tally: Sendable {
  private let progress: Mutex<Runner.Progress>

  init(_ start: Runner.Progress) { progress = Mutex(start) }

  var current: Runner.Progress { progress.withLock { $0 } }

  func count(_ group: [StoredSample]) -> Runner.Progress {
    progress.withLock { progress in
      for sample in group {
        switch sample.outcome {
        case .success(let reply):
          progress.lanes[sample.lane].replied += 1
          if reply.attempts > 1 { progress.lanes[sample.lane].retried += 1 }
          let usage = reply.usage ?? Estimate.usage(of: reply, input: sample.estimatedInput)
          progress.lanes[sample.lane].inputTokens += usage.input
          progress.lanes[sample.lane].outputTokens += usage.output
          progress.lanes[sample.lane].cachedTokens += usage.cached
        case .failure: progress.lanes[sample.lane].failed += 1
        }
      }
      return progress
    }
  }
}
