/// What a reply of an adapter may carry besides its text, as far as its API says it.
public enum Signal: String, Sendable, Hashable, CaseIterable {
  /// Told apart from other ends: a filter stopped the reply.
  case filterStop = "stop"
  /// The error that a refused prompt comes back as is read as a filtered reply.
  case filterError = "error"
  /// A field of its own for refusals.
  case refusal = "refusal"
  /// The provider's own names for what was found, with the stage.
  case categories = "categories"
  case severities = "severities"
  case usage = "tokens"
  case cachedTokens = "cached"
  case reasoningTokens = "reasoning"

  /// Those about filters.
  public static let filters: [Signal] = [
    .filterStop, .filterError, .refusal, .categories, .severities,
  ]
  /// Those about what is paid for.
  public static let counts: [Signal] = [.usage, .cachedTokens, .reasoningTokens]
}

/// What an adapter was tried against, apart from the contract that every one of them passes.
public enum Evidence: String, Sendable, Hashable, CaseIterable {
  /// Replies and streams in the shape of its documentation.
  case fixtures = "fixtures"
  /// Requests of its official SDK, member by member.
  case sdk = "SDK bytes"
  /// Replies captured from a server or translator nobody here wrote.
  case captures = "captures"
  /// A running server nobody here wrote, by `scripts/check-servers`.
  case independentServer = "independent server"
  /// A running engine in every change's checks.
  case live = "live"
}
