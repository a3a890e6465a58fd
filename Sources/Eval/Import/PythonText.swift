import Metrics

/// Lists and mappings as Python prints them, which tables hold that pandas wrote.
enum PythonText {
  /// True for such a text that is no JSON.
  ///
  /// - Parameter isTurns: a list of mappings only, for other brackets may begin a sentence.
  static func isPrinted(_ text: String, asTurns isTurns: Bool = false) -> Bool {
    let bare = text.trimmed
    let openings = isTurns ? ["[{'"] : ["['", "[\"", "[{", "{'", "{\"", "('", "(\"", "array(["]
    let closings = isTurns ? ["}]"] : ["]", "}", ")"]
    guard openings.contains(where: bare.hasPrefix), closings.contains(where: bare.hasSuffix) else {
      return false
    }
    return (try? JSONValue(parsing: bare)) == nil
  }
}
