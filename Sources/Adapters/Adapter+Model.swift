import Foundation

extension Adapter {
  /// Everything that asking an endpoint takes, one thing around the other: retrying around pacing
  /// around the model itself.
  ///
  /// Finds the key, and so may run the endpoint's `api_key_cmd`; sends nothing.
  ///
  /// - Parameters:
  ///   - seed: of the jitter between tries.
  ///   - environment: the value of an environment variable.
  ///   - notice: called for every wait before another try.
  public static func model(
    for endpoint: Endpoint, transport: Transport, seed: UInt64 = 0,
    environment: @escaping @Sendable (String) -> String? = Self.processEnvironment,
    clock: WaitingClock = .system, notice: @escaping @Sendable (Retrying.Notice) -> Void = { _ in }
  ) async throws(EndpointError) -> any Model {
    let adapter = try known(endpoint)
    switch adapter.access {
    case .recording:
      do throws(RecordingError) {
        return RecordedModel(try Recording(path: endpoint.model))
      } catch {
        throw EndpointError(error.description, hint: error.hint)
      }
    case .texts: throw answersNoPrompts(adapter)
    case .http(let dialect):
      let remote = try await remote(
        endpoint, adapter: adapter, dialect: dialect, transport: transport,
        environment: environment, clock: clock)
      let limits = endpoint.limits
      let isPaced = limits.requestsPerMinute != nil || limits.tokensPerMinute != nil
      let paced: any Model = isPaced ? Paced(remote, limits: limits, clock: clock) : remote
      return Retrying(paced, limits: limits, seed: seed, clock: clock, notice: notice)
    }
  }

  /// What ``model(for:transport:seed:environment:clock:notice:)`` would find wrong, as far as that
  /// can be told without running a command or reading a recording.
  public static func check(
    _ endpoint: Endpoint, environment: (String) -> String? = Self.processEnvironment
  ) throws(EndpointError) {
    let adapter = try known(endpoint)
    if case .texts = adapter.access { throw answersNoPrompts(adapter) }
    guard case .http(let dialect) = adapter.access else { return }
    let key =
      endpoint.apiKeyCommand == nil
      ? try APIKey.inEnvironment(for: endpoint, adapter: adapter, environment: environment)
      : APIKey(text: "from-a-command")
    let nowhere = Transport.canned { _ in HTTPResponse(status: 404) }
    _ = try RemoteModel(
      try adapter.addressed(endpoint, environment: environment), dialect: dialect, key: key,
      transport: nowhere)
  }

  public static let processEnvironment: @Sendable (String) -> String? = { name in
    ProcessInfo.processInfo.environment[name]
  }

  /// The connection that replies and batches are asked over, with its key found.
  static func remote(
    _ endpoint: Endpoint, adapter: Adapter, dialect: Dialect, transport: Transport,
    environment: (String) -> String?, clock: WaitingClock = .system
  ) async throws(EndpointError) -> RemoteModel {
    let key = try await APIKey.find(for: endpoint, adapter: adapter, environment: environment)
    return try RemoteModel(
      try adapter.addressed(endpoint, environment: environment), dialect: dialect, key: key,
      transport: transport, clock: clock)
  }

  private static func answersNoPrompts(_ adapter: Adapter) -> EndpointError {
    EndpointError(
      "\(adapter.name) answers no prompts",
      hint: "name it as the embedder, and another adapter here")
  }

  static func known(_ endpoint: Endpoint) throws(EndpointError) -> Adapter {
    guard let adapter = named(endpoint.adapter) else {
      let names = all.map(\.name).joined(separator: ", ")
      throw EndpointError("no adapter is called \(endpoint.adapter)", hint: "known: \(names)")
    }
    return adapter
  }
}
