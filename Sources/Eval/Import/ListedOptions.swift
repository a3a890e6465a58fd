import Adapters
import Metrics

/// What a choice among options is where the question itself lists options with a letter each.
enum ListedOptions {
  /// It lists none.
  case none
  /// It lists these, perhaps in another order: the key by the letters that it gives them.
  case these(AnswerKey)
  /// It lists others, so that a letter would have two meanings.
  case others

  init(asked question: String, choosing index: Int, among options: [String]) {
    if Self.isListed(options, in: question), let key = ChoiceKey.key(at: index, options: options) {
      self = .these(key)
      return
    }
    guard let shown = LetteredOptions.read(question) else {
      self = .none
      return
    }
    let (asked, known) = (shown.map(Self.loose), options.map(Self.loose))
    if asked == known, let key = ChoiceKey.key(at: index, options: options) {
      self = .these(key)
      return
    }
    // "+5" and "-5" are apart by their signs alone.
    let places =
      Self.places(of: known, in: asked)
      ?? Self.places(of: options.map(\.trimmed), in: shown.map(\.trimmed))
    if let places, options.indices.contains(index),
      let key = ChoiceKey.key(at: places[index], options: Self.moved(options, to: places))
    {
      self = .these(key)
      return
    }
    self =
      shown.count == options.count || !Set(asked).isDisjoint(with: known) ? .others : .none
  }

  /// Whether they stand one below the other behind their letters, however many lines each has.
  private static func isListed(_ options: [String], in question: String) -> Bool {
    [("", ")"), ("", "."), ("", ":"), ("(", ")")].contains { opening, closing in
      let lines = options.enumerated().map { index, option in
        "\(opening)\(ChoiceKey.letter(index))\(closing) \(option)"
      }
      return question.contains(lines.joined(separator: "\n"))
    }
  }

  /// Letters and digits in small letters.
  private static func loose(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// Where each option is shown; nil where they are not the same, or two are alike.
  private static func places(of options: [String], in shown: [String]) -> [Int]? {
    guard shown.count == options.count, Set(shown).count == shown.count else { return nil }
    let places = options.compactMap(shown.firstIndex)
    return places.count == options.count && Set(places).count == places.count ? places : nil
  }

  private static func moved(_ options: [String], to places: [Int]) -> [String] {
    zip(options, places).sorted { $0.1 < $1.1 }.map(\.0)
  }
}

extension Case {
  /// Puts the options of a choice below the question where it does not list them itself; where it
  /// lists them in another order, its letters become the key's.
  ///
  /// - Returns: false where it lists others.
  mutating func list(_ options: [String]) -> Bool {
    guard let last = messages.indices.last else { return true }
    var right: Int?
    if case .choice(let letter, _) = answer { right = LetteredOptions.index(of: letter) }
    switch ListedOptions(asked: messages[last].content, choosing: right ?? 0, among: options) {
    case .none: messages[last].content = ChoiceKey.prompt(messages[last].content, options: options)
    case .these(let key): if right != nil { answer = key }
    case .others: return false
    }
    return true
  }
}
