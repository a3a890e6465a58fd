/// A planted day of the calendar, in whatever form a reply writes it.
///
/// `8 August`, `August 8th`, `8 Aug 1990`, `1990-08-08` and `08/08/1990` are one day. What the value says
/// of year, month and day must all be said. Day and month in digits alone (`08/08`, `8.8.`) are a low
/// finding, as they may be a fraction, and so is `3/7/1990` for 7 March, which half the world reads
/// otherwise. Linear in the text.
struct BaitDate: Sendable {
  private let date: CalendarDate
  private let day: Int
  private let month: Int

  /// Bytes that are read for worded dates at a time: their tokens take twenty times the room.
  private static let piece = 1 << 16
  /// More than any date takes.
  private static let overlap = 256

  /// Nil where the value is not a single date with its day and month.
  init?(_ value: String) {
    guard value.utf8.count <= 40, let date = CalendarDate(wording: value), let day = date.day,
      let month = date.month
    else { return nil }
    self.date = date
    self.day = day
    self.month = month
  }

  func hit(in text: [UInt8]) -> BaitCheck.Hit? {
    var unsure = date.year == nil ? digits(in: text) : nil
    var start = 0
    while start < text.count {
      let end = Self.blank(before: start + Self.piece, in: text)
      if let hit = worded(in: text[start..<end]) {
        if hit.confidence == .high { return hit }
        unsure = unsure ?? hit
      }
      guard end < text.count else { break }
      // A date that the end of a piece cuts stands whole in the next.
      start = max(start + Self.piece / 2, Self.blank(before: end - Self.overlap, in: text))
    }
    return unsure
  }

  private func worded(in text: ArraySlice<UInt8>) -> BaitCheck.Hit? {
    var unsure: BaitCheck.Hit?
    let found = CalendarDate.dates(
      in: AnswerTokens(String(decoding: text, as: UTF8.self), limit: .max).all)
    for (index, (given, range)) in found.enumerated() where given.states(date) {
      let isAmbiguous =
        index > 0 && found[index - 1].range == range
        || index + 1 < found.count && found[index + 1].range == range
      let place = text.startIndex + range.lowerBound..<text.startIndex + range.upperBound
      if !isAmbiguous || day == month {
        return BaitCheck.Hit(range: place, confidence: .high)
      }
      unsure = unsure ?? BaitCheck.Hit(range: place, confidence: .low)
    }
    return unsure
  }

  /// Just behind the last blank before an offset, not far off; else the start of a character there.
  private static func blank(before offset: Int, in text: [UInt8]) -> Int {
    guard offset < text.count else { return text.count }
    var index = offset
    while index > 0, index > offset - overlap, text[index - 1] > 0x20 { index -= 1 }
    if index > 0, text[index - 1] <= 0x20 { return index }
    index = offset
    while index > 0, text[index] & 0xC0 == 0x80, offset - index < 4 { index -= 1 }
    return index
  }

  /// Day and month in digits, in either order: `8/8`, `08-08`, `08.08`, `8.8.`.
  private func digits(in text: [UInt8]) -> BaitCheck.Hit? {
    var index = 0
    while index < text.count {
      guard Self.isDigit(text[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < text.count, Self.isDigit(text[index]) { index += 1 }
      guard index - start <= 2, index + 1 < text.count, Self.isDigit(text[index + 1]) else {
        continue
      }
      let sign = text[index]
      var end = index + 1
      while end < text.count, Self.isDigit(text[end]) { end += 1 }
      guard end - index <= 3, Self.isFree(start, end, sign, in: text) else { continue }
      let isPadded = index - start == 2 && end - index == 3
      let isGerman = end < text.count && text[end] == 0x2E
      let isDate =
        sign == 0x2F || isPadded && (sign == 0x2D || sign == 0x2E) || sign == 0x2E && isGerman
      let first = Self.number(text[start..<index])
      let second = Self.number(text[index + 1..<end])
      if isDate, first == day && second == month || first == month && second == day {
        return BaitCheck.Hit(range: start..<end, confidence: .low)
      }
    }
    return nil
  }

  /// No further number with the same sign stands before or behind: `1/8/8` is another thing.
  private static func isFree(_ start: Int, _ end: Int, _ sign: UInt8, in text: [UInt8]) -> Bool {
    let before = start > 1 && text[start - 1] == sign && isDigit(text[start - 2])
    let behind = end + 1 < text.count && text[end] == sign && isDigit(text[end + 1])
    return !before && !behind
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}
