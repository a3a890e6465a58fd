import Foundation

/// What can be told from a URL's text about where it leads.
enum Host {
  /// Scheme, and host with its port, of an `http` or `https` URL; nil for anything else.
  static func parts(of url: String) -> (scheme: String, authority: String)? {
    guard let colon = url.range(of: "://") else { return nil }
    let scheme = url[..<colon.lowerBound].lowercased()
    let rest = url[colon.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    guard scheme == "http" || scheme == "https", !host.isEmpty else { return nil }
    return (scheme, String(host))
  }

  /// The host leads to this very machine: `localhost`, `127.…` or `[::1]`.
  static func isLoopback(url: String) -> Bool {
    guard let authority = parts(of: url)?.authority else { return false }
    if authority == "[::1]" || authority.hasPrefix("[::1]:") { return true }
    let host = authority.prefix { $0 != ":" }.lowercased()
    let octets = host.split(separator: ".", omittingEmptySubsequences: false)
    let isAddress = octets.count == 4 && octets.allSatisfy { UInt8($0) != nil }
    return host == "localhost" || isAddress && octets.first == "127"
  }
}
