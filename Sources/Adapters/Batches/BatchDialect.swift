/// How an API is asked for one value about each of several texts: pure functions, as a ``Dialect``
/// is.
public struct BatchDialect<Value: Sendable & Hashable>: Sendable {
  /// Texts that one request may carry.
  public var mostTexts: Int
  /// The request, without its key; the endpoint has its base URL filled in.
  public var request: @Sendable ([String], Endpoint) throws(ModelError) -> HTTPRequest
  /// What a whole response of any status says, in the order of the texts.
  public var read: @Sendable (HTTPResponse) -> Result<Batch<Value>, ModelError>

  public init(
    mostTexts: Int = 32,
    request: @escaping @Sendable ([String], Endpoint) throws(ModelError) -> HTTPRequest,
    read: @escaping @Sendable (HTTPResponse) -> Result<Batch<Value>, ModelError>
  ) {
    self.mostTexts = mostTexts
    self.request = request
    self.read = read
  }
}

/// One value for each text, in their order.
public struct Batch<Value: Sendable & Hashable>: Sendable, Hashable {
  public var values: [Value]
  /// The model name that the server claims to have used.
  public var served: String?
  /// As the server counted; nil where it does not say.
  public var inputTokens: Int?

  public init(values: [Value], served: String? = nil, inputTokens: Int? = nil) {
    self.values = values
    self.served = served
    self.inputTokens = inputTokens
  }
}

extension HTTPResponse {
  /// The JSON of a response that succeeded; else the provider's error.
  func succeededJSON() throws(ModelError) -> JSON {
    guard succeeded else { throw ProviderError(self).modelError(self) }
    let body = try json()
    if let error = body["error"], !error.isNull { throw ProviderError(body).modelError(self) }
    return body
  }
}
