/// The dates of HTTP header fields, such as `Sat, 21 Nov 2026 07:00:00 GMT` (RFC 9110, section 5.6.7).
enum HTTPDate {
  /// Seconds since 1970; nil where the text is no date in the form that servers must send today.
  static func seconds(_ text: String) -> Double? {
    let parts = text.split { $0 == " " || $0 == "," || $0 == ":" }
    guard parts.count == 8, parts[7] == "GMT",
      let month = months.firstIndex(where: { $0 == parts[2] }),
      let day = Int(parts[1]), (1...31).contains(day), let year = Int(parts[3]),
      (1970...9999).contains(year),
      let hour = Int(parts[4]), (0..<24).contains(hour),
      let minute = Int(parts[5]), (0..<60).contains(minute),
      let second = Int(parts[6]), (0...60).contains(second)
    else { return nil }
    let days = CivilDay.number(year: year, month: month + 1, day: day)
    return Double(days * 86_400 + hour * 3600 + minute * 60 + second)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

/// Days of the Gregorian calendar, counted from 1970-01-01.
///
/// By whole 400-year eras that begin in March, so that a leap day is the last of its year.
enum CivilDay {
  static func number(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func date(_ number: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
