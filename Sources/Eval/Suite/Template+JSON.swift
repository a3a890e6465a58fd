import Metrics
import Yams

extension Template {
  /// Fills the texts and keys inside a JSON value; a text that is nothing but one name takes its
  /// number, boolean or null, where what it stands for is or reads as one.
  func callAsFunction(_ json: JSONValue, at value: YAMLValue) throws -> JSONValue {
    try filled(json, at: value) { _ in false }
  }

  /// The same for a schema, some of whose keywords take nothing but texts.
  func schema(_ json: JSONValue, at value: YAMLValue) throws -> JSONValue {
    try filled(json, at: value, wordsAt: Self.schemaWords.contains)
  }

  /// Keywords of JSON Schema whose texts are never numbers, whatever they look like.
  private static let schemaWords: Set<String> = [
    "required", "dependentRequired", "pattern", "type", "format", "title", "description", "$ref",
    "$id", "$schema", "$comment", "$anchor",
  ]

  /// - Parameter isWords: whether the texts of a member are texts, also where they read as numbers.
  private func filled(
    _ json: JSONValue, at value: YAMLValue, asWords: Bool = false,
    wordsAt isWords: (String) -> Bool
  ) throws -> JSONValue {
    guard !isIdle else { return json }
    switch json {
    case .string(let text):
      let isOne = Self.onlyName(in: text) != nil
      if let name = Self.onlyName(in: text), isNull(name), !asWords { return .null }
      let filled = try self(text, at: value)
      guard !filled.isBlank || text.isBlank else { throw empty(value) }
      guard isOne, !asWords else { return .string(filled) }
      if let number = JSONNumber(text: filled) { return .number(number) }
      return filled == "true" ? .bool(true) : filled == "false" ? .bool(false) : .string(filled)
    case .array(let items):
      return .array(
        try items.map { try filled($0, at: value, asWords: asWords, wordsAt: isWords) })
    case .object(let object):
      var seen: Set<String> = []
      return .object(
        JSONObject(
          try object.members.map { member in
            let key = try self(member.key, at: value)
            guard !key.isBlank || member.key.isBlank else { throw empty(value) }
            guard seen.insert(key).inserted else {
              throw value.problem(
                "\(value.name) has the key \"\(key)\" twice once it is filled in")
            }
            return (
              key,
              try filled(member.value, at: value, asWords: isWords(member.key), wordsAt: isWords)
            )
          }))
    case .null, .bool, .number: return json
    }
  }

  /// A text that holds JSON: filled in inside, so that quotes in a value stay part of it.
  func jsonText(_ value: YAMLValue) throws -> String {
    let text = try value.string()
    guard !isIdle, Self.hasBraces(text) else { return text }
    guard let json = try? JSONValue(parsing: text) else { return try self(text, at: value) }
    return try self(json, at: value).description
  }

  /// A value whose text is filled in, for places that take a word, a name or a number.
  func filled(_ value: YAMLValue) throws -> YAMLValue {
    guard !isIdle, case .scalar(let scalar) = value.node, Self.hasBraces(scalar.string) else {
      return value
    }
    let text = try self(scalar.string, at: value)
    return YAMLValue(
      node: .scalar(Node.Scalar(text, scalar.tag, .doubleQuoted, scalar.mark)),
      source: value.source, name: value.name)
  }
}
