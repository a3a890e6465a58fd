import Foundation

/// Header values that stand in environment variables, found: gateways want several.
///
/// Printing them shows nothing of them.
struct SecretHeaders: Sendable, CustomStringConvertible, CustomReflectable {
  /// In the order of their names.
  var values: [(name: String, value: APIKey)] = []

  var description: String { "[secrets]" }
  var customMirror: Mirror { Mirror(self, children: []) }

  /// Throws where a variable is not set, or its value would break out of its header.
  static func find(
    for endpoint: Endpoint, environment: (String) -> String?
  ) throws(EndpointError) -> SecretHeaders {
    var found = SecretHeaders()
    for (name, variable) in endpoint.headerVariables.sorted(by: { $0.key < $1.key }) {
      let text = (environment(variable) ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
      guard !text.isEmpty else {
        throw EndpointError(
          "no value for the header \(name): the environment variable \(variable) is not set",
          hint: "export \(variable)=…")
      }
      guard HTTPHeaders.Field(name, text).line != nil else {
        throw EndpointError(
          "the variable \(variable) holds something that cannot be the header \(name)",
          hint: "names and values have to fit on one line")
      }
      found.values.append((name, APIKey(text: text)))
    }
    return found
  }
}
