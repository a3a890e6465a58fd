/// A note to be turned into a JSON object of two fields.
struct Record: Sendable {
  let fields: [Field]
  let key: Key

  struct Field: Sendable {
    let name: String
    let type: String
    /// JSON text.
    let right: String
    let wrongs: [String]
  }

  /// What the suite checks.
  ///
  /// A number and a name can be read off JSON that does not parse; a JSON
  /// value cannot, so such a record goes wrong only by a member that its schema forbids.
  enum Key: Sendable { case number, name, value }

  /// True where a wrong number makes the answer wrong.
  var isNumber: Bool { key != .name }

  var schema: String {
    let properties = fields.map { "\(JSONText.quoted($0.name)): {\"type\": \"\($0.type)\"}" }
    let required = fields.map { JSONText.quoted($0.name) }
    return "{\"type\": \"object\", \"properties\": {\(properties.joined(separator: ", "))}, "
      + "\"required\": [\(required.joined(separator: ", "))], \"additionalProperties\": false}"
  }

  var answer: String {
    switch key {
    case .number: "{\"number\": \(numberField?.right ?? "0"), \"tolerance\": 0.001}"
    case .name: "[\(nameField?.right ?? "")]"
    case .value:
      "{\"json\": {"
        + fields.map { "\(JSONText.quoted($0.name)): \($0.right)" }.joined(separator: ", ") + "}}"
    }
  }

  var numberField: Field? { fields.first { $0.type != "string" } }
  var nameField: Field? { fields.first { $0.type == "string" } }
}
