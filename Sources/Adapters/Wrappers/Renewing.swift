/// Asks with a key that a command prints, and has it printed anew when the server no longer takes it.
///
/// Temporary keys outlast no long run. The refused prompt is one to be asked again, and says so by its
/// error; all that were refused with the same key wait for one new key. The command runs at most once
/// a minute, for a key that is simply wrong would have it run for every prompt.
struct Renewing: Model {
  private let keys: Keys

  /// - Parameters:
  ///   - key: what `model` asks with.
  ///   - find: runs the command.
  ///   - connect: the same model with another key.
  init(
    _ model: any Model, key: APIKey, clock: WaitingClock,
    find: @escaping @Sendable () async -> APIKey?,
    connect: @escaping @Sendable (APIKey) -> (any Model)?
  ) {
    keys = Keys(model, key: key, clock: clock, find: find, connect: connect)
  }

  func reply(to prompt: Prompt) async throws(ModelError) -> Reply {
    let (model, number) = await keys.current
    do throws(ModelError) {
      return try await model.reply(to: prompt)
    } catch {
      guard error.kind == .unauthorized, await keys.renew(after: number) else { throw error }
      var error = error
      error.shouldRetry = true
      throw error
    }
  }
}

/// The key in use, and how to get the next one.
private actor Keys {
  private var model: any Model
  private var key: APIKey
  private var number = 0
  private var ranAt = -Double.infinity
  private var renewal: Task<Bool, Never>?
  private let clock: WaitingClock
  private let find: @Sendable () async -> APIKey?
  private let connect: @Sendable (APIKey) -> (any Model)?

  /// Seconds between two runs of the command.
  private static let pause = 60.0

  init(
    _ model: any Model, key: APIKey, clock: WaitingClock,
    find: @escaping @Sendable () async -> APIKey?,
    connect: @escaping @Sendable (APIKey) -> (any Model)?
  ) {
    self.model = model
    self.key = key
    self.clock = clock
    self.find = find
    self.connect = connect
  }

  /// The model as it is asked now, and how many keys there were before.
  var current: (any Model, Int) { (model, number) }

  /// False where there is no other key than the one with this number.
  func renew(after refused: Int) async -> Bool {
    guard refused == number else { return true }
    if let renewal { return await renewal.value }
    guard clock.now() - ranAt >= Self.pause else { return false }
    ranAt = clock.now()
    let renewal = Task { await self.replace() }
    self.renewal = renewal
    let isNew = await renewal.value
    self.renewal = nil
    return isNew
  }

  private func replace() async -> Bool {
    guard let next = await find(), next.secrets != key.secrets, let model = connect(next) else {
      return false
    }
    (self.model, key) = (model, next)
    number += 1
    return true
  }
}
