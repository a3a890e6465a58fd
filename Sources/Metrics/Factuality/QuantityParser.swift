/// Finds the numbers of a text with their units, in one pass over the UTF-8.
///
/// Digits in English and continental notation, number words, magnitudes, fractions, powers of ten,
/// ranges, currencies and units.
struct QuantityParser {
  let text: [UInt8]
  var index = 0

  /// At most so many are returned: more says nothing about one answer.
  static let limit = 2000

  static func quantities(in text: String) -> [Quantity] { quantities(in: Array(text.utf8)) }

  static func quantities(in text: [UInt8]) -> [Quantity] {
    var parser = QuantityParser(text: text)
    return parser.all()
  }

  private init(text: [UInt8]) { self.text = text }

  private mutating func all() -> [Quantity] {
    var found: [Quantity] = []
    while index < text.count, found.count < Self.limit {
      let start = index
      if isWordByte(text[index]) {
        let isInside = index > 0 && isWordByte(text[index - 1])
        if !isInside, let quantity = quantity(from: start), index > start {
          // A run of digits can be too large for a number.
          if quantity.value.isFinite { found.append(quantity) }
          continue
        }
        index = start
        skipWord()
      } else if isHalf(at: index) {
        index += 2
        found.append(finish(0.5, precision: 0.05, isOrdinal: false, from: start))
      } else {
        index += 1
      }
    }
    return found
  }

  private mutating func quantity(from start: Int) -> Quantity? {
    if isDigit(text[start]) {
      guard var number = numeral() else { return nil }
      if isNegative(before: start) { number.value = -number.value }
      return finish(
        number.value, precision: number.precision, isOrdinal: number.isOrdinal, from: start)
    }
    guard Self.starters.contains(foldedHash(at: start)), let value = spelled() else { return nil }
    return finish(
      isNegative(before: start) ? -value : value, precision: 0, isOrdinal: false, from: start)
  }

  /// The words that can begin a number in words.
  private static let starters = Set(
    (Array(NumberWords.units.keys) + Array(NumberWords.tens.keys) + ["a", "an", "half"])
      .map { Word.hash($0) })

  private func foldedHash(at start: Int) -> UInt64 {
    var hash = WordHash()
    var end = start
    while end < text.count, isLetter(text[end]), end - start < 24 {
      hash.add(text[end] | 0x20)
      end += 1
    }
    return hash.value
  }

  // A number has been read; what follows may scale it, open a range, or name its unit.
  private mutating func finish(
    _ number: Double, precision: Double, isOrdinal: Bool, from start: Int
  ) -> Quantity {
    var value = number
    var precision = precision
    var units = currency(before: start)
    let scale = magnitude(afterCurrency: !units.isEmpty)
    value *= scale
    precision *= scale
    var upper: Double?
    let mark = index
    if !isOrdinal, let other = rangeEnd(from: start) {
      let otherScale = magnitude(afterCurrency: !units.isEmpty)
      // "5–10 million" scales both ends.
      if otherScale > 1, scale == 1, other * otherScale >= value * otherScale {
        value *= otherScale
      }
      upper = other * otherScale
      if upper.map({ $0 < value }) == true {
        upper = nil
        index = mark
      }
    }
    if let named = unit() { units = units.isEmpty ? named : units }
    return Quantity(
      value: value, upper: upper, precision: precision, units: units, isOrdinal: isOrdinal,
      range: start..<index)
  }

  /// A run of digits with its separators, decimals and exponent.
  mutating func numeral() -> (value: Double, precision: Double, isOrdinal: Bool)? {
    var groups: [(separator: UInt8, digits: ArraySlice<UInt8>)] = []
    var separator: UInt8 = 0
    while index < text.count, isDigit(text[index]) {
      let first = index
      while index < text.count, isDigit(text[index]) { index += 1 }
      groups.append((separator, text[first..<index]))
      guard groups.count < 12, let (next, width) = separatorHere() else { break }
      separator = next
      index += width
    }
    guard var value = Self.value(of: groups) else { return nil }
    if let fraction = fraction(numerator: value.value) { value = (fraction, 0) }
    value = exponent(value)
    let isOrdinal = ordinalEnding()
    if !isOrdinal, index < text.count, isLetter(text[index]), !isUnitOrMagnitude() { return nil }
    return (value.value, value.precision, isOrdinal)
  }

  /// The separator at the reading position, if a digit follows it.
  private func separatorHere() -> (UInt8, Int)? {
    guard index < text.count else { return nil }
    let byte = text[index]
    if byte == 0x2C || byte == 0x2E || byte == 0x27 {
      return isDigit(at: index + 1) ? (byte, 1) : nil
    }
    // A blank separates thousands alone; a plain one only if three digits and no more follow.
    let width = blankWidth(at: index)
    guard width > 0, isDigit(at: index + width), isDigit(at: index + width + 1),
      isDigit(at: index + width + 2), !isDigit(at: index + width + 3)
    else { return nil }
    if width == 1 {
      // "12 345 678" and "384 400 km" are one number, "in 2020 345 people" is two.
      let run = index - lastNonDigit(before: index) - 1
      guard run <= 3, isDigit(at: index + 5) || isThousandsSoFar() || isUnit(at: index + 4) else {
        return nil
      }
    }
    return (0x20, width)
  }

  /// Whether a blank and a unit of measure stand here.
  private func isUnit(at position: Int) -> Bool {
    let start = position + blankWidth(at: position)
    guard start > position else { return false }
    var end = start
    while end < text.count, end - start < 24, isUnitByte(text[end]) { end += 1 }
    return !MeasureUnit.named(String(decoding: text[start..<end], as: UTF8.self)).isEmpty
  }

  private func isThousandsSoFar() -> Bool {
    index >= 4 && blankWidth(at: index - 4) == 1 && isDigit(at: index - 5)
  }

  private func lastNonDigit(before position: Int) -> Int {
    var index = position - 1
    while index >= 0, isDigit(text[index]) { index -= 1 }
    return index
  }

  private static func value(
    of groups: [(separator: UInt8, digits: ArraySlice<UInt8>)]
  ) -> (value: Double, precision: Double)? {
    guard let first = groups.first else { return nil }
    var whole = Array(first.digits)
    var decimals: [UInt8] = []
    for (index, group) in groups.enumerated().dropFirst() {
      let isLast = index == groups.count - 1
      let others = groups.dropFirst().filter { $0.separator == group.separator }.count
      let isThousands =
        group.digits.count == 3 && first.digits.count <= 3
        && (group.separator != 0x2E || others > 1 || !isLast)
        && !(isLast && others == 1 && groups.count > 2 && group.separator != 0x20)
      if isThousands {
        whole += group.digits
      } else if isLast {
        decimals = Array(group.digits)
      } else {
        // `1.2.3` is a version, `12,5,7` a list: the first part alone is a number.
        break
      }
    }
    let text = String(decoding: whole, as: UTF8.self)
    let fraction = String(decoding: decimals, as: UTF8.self)
    guard let value = Double(fraction.isEmpty ? text : text + "." + fraction) else { return nil }
    var precision = 0.5
    for _ in decimals { precision /= 10 }
    if decimals.isEmpty {
      // 1,500,000 is rounded to its last digit that is not zero.
      for digit in whole.reversed() where precision < value {
        guard digit == 0x30 else { break }
        precision *= 10
      }
    }
    return (value, precision)
  }

  /// `1/2` but neither `3/4/2020` nor `24/7`.
  private mutating func fraction(numerator: Double) -> Double? {
    guard index + 1 < text.count, text[index] == 0x2F, isDigit(at: index + 1) else { return nil }
    var end = index + 1
    var denominator = 0.0
    while end < text.count, isDigit(text[end]), end - index < 4 {
      denominator = denominator * 10 + Double(text[end] - 0x30)
      end += 1
    }
    guard 2...64 ~= denominator, numerator < denominator, end >= text.count || text[end] != 0x2F
    else { return nil }
    index = end
    return numerator / denominator
  }

  /// `3e8`, `3×10^8`, `3 x 10⁸`.
  private mutating func exponent(
    _ number: (value: Double, precision: Double)
  ) -> (value: Double, precision: Double) {
    var position = index
    if position < text.count, text[position] | 0x20 == 0x65 {
      position += 1
    } else {
      while position < text.count, text[position] == 0x20 { position += 1 }
      let cross = Array("\u{D7}".utf8)
      let dot = Array("\u{B7}".utf8)
      if text[position...].starts(with: cross) || text[position...].starts(with: dot) {
        position += 2
      } else if position < text.count, text[position] == 0x78 || text[position] == 0x2A {
        position += 1
      } else {
        return number
      }
      while position < text.count, text[position] == 0x20 { position += 1 }
      guard text[position...].starts(with: "10".utf8) else { return number }
      position += 2
      if position < text.count, text[position] == 0x5E { position += 1 }
    }
    guard let (power, end) = signedInteger(at: position), abs(power) <= 300 else { return number }
    index = end
    var factor = 1.0
    for _ in 0..<abs(power) { factor *= 10 }
    return power < 0
      ? (number.value / factor, number.precision / factor)
      : (number.value * factor, number.precision * factor)
  }

  /// Plain or raised digits with an optional sign.
  private func signedInteger(at start: Int) -> (Int, Int)? {
    var position = start
    var isNegative = false
    for sign in ["-", "\u{2212}", "\u{207B}"] where text[position...].starts(with: sign.utf8) {
      isNegative = true
      position += sign.utf8.count
      break
    }
    var value = 0
    var count = 0
    while position < text.count, count < 4 {
      if isDigit(text[position]) {
        value = value * 10 + Int(text[position] - 0x30)
        position += 1
      } else if let raised = Self.raised.firstIndex(where: {
        text[position...].starts(with: $0.utf8)
      }) {
        value = value * 10 + raised
        position += Self.raised[raised].utf8.count
      } else {
        break
      }
      count += 1
    }
    return count > 0 ? (isNegative ? -value : value, position) : nil
  }

  private static let raised = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

  private mutating func ordinalEnding() -> Bool {
    guard index + 1 < text.count, !isLetter(at: index + 2) else { return false }
    let ending = String(decoding: text[index...index + 1], as: UTF8.self).lowercased()
    guard ["st", "nd", "rd", "th"].contains(ending) else { return false }
    index += 2
    return true
  }
}
