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
    case .program:
      let program = try ProgramModel(endpoint, environment: environment)
      return asking(program, of: endpoint, seed: seed, clock: clock, notice: notice)
    case .http, .texts, .described:
      let dialect = try adapter.dialect(for: endpoint)
      let key = try await APIKey.find(for: endpoint, adapter: adapter, environment: environment)
      let remote = try connection(
        endpoint, adapter: adapter, dialect: dialect, key: key, transport: transport,
        environment: environment, clock: clock)
      guard endpoint.apiKeyCommand != nil, let key else {
        return asking(remote, of: endpoint, seed: seed, clock: clock, notice: notice)
      }
      let renewing = Renewing(remote, key: key, clock: clock) {
        try? await APIKey.find(for: endpoint, adapter: adapter, environment: environment)
      } connect: { key in
        try? connection(
          endpoint, adapter: adapter, dialect: dialect, key: key, transport: transport,
          environment: environment, clock: clock)
      }
      return asking(renewing, of: endpoint, seed: seed, clock: clock, notice: notice)
    }
  }

  private static func asking(
    _ model: some Model, of endpoint: Endpoint, seed: UInt64, clock: WaitingClock,
    notice: @escaping @Sendable (Retrying.Notice) -> Void
  ) -> any Model {
    let limits = endpoint.limits
    let isPaced = limits.requestsPerMinute != nil || limits.tokensPerMinute != nil
    let paced: any Model = isPaced ? Paced(model, limits: limits, clock: clock) : model
    return Retrying(paced, limits: limits, seed: seed, clock: clock, notice: notice)
  }

  /// What ``model(for:transport:seed:environment:clock:notice:)`` would find wrong, as far as that
  /// can be told without running a command or reading a recording.
  public static func check(
    _ endpoint: Endpoint, environment: (String) -> String? = Self.processEnvironment
  ) throws(EndpointError) {
    let adapter = try known(endpoint)
    if case .program = adapter.access {
      try ProgramModel.check(endpoint, environment: environment)
    }
    guard adapter.usesHTTP else { return }
    let dialect = try adapter.dialect(for: endpoint)
    let key =
      endpoint.apiKeyCommand == nil
      ? try APIKey.inEnvironment(for: endpoint, adapter: adapter, environment: environment)
      : APIKey(text: "from-a-command")
    let secrets = try SecretHeaders.find(for: endpoint, environment: environment)
    let nowhere = Transport.canned { _ in HTTPResponse(status: 404) }
    _ = try RemoteModel(
      try adapter.addressed(endpoint, environment: environment), dialect: dialect, key: key,
      secretHeaders: secrets,
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
    try connection(
      endpoint, adapter: adapter, dialect: dialect,
      key: try await APIKey.find(for: endpoint, adapter: adapter, environment: environment),
      transport: transport, environment: environment, clock: clock)
  }

  private static func connection(
    _ endpoint: Endpoint, adapter: Adapter, dialect: Dialect, key: APIKey?, transport: Transport,
    environment: (String) -> String?, clock: WaitingClock
  ) throws(EndpointError) -> RemoteModel {
    try RemoteModel(
      try adapter.addressed(endpoint, environment: environment), dialect: dialect, key: key,
      secretHeaders: try SecretHeaders.find(for: endpoint, environment: environment),
      transport: transport, clock: clock)
  }

  /// What is spoken to an endpoint that is to answer prompts.
  func dialect(for endpoint: Endpoint) throws(EndpointError) -> Dialect {
    switch access {
    case .http(let dialect): return dialect
    case .described(let describe): return try describe(endpoint)
    case .texts, .program, .recording:
      throw EndpointError(
        "\(name) answers no prompts over HTTP",
        hint: "name it as the embedder, and another adapter here")
    }
  }

  static func known(_ endpoint: Endpoint) throws(EndpointError) -> Adapter {
    guard let adapter = named(endpoint.adapter) else {
      let names = all.map(\.name).joined(separator: ", ")
      throw EndpointError("no adapter is called \(endpoint.adapter)", hint: "known: \(names)")
    }
    return adapter
  }
}
