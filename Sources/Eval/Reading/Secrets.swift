import Foundation
import Yams

/// Keeps keys out of files: what looks like one is refused without being repeated.
enum Secrets {
  private static let keyNames: Set<String> = [
    "apikey", "key", "token", "secret", "password", "bearer", "authorization", "accesskey",
    "secretkey", "secretaccesskey", "accesstoken", "authtoken", "xapikey", "xgoogapikey",
    "xportkeyapikey", "cookie", "proxyauthorization",
  ]
  private static let prefixes = [
    "sk-", "sk_", "pk-", "xai-", "gsk_", "ghp_", "github_pat_", "hf_", "AIza", "AKIA", "r8_",
    "cpk_", "Bearer ", "Basic ", "nvapi-", "tgp_",
  ]

  /// True for the name of a member or header that is made to hold a key.
  static func looksSecret(key: String) -> Bool {
    let folded = key.lowercased().filter { $0.isLetter || $0.isNumber }
    return keyNames.contains(folded)
  }

  /// True for a text with the shape of a provider's key.
  static func looksSecret(value: String) -> Bool {
    value.utf8.count >= 16 && prefixes.contains { value.hasPrefix($0) }
      && !value.dropFirst(8).contains(" ")
  }

  /// A foreign message without the words in it that have the shape of a key.
  static func scrubbed(_ message: String) -> String {
    message.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let bare = word.drop { "\"'(<[`".contains($0) }
      let isKey =
        looksSecret(value: String(bare))
        // Three parts and a dot between them, as a bearer token has.
        || bare.hasPrefix("eyJ") && bare.utf8.count >= 16
      return isKey ? "[key removed]" : String(word)
    }.joined(separator: " ")
  }

  /// True for a line that may hold a key, by the names in it or by its shape.
  static func looksSecret(line: String) -> Bool {
    let words = line.split { !($0.isLetter || $0.isNumber || "_-.".contains($0)) }.map(String.init)
    return words.contains { looksSecret(key: $0) || looksSecret(value: $0) }
      || line.contains("Bearer ") || line.contains("Basic ")
  }

  /// Throws where any value of a file has the shape of a key.
  static func refuse(in value: YAMLValue) throws {
    switch value.node {
    case .scalar(let scalar):
      if looksSecret(value: scalar.string) {
        throw value.problem(
          "this looks like a key, and keys do not belong in files",
          hint: "put it into an environment variable and name that with api_key_env",
          showingLine: false)
      }
    case .sequence: for item in try value.list() { try refuse(in: item) }
    case .mapping:
      for pair in try value.pairs() {
        try refuse(in: pair.key.value)
        if looksSecret(key: pair.key.text), pair.value.isScalar, !pair.value.isNull {
          throw pair.value.problem(
            "a key is written in the file (\(pair.value.name))",
            hint: "put it into an environment variable and name that with api_key_env; "
              + "consider the written key as leaked",
            showingLine: false)
        }
        try refuse(in: pair.value)
      }
    case .alias: break
    }
  }
}
