/// How one kind of API is spoken: pure functions between prompts and HTTP.
///
/// A dialect sends nothing, waits for nothing and knows no key. A new one is one file that declares a
/// value of this type, and one line in ``Adapter/all`` for each provider that speaks it.
public struct Dialect: Sendable {
  /// The request for a prompt, without its key.
  ///
  /// The endpoint has its base URL filled in. Throws `rejected` where the prompt cannot be said in
  /// this dialect.
  public var request: @Sendable (Prompt, Endpoint) throws(ModelError) -> HTTPRequest
  /// Adds the key to a request: as a header, or as a signature over what is sent and when.
  public var authorize: Authorization
  /// What a whole response says, of any status.
  public var reply: @Sendable (HTTPResponse) -> Result<Reply, ModelError>
  /// What reads the body that follows this head piece by piece; nil where the server, although asked
  /// to stream, sends it whole.
  public var decoder: @Sendable (HTTPResponse) -> (any StreamDecoder)?
  /// What has to be asked next where a response is not the reply yet, but says how to get at it;
  /// counts the exchanges there were, from 1.
  public var followUp: @Sendable (HTTPResponse, Endpoint, Int) -> FollowUp?
  /// How the same API embeds texts; nil where it does not.
  public var embeddings: BatchDialect<[Float]>?
  /// How the same API judges texts by its own policy; nil where it does not.
  public var moderation: BatchDialect<Moderation>?
  /// What replies may carry besides their text.
  public var signals: Set<Signal>
  /// What is asked otherwise than a run says, whoever speaks this dialect.
  public var rules: [Departure.Rule]

  public init(
    request: @escaping @Sendable (Prompt, Endpoint) throws(ModelError) -> HTTPRequest,
    authorize: Authorization,
    reply: @escaping @Sendable (HTTPResponse) -> Result<Reply, ModelError>,
    decoder: @escaping @Sendable (HTTPResponse) -> (any StreamDecoder)?,
    followUp: @escaping @Sendable (HTTPResponse, Endpoint, Int) -> FollowUp? = { _, _, _ in nil },
    signals: Set<Signal> = [], rules: [Departure.Rule] = []
  ) {
    self.request = request
    self.authorize = authorize
    self.reply = reply
    self.decoder = decoder
    self.followUp = followUp
    self.signals = signals
    self.rules = rules
  }
}

extension Dialect {
  /// The same dialect, where the API has more to offer than replies.
  func offering(
    embeddings: BatchDialect<[Float]>? = nil, moderation: BatchDialect<Moderation>? = nil
  ) -> Dialect {
    var dialect = self
    dialect.embeddings = embeddings
    dialect.moderation = moderation
    return dialect
  }
}

/// Reads a streamed reply.
public protocol StreamDecoder: Sendable {
  /// Takes the next bytes, cut anywhere.
  mutating func feed(_ bytes: [UInt8]) -> StreamProgress
  /// What the stream came to; `unreadable` where it ended before it was complete.
  mutating func finish() -> Result<Reply, ModelError>
  /// What came says by itself that nothing of the reply is missing; false where only the end of the
  /// stream says so, which a connection that broke did not bring.
  var isWhole: Bool { get }
}

/// How far a streamed reply has come.
public enum StreamProgress: Sendable {
  /// Nothing of the answer itself has come yet.
  case waiting
  /// The answer has begun.
  case answering
  /// Nothing that follows can matter.
  case done
}

/// How a key is put on a request.
public struct Authorization: Sendable {
  /// The request, the key, and the time in seconds since 1970.
  public var apply: @Sendable (inout HTTPRequest, String, Double) -> Void
  /// How it is signed instead where the key has several parts; nil where keys are single words.
  var signing: Signing?

  public init(apply: @escaping @Sendable (inout HTTPRequest, String, Double) -> Void) {
    self.apply = apply
  }

  public static let bearer = Authorization { request, key, _ in
    request.headers["Authorization"] = "Bearer \(key)"
  }

  public static func header(_ name: String) -> Authorization {
    Authorization { request, key, _ in request.headers[name] = key }
  }

  func put(_ key: APIKey, on request: inout HTTPRequest, at time: Double) {
    if let signing, !key.parts.isEmpty {
      signing.sign(&request, key.parts, time)
    } else {
      apply(&request, key.text, time)
    }
  }
}

extension Endpoint {
  /// A POST of JSON to a path below the base URL, with everything that the endpoint itself asks for.
  func post(_ path: String, _ body: [UInt8]) -> HTTPRequest {
    request("POST", path, [.init("Content-Type", "application/json")], body)
  }

  /// A POST of nothing.
  func post(_ path: String) -> HTTPRequest { request("POST", path, [], []) }

  /// A GET of a path below the base URL.
  func get(_ path: String) -> HTTPRequest { request("GET", path, [], []) }

  private func request(
    _ method: String, _ path: String, _ fields: HTTPHeaders, _ body: [UInt8]
  ) -> HTTPRequest {
    var request = HTTPRequest(
      method: method, url: url(path), headers: fields, body: body, timeout: limits.timeout,
      responseBytes: limits.responseBytes, caFile: caFile, unixSocket: unixSocket)
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) { request.headers[name] = value }
    return request
  }

  private func url(_ path: String) -> String {
    var base = (baseURL ?? "")[...]
    while base.hasSuffix("/") { base = base.dropLast() }
    guard !query.isEmpty else { return base + path }
    let items = query.sorted { $0.key < $1.key }.map {
      "\(Self.percentEncoded($0.key))=\(Self.percentEncoded($0.value))"
    }
    return base + path + "?" + items.joined(separator: "&")
  }

  /// All but the unreserved characters of RFC 3986.
  static func percentEncoded(_ text: String) -> String {
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: encoded.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        encoded.append(contentsOf: [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
