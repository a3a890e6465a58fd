/// What a wording of an answer is as a whole, where it is no mere words: what it is compared as.
enum WordingKind: Sendable {
  /// A bare number, by value: `61.0`, `1,000`, `5 million`, `3rd`.
  case number(Double)
  /// A number with a unit, a percent sign or a currency.
  case quantity(Double, units: [MeasureUnit])
  case date(CalendarDate)
  case time(ClockTime)
  case words

  /// A code with a leading zero (`007`, `00420`), a version (`3.11.2`) and a number too long to be
  /// counted are words.
  init(_ wording: String) {
    guard wording.utf8.count <= 80 else {
      self = .words
      return
    }
    if let date = CalendarDate(wording: wording) {
      self = .date(date)
      return
    }
    if let time = ClockTime(wording: wording) {
      self = .time(time)
      return
    }
    let bytes = Array(wording.utf8)
    let found = QuantityParser.quantities(in: bytes)
    guard let only = found.first, found.count == 1, only.upper == nil,
      Self.isLead(bytes[..<only.range.lowerBound]), Self.isTail(bytes[only.range.upperBound...]),
      !NumberPlaces.isCode(bytes, at: only.range.lowerBound)
    else {
      self = .words
      return
    }
    self = only.units.isEmpty ? .number(only.value) : .quantity(only.value, units: only.units)
  }

  /// A sign, a currency, "about" before the number.
  private static func isLead(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    return text.split { " *~≈$€£¥₹-−–+(\"".contains($0) }.allSatisfy {
      leads.contains(String($0))
    }
  }

  private static func isTail(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { " .,;:!?)*\"".utf8.contains($0) }
  }

  private static let leads: Set<String> = [
    "the", "a", "an", "about", "approximately", "around", "roughly", "some", "circa", "ca", "minus",
    "negative", "exactly", "up", "to", "us", "usd", "eur", "gbp", "jpy", "inr", "chf", "cny", "cad",
    "aud",
  ]
}
