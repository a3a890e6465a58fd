import Adapters
import Metrics

/// Answer keys that nearly any reply meets, or none: they grade nothing.
struct KeyWarnings {
  let suite: Suite

  private enum Flaw: Int, CaseIterable {
    case unguarded, tooShort, bar, noWord, emptyPattern, unmeetable, lacksAlone, wide, options,
      emptyJSON
  }

  /// One for each kind of flaw, with the cases that have it.
  var all: [String] {
    var found: [Flaw: [String]] = [:]
    for item in suite.cases {
      guard let answer = item.answer else { continue }
      for (flaw, part) in Self.flaws(of: answer, in: item) {
        found[flaw, default: []].append("\"\(item.id)\" (\(part))")
      }
    }
    return Flaw.allCases.compactMap { flaw in
      found[flaw].map { places in
        "\(suite.name): \(Sentences.counted(places.count, "answer")) \(Self.words(flaw)): "
          + places.prefix(3).joined(separator: ", ") + (places.count > 3 ? ", …" : "")
      }
    }
  }

  private static func words(_ flaw: Flaw) -> String {
    switch flaw {
    case .unguarded:
      "for a false premise with wordings that a reply can hold while it takes the premise for true; "
        + "say under `premise:` how it would do so, or name the mistake"
    case .tooShort:
      "met by any reply with a letter or a little word in it; write the answer out, or give a choice "
        + "its `options:`"
    case .bar: "with \"|\", which separates nothing in a wording; write a list"
    case .noWord: "without a word, a number or a sign that could be looked for"
    case .emptyPattern: "met by every reply, for the pattern matches the empty text"
    case .unmeetable: "met by no reply, for the pattern that must not match matches the empty text"
    case .lacksAlone:
      "met by every reply that leaves something out, also by one that says nothing; add what it "
        + "must say"
    case .wide: "met by half the value and by one and a half times the value; narrow the tolerance"
    case .options: "with options other than those that the prompt gives the same letters"
    case .emptyJSON: "met by any JSON of its kind, for it asks for no member"
    }
  }

  /// Each with the part of the key that has it.
  private static func flaws(of answer: AnswerKey, in item: Case) -> [(Flaw, String)] {
    switch answer {
    case .aliases(let texts):
      return wordings(texts, "answer", offersLetters: options(of: item) != nil)
    case .context(_, let texts): return wordings(texts, "aliases")
    case .text(let contains, let lacks):
      if contains.isEmpty, let first = lacks.first { return [(.lacksAlone, "lacks: \(first)")] }
      return wordings(contains, "contains")
    case .falsePremise(let texts, _):
      let weak = answer.unguardedWordings
      return wordings(texts, "false_premise")
        + (weak.first.map { [(.unguarded, "false_premise: \($0)")] } ?? [])
    case .pattern(let pattern): return patterns([pattern], [])
    case .patterns(let all, let none): return patterns(all, none)
    case .number(_, _, let tolerance):
      return tolerance >= 0.5 ? [(.wide, "tolerance: \(tolerance.plain)")] : []
    case .choice(_, let options): return choice(options, in: item)
    case .json(.object(let object)):
      return object.members.isEmpty ? [(.emptyJSON, "json: {}")] : []
    case .json(.array(let items)): return items.isEmpty ? [(.emptyJSON, "json: []")] : []
    case .json, .date, .unknowable: return []
    }
  }

  /// - Parameter offersLetters: whether the prompt lists options, so that a reply may name all letters.
  private static func wordings(
    _ texts: [String], _ part: String, offersLetters: Bool = false
  ) -> [(Flaw, String)] {
    var found: [(Flaw, String)] = []
    func note(_ flaw: Flaw, _ text: String) {
      if !found.contains(where: { $0.0 == flaw }) { found.append((flaw, "\(part): \(text)")) }
    }
    for text in texts {
      let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
      if text.contains("|"), !words.isEmpty, !text.contains("||") {
        note(.bar, text)
      } else if words.isEmpty {
        let isSign = text.unicodeScalars.contains {
          [.mathSymbol, .otherSymbol, .currencySymbol].contains($0.properties.generalCategory)
        }
        if !isSign { note(.noWord, text) }
      } else if words.allSatisfy({ little.contains(String($0)) }) {
        note(.tooShort, text)
      } else if offersLetters, text.utf8.count == 1, text.first?.isLetter == true {
        note(.tooShort, text)
      }
    }
    return found
  }

  private static let little: Set<String> = [
    "a", "i", "an", "the", "of", "in", "on", "at", "to", "it", "is", "and", "or", "for", "as", "by",
    "be",
    "are", "was", "this", "that", "with",
  ]

  private static func patterns(_ all: [String], _ none: [String]) -> [(Flaw, String)] {
    func matchesNothing(_ source: String) -> Bool { (try? Pattern(source))?.matches("") == true }
    if let bad = none.first(where: matchesNothing) {
      return [(.unmeetable, "lacks_pattern: \(bad)")]
    }
    if all.isEmpty, let first = none.first { return [(.lacksAlone, "lacks_pattern: \(first)")] }
    return all.first(where: matchesNothing).map { [(.emptyPattern, "pattern: \($0)")] } ?? []
  }

  /// Those that the last question lists by letter.
  private static func options(of item: Case) -> [String]? {
    item.messages.last { $0.role == .user }.flatMap { LetteredOptions.read($0.content) }
  }

  /// The letters of the prompt, where it lists as many options by letter.
  private static func choice(_ options: [String], in item: Case) -> [(Flaw, String)] {
    guard let shown = Self.options(of: item), shown.count == options.count else { return [] }
    func folded(_ text: String) -> String {
      String(text.lowercased().filter { $0.isLetter || $0.isNumber || $0.isSymbol })
    }
    for (index, (shown, option)) in zip(shown, options).enumerated() {
      let (shown, option) = (folded(shown), folded(option))
      if !shown.contains(option), !option.contains(shown) {
        return [(.options, "options: \(options[index])")]
      }
    }
    return []
  }
}
