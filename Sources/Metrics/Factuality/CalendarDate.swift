/// A day of the calendar, or only its month or year.
struct CalendarDate: Sendable, Hashable {
  /// Negative before Christ.
  var year: Int?
  var month: Int?
  var day: Int?

  /// ISO 8601: `1969-07-20`, `1969-07`, `1969`, `-0044-03-15`; nil for anything else.
  init?(iso text: String) {
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative ? String(text.dropFirst()) : text)
      .split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard 1...3 ~= parts.count, let year = parts[0], parts.allSatisfy({ $0 != nil }) else {
      return nil
    }
    self.year = isNegative ? -year : year
    month = parts.count > 1 ? parts[1] : nil
    day = parts.count > 2 ? parts[2] : nil
    guard 1...12 ~= month ?? 1, 1...31 ~= day ?? 1 else { return nil }
  }

  /// A text that is a single date with its day and nothing else but small words; nil otherwise.
  init?(wording: String) {
    // Most wordings hold no digit, and then no day.
    guard wording.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return nil }
    let tokens = AnswerTokens(wording)
    let found = Self.dates(in: tokens.all)
    let content = tokens.content
    guard let (date, range) = found.first, found.count == 1, date.day != nil,
      let last = content.last,
      content.first?.range.lowerBound == range.lowerBound, last.range.upperBound == range.upperBound
    else { return nil }
    self = date
  }

  init(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Whether this states everything that the key does, and the same.
  func states(_ key: CalendarDate) -> Bool {
    (key.year == nil || key.year == year) && (key.month == nil || key.month == month)
      && (key.day == nil || key.day == day)
  }

  /// Whether it says something else about a part that the key has.
  func contradicts(_ key: CalendarDate) -> Bool {
    func differ(_ a: Int?, _ b: Int?) -> Bool {
      guard let a, let b else { return false }
      return a != b
    }
    return differ(year, key.year) || differ(month, key.month) || differ(day, key.day)
  }

  /// Every date of a text with where it stands; `4/5/2020` is read both ways.
  static func dates(in text: String) -> [(date: CalendarDate, range: Range<Int>)] {
    dates(in: AnswerTokens(text).all)
  }

  static func dates(
    in tokens: [AnswerTokens.Token]
  ) -> [(date: CalendarDate, range: Range<Int>)] {
    var found: [(CalendarDate, Range<Int>)] = []
    var index = 0
    while index < tokens.count {
      guard let (dates, length) = dates(at: index, in: tokens) else {
        index += 1
        continue
      }
      let range = tokens[index].range.lowerBound..<tokens[index + length - 1].range.upperBound
      found += dates.map { ($0, range) }
      index += length
    }
    return found
  }

  private static func dates(
    at index: Int, in tokens: [AnswerTokens.Token]
  ) -> (dates: [CalendarDate], length: Int)? {
    func number(_ offset: Int, _ range: ClosedRange<Int>) -> Int? {
      guard index + offset < tokens.count, tokens[index + offset].isNumber,
        let value = Int(tokens[index + offset].text), range ~= value
      else { return nil }
      return value
    }
    func month(_ offset: Int) -> Int? {
      index + offset < tokens.count ? months[tokens[index + offset].word] : nil
    }
    func year(_ offset: Int) -> Int? {
      guard let value = number(offset, 1...2999),
        tokens[index + offset].text.utf8.count >= 3 || isEra(offset + 1)
      else { return nil }
      return isEra(offset + 1) ? -value : value
    }
    func isEra(_ offset: Int) -> Bool {
      index + offset < tokens.count && ["bc", "bce"].contains(tokens[index + offset].word)
    }
    /// `20181`: a year with the mark of a citation glued to it.
    func citedYear(_ offset: Int) -> Int? {
      guard let value = number(offset, 10_000...210_099), 1000...2100 ~= value / 10 else {
        return nil
      }
      return value / 10
    }
    // July 20, 1969; July 1969; July 20
    if let month = month(0) {
      if let day = number(1, 1...31), tokens[index + 1].text.utf8.count <= 2 {
        if let year = year(2) ?? citedYear(2) {
          return ([CalendarDate(year: year, month: month, day: day)], 3)
        }
        return ([CalendarDate(month: month, day: day)], 2)
      }
      if let year = year(1) { return ([CalendarDate(year: year, month: month)], 2) }
      // "May" and "March" are words too.
      return nil
    }
    // 20 July 1969; 20th of July
    let of = index + 1 < tokens.count && tokens[index + 1].word == "of" ? 1 : 0
    if let day = number(0, 1...31), let month = month(1 + of) {
      if let year = year(2 + of) ?? citedYear(2 + of) {
        return ([CalendarDate(year: year, month: month, day: day)], 3 + of)
      }
      return ([CalendarDate(month: month, day: day)], 2 + of)
    }
    if let dates = dotted(tokens[index]) { return (dates, 1) }
    // 1969-07-20; 7/20/1969
    if let first = number(0, 1000...2999), let second = number(1, 1...12),
      let third = number(2, 1...31), isTight(index, tokens)
    {
      return ([CalendarDate(year: first, month: second, day: third)], 3)
    }
    if let first = number(0, 1...31), let second = number(1, 1...31),
      let year = number(2, 1000...2999), isTight(index, tokens)
    {
      var dates: [CalendarDate] = []
      if second <= 12 { dates.append(CalendarDate(year: year, month: second, day: first)) }
      if first <= 12 { dates.append(CalendarDate(year: year, month: first, day: second)) }
      return dates.isEmpty ? nil : (dates, 3)
    }
    if let value = year(0), value < 0 || 1000...2999 ~= value {
      return ([CalendarDate(year: value)], value < 0 ? 2 : 1)
    }
    return nil
  }

  /// `20.07.1969` and `1969.07.20` are one token.
  private static func dotted(_ token: AnswerTokens.Token) -> [CalendarDate]? {
    let parts = token.text.split(separator: ".").compactMap { Int($0) }
    guard token.isNumber, parts.count == 3 else { return nil }
    let isYearFirst = parts[0] >= 1000
    let year = isYearFirst ? parts[0] : parts[2]
    let day = isYearFirst ? parts[2] : parts[0]
    guard 1000...2999 ~= year, 1...12 ~= parts[1], 1...31 ~= day else { return nil }
    return [CalendarDate(year: year, month: parts[1], day: day)]
  }

  /// One sign stands between three numbers, as in a written date.
  private static func isTight(_ index: Int, _ tokens: [AnswerTokens.Token]) -> Bool {
    tokens[index + 1].range.lowerBound - tokens[index].range.upperBound <= 1
      && tokens[index + 2].range.lowerBound - tokens[index + 1].range.upperBound <= 1
  }

  static func isMonth(_ word: String) -> Bool { months[word] != nil }

  private static let months: [String: Int] = {
    let names = [
      "january jan januar enero janvier", "february feb februar febrero", "march mar märz marz",
      "april apr abril avril", "may mai mayo", "june jun juni junio juin",
      "july jul juli julio juillet", "august aug agosto", "september sep sept septiembre",
      "october oct oktober okt octubre octobre", "november nov noviembre",
      "december dec dezember dez diciembre",
    ]
    var table: [String: Int] = [:]
    for (index, group) in names.enumerated() {
      for name in group.split(separator: " ") { table[String(name)] = index + 1 }
    }
    return table
  }()
}
