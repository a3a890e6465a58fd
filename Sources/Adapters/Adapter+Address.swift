import Foundation

extension Adapter {
  /// The endpoint with its base URL filled in: its own, else the adapter's with the environment's
  /// part in it; nil stays where there is neither.
  func addressed(
    _ endpoint: Endpoint, environment: (String) -> String?
  ) throws(EndpointError) -> Endpoint {
    var endpoint = endpoint
    if endpoint.baseURL == nil, let baseURL {
      endpoint.baseURL = try Self.filled(baseURL, for: name, environment: environment)
    }
    return endpoint
  }

  /// Replaces each `{NAME|OTHER}` by the first of these environment variables that is set.
  ///
  /// The value may be a part of a host's name and nothing else, so that no variable can lead elsewhere.
  private static func filled(
    _ template: String, for adapter: String, environment: (String) -> String?
  ) throws(EndpointError) -> String {
    guard let start = template.firstIndex(of: "{"), let end = template.firstIndex(of: "}"),
      start < end
    else { return template }
    let names = template[template.index(after: start)..<end].split(separator: "|").map(String.init)
    let value = names.lazy.compactMap(environment)
      .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.first { !$0.isEmpty }
    let hint = "export \(names.first ?? "")=…, or write the whole address as base_url"
    guard let value else {
      throw EndpointError(
        "\(adapter) has an address in every region, and none is chosen: "
          + "\(names.joined(separator: " or ")) is not set", hint: hint)
    }
    guard value.utf8.allSatisfy(isOfLabel) else {
      throw EndpointError(
        "\(names.joined(separator: " or ")) holds something that cannot be a part of an address",
        hint: "lower-case letters, digits and hyphens, such as eu-west-1")
    }
    return template.replacingCharacters(in: start...end, with: value)
  }

  private static func isOfLabel(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
  }
}

extension Endpoint {
  /// Where requests go, with the port where one is given, or the program that they go to; nil where
  /// nobody is asked, or where that depends on an environment variable that is not set.
  public var host: String? {
    if let program = program?.command.first { return "exec:\(program)" }
    guard let adapter = Adapter.named(adapter), adapter.usesHTTP else { return nil }
    if let unixSocket { return "unix:\(unixSocket)" }
    let endpoint = try? adapter.addressed(self, environment: Adapter.processEnvironment)
    return endpoint?.baseURL.flatMap { Host.parts(of: $0)?.authority }
  }

  /// With the address written down that the environment chooses, where it does: asking another region
  /// is asking another target.
  public func located(
    environment: (String) -> String? = Adapter.processEnvironment
  ) -> Endpoint {
    guard let adapter = Adapter.named(adapter), adapter.baseURL?.contains("{") == true,
      let located = try? adapter.addressed(self, environment: environment)
    else { return self }
    return located
  }
}
