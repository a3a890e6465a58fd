import Foundation

/// Points in time as RFC 3339 writes them, in UTC: `2026-11-21T07:00:00.250Z`.
public enum Timestamp {
  /// The years 1 to 9999, which four digits can write.
  private static let earliest = -62_135_596_800.0
  private static let latest = 253_402_300_799.0

  /// To the millisecond; without a fraction where it is whole.
  ///
  /// Years are kept within 1 … 9999.
  public static func text(_ date: Date) -> String {
    let seconds = date.timeIntervalSince1970
    let milliseconds = Int((max(earliest, min(seconds, latest)) * 1000).rounded())
    let (days, rest) = milliseconds.quotientFlooring(86_400_000)
    let (year, month, day) = CivilDay.date(days)
    let (second, fraction) = rest.quotientFlooring(1000)
    let whole =
      "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
      + "T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    return fraction == 0 ? whole + "Z" : whole + ".\(padded(fraction, 3))Z"
  }

  /// Nil where the text is no such time.
  ///
  /// An offset other than `Z` is understood.
  public static func date(_ text: String) -> Date? {
    var rest = Array(text.utf8)[...]
    guard let year = digits(4, &rest), skip("-", &rest), let month = digits(2, &rest),
      (1...12).contains(month), skip("-", &rest), let day = digits(2, &rest),
      (1...31).contains(day), skip("T", &rest) || skip("t", &rest) || skip(" ", &rest),
      let hour = digits(2, &rest), hour < 24, skip(":", &rest), let minute = digits(2, &rest),
      minute < 60, skip(":", &rest), let second = digits(2, &rest), second <= 60
    else { return nil }
    var fraction = 0.0
    if skip(".", &rest) {
      let places = rest.prefix { (0x30...0x39).contains($0) }
      guard !places.isEmpty else { return nil }
      fraction = Double("0." + String(decoding: places, as: UTF8.self)) ?? 0
      rest = rest.dropFirst(places.count)
    }
    guard let offset = offset(&rest), rest.isEmpty else { return nil }
    let days = CivilDay.number(year: year, month: month, day: day)
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
    return Date(timeIntervalSince1970: Double(seconds) + fraction)
  }

  private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int? {
    if skip("Z", &rest) || skip("z", &rest) { return 0 }
    let sign = skip("+", &rest) ? 1 : skip("-", &rest) ? -1 : 0
    guard sign != 0, let hour = digits(2, &rest), hour < 24, skip(":", &rest),
      let minute = digits(2, &rest), minute < 60
    else { return nil }
    return sign * (hour * 3600 + minute * 60)
  }

  private static func digits(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func skip(_ character: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Int {
  /// Quotient and remainder with a remainder that is never negative.
  fileprivate func quotientFlooring(_ divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
