/// A JSON Schema, read strictly: what is not supported is an error, never ignored.
///
/// Drafts 6 to 2020-12 in the part that describes data. Supported keywords: `type`, `enum`, `const`;
/// `properties`, `required`, `additionalProperties`, `patternProperties`, `propertyNames`,
/// `minProperties`, `maxProperties`, `dependentRequired`; `items`, `prefixItems`, `contains`,
/// `minContains`, `maxContains`, `minItems`, `maxItems`, `uniqueItems`; `minLength`, `maxLength`,
/// `pattern`, `format`; `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`, `multipleOf`;
/// `allOf`, `anyOf`, `oneOf`, `not`, `if`, `then`, `else`; `$ref` within the document, `$defs`,
/// `definitions`. Known and without effect: `$schema`, `$id` at the root, `$comment`, `title`,
/// `description`, `default`, `examples`, `deprecated`, `readOnly`, `writeOnly`.
///
/// `format` is checked, not only noted; see ``JSONFormat`` for the names.
public struct JSONSchema: Sendable {
  /// The schema as it was written.
  public let source: JSONValue
  let root: Node
  /// The schemas that `$ref` leads to, by pointer.
  let referenced: [String: Node]

  /// Why a schema cannot be used, and where in it: a JSON Pointer, `` for its root.
  public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
    public let pointer: String
    public let message: String

    public var description: String { "\(pointer.isEmpty ? "schema" : pointer): \(message)" }
  }

  /// One way in which a value does not satisfy the schema.
  public struct Violation: Sendable, Hashable, CustomStringConvertible {
    /// Where in the value: a JSON Pointer, empty for the whole.
    public let pointer: String
    public let message: String

    public var description: String { "\(pointer.isEmpty ? "document" : pointer): \(message)" }
  }

  public init(_ source: JSONValue) throws(Failure) {
    self.source = source
    var reader = JSONSchemaReader(source)
    root = try reader.read(source, at: "")
    referenced = try reader.readReferences()
    try reader.refuseCycles(root, referenced)
  }

  public init(parsing text: String) throws {
    try self.init(JSONValue(parsing: text))
  }
}

extension JSONSchema {
  /// One schema, compiled: only what it states is there.
  indirect enum Node: Sendable {
    case anything
    case nothing
    case all([Rule])
  }

  indirect enum Rule: Sendable {
    case types(Set<String>)
    case oneOfValues([JSONValue])
    case properties(Properties)
    case required([String])
    case propertyNames(Node)
    case memberCount(Bounds)
    case dependentRequired([String: [String]])
    case elements(prefix: [Node], rest: Node)
    case contains(Node, Bounds)
    case elementCount(Bounds)
    case unique
    case length(Bounds)
    case pattern(Pattern)
    case format(JSONFormat)
    case minimum(Double, exclusive: Bool)
    case maximum(Double, exclusive: Bool)
    case multipleOf(Double)
    case allOf([Node])
    case anyOf([Node])
    case oneOf([Node])
    case not(Node)
    case conditional(Node, then: Node, otherwise: Node)
    case reference(String)
  }

  struct Properties: Sendable {
    var named: [(name: String, node: Node)] = []
    var byPattern: [(pattern: Pattern, node: Node)] = []
    var others: Node = .anything
  }

  struct Bounds: Sendable {
    var least = 0
    var most = Int.max

    var isTrivial: Bool { least == 0 && most == .max }
  }
}

extension JSONSchema: Hashable {
  public static func == (a: Self, b: Self) -> Bool { a.source == b.source }
  public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

extension JSONSchema: Codable {
  public init(from decoder: any Decoder) throws {
    let source = try JSONValue(from: decoder)
    do {
      try self.init(source)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "\(error)"))
    }
  }

  public func encode(to encoder: any Encoder) throws { try source.encode(to: encoder) }
}
