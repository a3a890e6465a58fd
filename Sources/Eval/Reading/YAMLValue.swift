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
    do {
      // Without rules to tell types apart: this reader does so by what a place asks for, and Yams
      // would try half a dozen regular expressions on every key.
      guard let node = try Yams.compose(yaml: source.text, .basic) else {
        throw Problem("\(source.path) is empty")
      }
      var budget = Self.largestTree
      guard Self.fits(node, in: &budget) else {
        throw Problem(
          "\(source.path) unfolds to more than \(Self.largestTree) values",
          hint: "write rows into a CSV or JSON Lines file instead of repeating aliases")
      }
      self.node = node
    } catch let error as YamlError {
      throw Self.problem(from: error, in: source)
    }
  }

  /// Aliases can unfold a few hundred bytes into billions of values.
  private static let largestTree = 4_000_000

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

  // A quoted "" is a value; a plain empty, `~` or `null` is none.
  var isNull: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null"].contains(scalar.string)
  }

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
          "the key \"\(text)\" is written twice in one mapping",
          showingLine: !Secrets.looksSecret(key: text))
      }
      let path = name == "the file" ? text : "\(name).\(text)"
      return ((text, keyValue), YAMLValue(node: value, source: source, name: path))
    }
  }

  /// This value as JSON; plain scalars become numbers, booleans and null by the YAML 1.2 core schema.
  func json() throws -> JSONValue {
    switch node {
    case .sequence: return .array(try list().map { try $0.json() })
    case .mapping:
      return .object(JSONObject(try pairs().map { ($0.key.text, try $0.value.json()) }))
    case .scalar(let scalar):
      guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
      if isNull { return .null }
      switch scalar.string {
      case "true", "True", "TRUE": return .bool(true)
      case "false", "False", "FALSE": return .bool(false)
      default: break
      }
      let text = scalar.string
      return JSONNumber(text: text).map(JSONValue.number) ?? .string(text)
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
      return source.problem(
        "the key \"\(duplicates.first ?? "")\" is written twice in one mapping",
        line: context.mark.line, column: context.mark.column,
        showingLine: !Secrets.looksSecret(line: source.line(context.mark.line)))
    case .reader(let problem, let offset, _, _):
      let before = source.text.prefix(offset ?? 0)
      let line = 1 + before.utf8.count { $0 == 0x0A }
      return source.problem("not YAML: \(problem)", line: line, column: 1)
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
