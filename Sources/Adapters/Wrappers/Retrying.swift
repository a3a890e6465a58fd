/// Asks again where that makes sense, a bounded number of times and for a bounded time.
///
/// Waits as long as the server asks, else 0.5 s doubled by every try up to 8 s, less a seeded share
/// of up to a quarter so that many prompts do not come back at once. Where the server asks for more
/// than is left of ``Limits/totalWait``, it stops at once rather than come back too early.
public struct Retrying: Model {
  /// Said before each wait.
  public struct Notice: Sendable, Hashable {
    public var origin: Prompt.Origin
    public var error: ModelError
    /// Seconds.
    public var wait: Double
    /// The server named the time.
    public var asAsked: Bool
    /// The try that follows the wait, from 2.
    public var attempt: Int
    /// Tries in all.
    public var of: Int
  }

  private let model: any Model
  private let retries: Retries

  public init(
    _ model: any Model, limits: Limits, seed: UInt64 = 0, clock: WaitingClock = .system,
    notice: @escaping @Sendable (Notice) -> Void = { _ in }
  ) {
    self.model = model
    retries = Retries(limits: limits, seed: seed, clock: clock, notice: notice)
  }

  public func reply(to prompt: Prompt) async throws(ModelError) -> Reply {
    var (reply, attempts) = try await retries.run(as: prompt.origin) { () throws(ModelError) in
      try await model.reply(to: prompt)
    }
    reply.attempts = attempts
    return reply
  }
}

/// The trying again itself, for whatever is asked.
final class Retries: Sendable {
  private let limits: Limits
  private let seed: UInt64
  private let clock: WaitingClock
  private let notice: @Sendable (Retrying.Notice) -> Void

  init(
    limits: Limits, seed: UInt64, clock: WaitingClock,
    notice: @escaping @Sendable (Retrying.Notice) -> Void
  ) {
    self.limits = limits
    self.seed = seed
    self.clock = clock
    self.notice = notice
  }

  /// What the last try gives, and which one that was.
  func run<Value: Sendable>(
    as origin: Prompt.Origin, _ ask: () async throws(ModelError) -> Value
  ) async throws(ModelError) -> (value: Value, attempts: Int) {
    var tries = Tries(random: SplitMix64(seed: seed ^ Self.fingerprint(origin)))
    while true {
      do throws(ModelError) {
        return (try await ask(), tries.attempt)
      } catch {
        try await clock.wait(try wait(after: error, &tries, as: origin))
      }
    }
  }

  private struct Tries {
    var random: SplitMix64
    /// Seconds.
    var waited = 0.0
    var attempt = 1
  }

  /// The seconds until the next try; throws the error where there shall be none.
  ///
  /// Apart from the function that waits, so that a request under way does not hold what only a failed one needs.
  @inline(never)
  private func wait(
    after error: ModelError, _ tries: inout Tries, as origin: Prompt.Origin
  ) throws(ModelError) -> Double {
    var error = error
    // What was never sent was no try.
    error.attempts = error.attempts == 0 ? tries.attempt - 1 : tries.attempt
    guard error.isWorthRetrying, tries.attempt < limits.attempts else { throw error }
    let asked = error.retryAfter.flatMap { $0 > 0 ? $0 : nil }
    let wait = asked ?? Self.backoff(tries.attempt, &tries.random)
    guard tries.waited + wait <= limits.totalWait else { throw error }
    tries.attempt += 1
    tries.waited += wait
    notice(
      Retrying.Notice(
        origin: origin, error: error, wait: wait, asAsked: asked != nil,
        attempt: tries.attempt, of: limits.attempts))
    return wait
  }

  private static func backoff(_ attempt: Int, _ random: inout SplitMix64) -> Double {
    let doubled = 0.5 * Double(1 << min(attempt - 1, 10))
    return min(doubled, 8) * (1 - 0.25 * random.unit())
  }

  /// FNV-1a, so that the jitter of a trial is its own and the same in every run.
  private static func fingerprint(_ origin: Prompt.Origin) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(origin.suite)/\(origin.case)/\(origin.sample)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3
    }
    return hash
  }
}

extension ModelError {
  /// Asking the same again may well succeed.
  public var isWorthRetrying: Bool {
    switch kind {
    case .quotaExhausted, .cancelled, .notRecorded, .noHistory, .skipped, .tooLarge: false
    case .connection, .timeout, .rateLimited: shouldRetry ?? true
    case .server: shouldRetry ?? (status != 501)
    case .unauthorized, .notFound, .rejected, .unreadable: shouldRetry ?? (status == 409)
    }
  }
}
