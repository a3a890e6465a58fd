import Foundation

/// One test case of a JUnit report.
struct JUnitCase {
  var name: String
  /// Nil where it is met.
  var result: Result?
  /// Written as `[[PROPERTY|name=value]]` lines, where readers find them.
  var properties: [(name: String, value: String)]

  struct Result {
    /// `failure`, `error` or `skipped`.
    var element: String
    /// Nil for `skipped`.
    var type: String?
    /// Never empty; the first is the message too, as readers show the one or the other.
    var sentences: [String]
  }

  func write(to writer: inout XMLWriter, classname: String, name: String) throws {
    try writer.element("testcase", ["classname": classname, "name": name, "time": "0"]) { writer in
      if let result {
        let message = result.sentences.first?.visibleLine ?? ""
        // Stricter readers take no attribute of a skipped case.
        let attributes: KeyValuePairs<String, String> =
          if let type = result.type { ["message": message, "type": type] } else { [:] }
        try writer.element(result.element, attributes) { writer in
          try writer.text(result.sentences.map(\.visibleLine).joined(separator: "\n"))
        }
      }
      guard !properties.isEmpty else { return }
      try writer.element("system-out") { writer in
        let lines = properties.map { property in
          let line = "\(property.name)=\(property.value)".visibleLine
            .replacingOccurrences(of: "]]", with: "] ]", options: .literal)
          return "[[PROPERTY|\(line)]]"
        }
        try writer.text("\n" + lines.joined(separator: "\n") + "\n")
      }
    }
  }
}
