/// What a request or a server calls a model.
struct ModelName: Sendable, Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  /// Whether both may name one model: the same name, but for the provider before it and the date or
  /// number of a version behind it (`gpt-4o`, `gpt-4o-2024-11-20`, `openai/gpt-4o-latest`).
  ///
  /// A smaller sister is another model, and so is the next generation: `gpt-4o-mini` and `gpt-4.1` are
  /// no versions of `gpt-4o`.
  func isVersion(of other: ModelName) -> Bool { family == other.family }

  /// The name without provider and version in lower case, cut at `-`, `@` and `:`.
  private var family: [Substring] {
    let name = text.split(separator: "/").last ?? ""
    var parts = name.lowercased().split { "-@:".contains($0) }
    // "us.anthropic.claude" names a region and a provider first.
    if let first = parts.first, let own = first.split(separator: ".").last,
      own.first?.isLetter == true
    {
      parts[0] = own
    }
    while parts.count > 1, let last = parts.last, Self.isVersion(last) { parts.removeLast() }
    return parts
  }

  /// A date's part, `001`, `v2`, the `0` of `v2:0`; no size (`70b`) and no generation (`4`, `3.1`).
  private static func isVersion(_ part: Substring) -> Bool {
    if ["latest", "preview", "exp", "experimental", "0"].contains(part) { return true }
    let digits = part.first == "v" ? part.dropFirst() : part
    return digits.count > (part.first == "v" ? 0 : 1)
      && digits.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }

  /// Names that are no versions of those before them.
  static func distinct(_ names: [String]) -> [String] {
    names.reduce(into: []) { kept, name in
      if !kept.contains(where: { ModelName(name).isVersion(of: ModelName($0)) }) {
        kept.append(name)
      }
    }
  }
}
