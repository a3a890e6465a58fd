import Foundation
import Glibc
import Subprocess

/// One program's life after another, and the questions that wait for its answers.
actor ProgramSession {
  private struct Waiting {
    let question: [JSON.Member]
    let answered: CheckedContinuation<Result<JSON, ModelError>, Never>
    var givenAt = 0.0
    var limit: Task<Void, Never>?
  }

  private struct Run {
    let number: Int
    let input: AsyncStream<[UInt8]>.Continuation
    let task: Task<Void, Never>
    /// When it last answered anything.
    var heardAt: Double
  }

  private let program: Program
  private let environment: [String: String]
  private let limits: Limits
  private var waiting: [Int: Waiting] = [:]
  private var queue: [Int] = []
  private var given: Set<Int> = []
  private var lastID = 0
  private var runs = 0
  private var run: Run?
  private var isStopped = false

  init(_ program: Program, environment: [String: String], limits: Limits) {
    self.program = program
    self.environment = environment
    self.limits = limits
    // Writing to a program that has just ended must be an error, not the end of this one.
    signal(SIGPIPE, SIG_IGN)
  }

  /// The line that answers a question.
  func ask(_ question: [JSON.Member]) async -> Result<JSON, ModelError> {
    lastID += 1
    let id = lastID
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        waiting[id] = Waiting(question: question, answered: continuation)
        queue.append(id)
        giveNext()
      }
    } onCancel: {
      Task {
        await self.settle(
          id,
          .failure(
            ModelError(
              kind: .cancelled, message: "stopped while waiting", attempts: 0, shouldRetry: false)))
      }
    }
  }

  /// Ends the program; whatever still waits fails.
  func stop() {
    isStopped = true
    if let run {
      run.input.finish()
      // Time to put its things away, now that its input has ended; then the signal.
      Task {
        try? await Task.sleep(for: .seconds(2))
        run.task.cancel()
      }
    }
    for id in waiting.keys.sorted() {
      settle(id, .failure(ModelError(kind: .cancelled, message: "stopped", shouldRetry: false)))
    }
  }

  private func giveNext() {
    while given.count < program.concurrent, let id = queue.first {
      queue.removeFirst()
      guard !isStopped, var item = waiting[id] else { continue }
      let run = running()
      item.givenAt = Self.now()
      let seconds = limits.timeout
      item.limit = Task { [weak self] in
        do { try await Task.sleep(for: .seconds(seconds)) } catch { return }
        await self?.expire(id)
      }
      waiting[id] = item
      given.insert(id)
      let line = JSONWriter.bytes(.object([.init("id", .int(id))] + item.question))
      run.input.yield(line + [0x0A])
    }
  }

  private func settle(_ id: Int, _ outcome: Result<JSON, ModelError>) {
    guard let item = waiting.removeValue(forKey: id) else { return }
    item.limit?.cancel()
    given.remove(id)
    queue.removeAll { $0 == id }
    item.answered.resume(returning: outcome)
    giveNext()
  }

  /// A program that has answered nothing since the question was given is stuck, and ended.
  private func expire(_ id: Int) {
    guard let item = waiting[id] else { return }
    let isStuck = (run?.heardAt ?? 0) < item.givenAt
    if isStuck, let run {
      run.task.cancel()
      self.run = nil
    }
    settle(
      id,
      .failure(
        ModelError(
          kind: .timeout, message: "the program did not answer within \(limits.timeout) s")))
    // Those that it was given besides will get no answer either.
    if isStuck { fail(given, "the program was stuck, and ended") }
  }

  private func fail(_ ids: Set<Int>, _ message: String, shouldRetry: Bool? = nil) {
    for id in ids.sorted() {
      settle(
        id,
        .failure(
          ModelError(
            kind: .connection, message: ProviderError.oneLine(message), shouldRetry: shouldRetry)))
    }
  }
}

extension ProgramSession {
  private func running() -> Run {
    if let run { return run }
    runs += 1
    let number = runs
    let (input, feed) = AsyncStream.makeStream(of: [UInt8].self)
    let (program, environment, cap) = (program, environment, limits.responseBytes)
    let task = Task { [weak self] in
      let end = await Self.execute(program, environment: environment, cap: cap, input: input) {
        [weak self] in await self?.heard($0, in: number)
      }
      await self?.ended(end, number)
    }
    let run = Run(number: number, input: feed, task: task, heardAt: -.infinity)
    self.run = run
    return run
  }

  private func heard(_ line: [UInt8], in number: Int) {
    guard run?.number == number else { return }
    // What a library prints to standard output by the way is no answer.
    guard line.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return }
    run?.heardAt = Self.now()
    guard let answer = try? JSONReader.read(line), let id = answer["id"]?.int else {
      for id in given.sorted() {
        settle(id, .failure(ProgramLine.unreadable("a line is no JSON object with an id")))
      }
      return
    }
    // One that came too late is nobody's any more.
    if given.contains(id) { settle(id, .success(answer)) }
  }

  private func ended(_ end: ProgramEnd, _ number: Int) {
    guard run?.number == number else { return }
    run = nil
    fail(given, end.message, shouldRetry: end.shouldRetry)
  }

  private static func now() -> Double { ProcessInfo.processInfo.systemUptime }

  private static func execute(
    _ program: Program, environment: [String: String], cap: Int, input: AsyncStream<[UInt8]>,
    heard: @escaping @Sendable ([UInt8]) async -> Void
  ) async -> ProgramEnd {
    var options = PlatformOptions()
    // A group of its own, so that what it started ends with it and the terminal's Ctrl-C is ours.
    options.createSession = true
    let steps: [TeardownStep] = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
    ]
    options.teardownSequence = steps
    let folder = program.folder.map { ["--chdir=\($0)"] } ?? []
    let tail = ProgramTail()
    do {
      let result = try await Subprocess.run(
        .name("env"), arguments: Arguments(folder + ["--"] + program.command),
        environment: .custom(
          environment.reduce(into: [:]) { $0[Environment.Key(stringLiteral: $1.key)] = $1.value }),
        platformOptions: options, input: .inputWriter, output: .sequence, error: .sequence
      ) { execution in
        await withTaskGroup(of: Void.self) { group in
          group.addTask {
            for await bytes in input {
              guard (try? await execution.standardInputWriter.write(bytes)) != nil else { break }
            }
            try? await execution.standardInputWriter.finish()
          }
          group.addTask {
            do {
              for try await piece in execution.standardError { tail.append(piece) }
            } catch {}
          }
          var lines = JSONLines(limit: cap)
          do {
            for try await piece in execution.standardOutput {
              for line in try lines.feed(piece.array) { await heard(line.data) }
            }
            if let last = lines.finish() { await heard(last.data) }
          } catch {}
          // Without its output it is of no use; a moment for its last words.
          await execution.teardown(using: steps)
          group.cancelAll()
        }
      }
      return ProgramEnd(result.terminationStatus, lastWords: tail.text)
    } catch {
      return ProgramEnd(message: "the program could not be started", shouldRetry: false)
    }
  }
}

extension SubprocessOutputSequence.Buffer {
  fileprivate var array: [UInt8] { withUnsafeBytes { Array($0) } }
}
