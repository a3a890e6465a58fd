/// One sample as a recording keeps it: `locum-recording/1`.
///
/// Only ``case``, ``sample`` and an outcome are sure to be there, so that replies made elsewhere can
/// be brought along.
public struct RecordingLine: Sendable, Hashable {
  public static let format = "locum-recording/1"

  public var suite: String?
  public var suiteDigest: String?
  public var `case`: String
  public var sample: Int
  /// From 1, for a reply that became a turn of the conversation; nil for the one that is judged.
  public var turn: Int?
  public var target: Target?
  public var request: Request?
  public var outcome: Result<Reply, ModelError>

  public struct Target: Sendable, Hashable {
    public var adapter: String?
    public var model: String?

    public init(adapter: String?, model: String?) {
      self.adapter = adapter
      self.model = model
    }
  }

  public struct Request: Sendable, Hashable {
    public var messages: [Message]
    public var sampling: Sampling
    /// What follows the gap that was to be filled.
    public var suffix: String?

    public init(messages: [Message], sampling: Sampling, suffix: String? = nil) {
      self.messages = messages
      self.sampling = sampling
      self.suffix = suffix
    }
  }

  public init(
    suite: String? = nil, suiteDigest: String? = nil, case: String, sample: Int,
    turn: Int? = nil, target: Target? = nil, request: Request? = nil,
    outcome: Result<Reply, ModelError>
  ) {
    self.suite = suite
    self.suiteDigest = suiteDigest
    self.case = `case`
    self.sample = sample
    self.turn = turn
    self.target = target
    self.request = request
    self.outcome = outcome
  }

  /// What was asked of whom, and what came of it.
  public init(_ prompt: Prompt, _ endpoint: Endpoint, _ outcome: Result<Reply, ModelError>) {
    let origin = prompt.origin
    self.init(
      suite: origin.suite, suiteDigest: origin.suiteDigest, case: origin.case,
      sample: origin.sample, turn: origin.turn,
      target: Target(adapter: endpoint.adapter, model: endpoint.model),
      request: Request(
        messages: prompt.messages, sampling: prompt.sampling, suffix: prompt.suffix),
      outcome: outcome)
  }

  /// A case that nobody was asked; as the error of its first sample.
  ///
  /// - Parameter reason: a clause in small letters, such as `needs tools`.
  public init(
    skipping case: String, of suite: String, suiteDigest: String, by endpoint: Endpoint,
    because reason: String
  ) {
    self.init(
      suite: suite, suiteDigest: suiteDigest, case: `case`, sample: 0,
      target: Target(adapter: endpoint.adapter, model: endpoint.model),
      outcome: .failure(
        ModelError(kind: .skipped, message: reason, attempts: 0, shouldRetry: false)))
  }

  /// Nobody was asked the case; the line holds no sample.
  public var isSkip: Bool {
    guard case .failure(let error) = outcome else { return false }
    return error.kind == .skipped
  }

  /// The system prompt that was sent; nil where none was, or where no request is kept.
  public var system: String? { request?.messages.first { $0.role == .system }?.content }
}
