/// Why no reply came: data to be stored and counted, never text to be scored.
public struct ModelError: Error, Sendable, Hashable, Codable {
  public var kind: Kind
  /// The HTTP status, where there was one.
  public var status: Int?
  /// The provider's own words, cut to 500 characters, with every key of the request removed.
  public var message: String
  public var requestID: String?
  /// How often it was asked, 1 or more; 0 when it was never sent.
  public var attempts: Int
  /// The wait the server asked for, in seconds.
  public var retryAfter: Double?
  /// Whether asking again makes sense, where the server said so or the failure shows it; nil leaves
  /// it to ``kind`` and ``status``.
  public var shouldRetry: Bool?

  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// No connection, or it broke.
    case connection
    /// Nothing in time.
    case timeout
    /// 401 or 403: the key is missing, wrong or not allowed.
    case unauthorized
    /// 404: no such model or path.
    case notFound = "not_found"
    /// 429 that passes.
    case rateLimited = "rate_limited"
    /// 429 or 402 that does not pass: the account has no quota or money left.
    case quotaExhausted = "quota_exhausted"
    /// Any other 4xx: the request itself was refused.
    case rejected
    /// 5xx.
    case server
    /// An answer that is not what the API promises: not JSON, no choices, cut off mid-stream.
    case unreadable
    /// More than the size cap.
    case tooLarge = "too_large"
    /// A recording holds nothing for this case and sample.
    case notRecorded = "not_recorded"
    /// A turn before it is missing, so that it was not asked.
    case noHistory = "no_history"
    /// The target cannot be asked this case, so that nobody was; only in recordings.
    case skipped
    /// The run was stopped before an answer came; never stored.
    case cancelled
  }

  public init(
    kind: Kind, status: Int? = nil, message: String, requestID: String? = nil, attempts: Int = 1,
    retryAfter: Double? = nil, shouldRetry: Bool? = nil
  ) {
    self.kind = kind
    self.status = status
    self.message = message
    self.requestID = requestID
    self.attempts = attempts
    self.retryAfter = retryAfter
    self.shouldRetry = shouldRetry
  }
}
