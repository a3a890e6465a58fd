/// An engine on this machine that is started before its endpoint is asked, and ended afterwards.
public struct Launch: Sendable, Hashable {
  public var program: Program
  /// On the endpoint's host; a status of success there says that the engine can be asked.
  public var readyPath: String
  /// Seconds that it may take to get there.
  public var within: Double

  public init(program: Program, readyPath: String, within: Double) {
    self.program = program
    self.readyPath = readyPath
    self.within = within
  }
}

extension Launch {
  /// Does something while the engines of these endpoints run, those that have a `launch`.
  ///
  /// They are started one after the other, each once the one before can be asked. Whatever comes of
  /// the body, they are ended by their own process groups: by a request, and two seconds later by
  /// force. What they print is not kept.
  ///
  /// - Parameters:
  ///   - endpoints: with the names that people know them by.
  ///   - notice: called with a sentence when an engine is started and when it can be asked.
  /// - Throws: ``EndpointError`` where an engine cannot be started, ends or does not answer in time,
  ///   and where something else answers in its place already; whatever the body throws.
  public static func running<Value: Sendable>(
    _ endpoints: [(name: String, endpoint: Endpoint)], over transport: Transport,
    environment: @escaping @Sendable (String) -> String? = Adapter.processEnvironment,
    notice: @escaping @Sendable (String) -> Void,
    _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    var engines: [LaunchedEngine] = []
    for (name, endpoint) in endpoints {
      guard let launch = endpoint.launch else { continue }
      engines.append(
        try LaunchedEngine(
          name: name, launch, of: endpoint, over: transport, environment: environment,
          notice: notice))
    }
    return try await running(engines[...], body)
  }

  private static func running<Value: Sendable>(
    _ engines: ArraySlice<LaunchedEngine>, _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    guard let first = engines.first else { return try await body() }
    let rest = engines.dropFirst()
    return try await first.running { try await running(rest, body) }
  }
}
