/// Texts as regular expressions that find them letter by letter, as `contains` and `startswith` of
/// other tools do.
enum LiteralPattern {
  enum Place { case anywhere, start, whole }

  /// An expression that finds any one of these texts.
  static func finding(
    _ texts: [String], _ place: Place = .anywhere, ignoringCase: Bool = false
  ) -> String {
    let any = texts.map(escaped).joined(separator: "|")
    let needsGroup = texts.count > 1 && place != .anywhere
    let body = ignoringCase ? "(?i:\(any))" : needsGroup ? "(?:\(any))" : any
    switch place {
    case .anywhere: return body
    case .start: return "^" + body
    case .whole: return "^" + body + "$"
    }
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if #"\^$.|?*+()[]{}"#.unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
