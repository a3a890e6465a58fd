import Foundation
import Metrics
import Yams

/// A YAML node with its place, read by type; whatever does not fit throws a ``Problem`` that points
/// at it.
struct YAMLValue {
  let node: Node
  let source: SourceFile
  /// What this value is called in messages: `sampling.temperature`, `case "bones"`.
  var name: String

  /// The root of a file's only document.
  init(composing source: SourceFile) throws {
    self.source = source
    name = "the file"
    if let line = AliasKeys.line(in: source.text) {
      throw source.problem(
        "a key that is no plain text, in a file of many aliases", line: line, column: 1,
        hint: "write keys out as texts")
    }
    do {
      // Without rules to tell types apart: this reader does so by what a place asks for, and Yams
      // would try half a dozen regular expressions on every key.
      guard let node = try Yams.compose(yaml: source.text, .basic) else {
        throw source.problem(
          "\(source.path) is empty", line: 1, column: 1, hint: "there is nothing in it but comments"
        )
      }
      var budget = Self.largestTree
      if let large = Self.firstTooLarge(in: node, &budget) {
        throw source.problem(
          "\(source.path) unfolds to more than \(Self.largestTree) values",
          line: large.mark?.line ?? 1, column: large.mark?.column ?? 1,
          hint: "write rows into a CSV or JSON Lines file instead of repeating aliases")
      }
      self.node = node
    } catch let error as YamlError {
      throw Self.problem(from: error, in: source)
    }
  }

  /// Aliases can unfold a few hundred bytes into billions of values.
  private static let largestTree = 4_000_000

  /// The member of the document with which it grows too large; nil where it does not.
  private static func firstTooLarge(in root: Node, _ budget: inout Int) -> Node? {
    switch root {
    case .scalar, .alias: return nil
    case .sequence(let items): return items.first { !fits($0, in: &budget) }
    case .mapping(let pairs):
      return pairs.first { !fits($0.key, in: &budget) || !fits($0.value, in: &budget) }?.key
    }
  }

  private static func fits(_ node: Node, in budget: inout Int) -> Bool {
    budget -= 1
    guard budget > 0 else { return false }
    switch node {
    case .scalar, .alias: return true
    case .sequence(let items): return items.allSatisfy { fits($0, in: &budget) }
    case .mapping(let pairs):
      return pairs.allSatisfy { fits($0.key, in: &budget) && fits($0.value, in: &budget) }
    }
  }

  init(node: Node, source: SourceFile, name: String) {
    self.node = node
    self.source = source
    self.name = name
  }

  func problem(_ message: String, hint: String? = nil, showingLine: Bool = true) -> Problem {
    source.problem(
      message, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, hint: hint,
      showingLine: showingLine)
  }

  /// From 1.
  var line: Int { node.mark?.line ?? 1 }

  /// The text of a scalar without quotes; nil for any other value.
  var bareText: String? {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
      return nil
    }
    return scalar.string
  }

  // A quoted "" is a value; a plain empty, `~` or `null` is none.
  var isNull: Bool { bareText.map(PlainScalar.isNull) ?? false }

  var isMapping: Bool { if case .mapping = node { true } else { false } }
  var isList: Bool { if case .sequence = node { true } else { false } }
  var isScalar: Bool { if case .scalar = node { true } else { false } }

  func string() throws -> String {
    guard case .scalar(let scalar) = node else {
      throw problem("\(name) must be a text, not \(isList ? "a list" : "a mapping")")
    }
    if isNull { throw problem("\(name) is empty", hint: "write a value or remove the line") }
    return scalar.string
  }

  func nonEmptyString() throws -> String {
    let text = try string()
    if text.allSatisfy(\.isWhitespace) { throw problem("\(name) is empty") }
    return text
  }

  func double(in range: ClosedRange<Double>? = nil) throws -> Double {
    let text = try string()
    guard let value = Double(text), value.isFinite else {
      throw problem("\(name) must be a number, not \"\(text)\"")
    }
    if let range, !range.contains(value) {
      throw problem(
        "\(name) is \(text); it must lie between \(range.lowerBound.plain) and "
          + range.upperBound.plain)
    }
    return value
  }

  func int(in range: ClosedRange<Int>) throws -> Int {
    let text = try string()
    guard let value = Int(text) else {
      throw problem("\(name) must be a whole number, not \"\(text)\"")
    }
    guard range.contains(value) else {
      throw problem(
        "\(name) is \(value); it must lie between \(range.lowerBound) and \(range.upperBound)")
    }
    return value
  }

  func bool() throws -> Bool {
    switch try string() {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    case let other: throw problem("\(name) must be true or false, not \"\(other)\"")
    }
  }

  /// One of the raw values of an enumeration.
  func choice<E: RawRepresentable & CaseIterable>(of type: E.Type = E.self) throws -> E
  where E.RawValue == String {
    let text = try string()
    if let value = E(rawValue: text) { return value }
    throw problem(
      "\(name) is \"\(text)\"",
      hint: suggestion(for: text, among: E.allCases.map(\.rawValue)))
  }

  func list() throws -> [YAMLValue] {
    guard case .sequence(let sequence) = node else { throw problem("\(name) must be a list") }
    return sequence.enumerated().map {
      YAMLValue(node: $1, source: source, name: "\(name)[\($0)]")
    }
  }

  /// A list, or a single value as a list of one.
  func listOrOne() throws -> [YAMLValue] { isList ? try list() : [self] }

  func strings() throws -> [String] { try listOrOne().map { try $0.nonEmptyString() } }

  /// A duration in seconds: `60s`, `1500ms`, `2m`, `1h`, or a plain number of seconds.
  func seconds() throws -> Double {
    let text = try string()
    let units: [(suffix: String, factor: Double)] = [
      ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1),
    ]
    for unit in units where text.hasSuffix(unit.suffix) {
      guard let value = Double(text.dropLast(unit.suffix.count)) else { break }
      guard value > 0, value.isFinite else { break }
      return value * unit.factor
    }
    throw problem(
      "\(name) must be a duration, not \"\(text)\"", hint: "write 60s, 1500ms, 2m or 1h")
  }

  /// The members of a mapping, every key of which must be known.
  func members(_ known: [String]) throws -> Members {
    let pairs = try pairs()
    for pair in pairs where !known.contains(pair.key.text) {
      throw pair.key.value.problem(
        "unknown key \"\(pair.key.text)\"\(name == "the file" ? "" : " in \(name)")",
        hint: suggestion(for: pair.key.text, among: known),
        showingLine: !Secrets.looksSecret(line: pair.key.value.source.line(pair.key.value.line)))
    }
    return Members(
      owner: self,
      values: Dictionary(uniqueKeysWithValues: pairs.map { ($0.key.text, $0.value) }))
  }

  /// The members of a mapping with keys of the user's own, in the order of the file.
  func pairs() throws -> [(key: (text: String, value: YAMLValue), value: YAMLValue)] {
    guard case .mapping(let mapping) = node else {
      throw problem("\(name) must be a mapping of keys to values")
    }
    var seen: Set<String> = []
    return try mapping.map { key, value in
      let keyValue = YAMLValue(node: key, source: source, name: "a key")
      let text = try keyValue.string()
      // Yams tells keys apart by tag too; for a reader `1` and "1" are one key.
      guard seen.insert(text).inserted else {
        throw keyValue.problem(
          "the key \"\(text)\" is written twice in one mapping", hint: "keep one of them",
          showingLine: !Secrets.looksSecret(key: text))
      }
      let path = name == "the file" ? text : "\(name).\(text)"
      return ((text, keyValue), YAMLValue(node: value, source: source, name: path))
    }
  }

  /// This value as JSON; plain scalars are read by ``PlainScalar``.
  func json() throws -> JSONValue {
    switch node {
    case .sequence: return .array(try list().map { try $0.json() })
    case .mapping:
      return .object(JSONObject(try pairs().map { ($0.key.text, try $0.value.json()) }))
    case .scalar(let scalar): return bareText.map { PlainScalar($0).json } ?? .string(scalar.string)
    case .alias: throw problem("\(name) is an alias to nothing")
    }
  }

  private static func problem(from error: YamlError, in source: SourceFile) -> Problem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return source.problem(
        "not YAML: \(problem)", line: mark.line, column: mark.column,
        hint: "texts with : # { [ or quotes in them are safest in double quotes",
        showingLine: !Secrets.looksSecret(line: source.line(mark.line)))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let name = duplicates.first ?? ""
      let place = source.second(name, behind: context.mark.line, context.mark.column)
      return source.problem(
        "the key \"\(name)\" is written twice in one mapping", line: place.line,
        column: place.column, hint: "keep one of them",
        showingLine: !Secrets.looksSecret(line: source.line(place.line)))
    case .reader(let problem, _, _, _):
      let place = source.firstUnprintable
      return source.problem(
        "not YAML: \(problem)", line: place.line, column: place.column,
        hint: "in double quotes such a character is written out: \"\\x07\", \"\\u0007\"",
        showingLine: !Secrets.looksSecret(line: source.line(place.line)))
    default:
      return Problem("\(source.path) is not YAML")
    }
  }
}

/// The known members of one mapping.
struct Members {
  let owner: YAMLValue
  let values: [String: YAMLValue]

  subscript(key: String) -> YAMLValue? {
    guard let value = values[key], !value.isNull else { return nil }
    return value
  }

  func required(_ key: String) throws -> YAMLValue {
    guard let value = self[key] else {
      throw owner.problem("\(owner.name) has no \"\(key)\"")
    }
    return value
  }
}

extension Double {
  /// The shortest decimal form: `0.5`, `60`, `1e-07`.
  var plain: String {
    self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
  }
}
