import Foundation

/// A model behind an API: a dialect spoken to an endpoint through a transport, once for each prompt.
///
/// Hundreds of requests may be under way, and what an async function holds is kept for as long as it
/// waits. So this is a class, and what comes before and after a wait stands in functions of its own,
/// which the compiler is told not to merge into those that wait.
public final class RemoteModel: Model {
  let endpoint: Endpoint
  private let adapter: Adapter?
  let dialect: Dialect
  let transport: Transport
  let clock: WaitingClock
  private let key: APIKey?
  private let secretHeaders: SecretHeaders
  private let secrets: Secrets
  /// False where the dialect has no limit on output, or `extra_body` sets another.
  private let sendsLimit: Bool

  /// Throws where the endpoint's address, headers or extra members cannot be sent, or where its key
  /// would cross a network unencrypted or does not suffice.
  ///
  /// - Parameter endpoint: with its base URL filled in.
  init(
    _ endpoint: Endpoint, dialect: Dialect, key: APIKey?,
    secretHeaders: SecretHeaders = SecretHeaders(), transport: Transport,
    clock: WaitingClock = .system
  ) throws(EndpointError) {
    try Self.check(endpoint, hasSecret: key != nil || !secretHeaders.values.isEmpty)
    guard !endpoint.stream || endpoint.capabilities[.streaming] != false else {
      throw EndpointError("\(endpoint.adapter) does not stream", hint: "leave out stream: true")
    }
    if let key, !key.parts.isEmpty,
      let lack = dialect.authorize.signing?.lack(key.parts, endpoint.baseURL ?? "")
    {
      throw lack
    }
    self.endpoint = endpoint
    adapter = Adapter.named(endpoint.adapter)
    self.dialect = dialect
    self.key = key
    self.transport = transport
    self.clock = clock
    self.secretHeaders = secretHeaders
    sendsLimit = !Adapter.leavesOutLimit(endpoint)
    secrets = Secrets(key: key, headers: endpoint.headers, more: secretHeaders)
  }

  public func reply(to prompt: Prompt) async throws(ModelError) -> Reply {
    let outcome: Result<Reply, ModelError>
    switch request(for: prompt) {
    case .success(let request):
      outcome = endpoint.stream ? await streamed(request) : await whole(request)
    case .failure(let error): outcome = .failure(error)
    }
    return try settled(outcome, prompt)
  }

  @inline(never)
  private func request(for prompt: Prompt) -> Result<HTTPRequest, ModelError> {
    Result { () throws(ModelError) in try dialect.request(asked(prompt), endpoint) }
  }

  /// The prompt without what the model is known to reject.
  private func asked(_ prompt: Prompt) -> Prompt {
    adapter?.asking(prompt, of: endpoint) ?? prompt
  }

  /// The outcome as it may be stored: corrected, and without any key.
  @inline(never)
  private func settled(
    _ outcome: Result<Reply, ModelError>, _ prompt: Prompt
  ) throws(ModelError) -> Reply {
    switch outcome {
    case .success(var reply):
      correct(&reply, limit: asked(prompt).sampling.maxTokens)
      reply.keepReasoningApart()
      Diagnostics.log(prompt, endpoint, reply.stop.rawValue, seconds: reply.timing.total)
      return secrets.scrub(reply)
    case .failure(let error):
      Diagnostics.log(prompt, endpoint, error.kind.rawValue, status: error.status)
      throw secrets.scrub(error)
    }
  }

  /// One exchange about texts instead of a prompt, with the same address, key and secrets.
  func values<Value>(
    for texts: [String], by dialect: BatchDialect<Value>
  ) async throws(ModelError) -> Batch<Value> {
    do throws(ModelError) {
      let request = authorized(try dialect.request(texts, endpoint))
      let response = try await transport.send(request)
      var batch = try dialect.read(response).get()
      guard batch.values.count == texts.count else {
        throw .unreadable(
          "\(batch.values.count) results came back for \(texts.count) texts", response)
      }
      Diagnostics.log(texts: texts.count, endpoint, "answered", seconds: response.timing.total)
      batch.served = batch.served.map(secrets.scrub)
      return batch
    } catch {
      Diagnostics.log(texts: texts.count, endpoint, error.kind.rawValue, status: error.status)
      throw secrets.scrub(error)
    }
  }

  /// What some servers say and cannot be: that nothing was counted, though there is a text; and that a
  /// reply is finished, though it is as long as it was allowed to be.
  private func correct(_ reply: inout Reply, limit: Int?) {
    guard let usage = reply.usage else { return }
    if usage.input == 0, usage.output == 0, !reply.text.isEmpty { reply.usage = nil }
    if reply.stop == .finished, sendsLimit, let limit, usage.output >= limit {
      reply.stop = .length
    }
  }

  /// As it is sent now: a signature holds for a few minutes only.
  @inline(never)
  func authorized(_ request: HTTPRequest) -> HTTPRequest {
    var request = request
    for (name, value) in secretHeaders.values { request.headers[name] = value.text }
    if let key { dialect.authorize.put(key, on: &request, at: Date().timeIntervalSince1970) }
    return request
  }

  private func whole(_ request: HTTPRequest) async -> Result<Reply, ModelError> {
    let start = clock.now()
    do throws(ModelError) {
      let response = try await transport.send(authorized(request))
      return dialect.reply(try await concluded(response, since: start))
    } catch {
      return .failure(error)
    }
  }

  private func streamed(_ request: HTTPRequest) async -> Result<Reply, ModelError> {
    let start = clock.now()
    do throws(ModelError) {
      let stream = try await transport.open(authorized(request))
      if let decoder = dialect.decoder(stream.head) {
        return await decoded(stream.body, by: decoder)
      }
      var response = stream.head
      response.body = try await stream.body.collect()
      response.timing = stream.body.timing ?? response.timing
      return dialect.reply(try await concluded(response, since: start))
    } catch {
      return .failure(error)
    }
  }

  private func decoded(
    _ body: HTTPBody, by decoder: any StreamDecoder
  ) async -> Result<Reply, ModelError> {
    var decoder = decoder
    var firstToken: Double?
    var broke: ModelError?
    var chunks = body.makeAsyncIterator()
    do throws(ModelError) {
      reading: while let chunk = try await chunks.next() {
        switch decoder.feed(chunk.bytes) {
        case .waiting: break
        case .answering: firstToken = firstToken ?? chunk.arrived
        case .done: break reading
        }
      }
    } catch {
      broke = error
    }
    return Self.outcome(of: &decoder, broke, body.timing, firstToken: firstToken)
  }

  /// A stream may break after its reply was whole; before that, what broke it is the reason.
  @inline(never)
  private static func outcome(
    of decoder: inout any StreamDecoder, _ broke: ModelError?, _ timing: Timing?,
    firstToken: Double?
  ) -> Result<Reply, ModelError> {
    if let broke, broke.kind == .cancelled || !decoder.isWhole { return .failure(broke) }
    let outcome = decoder.finish()
    guard case .success(var reply) = outcome else { return outcome }
    if let timing { reply.timing = timing }
    reply.timing.firstToken = firstToken
    return .success(reply)
  }
}

extension RemoteModel {
  private static func check(_ endpoint: Endpoint, hasSecret: Bool) throws(EndpointError) {
    guard let baseURL = endpoint.baseURL else {
      throw EndpointError(
        "\(endpoint.adapter) has no address of its own",
        hint: "add base_url, or write \(endpoint.adapter):\(endpoint.model)@http://…")
    }
    let isPrintable = baseURL.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard let (scheme, authority) = Host.parts(of: baseURL), isPrintable else {
      throw EndpointError(
        "not an address: \(baseURL)", hint: "an address begins with http:// or https://")
    }
    guard !baseURL.contains("@"), !baseURL.contains("?"), !baseURL.contains("#") else {
      throw EndpointError(
        "the address of \(authority) holds more than scheme, host, port and path",
        hint: "name the key's variable with api_key_env, parameters with query")
    }
    for (name, value) in endpoint.headers where HTTPHeaders.Field(name, value).line == nil {
      throw EndpointError(
        "the header \(name) cannot be sent", hint: "names and values have to fit on one line")
    }
    let hasSecret = hasSecret || endpoint.headers.keys.contains(where: Secrets.isSensitive)
    let isPrivate =
      scheme == "https" || endpoint.unixSocket != nil || Host.isLoopback(url: baseURL)
    guard !hasSecret || isPrivate || endpoint.allowPlainHTTP else {
      throw EndpointError(
        "a key would be sent unencrypted to \(authority)",
        hint: "use https://, or set allow_plain_http: true if the network is trusted")
    }
    try check(endpoint.limits)
    try checkExtraBody(endpoint)
  }

  private static func check(_ limits: Limits) throws(EndpointError) {
    let rates = [limits.requestsPerMinute, limits.tokensPerMinute].compactMap(\.self)
    let wrong: [(String, Bool)] = [
      ("timeout", !(limits.timeout > 0 && limits.timeout <= Limits.longestTime)),
      ("attempts", limits.attempts < 1), ("concurrency", limits.concurrency < 1),
      ("total_wait", !(limits.totalWait >= 0 && limits.totalWait <= Limits.longestTime)),
      ("response_bytes", limits.responseBytes < 1),
      ("requests or tokens per minute", rates.contains { !($0 > 0 && $0.isFinite) }),
    ]
    guard let name = wrong.first(where: \.1)?.0 else { return }
    throw EndpointError(
      "the limit \(name) is out of its range",
      hint: "limits are positive; times are at most a day")
  }

  private static func checkExtraBody(_ endpoint: Endpoint) throws(EndpointError) {
    guard let extra = endpoint.extraBody else { return }
    guard let body = try? JSONReader.read(extra.utf8), body.members != nil else {
      throw EndpointError(
        "extra_body is not a JSON object", hint: "write members, such as top_k: 40")
    }
  }
}
