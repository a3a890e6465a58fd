import Foundation
import Metrics

/// Fills `{{column}}` from a row; without a row a text stays as it is.
struct Template {
  let row: RowTable.Row?

  func callAsFunction(_ text: String, at value: YAMLValue) throws -> String {
    guard let row, text.contains("{{") else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.range(of: "{{") {
      result += rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].range(of: "}}") else {
        throw value.problem("\(value.name) has {{ without }}")
      }
      let name = rest[open.upperBound..<close.lowerBound].trimmed
      guard let found = row[name] else {
        throw value.problem(
          "\(value.name) asks for the column \"\(name)\", which \(row.table) does not have",
          hint: suggestion(for: name, among: row.columns))
      }
      result += found
      rest = rest[close.upperBound...]
    }
    return result + rest
  }

  /// Fills the texts inside a JSON value; a text that is nothing but one column takes the column's
  /// number or boolean, where it reads as one.
  func callAsFunction(_ json: JSONValue, at value: YAMLValue) throws -> JSONValue {
    switch json {
    case .string(let text):
      let filled = try self(text, at: value)
      guard filled != text, text.hasPrefix("{{"), text.hasSuffix("}}") else {
        return .string(filled)
      }
      if let number = JSONNumber(text: filled) { return .number(number) }
      return filled == "true" ? .bool(true) : filled == "false" ? .bool(false) : .string(filled)
    case .array(let items): return .array(try items.map { try self($0, at: value) })
    case .object(let object):
      return .object(JSONObject(try object.members.map { ($0.key, try self($0.value, at: value)) }))
    case .null, .bool, .number: return json
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
