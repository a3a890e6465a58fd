import Foundation
import Subprocess

/// A secret: one word, or several that belong together.
///
/// Printing it, or anything that holds it, shows nothing of it.
struct APIKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Empty where the key has parts.
  let text: String
  /// What requests are signed with, by the names of ``Signing/parts``.
  let parts: [String: String]
  /// Every text of it that must not be seen.
  let secrets: [String]

  init(text: String) {
    self.text = text
    parts = [:]
    secrets = [text]
  }

  init(parts: [String: String], secrets: [String]) {
    text = ""
    self.parts = parts
    self.secrets = secrets
  }

  var description: String { "[key]" }
  var debugDescription: String { "[key]" }
  var customMirror: Mirror { Mirror(self, children: []) }
}

extension APIKey {
  /// From the environment or from a command's output; nil where the adapter gets by without.
  static func find(
    for endpoint: Endpoint, adapter: Adapter, environment: (String) -> String?
  ) async throws(EndpointError) -> APIKey? {
    guard let command = endpoint.apiKeyCommand else {
      return try inEnvironment(for: endpoint, adapter: adapter, environment: environment)
    }
    let text = try await output(of: command)
    let source = "the output of api_key_cmd"
    guard let signing = adapter.signing, let parts = signing.members(of: text) else {
      return try checked(text, from: source)
    }
    return try signing.key(from: source) { part in
      parts[part.name]?.string ?? (part.isSecret ? nil : part.value(in: environment))
    }
  }

  static func inEnvironment(
    for endpoint: Endpoint, adapter: Adapter, environment: (String) -> String?
  ) throws(EndpointError) -> APIKey? {
    guard let variable = endpoint.apiKeyEnv ?? adapter.keyVariable else { return nil }
    let text = (environment(variable) ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    guard text.isEmpty else { return try checked(text, from: "the variable \(variable)") }
    if endpoint.apiKeyEnv == nil, let signing = adapter.signing,
      signing.parts.contains(where: { $0.isSecret && $0.value(in: environment) != nil })
    {
      return try signing.key(from: "the environment") { $0.value(in: environment) }
    }
    guard endpoint.apiKeyEnv == nil, !adapter.needsKey else {
      let others = adapter.signing.map { " or \($0.needed)" } ?? ""
      throw EndpointError(
        "no key for \(adapter.name): the environment variable \(variable) is not set",
        hint: "export \(variable)=…\(others), or name another variable with api_key_env")
    }
    return nil
  }

  /// Seconds that a password manager may take, a person's fingerprint included.
  private static let patience = 60.0

  private static func output(of command: [String]) async throws(EndpointError) -> String {
    guard let program = command.first, !program.isEmpty else {
      throw EndpointError("api_key_cmd is empty", hint: "give a program and its arguments")
    }
    let outcome = await withTaskGroup(of: Result<String, EndpointError>?.self) { group in
      group.addTask { await printed(by: command) }
      group.addTask {
        try? await Task.sleep(for: .seconds(patience))
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
    guard let outcome else {
      throw EndpointError(
        "api_key_cmd did not end within \(Int(patience)) s: \(program)",
        hint: "it has to print the key and exit without asking anything")
    }
    let text = try outcome.get().trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else {
      throw EndpointError(
        "api_key_cmd printed nothing: \(program)", hint: "it has to print the key on its output")
    }
    return text
  }

  private static func printed(by command: [String]) async -> Result<String, EndpointError> {
    let program = command.first ?? ""
    do {
      // `env` finds a program by name and by path alike.
      let result = try await Subprocess.run(
        .name("env"), arguments: Arguments(["--"] + command), output: .string(limit: 64 << 10),
        error: .discarded)
      guard result.terminationStatus.isSuccess else {
        return .failure(
          EndpointError(
            "api_key_cmd failed: \(program) ended with \(result.terminationStatus)",
            hint: "run it by hand; it has to print the key and exit 0"))
      }
      return .success(result.standardOutput)
    } catch {
      return .failure(
        EndpointError(
          "api_key_cmd could not be run: \(program)",
          hint: "it has to print the key, at most 64 KiB, and exit 0"))
    }
  }

  /// A key that breaks out of its header line would be a header of somebody else's choosing.
  private static func checked(_ text: String, from source: String) throws(EndpointError) -> APIKey {
    guard isWord(text) else {
      throw EndpointError(
        "\(source) holds something that cannot be a key",
        hint: "a key is one word of printable ASCII characters")
    }
    return APIKey(text: text)
  }

  static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}
