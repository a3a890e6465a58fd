public import Adapters
import Foundation

/// A model as it is asked: endpoint, sampling of its own, system prompt.
public struct Target: Sendable, Hashable {
  /// The name in the configuration, or the text it was given as.
  public var name: String
  public var endpoint: Endpoint
  /// Its own system prompt in place of the suites'.
  public var system: String?
  /// For a recording: SHA-256 of the file, so that a changed file is another target.
  public var contentDigest: String?
  /// For a recording that is open: what it says about cases that were not asked.
  var recording: RecordedSkips?

  public init(
    name: String, endpoint: Endpoint, system: String? = nil, contentDigest: String? = nil
  ) {
    self.name = name
    self.endpoint = endpoint
    self.system = system
    self.contentDigest = contentDigest
  }

  /// Who it is, without how hard it is asked: what a stored reply depends on.
  var identity: Identity {
    Identity(
      adapter: endpoint.adapter, model: endpoint.model, baseURL: endpoint.baseURL,
      query: endpoint.query, extraBody: endpoint.extraBody, stream: endpoint.stream, system: system,
      content: contentDigest, template: endpoint.template, http: endpoint.door,
      exec: endpoint.program?.command, folder: endpoint.program?.namedFolder,
      headers: headers, unixSocket: endpoint.unixSocket,
      launch: endpoint.launch.map { Launched($0.program) })
  }

  /// Headers choose models, guardrails and versions as much as an address does: a digest of them, with
  /// the variables' names in place of secrets; nil where there are none.
  private var headers: String? {
    let written = endpoint.headers.map { ($0.key.lowercased(), ["value", $0.value]) }
    let named = endpoint.headerVariables.map { ($0.key.lowercased(), ["variable", $0.value]) }
    let all = (written + named).sorted { $0.0 < $1.0 }
    return all.isEmpty ? nil : Digest.of(all.map { [$0.0] + $0.1 }).hex
  }

  public struct Identity: Sendable, Hashable, Codable {
    public var adapter: String
    public var model: String
    public var baseURL: String?
    public var query: [String: String]
    public var extraBody: String?
    public var stream: Bool
    public var system: String?
    public var content: String?
    public var template: PromptTemplate?
    public var http: HTTPDoor?
    /// The program and its arguments.
    public var exec: [String]?
    /// Where the program runs, as the configuration writes it.
    public var folder: String? = nil
    /// A digest of the headers that the configuration adds.
    public var headers: String? = nil
    public var unixSocket: String? = nil
    /// The engine that is started to be asked.
    public var launch: Launched? = nil
  }

  /// What is started on this machine, as the configuration writes it.
  public struct Launched: Sendable, Hashable, Codable {
    public var command: [String]
    public var folder: String?

    init(_ program: Program) {
      command = program.command
      folder = program.namedFolder
    }
  }

  /// Reads `adapter:model[@base-url]`: split at the first `:` and the last `@http`.
  public static func parse(_ text: String, limits: Limits = Limits()) throws -> Target {
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
      throw Problem(
        "\"\(text)\" is neither adapter:model[@base-url] nor a target of the configuration",
        hint: "for example openai:gpt-4o-2024-11-20, or vllm:my-model@http://127.0.0.1:8000/v1")
    }
    let adapter = String(text[..<colon])
    guard Adapter.named(adapter) != nil else {
      throw Problem(
        "there is no adapter \"\(adapter)\"",
        hint: suggestion(for: adapter, among: Adapter.all.map(\.name)))
    }
    var model = text[text.index(after: colon)...]
    var baseURL: String?
    if let at = model.range(of: "@http", options: .backwards) {
      baseURL = String(model[model.index(after: at.lowerBound)...])
      model = model[..<at.lowerBound]
    }
    if let baseURL {
      guard let url = URLComponents(string: baseURL), url.user == nil, url.password == nil else {
        // Not repeated: it may hold a password.
        throw Problem(
          "the address of \(adapter):\(model) is no URL, or holds a user name or password",
          hint: "name the key's variable with api_key_env in locum.yaml")
      }
    }
    guard !model.isEmpty else { throw Problem("\"\(text)\" names no model") }
    return Target(
      name: text,
      endpoint: Endpoint(
        adapter: adapter, model: String(model), baseURL: baseURL, limits: limits
      ).located())
  }
}
