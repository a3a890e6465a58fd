import Adapters
import Foundation
import Metrics

/// Reads `locum.yaml`.
public struct ConfigurationReader {
  public init() {}

  private static let limitKeys = [
    "concurrency", "requests_per_minute", "tokens_per_minute", "timeout", "attempts", "total_wait",
    "response_bytes",
  ]
  private static let targetKeys =
    [
      "adapter", "model", "base_url", "api_key_env", "api_key_cmd", "headers", "query",
      "extra_body",
      "ca_file", "unix_socket", "stream", "allow_plain_http", "system", "limits", "capabilities",
      "price",
    ] + DoorConfiguration.keys

  /// - Throws: ``Problem`` with the place.
  public func configuration(at path: String) throws -> Configuration {
    try configuration(from: SourceFile(reading: path))
  }

  func configuration(from source: SourceFile) throws -> Configuration {
    let root = try YAMLValue(composing: source)
    try Secrets.refuse(in: root)
    let top = try root.members([
      "version", "targets", "primary", "fallbacks", "judge", "embedder",
      "sampling", "suites", "policy",
      "labels",
      "limits", "store",
    ])
    let version = try top.required("version")
    guard try version.string() == "1" else {
      throw version.problem("version is \"\(try version.string())\"", hint: "this program reads 1")
    }
    var configuration = Configuration()
    if let limits = top["limits"] {
      configuration.limits = try self.limits(limits, over: Limits(), also: ["max_cost"])
      configuration.maxCost = try limits.members(Self.limitKeys + ["max_cost"])["max_cost"]?
        .double(in: 0...1_000_000)
    }
    for pair in try top["targets"]?.pairs() ?? [] {
      configuration.targets[pair.key.text] = try target(
        pair.key.text, pair.value, limits: configuration.limits, source: source)
    }
    configuration.primary = try top["primary"].map { try known($0, configuration) }
    configuration.fallbacks =
      try top["fallbacks"]?.listOrOne().map { try known($0, configuration) } ?? []
    configuration.embedder = try top["embedder"].map { try known($0, configuration) }
    configuration.judge = try top["judge"].map { try known($0, configuration) }
    if let sampling = top["sampling"] {
      configuration.sampling = try self.sampling(sampling)
      configuration.samplingIsChosen = true
    }
    configuration.suites = try top["suites"]?.strings().map { relative($0, to: source) } ?? []
    configuration.policy = try top["policy"].map { relative(try $0.nonEmptyString(), to: source) }
    configuration.labels = try top["labels"].map { relative(try $0.nonEmptyString(), to: source) }
    if let store = top["store"] {
      configuration.store = relative(try store.nonEmptyString(), to: source)
    }
    return configuration
  }

  private func known(_ value: YAMLValue, _ configuration: Configuration) throws -> String {
    let name = try value.nonEmptyString()
    do {
      _ = try configuration.target(name)
    } catch let problem as Problem {
      throw value.problem(problem.message, hint: problem.hint)
    }
    return name
  }

  private func target(
    _ name: String, _ value: YAMLValue, limits: Limits, source: SourceFile
  ) throws -> Target {
    let members = try value.members(Self.targetKeys)
    let adapterValue = try members.required("adapter")
    let adapter = try adapterValue.nonEmptyString()
    guard Adapter.named(adapter) != nil else {
      throw adapterValue.problem(
        "there is no adapter \"\(adapter)\"",
        hint: suggestion(for: adapter, among: Adapter.all.map(\.name)))
    }
    let model = try members.required("model").nonEmptyString()
    var endpoint = Endpoint(adapter: adapter, model: model)
    if Target(name: name, endpoint: endpoint).isRecording {
      endpoint.model = relative(model, to: source)
    }
    if let url = members["base_url"] { endpoint.baseURL = try baseURL(url) }
    endpoint.apiKeyEnv = try members["api_key_env"].map(Self.variable)
    endpoint.apiKeyCommand = try members["api_key_cmd"]?.strings()
    if let headers = members["headers"] { try read(headers, into: &endpoint) }
    endpoint.query = try texts(members["query"])
    endpoint.extraBody = try members["extra_body"].map { value in
      guard value.isMapping else { throw value.problem("\(value.name) must be a mapping") }
      return try value.json().description
    }
    endpoint.caFile = try members["ca_file"].map { relative(try $0.nonEmptyString(), to: source) }
    endpoint.unixSocket = try members["unix_socket"]?.nonEmptyString()
    endpoint.stream = try members["stream"]?.bool() ?? false
    endpoint.allowPlainHTTP = try members["allow_plain_http"]?.bool() ?? false
    endpoint.capabilities = try members["capabilities"].map(capabilities) ?? [:]
    endpoint.price = try members["price"].map(price)
    endpoint.limits = try members["limits"].map { try self.limits($0, over: limits) } ?? limits
    try DoorConfiguration(members: members) { relative($0, to: source) }.read(into: &endpoint)
    let system = try members["system"].map { value in
      let text = try value.string()
      // A one-line value that names a file is that file's text; anything else is the prompt itself.
      guard !text.contains("\n"), [".md", ".txt"].contains(where: text.hasSuffix) else {
        return text
      }
      do {
        return try SourceFile(reading: relative(text, to: source)).text
      } catch let problem as Problem where problem.place == nil {
        throw value.problem(problem.message, hint: problem.hint)
      }
    }
    return Target(name: name, endpoint: endpoint.located(), system: system)
  }

  static func variable(_ value: YAMLValue) throws -> String {
    let name = try value.nonEmptyString()
    guard
      name.utf8.allSatisfy({
        $0 == 0x5F || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
          || (0x61...0x7A).contains($0)
      }),
      name.utf8.count <= 64
    else {
      throw value.problem(
        "\(value.name) must be the name of an environment variable, for example OPENAI_API_KEY",
        showingLine: false)
    }
    return name
  }

  private func baseURL(_ value: YAMLValue) throws -> String {
    let text = try value.nonEmptyString()
    guard let url = URLComponents(string: text), ["http", "https"].contains(url.scheme),
      url.host?.isEmpty == false
    else {
      throw value.problem(
        "\(value.name) is no URL: \"\(text)\"", hint: "for example http://127.0.0.1:8000/v1")
    }
    guard url.user == nil, url.password == nil else {
      throw value.problem(
        "\(value.name) holds a user name or password", hint: "name a variable with api_key_env",
        showingLine: false)
    }
    guard url.query == nil, url.fragment == nil else {
      throw value.problem(
        "\(value.name) holds more than scheme, host, port and path",
        hint: "write parameters under `query:`", showingLine: false)
    }
    return text
  }

  /// A text, or `{ env: NAME }` for a value that is a secret.
  private func read(_ value: YAMLValue, into endpoint: inout Endpoint) throws {
    for pair in try value.pairs() {
      let name = pair.key.text
      guard pair.value.isScalar else {
        let members = pair.value.isMapping ? try pair.value.pairs() : []
        guard members.count == 1, let member = members.first, member.key.text == "env" else {
          throw pair.value.problem(
            "\(pair.value.name) must be a text, or { env: NAME } for a value that is a secret",
            showingLine: false)
        }
        endpoint.headerVariables[name] = try Self.variable(member.value)
        continue
      }
      guard !Endpoint.isSecret(header: name) else {
        throw pair.value.problem(
          "the header \(name) carries a secret, and secrets do not belong in files",
          hint: "write { env: NAME } with the name of an environment variable; "
            + "consider the written value as leaked",
          showingLine: false)
      }
      endpoint.headers[name] = try pair.value.string()
    }
  }

  /// What the target can do otherwise than its adapter: `{ tools: false }`.
  private func capabilities(_ value: YAMLValue) throws -> [Adapter.Capability: Bool] {
    let names = Adapter.Capability.allCases.map(\.rawValue)
    let members = try value.members(names)
    var found: [Adapter.Capability: Bool] = [:]
    for capability in Adapter.Capability.allCases {
      found[capability] = try members[capability.rawValue]?.bool()
    }
    return found
  }

  /// In the currency of the price table, per million tokens.
  private func price(_ value: YAMLValue) throws -> Price {
    let members = try value.members(["input", "output", "cached"])
    let range = 0.0...1_000_000
    return Price(
      input: try members.required("input").double(in: range),
      output: try members.required("output").double(in: range),
      cached: try members["cached"]?.double(in: range))
  }

  private func texts(_ value: YAMLValue?) throws -> [String: String] {
    guard let value else { return [:] }
    return try Dictionary(
      uniqueKeysWithValues: value.pairs().map { ($0.key.text, try $0.value.string()) })
  }

  private func limits(
    _ value: YAMLValue, over base: Limits, also extra: [String] = []
  ) throws -> Limits {
    let members = try value.members(Self.limitKeys + extra)
    var limits = base
    limits.concurrency = try members["concurrency"]?.int(in: 1...4096) ?? limits.concurrency
    limits.requestsPerMinute =
      try members["requests_per_minute"]?.double(in: 0.1...10_000_000) ?? limits.requestsPerMinute
    limits.tokensPerMinute =
      try members["tokens_per_minute"]?.double(in: 1...10_000_000_000) ?? limits.tokensPerMinute
    limits.timeout = try members["timeout"].map(duration) ?? limits.timeout
    limits.attempts = try members["attempts"]?.int(in: 1...20) ?? limits.attempts
    limits.totalWait = try members["total_wait"].map(duration) ?? limits.totalWait
    limits.responseBytes =
      try members["response_bytes"]?.int(in: 1024...1 << 30) ?? limits.responseBytes
    return limits
  }

  private func duration(_ value: YAMLValue) throws -> Double {
    let seconds = try value.seconds()
    guard seconds <= Limits.longestTime else {
      throw value.problem(
        "\(value.name) is \(try value.string()); it must be at most a day", hint: "write 24h")
    }
    return seconds
  }

  private func sampling(_ value: YAMLValue) throws -> Configuration.SamplingPlan {
    let members = try value.members([
      "samples", "temperature", "top_p", "max_tokens", "seed", "stop",
    ])
    var plan = Configuration.SamplingPlan()
    plan.samples = try members["samples"]?.int(in: 1...1000) ?? plan.samples
    plan.sampling.temperature =
      try members["temperature"]?.double(in: 0...2) ?? plan.sampling.temperature
    plan.sampling.topP = try members["top_p"]?.double(in: 0...1)
    plan.sampling.maxTokens =
      try members["max_tokens"]?.int(in: 1...1_000_000) ?? plan.sampling.maxTokens
    plan.seed = UInt64(try members["seed"]?.int(in: 0...Int.max) ?? Int(plan.seed))
    plan.sampling.stop = try members["stop"]?.strings() ?? []
    return plan
  }

  /// Paths in a configuration count from its own folder.
  private func relative(_ path: String, to source: SourceFile) -> String {
    guard !path.hasPrefix("/") else { return path }
    let folder = FilePath.folder(of: source.path)
    return folder.isEmpty ? path : FilePath.join(folder, path)
  }
}
