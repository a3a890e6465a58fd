/// Folds letters and cuts endings so that the same word in two spellings compares equal.
enum AnswerFolding {
  static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return "a"..."z" ~= scalar || "A"..."Z" ~= scalar || "0"..."9" ~= scalar
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
  }

  static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? "A"..."Z" ~= scalar : scalar.properties.isUppercase
  }

  /// Appends a letter in lower case without its diacritic.
  static func append(_ scalar: Unicode.Scalar, to word: inout String) {
    if scalar.isASCII {
      let value = "A"..."Z" ~= scalar ? scalar.value + 0x20 : scalar.value
      word.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: value)))
      return
    }
    if scalar.properties.generalCategory == .nonspacingMark { return }
    if let plain = plain[scalar] {
      word += plain
      return
    }
    word += scalar.properties.lowercaseMapping
  }

  /// Cuts English plural and genitive endings; never below three letters.
  static func stem(_ word: String) -> String {
    let length = word.utf8.count
    guard length > 3, word.utf8.last == 0x73 else { return word }
    if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("is") { return word }
    if word.hasSuffix("ies"), length > 4 { return word.dropLast(3) + "y" }
    for ending in ["sses", "shes", "ches", "xes", "zes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }

  /// Latin letters beyond ASCII, in both cases, by their base letter.
  private static let plain: [Unicode.Scalar: String] = {
    let groups = [
      ("a", "àáâãäåāăąǎ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
      ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"),
      ("o", "òóôõöøōŏőǒ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűųǔ"),
      ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (base, letters) in groups {
      for letter in letters.unicodeScalars {
        table[letter] = base
        for capital in letter.properties.uppercaseMapping.unicodeScalars where !capital.isASCII {
          table[capital] = base
        }
      }
    }
    return table
  }()
}
