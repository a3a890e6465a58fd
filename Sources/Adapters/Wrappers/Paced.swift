import Synchronization

/// Keeps to a target's requests and tokens per minute, across everything asked through it.
///
/// Prompts go in the order in which they came, each waiting once, for exactly as long as those
/// before it need. A prompt's tokens are estimated beforehand and corrected by what the provider
/// counted. The wait is no part of the request's timeout.
public struct Paced: Model {
  private let model: any Model
  private let pace: Pace
  private let clock: WaitingClock

  public init(_ model: any Model, limits: Limits, clock: WaitingClock = .system) {
    self.model = model
    self.clock = clock
    pace = Pace(
      requestsPerMinute: limits.requestsPerMinute, tokensPerMinute: limits.tokensPerMinute)
  }

  public func reply(to prompt: Prompt) async throws(ModelError) -> Reply {
    let estimate = Self.tokens(prompt)
    try await pace.wait(tokens: estimate, by: clock)
    let reply = try await model.reply(to: prompt)
    if let usage = reply.usage {
      pace.correct(tokens: Double(usage.input) + Double(usage.output) - estimate, now: clock.now())
    }
    return reply
  }

  /// A quarter of the prompt's bytes, and all the output that it allows for: providers, too, count
  /// what was allowed until they know better.
  static func tokens(_ prompt: Prompt) -> Double {
    let bytes =
      prompt.messages.reduce(0) { $0 + $1.content.utf8.count }
      + prompt.tools.reduce(0) { $0 + $1.parameters.utf8.count + $1.description.utf8.count }
    return Double(bytes) / 4 + Double(prompt.sampling.maxTokens ?? 512)
  }
}

/// When the next prompt may go: the generic cell rate algorithm (ITU-T I.371) over requests and over
/// tokens, the later of the two.
final class Pace: Sendable {
  /// One rate, kept as the time at which everything let through so far is paid for.
  private struct Rate {
    let perSecond: Double
    var paidAt = -Double.infinity

    /// How far ahead of its pace one may be: of many a second, a second's worth goes at once.
    var tolerance: Double { max(0, 1 - 1 / perSecond) }

    init?(perMinute: Double?) {
      guard let perMinute, perMinute > 0 else { return nil }
      perSecond = perMinute / 60
    }

    func opens(now: Double) -> Double { max(now, paidAt - tolerance) }

    mutating func charge(_ amount: Double, at time: Double) {
      paidAt = max(paidAt, time) + amount / perSecond
    }
  }

  private struct State {
    var requests: Rate?
    var tokens: Rate?
    /// Nobody goes before those who came earlier.
    var last = -Double.infinity
  }

  private let state: Mutex<State>

  init(requestsPerMinute: Double?, tokensPerMinute: Double?) {
    state = Mutex(
      State(
        requests: Rate(perMinute: requestsPerMinute), tokens: Rate(perMinute: tokensPerMinute)))
  }

  /// Takes the next place in the row.
  ///
  /// Gives the seconds until it comes up.
  func reserve(tokens: Double, now: Double) -> Double {
    state.withLock { state in
      let opens = max(
        state.last, state.requests?.opens(now: now) ?? now, state.tokens?.opens(now: now) ?? now)
      state.requests?.charge(1, at: opens)
      state.tokens?.charge(tokens, at: opens)
      state.last = opens
      return max(0, opens - now)
    }
  }

  /// Waits until so many tokens may go; a wait that is cut short gives its place back.
  func wait(tokens: Double, by clock: WaitingClock) async throws(ModelError) {
    do throws(ModelError) {
      try await clock.wait(reserve(tokens: tokens, now: clock.now()))
    } catch {
      release(tokens: tokens)
      throw error
    }
  }

  /// Gives a place back that was not used.
  func release(tokens: Double) {
    state.withLock { state in
      state.requests?.charge(-1, at: -.infinity)
      state.tokens?.charge(-tokens, at: -.infinity)
    }
  }

  /// Charges what a reply took beyond its estimate, or gives back what it left.
  func correct(tokens: Double, now: Double) {
    state.withLock { $0.tokens?.charge(tokens, at: tokens > 0 ? now : -.infinity) }
  }
}
