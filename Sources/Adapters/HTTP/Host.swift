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

  /// The host leads to this machine or to a network of one's own: a private address, or a name that no
  /// public registry gives out.
  static func isPrivate(url: String) -> Bool {
    if isLoopback(url: url) { return true }
    guard let authority = parts(of: url)?.authority, !authority.hasPrefix("[") else { return false }
    let host = authority.prefix { $0 != ":" }.lowercased()
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    let octets = labels.compactMap { UInt8($0) }
    guard labels.count == 4, octets.count == 4 else {
      return labels.count == 1
        || ["local", "internal", "lan", "home", "corp"].contains(String(labels.last ?? ""))
    }
    return octets[0] == 10 || octets[0] == 192 && octets[1] == 168
      || octets[0] == 172 && (16...31).contains(octets[1])
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
