import Crypto
import Foundation

/// Amazon's Signature Version 4: shows who sends a request, and when, without sending the secret.
///
/// The specification is "Create a signed AWS API request" in the IAM user guide. Every header that the
/// request has is signed, except those that proxies change.
struct SignatureV4 {
  var accessKeyID: String
  var secretAccessKey: String
  /// Of temporary keys.
  var sessionToken: String?
  var region: String
  /// As it is signed for, which may differ from the host's first word.
  var service: String

  /// Puts the signature on a request that is sent as it is from now on.
  ///
  /// - Parameter time: seconds since 1970; the server refuses more than five minutes' difference.
  func sign(_ request: inout HTTPRequest, at time: Double) {
    let (date, moment) = Self.stamps(time)
    request.headers["X-Amz-Date"] = moment
    if let sessionToken { request.headers["X-Amz-Security-Token"] = sessionToken }
    request.headers["Authorization"] = nil
    let headers = Self.canonicalHeaders(of: request)
    let names = headers.map(\.name).joined(separator: ";")
    let canonical = [
      request.method, Self.canonicalPath(of: request.url), Self.canonicalQuery(of: request.url),
      headers.map { "\($0.name):\($0.value)\n" }.joined(), names, Self.digest(request.body),
    ].joined(separator: "\n")
    let scope = "\(date)/\(region)/\(service)/aws4_request"
    let text = "AWS4-HMAC-SHA256\n\(moment)\n\(scope)\n\(Self.digest(Array(canonical.utf8)))"
    var key = Array("AWS4\(secretAccessKey)".utf8)
    for word in [date, region, service, "aws4_request", text] { key = Self.code(word, key) }
    request.headers["Authorization"] =
      "AWS4-HMAC-SHA256 Credential=\(accessKeyID)/\(scope), SignedHeaders=\(names), "
      + "Signature=\(Self.hexadecimal(key))"
  }

  /// `20260102` and `20260102T030405Z`.
  private static func stamps(_ time: Double) -> (date: String, moment: String) {
    let seconds = Int(max(0, min(time, 253_402_300_799)).rounded(.down))
    let (year, month, day) = CivilDay.date(seconds / 86_400)
    let date = padded(year, 4) + padded(month, 2) + padded(day, 2)
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
    return (date, "\(date)T\(padded(hour, 2))\(padded(minute, 2))\(padded(second, 2))Z")
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The path as it is sent, encoded once more: `%3A` becomes `%253A`.
  private static func canonicalPath(of url: String) -> String {
    let path = afterHost(url).prefix { $0 != "?" && $0 != "#" }
    var segments: [Substring] = []
    for segment in path.split(separator: "/") where segment != "." {
      if segment == ".." { _ = segments.popLast() } else { segments.append(segment) }
    }
    let end = path.hasSuffix("/") && !segments.isEmpty ? "/" : ""
    let encoded = segments.map { Endpoint.percentEncoded(String($0)) }
    return "/" + encoded.joined(separator: "/") + end
  }

  private static func canonicalQuery(of url: String) -> String {
    guard let mark = url.firstIndex(of: "?") else { return "" }
    let items = url[url.index(after: mark)...].prefix { $0 != "#" }.split(separator: "&")
    let pairs = items.map { item in
      let name = item.prefix { $0 != "=" }
      return (String(name), String(item.dropFirst(name.count + 1)))
    }
    return pairs.sorted { $0 < $1 }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
  }

  private static func afterHost(_ url: String) -> Substring {
    guard let scheme = url.range(of: "://") else { return "" }
    return url[scheme.upperBound...].drop { $0 != "/" && $0 != "?" && $0 != "#" }
  }

  /// Names in lower case and in their order, runs of white space as one space, the host among them.
  private static func canonicalHeaders(
    of request: HTTPRequest
  ) -> [(name: String, value: String)] {
    var values: [String: [String]] = [:]
    for field in request.headers.fields where !changeable.contains(field.name.lowercased()) {
      let words = field.value.split { $0 == " " || $0 == "\t" }
      values[field.name.lowercased(), default: []].append(words.joined(separator: " "))
    }
    if values["host"] == nil { values["host"] = [host(of: request.url)] }
    return values.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.joined(separator: ",")) }
  }

  /// The port stands in it where it is not the scheme's own, as in the header that is sent.
  private static func host(of url: String) -> String {
    guard let (scheme, authority) = Host.parts(of: url) else { return "" }
    let usual = scheme == "https" ? ":443" : ":80"
    let host = authority.hasSuffix(usual) ? authority.dropLast(usual.count) : authority[...]
    return host.lowercased()
  }

  private static let changeable: Set<String> = [
    "baggage", "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization",
    "te", "traceparent", "tracestate", "trailer", "transfer-encoding", "upgrade", "user-agent",
    "x-amzn-trace-id",
  ]

  private static func digest(_ bytes: [UInt8]) -> String {
    hexadecimal(Array(SHA256.hash(data: bytes)))
  }

  private static func code(_ text: String, _ key: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
