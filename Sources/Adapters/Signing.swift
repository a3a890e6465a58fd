import Foundation

/// Requests that carry a signature instead of a key, made with a key of several parts.
struct Signing: Sendable {
  struct Part: Sendable {
    /// As a command's JSON output names it.
    var name: String
    /// The environment variables that may hold it; the first one set counts.
    var variables: [String]
    var isSecret = true
    var isNeeded = true

    func value(in environment: (String) -> String?) -> String? {
      variables.lazy.compactMap(environment)
        .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.first { !$0.isEmpty }
    }
  }

  var parts: [Part]
  /// The request as it will be sent, the parts, and the time in seconds since 1970.
  var sign: @Sendable (inout HTTPRequest, [String: String], Double) -> Void
  /// What the parts lack for requests to this base URL; nil where they will do.
  var lack: @Sendable ([String: String], String) -> EndpointError?

  /// The variables without which nothing can be signed.
  var needed: String {
    parts.filter(\.isNeeded).map { $0.variables.joined(separator: "/") }.joined(separator: " and ")
  }

  /// The members of a command's output that names the parts; nil where it is a single word.
  func members(of text: String) -> JSON? {
    guard let output = try? JSONReader.read(text.utf8), output.members != nil else { return nil }
    return output
  }

  /// - Parameter source: where the values are from, in words.
  func key(
    from source: String, _ value: (Part) -> String?
  ) throws(EndpointError) -> APIKey {
    var found: [String: String] = [:]
    for part in parts {
      guard let text = value(part), !text.isEmpty else {
        guard !part.isNeeded else {
          throw EndpointError(
            "\(source) holds only a part of the key: \(part.name) is missing",
            hint: "set \(needed), or let api_key_cmd print "
              + "\(parts.filter(\.isNeeded).map(\.name).joined(separator: " and ")) as JSON")
        }
        continue
      }
      guard APIKey.isWord(text) else {
        throw EndpointError(
          "\(source) holds something that cannot be the key's \(part.name)",
          hint: "it is one word of printable ASCII characters")
      }
      found[part.name] = text
    }
    return APIKey(
      parts: found, secrets: parts.filter(\.isSecret).compactMap { found[$0.name] })
  }
}

extension Adapter {
  /// How its requests are signed, where its keys may have several parts.
  var signing: Signing? { dialect?.authorize.signing }
}
