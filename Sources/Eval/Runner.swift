public import Adapters
import Foundation
import Synchronization

/// Asks what is not stored yet and stores what comes.
///
/// Both sides are asked at the same time and in the same order (every case once, then every case
/// again), so that an hour's bad weather hits both. Replies already stored are not asked again.
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

    public init(side: Plan.Side, model: any Model, concurrency: Int) {
      self.side = side
      self.model = model
      self.concurrency = concurrency
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
      public var inputTokens: Int
      public var outputTokens: Int

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
      let questions = plan.questions(for: lane.side)
      let answered = try store.answered(questions, samples: plan.samples)
      let queue = Queue(questions: questions, answered: answered, samples: plan.samples)
      queues.append(queue)
      start.lanes.append(
        .init(
          side: lane.side, total: questions.count * plan.samples,
          resumed: questions.count * plan.samples - queue.count, replied: 0, failed: 0, retried: 0,
          inputTokens: 0, outputTokens: 0))
    }
    let tally = Tally(start)
    progress(start)
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (index, lane) in lanes.enumerated() {
          let queue = queues[index]
          for _ in 0..<min(lane.concurrency, queue.count) {
            group.addTask {
              while !Task.isCancelled, mayContinue(tally.current), let trial = queue.next() {
                guard
                  var sample = await Self.ask(
                    lane.model, queue.questions[trial.question], sample: trial.sample)
                else { return }
                sample.lane = index
                try await store.append(sample) { progress(tally.count($0)) }
              }
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

  /// Nil when the run was cancelled before an answer came.
  private static func ask(
    _ model: any Model, _ question: Question, sample: Int
  ) async -> StoredSample? {
    let outcome: Result<Reply, ModelError>
    do throws(ModelError) {
      outcome = .success(try await model.reply(to: question.prompt(sample: sample)))
    } catch {
      if error.kind == .cancelled { return nil }
      var error = error
      error.message = Secrets.scrubbed(error.message)
      outcome = .failure(error)
    }
    return StoredSample(question: question.key, sample: sample, outcome: outcome)
  }
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
          progress.lanes[sample.lane].inputTokens += reply.usage?.input ?? 0
          progress.lanes[sample.lane].outputTokens += reply.usage?.output ?? 0
        case .failure: progress.lanes[sample.lane].failed += 1
        }
      }
      return progress
    }
  }
}
