/// A model as it is asked: where, under which name, with which extras.
///
/// Holds the name of the variable that holds the key, never the key.
public struct Endpoint: Sendable, Hashable {
  /// The adapter's name in the table.
  public var adapter: String
  public var model: String
  /// Nil takes the adapter's own.
  public var baseURL: String?
  /// The environment variable with the key; nil takes the adapter's own.
  public var apiKeyEnv: String?
  /// A command whose standard output is the key.
  public var apiKeyCommand: [String]?
  public var headers: [String: String]
  /// Headers whose values stand in environment variables: secrets, and treated as such.
  public var headerVariables: [String: String]
  public var query: [String: String]
  /// JSON text of members merged into every request body.
  public var extraBody: String?
  public var caFile: String?
  /// The Unix socket to connect through instead of TCP.
  public var unixSocket: String?
  public var stream: Bool
  public var limits: Limits
  /// Allows a key to be sent over plain HTTP to a host that is not this machine.
  public var allowPlainHTTP: Bool
  /// How text that completes becomes a conversation; only for adapters that complete text.
  public var template: PromptTemplate?
  /// What the API looks like; only for the adapter `http`.
  public var door: HTTPDoor?
  /// What is run; only for the adapter `exec`.
  public var program: Program?
  /// What is started for the time that this endpoint is asked.
  public var launch: Launch?
  /// What this target can do otherwise than its adapter.
  public var capabilities: [Adapter.Capability: Bool]
  /// In place of the table's; nil takes what ``Prices`` knows.
  public var price: Price?

  public init(
    adapter: String, model: String, baseURL: String? = nil, apiKeyEnv: String? = nil,
    apiKeyCommand: [String]? = nil, headers: [String: String] = [:], query: [String: String] = [:],
    extraBody: String? = nil, caFile: String? = nil, unixSocket: String? = nil,
    stream: Bool = false, limits: Limits = Limits(), allowPlainHTTP: Bool = false,
    headerVariables: [String: String] = [:], capabilities: [Adapter.Capability: Bool] = [:],
    price: Price? = nil
  ) {
    self.adapter = adapter
    self.model = model
    self.baseURL = baseURL
    self.apiKeyEnv = apiKeyEnv
    self.apiKeyCommand = apiKeyCommand
    self.headers = headers
    self.query = query
    self.extraBody = extraBody
    self.caFile = caFile
    self.unixSocket = unixSocket
    self.stream = stream
    self.limits = limits
    self.allowPlainHTTP = allowPlainHTTP
    self.headerVariables = headerVariables
    self.capabilities = capabilities
    self.price = price
  }

  /// True for the name of a header whose value must not stand in a file.
  public static func isSecret(header: String) -> Bool { Secrets.isSensitive(header) }

  /// What a case may need and gets from this target: the adapter's word, unless the endpoint's own
  /// stands against it.
  public func can(_ capability: Adapter.Capability) -> Bool {
    capabilities[capability]
      ?? (Adapter.named(adapter)?.capabilities.contains(capability) == true)
  }
}

/// How hard a target may be asked.
///
/// Every limit bounds something; none can be switched off.
public struct Limits: Sendable, Hashable, Codable {
  /// Requests under way at once.
  public var concurrency: Int
  /// Nil does not pace.
  public var requestsPerMinute: Double?
  /// Input and output together; nil does not pace.
  public var tokensPerMinute: Double?
  /// Seconds for one attempt, whole.
  public var timeout: Double
  /// Tries of one prompt in all, 1 or more.
  public var attempts: Int
  /// Seconds that one prompt may spend waiting between tries in all.
  public var totalWait: Double
  /// Bytes of one response.
  public var responseBytes: Int

  /// Seconds that any of the times may have at most: a day.
  public static let longestTime = 86_400.0

  public init(
    concurrency: Int = 64, requestsPerMinute: Double? = nil, tokensPerMinute: Double? = nil,
    timeout: Double = 60, attempts: Int = 5, totalWait: Double = 300,
    responseBytes: Int = 8 << 20
  ) {
    self.concurrency = concurrency
    self.requestsPerMinute = requestsPerMinute
    self.tokensPerMinute = tokensPerMinute
    self.timeout = timeout
    self.attempts = attempts
    self.totalWait = totalWait
    self.responseBytes = responseBytes
  }
}
