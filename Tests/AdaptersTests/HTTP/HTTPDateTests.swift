import Foundation
import Testing

@testable import Adapters

struct HTTPDateTests {
  /// By `date -u -d … +%s`.
  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777.0),
    ("Sat, 21 Nov 2026 07:00:00 GMT", 1_795_244_400),
    ("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_200), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
  ])
  func `Reads a date`(_ text: String, _ seconds: Double) {
    #expect(HTTPDate.seconds(text) == seconds)
  }

  @Test(arguments: [
    "", "8", "Sun, 06 Nov 1994 08:49:37 CET", "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nix 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 24:49:37 GMT",
  ])
  func `Leaves alone what is none`(_ text: String) {
    #expect(HTTPDate.seconds(text) == nil)
  }

  @Test func `Days and dates agree with Foundation over eight hundred years`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for number in stride(from: -100_000, to: 200_000, by: 97) {
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let ours = CivilDay.date(number)
      #expect(ours.year == parts.year && ours.month == parts.month && ours.day == parts.day)
      #expect(CivilDay.number(year: ours.year, month: ours.month, day: ours.day) == number)
    }
  }
}
