import Foundation

extension Target.Identity {
  /// The base URL as a report may show it: without a user and password that may stand in it.
  var shownBaseURL: String? {
    guard let baseURL, let scheme = baseURL.range(of: "://") else { return baseURL }
    let rest = baseURL[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return baseURL }
    return String(baseURL[..<scheme.upperBound]) + String(rest[rest.index(after: at)...])
  }
}
