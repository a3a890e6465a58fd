extension QuantityParser {
  /// The unit right after the number, or after one blank or hyphen.
  mutating func unit() -> [MeasureUnit]? {
    var position = index
    position += position < text.count ? max(blankWidth(at: position), 0) : 0
    if position == index, position < text.count, text[position] == 0x2D { position += 1 }
    var end = position
    while end < text.count, end - position < 24, isUnitByte(text[end]) { end += 1 }
    while end > position {
      let name = String(decoding: text[position..<end], as: UTF8.self)
      // The `s` of "the 1990s" is no second.
      if name == "s", position == index { return nil }
      // "52p" is a price, "at 5 p.m." and "52 p" are none.
      if name == "p" {
        guard position == index, end == text.count || text[end] != 0x2E || !isLetter(at: end + 1)
        else { return nil }
        index = end
        return MeasureUnit.named("pence")
      }
      let units = MeasureUnit.named(name)
      if !units.isEmpty {
        index = end
        return qualified(units, name: name.lowercased())
      }
      if name == "per", let (next, nextEnd) = word(at: end + 1), next == "cent" || next == "mille" {
        index = nextEnd
        return MeasureUnit.named(next == "cent" ? "%" : "‰")
      }
      if let compound = compound(name, end: end) { return compound }
      // `km.` and `m/s)` may carry signs that are not theirs.
      guard let last = text[..<end].last, !isLetter(last) else { return nil }
      end -= 1
    }
    return nil
  }

  /// `degrees Celsius`, `° F`, `miles per hour`: the word after the unit changes it.
  private mutating func qualified(_ units: [MeasureUnit], name: String) -> [MeasureUnit] {
    let next = word(at: index) ?? word(at: index + 1)
    guard let (word, end) = next else { return units }
    if units.contains(where: { $0.dimension == .angle }) {
      switch word {
      case "celsius", "centigrade", "c":
        index = end
        return MeasureUnit.named("celsius")
      case "fahrenheit", "f":
        index = end
        return MeasureUnit.named("fahrenheit")
      default: return units
      }
    }
    guard word == "per" || word == "an", let (time, timeEnd) = self.word(at: end + 1) else {
      return units
    }
    let speed: String? =
      switch (name.first, time) {
      case ("m", "hour") where name.hasPrefix("mi"): "mph"
      case ("k", "hour"): "km/h"
      case ("m", "second") where name.hasPrefix("me") || name == "m": "m/s"
      case ("k", "second"): "km/s"
      default: nil
      }
    guard let speed else { return units }
    index = timeEnd
    return MeasureUnit.named(speed)
  }

  /// `square metres`, `light years`.
  private mutating func compound(_ name: String, end: Int) -> [MeasureUnit]? {
    guard let (next, nextEnd) = word(at: end + 1) else { return nil }
    if let currency = Self.national[name.lowercased()]?[next] {
      index = nextEnd
      return MeasureUnit.named(currency)
    }
    let joined: String? =
      switch (name.lowercased(), next) {
      case ("square", "kilometers"), ("square", "kilometres"), ("square", "km"), ("sq", "km"): "km²"
      case ("square", "meters"), ("square", "metres"), ("sq", "m"): "m²"
      case ("square", "miles"), ("sq", "mi"), ("sq", "miles"): "mi²"
      case ("light", "years"), ("light", "year"): "ly"
      default: nil
      }
    guard let joined else { return nil }
    index = nextEnd
    return MeasureUnit.named(joined)
  }

  /// Currencies of one name in several countries, by adjective and noun.
  private static let national: [String: [String: String]] = {
    var table: [String: [String: String]] = [:]
    for (names, noun, currency) in [
      ("us u.s. american", "dollar", "usd"), ("canadian", "dollar", "cad"),
      ("australian", "dollar", "aud"), ("singapore", "dollar", "sgd"), ("swiss", "franc", "chf"),
      ("british", "pound", "gbp"), ("egyptian", "pound", "egp"),
      ("swedish", "krona", "sek"), ("swedish", "kronor", "sek"), ("norwegian", "krone", "nok"),
      ("norwegian", "kroner", "nok"), ("danish", "krone", "dkk"), ("danish", "kroner", "dkk"),
      ("turkish", "lira", "try"), ("mexican", "peso", "mxn"), ("japanese", "yen", "jpy"),
      ("indian", "rupee", "inr"), ("polish", "zloty", "pln"),
    ] {
      for name in names.split(separator: " ") {
        table[String(name), default: [:]][noun] = currency
        table[String(name), default: [:]][noun + "s"] = currency
      }
    }
    return table
  }()

  /// The currency sign or code in front of a number.
  func currency(before start: Int) -> [MeasureUnit] {
    var end = start
    while end > 0, text[end - 1] == 0x20, start - end < 1 { end -= 1 }
    for sign in ["US$", "A$", "C$", "R$", "$", "€", "£", "¥", "₹", "₩", "₽", "₿"]
    where text[..<end].suffix(sign.utf8.count).elementsEqual(sign.utf8) {
      return MeasureUnit.named(sign)
    }
    guard end >= 3, end == 3 || !isLetter(text[end - 4]) else { return [] }
    let code = String(decoding: text[end - 3..<end], as: UTF8.self)
    let units = code.allSatisfy { $0.isASCII && $0.isUppercase } ? MeasureUnit.named(code) : []
    return units.filter {
      if case .currency = $0.dimension { true } else { false }
    }
  }

  /// A minus before the number or before its currency sign: `€-5`, `-€5`, "minus £5".
  func isNegative(before start: Int) -> Bool {
    guard start > 0 else { return false }
    if isMinus(before: start) { return true }
    guard
      let sign = Self.signs.first(where: { text[..<start].suffix($0.count).elementsEqual($0) })
    else { return false }
    return start > sign.count && isMinus(before: start - sign.count)
  }

  private static let signs = ["US$", "$", "€", "£", "¥", "₹", "₩", "₽", "₿"].map { Array($0.utf8) }

  private func isMinus(before start: Int) -> Bool {
    for sign in ["-", "\u{2212}", "\u{2013}"]
    where text[..<start].suffix(sign.utf8.count).elementsEqual(sign.utf8) {
      let before = start - sign.utf8.count - 1
      return before < 0 || !isWordByte(text[before])
    }
    return follows("minus", start) || follows("negative", start)
  }

  func isUnitOrMagnitude() -> Bool {
    var end = index
    while end < text.count, end - index < 24, isUnitByte(text[end]) { end += 1 }
    let name = String(decoding: text[index..<end], as: UTF8.self)
    if !MeasureUnit.named(name).isEmpty || NumberWords.scales[name.lowercased()] != nil {
      return true
    }
    // `1990s`, `5k`, `3M`, `2x`.
    return end == index + 1
  }

  mutating func skipWord() {
    while index < text.count, isWordByte(text[index]) { index += 1 }
  }

  func blankWidth(at position: Int) -> Int {
    guard position >= 0, position < text.count else { return 0 }
    if text[position] == 0x20 { return 1 }
    if text[position...].starts(with: [0xC2, 0xA0]) { return 2 }
    if text[position...].starts(with: [0xE2, 0x80, 0xAF]) { return 3 }
    if text[position...].starts(with: [0xE2, 0x80, 0x89]) { return 3 }
    return 0
  }

  func isHalf(at position: Int) -> Bool {
    text[position...].starts(with: [0xC2, 0xBD]) && !(position > 0 && isDigit(text[position - 1]))
  }

  func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
  func isDigit(at position: Int) -> Bool {
    text.indices.contains(position) && isDigit(text[position])
  }
  func isLetter(_ byte: UInt8) -> Bool {
    0x41...0x5A ~= byte || 0x61...0x7A ~= byte
  }
  func isLetter(at position: Int) -> Bool {
    text.indices.contains(position) && isLetter(text[position])
  }
  func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
  func isUnitByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte >= 0x80 || byte == 0x25 || byte == 0x2F || byte == 0x24
      || 0x32...0x33 ~= byte
  }
}
