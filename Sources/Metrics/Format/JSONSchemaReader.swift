/// Compiles a schema document and finds what cannot be used in it.
struct JSONSchemaReader {
  private typealias Failure = JSONSchema.Failure
  private let document: JSONValue
  private var wanted: [String] = []
  private var depth = 0
  private static let deepest = 100

  private static let annotations: Set<String> = [
    "$schema", "$comment", "title", "description", "default", "examples", "deprecated",
    "readOnly", "writeOnly",
  ]

  init(_ document: JSONValue) { self.document = document }

  mutating func read(
    _ schema: JSONValue, at pointer: String
  ) throws(JSONSchema.Failure) -> JSONSchema.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw Failure(pointer: pointer, message: "nested deeper than \(Self.deepest)")
    }
    switch schema {
    case .bool(let accepts): return accepts ? .anything : .nothing
    case .object(let object):
      var keywords = Keywords(object, pointer)
      let rules = try rules(&keywords)
      if let unknown = keywords.remaining.first {
        throw Failure(pointer: pointer, message: "the keyword '\(unknown)' is not supported")
      }
      return rules.isEmpty ? .anything : .all(rules)
    default:
      throw Failure(pointer: pointer, message: "a schema is an object or a boolean")
    }
  }

  /// Compiles the targets of all references, including those met on the way.
  mutating func readReferences() throws(JSONSchema.Failure) -> [String: JSONSchema.Node] {
    var nodes: [String: JSONSchema.Node] = [:]
    while let pointer = wanted.popLast() {
      guard nodes[pointer] == nil else { continue }
      guard let target = resolve(pointer) else {
        throw Failure(pointer: pointer, message: "'$ref' leads to nothing")
      }
      nodes[pointer] = try read(target, at: pointer)
    }
    return nodes
  }

  private func resolve(_ pointer: String) -> JSONValue? {
    var value = document
    for token in pointer.split(separator: "/") {
      let name = Self.unescaped(token)
      if let member = value[name] {
        value = member
      } else if let index = Int(name), let element = value[index] {
        value = element
      } else {
        return nil
      }
    }
    return value
  }

  /// A token of a JSON Pointer (RFC 6901): `~1` is a slash, `~0` a tilde.
  private static func unescaped(_ token: Substring) -> String {
    String(token).replacing("~1", with: "/").replacing("~0", with: "~")
  }

  /// The members of one schema object; what nobody takes is unknown.
  private struct Keywords {
    let pointer: String
    private var object: JSONObject

    init(_ object: JSONObject, _ pointer: String) {
      self.object = object
      self.pointer = pointer
    }

    var remaining: [String] { object.keys.filter { !JSONSchemaReader.annotations.contains($0) } }

    func has(_ keyword: String) -> Bool { object[keyword] != nil }

    mutating func take(_ keyword: String) -> JSONValue? {
      guard let value = object[keyword] else { return nil }
      object[keyword] = nil
      return value
    }

    func failure(_ keyword: String, _ message: String) -> JSONSchema.Failure {
      JSONSchema.Failure(pointer: "\(pointer)/\(keyword)", message: message)
    }

    mutating func number(_ keyword: String) throws(JSONSchema.Failure) -> Double? {
      guard let value = take(keyword) else { return nil }
      guard case .number(let number) = value else { throw failure(keyword, "must be a number") }
      return number.value
    }

    mutating func count(_ keyword: String) throws(JSONSchema.Failure) -> Int? {
      guard let value = try number(keyword) else { return nil }
      guard value >= 0, value < 1e15, value == value.rounded() else {
        throw failure(keyword, "must be a whole number from 0")
      }
      return Int(value)
    }

    mutating func bounds(
      _ least: String, _ most: String
    ) throws(JSONSchema.Failure) -> JSONSchema.Bounds {
      JSONSchema.Bounds(least: try count(least) ?? 0, most: try count(most) ?? .max)
    }

    mutating func names(_ keyword: String) throws(JSONSchema.Failure) -> [String]? {
      guard let value = take(keyword) else { return nil }
      return try Self.strings(value, or: failure(keyword, "must be a list of names"))
    }

    static func strings(
      _ value: JSONValue, or failure: JSONSchema.Failure
    ) throws(JSONSchema.Failure) -> [String] {
      guard case .array(let elements) = value else { throw failure }
      var names: [String] = []
      for element in elements {
        guard case .string(let name) = element else { throw failure }
        names.append(name)
      }
      return names
    }

    mutating func object(_ keyword: String) throws(JSONSchema.Failure) -> JSONObject? {
      guard let value = take(keyword) else { return nil }
      guard case .object(let object) = value else { throw failure(keyword, "must be an object") }
      return object
    }
  }

  private mutating func node(
    _ keyword: String, _ keywords: inout Keywords
  ) throws(JSONSchema.Failure) -> JSONSchema.Node? {
    guard let value = keywords.take(keyword) else { return nil }
    return try read(value, at: "\(keywords.pointer)/\(keyword)")
  }

  private mutating func nodes(
    _ keyword: String, _ keywords: inout Keywords
  ) throws(JSONSchema.Failure) -> [JSONSchema.Node]? {
    guard let value = keywords.take(keyword) else { return nil }
    guard case .array(let elements) = value, !elements.isEmpty else {
      throw keywords.failure(keyword, "must be a list of schemas")
    }
    var nodes: [JSONSchema.Node] = []
    for (index, element) in elements.enumerated() {
      nodes.append(try read(element, at: "\(keywords.pointer)/\(keyword)/\(index)"))
    }
    return nodes
  }

  private mutating func members(
    _ keyword: String, _ keywords: inout Keywords
  ) throws(JSONSchema.Failure) -> [(name: String, node: JSONSchema.Node)] {
    var members: [(name: String, node: JSONSchema.Node)] = []
    for (name, schema) in try keywords.object(keyword)?.members ?? [] {
      members.append((name, try read(schema, at: "\(keywords.pointer)/\(keyword)/\(name)")))
    }
    return members
  }

  private mutating func rules(
    _ keywords: inout Keywords
  ) throws(JSONSchema.Failure) -> [JSONSchema.Rule] {
    if keywords.pointer.isEmpty { _ = keywords.take("$id") }
    _ = try members("$defs", &keywords)
    _ = try members("definitions", &keywords)
    var rules = try valueRules(&keywords)
    rules += try stringAndNumberRules(&keywords)
    rules += try objectRules(&keywords)
    rules += try arrayRules(&keywords)
    rules += try combiningRules(&keywords)
    return rules
  }

  private func valueRules(
    _ keywords: inout Keywords
  ) throws(JSONSchema.Failure) -> [JSONSchema.Rule] {
    var rules: [JSONSchema.Rule] = []
    if let type = keywords.take("type") {
      let names: [String]
      if case .string(let name) = type {
        names = [name]
      } else {
        names = try Keywords.strings(
          type, or: keywords.failure("type", "must be a name or a list of names"))
      }
      let known: Set = ["null", "boolean", "integer", "number", "string", "array", "object"]
      if let unknown = names.first(where: { !known.contains($0) }) {
        throw keywords.failure("type", "there is no type '\(unknown)'")
      }
      rules.append(.types(Set(names)))
    }
    if let value = keywords.take("const") { rules.append(.oneOfValues([value])) }
    if let values = keywords.take("enum") {
      guard case .array(let values) = values else {
        throw keywords.failure("enum", "must be a list of values")
      }
      rules.append(.oneOfValues(values))
    }
    return rules
  }

  private func stringAndNumberRules(
    _ keywords: inout Keywords
  ) throws(JSONSchema.Failure) -> [JSONSchema.Rule] {
    var rules: [JSONSchema.Rule] = []
    let length = try keywords.bounds("minLength", "maxLength")
    if !length.isTrivial { rules.append(.length(length)) }
    if let value = keywords.take("pattern") {
      rules.append(.pattern(try pattern(value, keywords.failure("pattern", "must be a text"))))
    }
    if let value = keywords.take("format") {
      guard case .string(let name) = value, let format = JSONFormat(rawValue: name) else {
        throw keywords.failure("format", "the format \(value) is not supported")
      }
      rules.append(.format(format))
    }
    if let limit = try keywords.number("minimum") {
      rules.append(.minimum(limit, exclusive: false))
    }
    if let limit = try keywords.number("maximum") {
      rules.append(.maximum(limit, exclusive: false))
    }
    if let limit = try keywords.number("exclusiveMinimum") {
      rules.append(.minimum(limit, exclusive: true))
    }
    if let limit = try keywords.number("exclusiveMaximum") {
      rules.append(.maximum(limit, exclusive: true))
    }
    if let divisor = try keywords.number("multipleOf") {
      guard divisor > 0 else { throw keywords.failure("multipleOf", "must be above 0") }
      rules.append(.multipleOf(divisor))
    }
    return rules
  }

  private func pattern(
    _ value: JSONValue, _ failure: JSONSchema.Failure
  ) throws(JSONSchema.Failure) -> Pattern {
    guard case .string(let source) = value else { throw failure }
    do {
      return try Pattern(source)
    } catch {
      throw Failure(pointer: failure.pointer, message: "\(error)")
    }
  }

  private mutating func objectRules(
    _ keywords: inout Keywords
  ) throws(JSONSchema.Failure) -> [JSONSchema.Rule] {
    var rules: [JSONSchema.Rule] = []
    var properties = JSONSchema.Properties()
    properties.named = try members("properties", &keywords)
    for (source, node) in try members("patternProperties", &keywords) {
      let failure = keywords.failure("patternProperties/\(source)", "")
      properties.byPattern.append((try pattern(.string(source), failure), node))
    }
    let others = try node("additionalProperties", &keywords)
    properties.others = others ?? .anything
    if !properties.named.isEmpty || !properties.byPattern.isEmpty || others != nil {
      rules.append(.properties(properties))
    }
    if let names = try keywords.names("required"), !names.isEmpty { rules.append(.required(names)) }
    if let names = try node("propertyNames", &keywords) { rules.append(.propertyNames(names)) }
    let count = try keywords.bounds("minProperties", "maxProperties")
    if !count.isTrivial { rules.append(.memberCount(count)) }
    if let dependent = try keywords.object("dependentRequired") {
      var needs: [String: [String]] = [:]
      for (name, list) in dependent.members {
        needs[name] = try Keywords.strings(
          list, or: keywords.failure("dependentRequired/\(name)", "must be a list of names"))
      }
      rules.append(.dependentRequired(needs))
    }
    return rules
  }

  private mutating func arrayRules(
    _ keywords: inout Keywords
  ) throws(JSONSchema.Failure) -> [JSONSchema.Rule] {
    var rules: [JSONSchema.Rule] = []
    let prefix = try nodes("prefixItems", &keywords) ?? []
    let rest = try node("items", &keywords)
    if !prefix.isEmpty || rest != nil {
      rules.append(.elements(prefix: prefix, rest: rest ?? .anything))
    }
    let namesLeast = keywords.has("minContains")
    var contained = try keywords.bounds("minContains", "maxContains")
    if let contains = try node("contains", &keywords) {
      if !namesLeast { contained.least = 1 }
      rules.append(.contains(contains, contained))
    }
    let count = try keywords.bounds("minItems", "maxItems")
    if !count.isTrivial { rules.append(.elementCount(count)) }
    switch keywords.take("uniqueItems") {
    case nil, .bool(false): break
    case .bool(true): rules.append(.unique)
    default: throw keywords.failure("uniqueItems", "must be true or false")
    }
    return rules
  }

  private mutating func combiningRules(
    _ keywords: inout Keywords
  ) throws(JSONSchema.Failure) -> [JSONSchema.Rule] {
    var rules: [JSONSchema.Rule] = []
    if let nodes = try nodes("allOf", &keywords) { rules.append(.allOf(nodes)) }
    if let nodes = try nodes("anyOf", &keywords) { rules.append(.anyOf(nodes)) }
    if let nodes = try nodes("oneOf", &keywords) { rules.append(.oneOf(nodes)) }
    if let node = try node("not", &keywords) { rules.append(.not(node)) }
    let condition = try node("if", &keywords)
    let then = try node("then", &keywords)
    let otherwise = try node("else", &keywords)
    if let condition {
      rules.append(
        .conditional(condition, then: then ?? .anything, otherwise: otherwise ?? .anything))
    } else if then != nil || otherwise != nil {
      throw keywords.failure(then != nil ? "then" : "else", "stands without 'if'")
    }
    if let value = keywords.take("$ref") {
      guard case .string(let target) = value, target == "#" || target.hasPrefix("#/") else {
        throw keywords.failure("$ref", "only references within the document, '#/…', are supported")
      }
      let pointer = String(target.dropFirst())
      wanted.append(pointer)
      rules.append(.reference(pointer))
    }
    return rules
  }
}
