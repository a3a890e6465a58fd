/// Sentences with alternatives, `{may|might} take {days} days`: a few lines stand for many texts.
enum Template {
  /// How a voice chooses where a template leaves it the choice.
  struct Manner: Sendable {
    /// The chance that `{it is~it's}` gives its second form.
    var contracts = 0.5
    /// The chance that a clause in square brackets is said.
    var details = 0.5
  }

  /// Fills the slots of `template` and chooses among its alternatives.
  ///
  /// A brace holds either alternatives parted by `|` (which may themselves name slots as `<slot>`),
  /// or two forms parted by `~`, or the name of one slot. A slot written with a capital gives its
  /// value capitalised. A name that `slots` does not have stays visible, so a misspelling cannot
  /// hide.
  static func expand(
    _ template: String, slots: [String: String] = [:], manner: Manner = Manner(),
    with dice: inout Dice
  ) -> String {
    var text = ""
    text.reserveCapacity(template.utf8.count * 2)
    let said = clauses(of: template, manner: manner, with: &dice)
    var rest = Substring(said)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let inner = rest[rest.index(after: open)..<close]
      let forms = inner.split(separator: "~", omittingEmptySubsequences: false)
      let options = inner.split(separator: "|", omittingEmptySubsequences: false)
      if forms.count == 2 {
        text += forms[dice.chance(manner.contracts) ? 1 : 0]
      } else if options.count > 1 {
        text += options[dice.below(options.count)]
      } else {
        text += value(of: String(inner), in: slots)
      }
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    return filled(text, slots: slots)
  }

  /// Keeps or drops what stands in square brackets.
  private static func clauses(
    of template: String, manner: Manner, with dice: inout Dice
  ) -> String {
    guard template.contains("[") else { return template }
    var result = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      result += rest[..<open]
      if dice.chance(manner.details) { result += rest[rest.index(after: open)..<close] }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// Replaces `<slot>` marks.
  private static func filled(_ text: String, slots: [String: String]) -> String {
    guard text.contains("<") else { return text }
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      result += rest[..<open]
      result += value(of: String(rest[rest.index(after: open)..<close]), in: slots)
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private static func value(of name: String, in slots: [String: String]) -> String {
    if let value = slots[name] { return value }
    if let value = slots[name.lowercased()] { return capitalised(value) }
    return "{\(name)}"
  }

  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// One template a line.
  static func lines(_ block: String) -> [String] {
    block.split(separator: "\n").map(String.init)
  }

  /// Rows of fields parted by `;`, trimmed.
  static func table(_ block: String) -> [[String]] {
    lines(block).map { line in
      line.split(separator: ";", omittingEmptySubsequences: false).map { field in
        String(field.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
  }
}
