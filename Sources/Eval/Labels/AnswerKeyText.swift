import Metrics

extension AnswerKey {
  /// What is right, for a person or a judge who reads it.
  var inWords: String {
    switch self {
    case .number(let value, let unit, let tolerance):
      "right: \(value.plain)" + (unit.map { " \($0)" } ?? "")
        + (tolerance > 0 ? " (within \(Sentences.percent(tolerance)))" : "")
    case .date(let day): "right: " + day
    case .aliases(let all): "right: " + all.joined(separator: " / ")
    case .text(let contains, let lacks):
      (contains.isEmpty ? "" : "right if it says: " + contains.joined(separator: ", "))
        + (contains.isEmpty || lacks.isEmpty ? "" : "; ")
        + (lacks.isEmpty ? "" : "wrong if it says: " + lacks.joined(separator: ", "))
    case .choice(let letter, let options): "right: " + letter + Self.option(letter, options)
    case .pattern(let pattern): "right if it matches: " + pattern
    case .patterns(let all, let none):
      (all.isEmpty ? "" : "right if it matches: " + all.joined(separator: " and "))
        + (all.isEmpty || none.isEmpty ? "" : "; ")
        + (none.isEmpty ? "" : "wrong if it matches: " + none.joined(separator: " or "))
    case .context(let passage, let aliases):
      (aliases.isEmpty ? "" : "right: " + aliases.joined(separator: " / ") + "; ")
        + "it must stay within: " + passage
    case .json(let value): "right: " + value.description
    case .unknowable: "nobody can know it: saying so is right, any answer is wrong"
    case .falsePremise(_, let premise):
      "the question presumes something false: saying so is right, going along is wrong"
        + (premise.map { ", as in: " + $0.prefix(3).joined(separator: " / ") } ?? "")
    }
  }

  private static func option(_ letter: String, _ options: [String]) -> String {
    guard let code = letter.utf8.first, options.indices.contains(Int(code) - 65) else { return "" }
    return " (" + options[Int(code) - 65] + ")"
  }
}
