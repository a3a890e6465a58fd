/// An HTTP API that no dialect is made for, described: what to send, and where in the answer to look.
public struct HTTPDoor: Sendable, Hashable, Codable {
  /// POST, PUT or GET; GET sends no body.
  public var method: String
  /// Below the base URL.
  public var path: String
  /// JSON text of the request's body with places such as `{{messages}}`.
  public var body: String?
  public var reply: Places
  /// What is different for a target that streams.
  public var stream: Stream?

  /// JSON Pointers (RFC 6901) into an answer.
  public struct Places: Sendable, Hashable, Codable {
    /// A text, or a list of texts or of objects with a member `text`, which are joined.
    public var text: String
    public var parts: [Part: String]
    /// The API's own words for why it stopped, beyond the usual ones.
    public var stopReasons: [String: Reply.Stop]
    /// The words at ``Part/filtered`` that mean that a filter refused.
    public var filteredWords: [String]

    /// What may be found besides the text.
    public enum Part: String, Sendable, Hashable, Codable, CodingKeyRepresentable, CaseIterable {
      case refusal, reasoning, stop, model
      case inputTokens = "input_tokens"
      case outputTokens = "output_tokens"
      case requestID = "request_id"
      /// A list of calls; without it a prompt with tools cannot be asked, for a call would not be seen.
      case toolCalls = "tool_calls"
      /// What stands there and is not null, false or empty is an error, whatever the status.
      case error
      /// A word that may say that a filter refused.
      case filtered
    }

    public init(
      text: String, parts: [Part: String] = [:], stopReasons: [String: Reply.Stop] = [:],
      filteredWords: [String] = []
    ) {
      self.text = text
      self.parts = parts
      self.stopReasons = stopReasons
      self.filteredWords = filteredWords
    }
  }

  /// How a streamed answer comes.
  public struct Stream: Sendable, Hashable, Codable {
    public var format: Format
    /// Instead of ``HTTPDoor/path``.
    public var path: String?
    /// Where an event holds the next piece of text.
    public var text: String
    /// The name of the event that ends the stream; without it and ``endData`` the body's end does.
    public var endEvent: String?
    /// The data of the event that ends the stream, such as `[DONE]`.
    public var endData: String?

    public enum Format: String, Sendable, Hashable, Codable, CaseIterable {
      case sse
      case jsonLines = "json-lines"
    }

    public init(
      format: Format, path: String? = nil, text: String, endEvent: String? = nil,
      endData: String? = nil
    ) {
      self.format = format
      self.path = path
      self.text = text
      self.endEvent = endEvent
      self.endData = endData
    }
  }

  public init(
    method: String = "POST", path: String = "", body: String? = nil, reply: Places,
    stream: Stream? = nil
  ) {
    self.method = method
    self.path = path
    self.body = body
    self.reply = reply
    self.stream = stream
  }
}

extension HTTPDoor {
  /// What a place in the body may be called.
  public static let knownPlaces = RequestTemplate.places

  /// The names of places in a body that no prompt has anything for.
  public static func unknownPlaces(in body: String) -> [String] {
    RequestTemplate(body)?.unknown ?? []
  }

  /// The dialect that an endpoint's own description makes.
  static func dialect(for endpoint: Endpoint) throws(EndpointError) -> Dialect {
    guard let door = endpoint.door else {
      throw EndpointError(
        "\(endpoint.adapter):\(endpoint.model) says neither what to send nor where the text is",
        hint: "describe the API under http: in locum.yaml; docs/adapters.md has an example")
    }
    let template = try door.template()
    let reader = try DoorReader(door)
    if endpoint.stream, door.stream == nil {
      throw EndpointError(
        "\(endpoint.model) shall stream, and http: does not say how",
        hint: "add http: {stream: {format: sse, text: /…}}, or leave out stream: true")
    }
    return Dialect(
      request: { prompt, endpoint throws(ModelError) in
        try door.request(for: prompt, to: endpoint, filling: template)
      },
      authorize: .bearer, reply: reader.reply(from:),
      decoder: { head in
        let type = head.headers["Content-Type"]?.lowercased() ?? ""
        guard let stream = door.stream, head.succeeded, !type.hasPrefix("application/json") else {
          return nil
        }
        return DoorDecoder(head: head, reader: reader, stream: stream)
      })
  }

  private func template() throws(EndpointError) -> RequestTemplate? {
    guard ["POST", "PUT", "GET"].contains(method) else {
      throw EndpointError("http.method is \(method)", hint: "POST, PUT or GET")
    }
    guard let body else {
      guard method == "GET" else {
        throw EndpointError("http.body is missing", hint: #"for example {input: "{{prompt}}"}"#)
      }
      return nil
    }
    guard let template = RequestTemplate(body) else {
      throw EndpointError("http.body is not JSON", hint: "write it as a mapping")
    }
    if let name = template.unknown.first {
      throw EndpointError(
        "http.body has a place for {{\(name)}}, which no prompt has",
        hint: "known: \(RequestTemplate.places.joined(separator: ", "))")
    }
    return template
  }

  /// Whether a model called a tool is judged, so a call must not get lost.
  private func checkTools(of prompt: Prompt, isStreamed: Bool) throws(ModelError) {
    guard !prompt.tools.isEmpty else { return }
    let lack =
      reply.parts[.toolCalls] == nil
      ? "nothing says where an answer keeps its tool calls: http.reply.tool_calls"
      : isStreamed ? "the pieces of a streamed tool call cannot be put together" : nil
    guard let lack else { return }
    throw ModelError(kind: .rejected, message: lack, attempts: 0, shouldRetry: false)
  }

  private func request(
    for prompt: Prompt, to endpoint: Endpoint, filling template: RequestTemplate?
  ) throws(ModelError) -> HTTPRequest {
    try checkTools(of: prompt, isStreamed: endpoint.stream)
    let path = endpoint.stream ? stream?.path ?? path : path
    guard let template else {
      var request = endpoint.post(path, [])
      request.method = method
      return request
    }
    let body = try endpoint.completed(try template.filled(by: prompt, for: endpoint))
    var request = endpoint.post(path, JSONWriter.bytes(body))
    request.method = method
    return request
  }
}
