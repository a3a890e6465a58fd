/// Something that can be asked about many texts at once: an embedding model or a moderation model.
///
/// Sends the texts in batches, several under way at once, paced and asked again like prompts.
public struct BatchModel<Value: Sendable & Hashable>: Sendable {
  private let remote: RemoteModel
  private let dialect: BatchDialect<Value>
  private let limits: Limits
  private let pace: Pace
  private let retries: Retries
  private let clock: WaitingClock

  init(
    _ remote: RemoteModel, dialect: BatchDialect<Value>, limits: Limits, seed: UInt64,
    clock: WaitingClock, notice: @escaping @Sendable (Retrying.Notice) -> Void
  ) {
    self.remote = remote
    self.dialect = dialect
    self.limits = limits
    self.clock = clock
    pace = Pace(
      requestsPerMinute: limits.requestsPerMinute, tokensPerMinute: limits.tokensPerMinute)
    retries = Retries(limits: limits, seed: seed, clock: clock, notice: notice)
  }

  /// One value for each text, in their order.
  ///
  /// All or nothing: where a batch fails for good, so does the call. Ask for one text at a time to
  /// learn which one it is. An empty text is `rejected` without being sent.
  func values(for texts: [String]) async throws(ModelError) -> Batch<Value> {
    if let index = texts.firstIndex(of: "") {
      throw ModelError(
        kind: .rejected, message: "text \(index + 1) of \(texts.count) is empty", attempts: 0,
        shouldRetry: false)
    }
    let starts = Array(stride(from: 0, to: texts.count, by: max(1, dialect.mostTexts)))
    let outcome = await withTaskGroup(
      of: (Int, Result<Batch<Value>, ModelError>).self,
      returning: Result<[Int: Batch<Value>], ModelError>.self
    ) { group in
      var waiting = starts[...]
      func startNext() {
        guard let start = waiting.popFirst() else { return }
        let part = Array(texts[start..<min(texts.count, start + dialect.mostTexts)])
        group.addTask { (start, await self.outcome(of: part, at: start)) }
      }
      for _ in 0..<max(1, limits.concurrency) { startNext() }
      var batches: [Int: Batch<Value>] = [:]
      while let (start, outcome) = await group.next() {
        switch outcome {
        case .success(let batch): batches[start] = batch
        case .failure(let error):
          group.cancelAll()
          return .failure(error)
        }
        startNext()
      }
      return .success(batches)
    }
    let batches = try outcome.get()
    var all = Batch<Value>(values: [])
    all.values.reserveCapacity(texts.count)
    for batch in starts.compactMap({ batches[$0] }) {
      all.values += batch.values
      all.served = all.served ?? batch.served
      if let tokens = batch.inputTokens { all.inputTokens = (all.inputTokens ?? 0) + tokens }
    }
    return all
  }

  private func outcome(of texts: [String], at start: Int) async -> Result<Batch<Value>, ModelError>
  {
    let tokens = Double(texts.reduce(0) { $0 + $1.utf8.count }) / 4
    let origin = Prompt.Origin(suite: "", suiteDigest: "", case: "texts", sample: start)
    do throws(ModelError) {
      return .success(
        try await retries.run(as: origin) { () throws(ModelError) in
          try await pace.wait(tokens: tokens, by: clock)
          return try await remote.values(for: texts, by: dialect)
        }.value)
    } catch {
      return .failure(error)
    }
  }
}
