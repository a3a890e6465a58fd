/// English and a few other number words, ordinals, Roman numerals.
enum NumberWords {
  /// `seven`, `7th`, `1,000`, `1000.0` as plain digits; nil where the word is no number.
  static func digits(of word: String) -> String? {
    guard let first = word.utf8.first else { return nil }
    guard 0x30...0x39 ~= first else { return spelled[word] }
    var bytes = Array(word.utf8)
    if bytes.count > 2 {
      let ending = String(decoding: bytes.suffix(2), as: UTF8.self)
      let rest = bytes.dropLast(2)
      if ["st", "nd", "rd", "th"].contains(ending), rest.allSatisfy({ 0x30...0x39 ~= $0 }) {
        bytes.removeLast(2)
      }
    }
    guard bytes.allSatisfy({ 0x30...0x39 ~= $0 || $0 == 0x2C || $0 == 0x2E }) else { return nil }
    bytes.removeAll { $0 == 0x2C }
    return String(decoding: bytes, as: UTF8.self)
  }

  static let units: [String: Int] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
  ]

  static let tens: [String: Int] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
  ]

  static let scales: [String: Double] = [
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "lakh": 1e5, "crore": 1e7, "mio": 1e6, "mrd": 1e9, "bn": 1e9, "mn": 1e6, "tn": 1e12,
    "quadrillion": 1e15, "dozen": 12, "millionen": 1e6, "milliarden": 1e9, "tausend": 1e3,
  ]

  /// Every word that stands for a number, as digits.
  private static let spelled: [String: String] = {
    var all = units.merging(tens) { a, _ in a }.merging(ordinals) { a, _ in a }
    all["none"] = 0
    return all.mapValues(String.init)
  }()

  private static let ordinals: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20,
  ]
}
