import Adapters
import Metrics

/// One prompt of a promptfoo configuration: a text, or a conversation as JSON.
struct PromptfooPrompt {
  let template: String
  /// As the configuration names it: its label, else its text or file.
  let name: String
  /// Tells it from the others in an id.
  let slug: String
  let spot: Spot

  /// Whether a test that is for prompts of this name is for it: its name, or the group before `:`.
  func isNamed(_ wanted: String) -> Bool {
    let group = wanted.hasSuffix("*") ? String(wanted.dropLast()) : wanted + ":"
    return name == wanted || name.hasPrefix(group)
  }

  func messages(
    _ fill: PromptfooTemplate, prefix: String, suffix: String
  ) throws(PromptfooTemplate.Failure) -> [Message] {
    let whole = prefix + template + suffix
    // A conversation is filled in after it is parsed, so that a quote in a variable stays a quote.
    if let json = Self.conversation(whole) { return try read(fill.filled(json)) }
    let text = try fill(whole)
    if let json = Self.conversation(text) { return try read(json) }
    return [Message(role: .user, content: text)]
  }

  private func read(_ json: JSONValue) throws(PromptfooTemplate.Failure) -> [Message] {
    do throws(ChatMessages.Unreadable) {
      return try ChatMessages.read(json)
    } catch {
      throw PromptfooTemplate.Failure(reason: error.reason)
    }
  }

  /// A list of turns as JSON, or as YAML that begins with a role.
  private static func conversation(_ text: String) -> JSONValue? {
    let json: JSONValue?
    if text.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "[") {
      json = try? JSONValue(parsing: text)
    } else if text.trimmed.hasPrefix("- role:") {
      json = try? YAMLValue(composing: SourceFile(path: "prompt", text: text)).json()
    } else {
      json = nil
    }
    guard case .array(let items) = json, !items.isEmpty,
      items.allSatisfy({ $0["role"] != nil })
    else { return nil }
    return json
  }
}
