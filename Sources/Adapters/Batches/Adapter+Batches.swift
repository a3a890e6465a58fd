extension Adapter {
  /// What turns texts into vectors at an endpoint.
  ///
  /// Finds the key, and so may run the endpoint's `api_key_cmd`; sends nothing. Retries, pacing and
  /// limits are those of the endpoint, on their own clock.
  ///
  /// - Parameters:
  ///   - seed: of the jitter between tries.
  ///   - environment: the value of an environment variable.
  ///   - notice: called for every wait before another try.
  /// - Throws: where the adapter embeds nothing, a key is missing or may not be sent.
  public static func embeddingModel(
    for endpoint: Endpoint, transport: Transport, seed: UInt64 = 0,
    environment: @escaping @Sendable (String) -> String? = Self.processEnvironment,
    clock: WaitingClock = .system, notice: @escaping @Sendable (Retrying.Notice) -> Void = { _ in }
  ) async throws(EndpointError) -> EmbeddingModel {
    try await batchModel(
      for: endpoint, \.embeddings, "embeds no texts", transport: transport, seed: seed,
      environment: environment, clock: clock, notice: notice)
  }

  /// What judges texts by a provider's policy at an endpoint; as
  /// ``embeddingModel(for:transport:seed:environment:clock:notice:)``.
  public static func moderationModel(
    for endpoint: Endpoint, transport: Transport, seed: UInt64 = 0,
    environment: @escaping @Sendable (String) -> String? = Self.processEnvironment,
    clock: WaitingClock = .system, notice: @escaping @Sendable (Retrying.Notice) -> Void = { _ in }
  ) async throws(EndpointError) -> ModerationModel {
    try await batchModel(
      for: endpoint, \.moderation, "moderates no texts", transport: transport, seed: seed,
      environment: environment, clock: clock, notice: notice)
  }

  private static func batchModel<Value>(
    for endpoint: Endpoint, _ offer: KeyPath<Dialect, BatchDialect<Value>?>, _ lack: String,
    transport: Transport, seed: UInt64, environment: (String) -> String?, clock: WaitingClock,
    notice: @escaping @Sendable (Retrying.Notice) -> Void
  ) async throws(EndpointError) -> BatchModel<Value> {
    let adapter = try known(endpoint)
    guard let dialect = adapter.dialect, let batches = dialect[keyPath: offer] else {
      let able = all.filter { $0.dialect?[keyPath: offer] != nil }.map(\.name)
      throw EndpointError(
        "\(adapter.name) \(lack)", hint: "these do: \(able.joined(separator: ", "))")
    }
    let remote = try await remote(
      endpoint, adapter: adapter, dialect: dialect, transport: transport, environment: environment)
    return BatchModel(
      remote, dialect: batches, limits: endpoint.limits, seed: seed, clock: clock, notice: notice)
  }
}
