import Metrics

/// What an Inspect sample says of a right answer, and how a scorer holds a reply against it.
struct InspectTarget {
  var target: JSONValue?
  /// In the order of their letters; nil where the sample offers none.
  let options: [String]?
  var scorer: Scorer?

  /// A scorer that a log names, with its options.
  struct Scorer {
    var name: String
    var ignoresCase = true
    var location = "end"
    var isNumeric = false

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
    options = Self.options(choices)
  }

  /// A list, or texts with commas or blanks between them.
  private static func options(_ json: JSONValue?) -> [String]? {
    var items = json?.elements
    if case .string(let text) = json {
      let parts = text.split(separator: ",")
      items = (parts.count > 1 ? parts : text.split(separator: " "))
        .map { .string(String($0).trimmed) }
    }
    let texts = (items ?? []).compactMap(\.plainText).filter { !$0.isBlank }
    return (2...26).contains(texts.count) ? texts : nil
  }

  /// - Returns: nil where nothing is known to be right.
  func key() throws(Unreadable) -> AnswerKey? {
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
    guard let pattern = pattern(said) else { return .aliases(said) }
    guard (try? Pattern(pattern)) != nil else {
      throw Unreadable(reason: "\"target\" is too long to be looked for")
    }
    return .pattern(pattern)
  }

  /// An expression that finds what the scorer looks for; nil where wordings come nearest to it.
  private func pattern(_ texts: [String]) -> String? {
    guard let scorer else { return nil }
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
