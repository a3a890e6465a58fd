import Metrics

/// What an Inspect sample says of a right answer, and how a scorer holds a reply against it.
struct InspectTarget {
  var target: JSONValue?
  /// In the order of their letters; nil where the sample offers none.
  let options: [String]?
  /// Those that a log names and a key can follow; a reply is right where each finds it so.
  var scorers: [Scorer] = []
  /// Why the choices cannot be listed with a letter each.
  private let fault: String?

  /// A scorer that a log names, with its options.
  struct Scorer {
    let name: String
    let ignoresCase: Bool
    let location: String
    let isNumeric: Bool

    /// - Parameter name: as a log has it; Inspect's own stand there bare or behind `inspect_ai/`.
    init(name: String, options: JSONValue? = nil) {
      self.name = name.hasPrefix("inspect_ai/") ? String(name.dropFirst(11)) : name
      ignoresCase = options?["ignore_case"]?.bool ?? true
      location = options?["location"]?.string ?? "end"
      isNumeric = options?["numeric"]?.bool ?? false
    }

    /// Whether a key of a suite decides nearly the same.
    var isMapped: Bool {
      let known = ["includes", "match", "exact", "choice", "answer", "pattern"]
      return known.contains(name) && !(name == "match" && isNumeric)
    }
  }

  struct Unreadable: Error {
    var reason: String
  }

  init(target: JSONValue?, choices: JSONValue?) {
    self.target = target == .null ? nil : target
    let items = Self.items(choices)
    let texts = items.compactMap(\.plainText)
    switch items.count {
    case 0: (options, fault) = (nil, nil)
    case 1: (options, fault) = (nil, "there is one choice, which is none")
    case 27...: (options, fault) = (nil, "there are \(items.count) choices, and 26 letters")
    case _ where texts.count < items.count: (options, fault) = (nil, "a choice is no text")
    // Left out, it would shift the letters behind it.
    case _ where texts.contains(where: \.isBlank): (options, fault) = (nil, "a choice is blank")
    default: (options, fault) = (texts, nil)
    }
  }

  /// The elements of a list, which a table's cell holds as JSON, or texts with commas or blanks between
  /// them.
  private static func items(_ json: JSONValue?) -> [JSONValue] {
    switch json {
    case nil, .null: return []
    case .array(let items): return items
    case .string(let text):
      if text.trimmed.hasPrefix("["), let items = (try? JSONValue(parsing: text))?.elements {
        return items
      }
      let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      return (parts.count > 1 ? parts : text.split(separator: " "))
        .map { .string(String($0).trimmed) }
    case .some(let other): return [other]
    }
  }

  /// - Returns: nil where nothing is known to be right.
  func key() throws(Unreadable) -> AnswerKey? {
    if let fault { throw Unreadable(reason: fault) }
    guard let target else { return nil }
    let items = target.elements ?? [target]
    let texts = items.compactMap(\.plainText)
    guard texts.count == items.count else {
      throw Unreadable(reason: "\"target\" is neither a text nor a list of texts")
    }
    let said = texts.filter { !$0.isBlank }
    guard let first = said.first else { return nil }
    if let options {
      guard said.count == 1 else {
        throw Unreadable(reason: "several options are right, and a case has one")
      }
      guard let key = ChoiceKey.key(first, options: options) else {
        throw Unreadable(reason: "\"target\" is none of the choices")
      }
      return key
    }
    var patterns: [String] = []
    var byWording = 0
    for scorer in scorers {
      guard let pattern = pattern(said, scorer) else {
        byWording += 1
        continue
      }
      if !patterns.contains(pattern) { patterns.append(pattern) }
    }
    guard let pattern = patterns.first else { return .aliases(said) }
    guard byWording == 0 else {
      throw Unreadable(
        reason: "its scorers compare letter by letter and by wording, and a key has one way")
    }
    guard patterns.allSatisfy({ (try? Pattern($0)) != nil }) else {
      throw Unreadable(reason: "\"target\" is too long to be looked for")
    }
    return patterns.count == 1 ? .pattern(pattern) : .patterns(all: patterns, none: [])
  }

  /// An expression that finds what the scorer looks for; nil where wordings come nearest to it.
  private func pattern(_ texts: [String], _ scorer: Scorer) -> String? {
    switch (scorer.name, scorer.location) {
    case ("includes", _):
      return LiteralPattern.finding(texts, ignoringCase: scorer.ignoresCase)
    case ("match", _) where !scorer.isNumeric:
      let bare = texts.map(Self.withoutPunctuation)
      guard !bare.contains("") else { return nil }
      let found = LiteralPattern.finding(bare, ignoringCase: scorer.ignoresCase)
      let group = scorer.ignoresCase ? found : "(?:\(found))"
      switch scorer.location {
      case "begin": return "^\(Self.punctuation)\(group)"
      case "end": return "\(group)\(Self.punctuation)$"
      case "exact": return "^\(Self.punctuation)\(group)\(Self.punctuation)$"
      default: return found
      }
    default: return nil
    }
  }

  /// Python's `string.whitespace` and `string.punctuation`, any number of them.
  private static let punctuation = "[\\t-\\r !-/:-@\\[-`{-~]*"

  private static func withoutPunctuation(_ text: String) -> String {
    func isOuter(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x09...0x0D, 0x20...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
      default: false
      }
    }
    var bytes = Array(text.utf8)[...]
    while let first = bytes.first, isOuter(first) { bytes.removeFirst() }
    while let last = bytes.last, isOuter(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
