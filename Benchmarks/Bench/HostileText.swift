import Metrics

/// Texts that make a reader with a second look at anything quadratic: one unit, over and over.
enum HostileText {
  static let units: [(name: String, unit: String)] = [
    ("one letter", "a"), ("blanks", " "), ("line feeds", "\n"), ("stops", "."),
    ("exclamations", "!"), ("digits", "7"), ("hyphens", "-"), ("quotes", "\""),
    ("apostrophes", "'"), ("backticks", "`"), ("fences", "```\n"), ("braces", "{"),
    ("brackets", "["), ("closed brackets", "[]"), ("nested JSON", "{\"a\":["),
    ("angle brackets", "<"), ("tags", "<a>"), ("comments", "<!--"),
    ("open tags", "<zz\n"), ("elements", "<zz><q></zz>"), ("XML heads", "<?xml\n"),
    ("elements left open", "<zz>\n<q>"), ("formula blocks", "$$\na$$"), ("open formulas", "$$a\n"),
    ("open brackets of formulas", "\\[\n"), ("open JSON", "{\"\n"), ("open arrays", "[\n["),
    ("JSON in text", "{\"a\":1}x"), ("tildes", "~~~a\n"), ("headings", "# a\n"),
    ("rulers", "***\n"), ("indents", "    a\n\n"), ("numbered", "1. "), ("quoted lists", "> - "),
    ("guillemets", "»a "), ("question marks", "?"), ("dollars", "$"),
    ("backslashes", "\\"), ("links", "[a]("), ("URLs", "http://a.b/"), ("addresses", "a@b."),
    ("emoji", "😀"), ("joined emoji", "👨‍👩‍👧"), ("accents", "e\u{301}"), ("Han", "漢"),
    ("quote marks of lines", "> "), ("bullets", "- "), ("table bars", "|"), ("table rows", "|a|\n"),
    ("numbers", "1 "), ("decimals", "1.5,"), ("ranges", "5-6-"), ("number words", "one hundred "),
    ("dates", "4/5/2020 "), ("months", "May "), ("options", "A) B "), ("names", "Ann or "),
    ("denials", "not "), ("doubts", "I don't know. "), ("refusals", "I can't help. "),
    ("retractions", "it is wrong "), ("more than", "more than 1 "), ("words", "good but bad "),
    ("card digits", "4111 "), ("Base64", "QUJD"), ("keys", "sk-"), ("bold", "**a"),
  ]

  /// Four of a unit and a word of English in turn, by a fixed seed: what is no loop to a detector of
  /// loops, so that graders read it to its end.
  static func mixed(_ unit: String, bytes: Int) -> String {
    var generator = SplitMix64(seed: 11)
    let four = String(repeating: unit, count: 4)
    var text = ""
    text.reserveCapacity(bytes + 64)
    while text.utf8.count < bytes {
      text += four + " " + words[generator.below(words.count)] + " "
    }
    return text
  }

  private static let words = """
    river stone letter market winter garden window yellow teacher morning bridge silver captain \
    paper island coffee engine village doctor summer forest kitchen mountain harbour library street \
    thunder orange station candle basket helmet violin carpet mirror ladder pocket sailor tunnel \
    pepper rocket saddle temple valley walnut anchor barrel cotton dragon falcon
    """.split(separator: " ").map(String.init)

  /// A text of at least so many bytes, cut at the last whole unit.
  static func text(_ unit: String, bytes: Int) -> String {
    String(repeating: unit, count: (bytes + unit.utf8.count - 1) / unit.utf8.count)
  }
}
