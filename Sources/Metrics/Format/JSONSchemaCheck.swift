extension JSONSchema {
  /// Everything in which `value` does not satisfy the schema, in the order of the schema; at most 50.
  ///
  /// Empty means valid. Work is bounded: a value that needs more than a million steps (possible only
  /// with alternatives inside a recursive schema) is reported as too costly to check, hence invalid.
  public func violations(of value: JSONValue) -> [Violation] {
    var check = JSONSchemaCheck(self)
    check.check(value, against: root, at: "")
    return check.violations
  }

  public func accepts(_ value: JSONValue) -> Bool { violations(of: value).isEmpty }
}

private struct JSONSchemaCheck {
  private let schema: JSONSchema
  private(set) var violations: [JSONSchema.Violation] = []
  private var steps = 0
  private static let mostSteps = 1_000_000
  private static let mostViolations = 50

  init(_ schema: JSONSchema) { self.schema = schema }

  private mutating func fail(_ pointer: String, _ message: String) {
    guard violations.count < Self.mostViolations else { return }
    violations.append(JSONSchema.Violation(pointer: pointer, message: message))
  }

  mutating func check(_ value: JSONValue, against node: JSONSchema.Node, at pointer: String) {
    steps += 1
    guard steps <= Self.mostSteps else {
      if steps == Self.mostSteps + 1 { fail(pointer, "too costly to check") }
      return
    }
    switch node {
    case .anything: break
    case .nothing: fail(pointer, "nothing may stand here")
    case .all(let rules): for rule in rules { check(value, rule, pointer) }
    }
  }

  /// Whether a value satisfies a schema, leaving no violations behind.
  private mutating func satisfies(
    _ value: JSONValue, _ node: JSONSchema.Node, _ pointer: String
  ) -> Bool {
    let before = violations
    violations = []
    check(value, against: node, at: pointer)
    let satisfied = violations.isEmpty && steps <= Self.mostSteps
    violations = before
    return satisfied
  }

  private mutating func check(_ value: JSONValue, _ rule: JSONSchema.Rule, _ pointer: String) {
    switch rule {
    case .types(let types): checkType(value, types, pointer)
    case .oneOfValues(let values):
      guard !values.contains(value) else { return }
      fail(pointer, values.count == 1 ? "must be \(values[0])" : "is none of the values allowed")
    case .reference(let target):
      if let node = schema.referenced[target] { check(value, against: node, at: pointer) }
    case .allOf(let nodes): for node in nodes { check(value, against: node, at: pointer) }
    case .anyOf(let nodes):
      for node in nodes where satisfies(value, node, pointer) { return }
      fail(pointer, "satisfies none of the alternatives")
    case .oneOf(let nodes):
      var count = 0
      for node in nodes where satisfies(value, node, pointer) { count += 1 }
      if count != 1 { fail(pointer, "satisfies \(count) of the alternatives instead of one") }
    case .not(let node):
      if satisfies(value, node, pointer) { fail(pointer, "satisfies what it must not") }
    case .conditional(let condition, let then, let otherwise):
      let branch = satisfies(value, condition, pointer) ? then : otherwise
      check(value, against: branch, at: pointer)
    default:
      switch value {
      case .object(let object): check(object, rule, pointer)
      case .array(let elements): check(elements, rule, pointer)
      case .string(let text): check(text, rule, pointer)
      case .number(let number): check(number, rule, pointer)
      case .null, .bool: break
      }
    }
  }

  private mutating func checkType(_ value: JSONValue, _ types: Set<String>, _ pointer: String) {
    if types.contains(value.kind) { return }
    if case .number(let number) = value, types.contains("integer"), number.isInteger { return }
    fail(pointer, "is \(value.kind), must be \(types.sorted().joined(separator: " or "))")
  }

  private mutating func check(_ object: JSONObject, _ rule: JSONSchema.Rule, _ pointer: String) {
    switch rule {
    case .properties(let properties): check(object, properties, pointer)
    case .required(let names):
      for name in names where object[name] == nil {
        fail(pointer, "the member '\(name)' is missing")
      }
    case .propertyNames(let node):
      for name in object.keys where !satisfies(.string(name), node, pointer) {
        fail(pointer, "a member must not be called '\(name)'")
      }
    case .memberCount(let bounds): check(object.count, bounds, "members", pointer)
    case .dependentRequired(let needs):
      for name in object.keys {
        for other in needs[name] ?? [] where object[other] == nil {
          fail(pointer, "the member '\(other)' is missing beside '\(name)'")
        }
      }
    default: break
    }
  }

  private mutating func check(
    _ object: JSONObject, _ properties: JSONSchema.Properties, _ pointer: String
  ) {
    for (name, node) in properties.named {
      if let value = object[name] { check(value, against: node, at: "\(pointer)/\(name)") }
    }
    if case .anything = properties.others, properties.byPattern.isEmpty { return }
    let named = Set(properties.named.map(\.name))
    for (name, value) in object.members {
      var isKnown = named.contains(name)
      for (pattern, node) in properties.byPattern where pattern.matches(name) {
        isKnown = true
        check(value, against: node, at: "\(pointer)/\(name)")
      }
      guard !isKnown else { continue }
      if case .nothing = properties.others {
        fail(pointer, "the member '\(name)' is not allowed")
      } else {
        check(value, against: properties.others, at: "\(pointer)/\(name)")
      }
    }
  }

  private mutating func check(
    _ elements: [JSONValue], _ rule: JSONSchema.Rule, _ pointer: String
  ) {
    switch rule {
    case .elements(let prefix, let rest):
      for (index, element) in elements.enumerated() {
        let node = index < prefix.count ? prefix[index] : rest
        check(element, against: node, at: "\(pointer)/\(index)")
      }
    case .contains(let node, let bounds):
      var count = 0
      for element in elements where satisfies(element, node, pointer) { count += 1 }
      check(count, bounds, "elements of the wanted kind", pointer)
    case .elementCount(let bounds): check(elements.count, bounds, "elements", pointer)
    case .unique:
      if Set(elements).count < elements.count { fail(pointer, "an element occurs twice") }
    default: break
    }
  }

  private mutating func check(_ text: String, _ rule: JSONSchema.Rule, _ pointer: String) {
    switch rule {
    case .length(let bounds): check(text.unicodeScalars.count, bounds, "characters", pointer)
    case .pattern(let pattern):
      if !pattern.matches(text) { fail(pointer, "does not match '\(pattern.source)'") }
    case .format(let format):
      if !format.accepts(text) { fail(pointer, "is no \(format.rawValue)") }
    default: break
    }
  }

  private mutating func check(_ number: JSONNumber, _ rule: JSONSchema.Rule, _ pointer: String) {
    let value = number.value
    switch rule {
    case .minimum(let limit, let exclusive):
      if exclusive ? value <= limit : value < limit {
        fail(pointer, "is \(number.text), must be \(exclusive ? "above" : "at least") \(limit)")
      }
    case .maximum(let limit, let exclusive):
      if exclusive ? value >= limit : value > limit {
        fail(pointer, "is \(number.text), must be \(exclusive ? "below" : "at most") \(limit)")
      }
    case .multipleOf(let divisor):
      // 0.3 is a multiple of 0.1 to everyone but a binary fraction.
      let quotient = value / divisor
      if abs(quotient - quotient.rounded()) > 1e-9 * max(1, abs(quotient)) {
        fail(pointer, "is \(number.text), no multiple of \(divisor)")
      }
    default: break
    }
  }

  private mutating func check(
    _ count: Int, _ bounds: JSONSchema.Bounds, _ what: String, _ pointer: String
  ) {
    if count < bounds.least { fail(pointer, "has \(count) \(what), needs \(bounds.least)") }
    if count > bounds.most { fail(pointer, "has \(count) \(what), at most \(bounds.most)") }
  }
}
