/// What a model costs by the token.
public struct Price: Sendable, Hashable, Codable {
  /// Per million tokens, in ``Prices/currency``.
  public var input: Double
  public var output: Double
  /// Of input tokens read from the provider's cache; nil costs like any other.
  public var cached: Double?

  public init(input: Double, output: Double, cached: Double? = nil) {
    self.input = input
    self.output = output
    self.cached = cached
  }

  /// The price of so many tokens.
  public func cost(input: Int, output: Int, cached: Int = 0) -> Double {
    (Double(input - cached) * self.input + Double(cached) * (self.cached ?? self.input)
      + Double(output) * self.output) / 1_000_000
  }
}

extension Price {
  /// True where nothing is paid by the token.
  public var isZero: Bool { input == 0 && output == 0 }
}

/// A dated table of list prices, which a target's own `price:` overrides.
///
/// An unlisted model's price is unknown, never zero.
public enum Prices {
  public static let currency = "USD"
  /// When the figures were collected.
  public static let date = "2026-11-21"

  /// The price of an endpoint's model: its own where it has one, zero for an engine on this machine or
  /// a private network and for what asks nobody, else what the adapter's list says; nil where unknown.
  public static func price(of endpoint: Endpoint) -> Price? {
    if let own = endpoint.price { return own }
    guard let adapter = Adapter.named(endpoint.adapter) else { return nil }
    if adapter.isLocal {
      let address = endpoint.baseURL ?? adapter.baseURL
      let isOwn = endpoint.unixSocket != nil || address.map(Host.isPrivate) != false
      return isOwn ? Price(input: 0, output: 0) : nil
    }
    return adapter.prices?.price(of: endpoint.model)
  }
}
