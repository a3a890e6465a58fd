import Foundation
import Synchronization
import Testing

@testable import Adapters

/// A model that fails as it is told, and time that passes as it is told.
private final class Script: Model {
  private let errors: [ModelError]
  private let state = Mutex((asked: 0, slept: [Double](), notices: [Retrying.Notice]()))

  init(_ errors: [ModelError]) { self.errors = errors }

  var asked: Int { state.withLock { $0.asked } }
  var slept: [Double] { state.withLock { $0.slept } }
  var notices: [Retrying.Notice] { state.withLock { $0.notices } }

  func reply(to prompt: Prompt) async throws(ModelError) -> Reply {
    let index = state.withLock { state in
      state.asked += 1
      return state.asked - 1
    }
    guard index >= errors.count else { throw errors[index] }
    return Reply(text: "x", stop: .finished)
  }

  var clock: WaitingClock {
    WaitingClock(now: { 0 }, sleep: { seconds in self.state.withLock { $0.slept.append(seconds) } })
  }

  func retrying(attempts: Int = 5, totalWait: Double = 300, seed: UInt64 = 1) -> Retrying {
    Retrying(
      self, limits: Limits(attempts: attempts, totalWait: totalWait), seed: seed, clock: clock,
      notice: { notice in self.state.withLock { $0.notices.append(notice) } })
  }
}

private func error(
  _ kind: ModelError.Kind, _ status: Int? = nil, after: Double? = nil, again: Bool? = nil
) -> ModelError {
  ModelError(kind: kind, status: status, message: "m", retryAfter: after, shouldRetry: again)
}

struct RetryingTests {
  @Test func `Asks again until there is a reply, and counts`() async throws {
    let script = Script([error(.server, 500), error(.timeout)])
    let reply = try await script.retrying().reply(to: .make())
    #expect(reply.attempts == 3 && script.asked == 3)
    #expect(script.slept.count == 2)
  }

  /// Bounds by the official SDKs' formula: min(0.5 · 2ⁿ, 8) · (1 − 0.25 · U).
  @Test func `Waits twice as long each time, up to eight seconds`() async {
    let script = Script(Array(repeating: error(.server, 500), count: 9))
    let failed = await ask(script.retrying(attempts: 9)).error
    #expect(failed?.attempts == 9 && script.asked == 9)
    for (wait, longest) in zip(script.slept, [0.5, 1, 2, 4, 8, 8, 8, 8]) {
      #expect(wait <= longest && wait > 0.75 * longest)
    }
    #expect(script.slept.count == 8)
  }

  @Test func `The jitter is the seed's and the trial's own`() async {
    func waits(_ seed: UInt64, _ case: String) async -> [Double] {
      let script = Script(Array(repeating: error(.server), count: 3))
      _ = await ask(script.retrying(seed: seed), .make(case: `case`))
      return script.slept
    }
    #expect(await waits(1, "a") == waits(1, "a"))
    #expect(await waits(1, "a") != waits(2, "a"))
    #expect(await waits(1, "a") != waits(1, "b"))
  }

  @Test func `Waits as long as the server asks, and says so`() async throws {
    let script = Script([error(.rateLimited, 429, after: 8)])
    let reply = try await script.retrying().reply(to: .make(case: "q", sample: 3))
    #expect(reply.attempts == 2 && script.slept == [8])
    let notice = try #require(script.notices.first)
    #expect(notice.wait == 8 && notice.asAsked && notice.attempt == 2 && notice.of == 5)
    #expect(notice.origin.case == "q" && notice.origin.sample == 3)
    #expect(notice.error.kind == .rateLimited)
  }

  @Test func `A server that asks for no wait at all is still given time`() async throws {
    let script = Script([error(.rateLimited, 429, after: 0)])
    _ = try await script.retrying().reply(to: .make())
    #expect(script.slept.count == 1 && script.slept.allSatisfy { $0 > 0.3 })
    #expect(script.notices.first?.asAsked == false)
  }

  @Test func `Stops at once when the server asks for more time than is left`() async {
    let script = Script([
      error(.rateLimited, 429, after: 200), error(.rateLimited, 429, after: 101),
    ])
    let failed = await ask(script.retrying(totalWait: 300)).error
    #expect(failed?.kind == .rateLimited && failed?.attempts == 2)
    #expect(script.slept == [200])
  }

  @Test(arguments: [
    (error(.connection), true), (error(.timeout), true), (error(.timeout, 408), true),
    (error(.rejected, 409), true), (error(.rateLimited, 429), true), (error(.server, 500), true),
    (error(.server, 529), true), (error(.server, 501), false), (error(.unreadable), false),
    (error(.unreadable, again: true), true), (error(.rejected, 400), false),
    (error(.unauthorized, 401), false), (error(.notFound, 404), false),
    (error(.quotaExhausted, 429), false),
    (error(.quotaExhausted, 429, after: 1, again: true), false),
    (error(.tooLarge), false), (error(.notRecorded), false), (error(.cancelled), false),
    (error(.server, 500, again: false), false), (error(.rejected, 400, again: true), true),
    (error(.connection, again: false), false),
  ])
  func `Asks again only where that can help`(_ failure: ModelError, _ again: Bool) async {
    let script = Script([failure])
    _ = await ask(script.retrying())
    #expect(script.asked == (again ? 2 : 1))
  }

  @Test func `One attempt is one attempt`() async {
    let script = Script([error(.server, 500)])
    #expect(await ask(script.retrying(attempts: 1)).error?.attempts == 1)
    #expect(script.slept.isEmpty)
  }

  @Test func `What was never sent counts as no attempt`() async {
    let script = Script([ModelError(kind: .rejected, message: "m", attempts: 0)])
    #expect(await ask(script.retrying()).error?.attempts == 0)
  }

  @Test func `A wait that is cancelled ends the question`() async {
    let script = Script([error(.server, 500)])
    let clock = WaitingClock(now: { 0 }, sleep: { _ in throw CancellationError() })
    let retrying = Retrying(script, limits: Limits(), clock: clock)
    #expect(await ask(retrying).error?.kind == .cancelled)
    #expect(script.asked == 1)
  }
}
