/// A time of day as a reply or a key writes it: `10 am`, `9:10 a.m.`, `17:30`, `17.30 Uhr`, `noon`.
struct ClockTime: Sendable, Hashable {
  /// Minutes after midnight.
  var minutes: Int
  /// It may be meant twelve hours later: `5:30`, with neither half of the day.
  var isAmbiguous: Bool
  /// UTF-8 offsets in the text.
  var range: Range<Int>

  /// Whether it states the wanted time; a bare `10:00` is the one of the morning, unless the key leaves
  /// it open too.
  func states(_ wanted: ClockTime) -> Bool {
    if minutes == wanted.minutes { return true }
    return wanted.isAmbiguous && minutes % 720 == wanted.minutes % 720
  }

  /// A text that is a single time of day and nothing else; nil otherwise.
  init?(wording: String) {
    let bytes = Array(wording.utf8)
    guard bytes.count <= 24 else { return nil }
    let found = Self.times(in: bytes)
    guard let only = found.first, found.count == 1,
      bytes[..<only.range.lowerBound].allSatisfy({ $0 == 0x20 }),
      bytes[only.range.upperBound...].allSatisfy({ $0 == 0x20 || $0 == 0x2E })
    else { return nil }
    self = only
  }

  init(minutes: Int, isAmbiguous: Bool, range: Range<Int>) {
    self.minutes = minutes
    self.isAmbiguous = isAmbiguous
    self.range = range
  }

  /// Every time of day in a text, in its order; at most two thousand.
  static func times(in text: [UInt8]) -> [ClockTime] {
    var found: [ClockTime] = []
    var index = 0
    while index < text.count, found.count < QuantityParser.limit {
      // Curly quotes and dashes are three bytes that begin with these two.
      let isBehindSign = index > 2 && text[index - 3] == 0xE2 && text[index - 2] == 0x80
      let isInside = index > 0 && isWordByte(text[index - 1]) && !isBehindSign
      if !isInside, isWordByte(text[index]), let time = time(at: index, in: text) {
        found.append(time)
        index = time.range.upperBound
        continue
      }
      index += 1
    }
    return found
  }

  private static func time(at start: Int, in text: [UInt8]) -> ClockTime? {
    if let (word, end) = word(at: start, in: text), let minutes = named[word] {
      return ClockTime(minutes: minutes, isAmbiguous: false, range: start..<end)
    }
    guard let (hour, hourEnd) = digits(at: start, in: text), hour <= 24, hourEnd - start <= 2 else {
      return nil
    }
    // "3.10:30" and "1:10:30" begin elsewhere.
    if start > 1, [0x3A, 0x2E, 0x2C].contains(text[start - 1]), isDigit(text[start - 2]) {
      return nil
    }
    var end = hourEnd
    var minute = 0
    var separator: UInt8 = 0
    if end < text.count, [0x3A, 0x2E, 0x68].contains(text[end]),
      let (value, minuteEnd) = digits(at: end + 1, in: text)
    {
      guard minuteEnd - end == 3, value < 60 else { return nil }
      separator = text[end]
      minute = value
      end = minuteEnd
      if end < text.count, text[end] == 0x3A, let (_, secondEnd) = digits(at: end + 1, in: text) {
        end = secondEnd
      }
    }
    if let (half, halfEnd) = half(at: end, in: text) {
      switch half {
      case .morning where hour <= 12:
        return ClockTime(
          minutes: hour % 12 * 60 + minute, isAmbiguous: false, range: start..<halfEnd)
      case .afternoon where hour <= 12:
        return ClockTime(
          minutes: (hour % 12 + 12) * 60 + minute, isAmbiguous: false, range: start..<halfEnd)
      case .either:
        return ClockTime(
          minutes: hour % 24 * 60 + minute, isAmbiguous: 1...12 ~= hour, range: start..<halfEnd)
      case .day: return bare(hour, minute, start, halfEnd, text)
      default: return bare(hour, minute, start, halfEnd, text)
      }
    }
    return separator == 0x3A ? bare(hour, minute, start, end, text) : nil
  }

  private static func bare(
    _ hour: Int, _ minute: Int, _ start: Int, _ end: Int, _ text: [UInt8]
  ) -> ClockTime {
    ClockTime(
      minutes: hour % 24 * 60 + minute, isAmbiguous: 1...12 ~= hour && text[start] != 0x30,
      range: start..<end)
  }

  private enum Half {
    case morning, afternoon
    /// "o'clock".
    case either
    /// "Uhr": a clock of 24 hours.
    case day
  }

  private static func half(at position: Int, in text: [UInt8]) -> (Half, Int)? {
    var start = position
    while start < text.count, text[start] == 0x20, start - position < 2 { start += 1 }
    let tail = text[start...].prefix(18)
    for (name, half) in halves where tail.count >= name.count {
      guard zip(tail, name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
      let end = start + name.count
      if end < text.count, isWordByte(text[end]) { continue }
      return (half, end)
    }
    return nil
  }

  private static let halves: [([UInt8], Half)] =
    ([
      ("a.m.", .morning), ("p.m.", .afternoon), ("a.m", .morning), ("p.m", .afternoon),
      ("am", .morning), ("pm", .afternoon), ("o'clock", .either), ("o’clock", .either),
      ("uhr", .day), ("in the morning", .morning), ("in the afternoon", .afternoon),
      ("in the evening", .afternoon), ("at night", .afternoon),
    ] as [(String, Half)]).map { (Array($0.0.utf8), $0.1) }

  private static let named = ["noon": 720, "midnight": 0]

  private static func digits(at start: Int, in text: [UInt8]) -> (Int, Int)? {
    var end = start
    var value = 0
    while end < text.count, isDigit(text[end]), end - start < 3 {
      value = value * 10 + Int(text[end] - 0x30)
      end += 1
    }
    return end > start ? (value, end) : nil
  }

  private static func word(at start: Int, in text: [UInt8]) -> (String, Int)? {
    var end = start
    while end < text.count, isWordByte(text[end]), end - start < 9 { end += 1 }
    guard end - start >= 4 else { return nil }
    return (String(decoding: text[start..<end], as: UTF8.self).lowercased(), end)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
  private static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || 0x61...0x7A ~= byte | 0x20 || byte >= 0x80
  }
}
